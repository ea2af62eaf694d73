"""Projects as wholes: made, checked, told about; the sample; annotators; documents."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from annotator import resources
from annotator.errors import EditError, ProjectError, SchemeError
from annotator.model.annotation import Json
from annotator.model.scheme import Scheme
from annotator.model.scheme_file import scheme_from_text
from annotator.ops.annotate import refuse_nul
from annotator.ops.importing import ImportRequest, import_files, refusal
from annotator.ops.kinds import Kind
from annotator.ops.schemes import set_property, set_scheme
from annotator.ops.stale_gold import stale_gold
from annotator.ops.steps import Step, Steps, run
from annotator.store import schema
from annotator.store.file_names import rename
from annotator.store.opening import read_header
from annotator.store.project import Project, create
from annotator.store.reading import LabelCount

SAMPLE = "vi_news_sample"
SAMPLE_FILE = "sample.annodb"


def new_project(
    path: Path, scheme: Scheme | None = None, title: str = "", *, actor: str = ""
) -> Project:
    """A new project at ``path``, open for writing, with ``scheme`` if one is given.

    ``actor`` is whom its history names for that.  Raises ProjectError when something is there
    already, SchemeError for a bad scheme; nothing is left behind then.
    """
    project = create(path)
    project.actor = actor
    try:
        if scheme is not None:
            set_scheme(project, scheme)
        if title:
            set_title(project, title)
    except BaseException:
        project.close()
        path.unlink()
        raise
    return project


def probe(path: Path) -> None:
    """Looks whether ``path`` can be a project at all.  Raises ProjectError."""
    read_header(path)


def set_title(project: Project, title: str) -> None:
    """Names the project.  EditError for a NUL in the title."""
    with project.edit(Kind.SET_PROPERTY) as edit:
        set_property(project, edit, "title", title)


def read_scheme(path: Path) -> Scheme:
    """The scheme in a file.  Raises SchemeError, which names the file."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SchemeError("{path} is not UTF-8 at byte {at}.", path=path, at=error.start) from None
    except OSError as error:
        raise SchemeError(
            "The scheme {path} cannot be read: {why}.", path=path, why=error.strerror or error
        ) from None
    try:
        return scheme_from_text(text)
    except SchemeError as error:
        raise SchemeError("{path}: {why}", path=path, why=error) from None


def shipped_schemes() -> tuple[Path, ...]:
    """The scheme files that come with the program."""
    return tuple(sorted(resources.resource("schemes").glob("*.scheme.json"), reverse=True))


def make_demo(path: Path) -> None:
    """Makes the sample project at ``path``; leaves one that is there as it is.

    The work of its two annotators comes with it.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        if path.is_file():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
    except OSError as error:
        raise ProjectError(
            "The sample cannot be made in {path}: {why}.",
            path=path.parent,
            why=error.strerror or error,
        ) from None
    source = resources.sample(SAMPLE, "annotations.jsonl")
    scheme = read_scheme(resources.resource("schemes", "vi_news.scheme.json"))
    try:
        with new_project(part, scheme, "Tin tức mẫu") as project:
            report = run(import_files(project, ImportRequest((source,), "jsonl")))
            if report.is_refused:
                raise refusal(report)
        rename(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def demo_path(folder: Path | None = None) -> Path:
    """Where the sample project lies: in ``folder``, else beside its sources in a checkout, else
    in the folder Annotator of the user's home."""
    if folder is None:
        folder = resources.checkout("projects") or Path.home() / "Annotator"
    return folder / SAMPLE_FILE


@dataclass(frozen=True)
class Information:
    """What ``annotator info`` tells.

    ``read_only`` says why this program can only read the file, or nothing where it may write.
    """

    title: str
    scheme: str
    documents: int
    code_points: int
    annotators: tuple[str, ...]
    layers: tuple[tuple[str, str, int], ...]
    labels: tuple[LabelCount, ...]
    read_only: str
    stale_gold: int = 0
    """Documents whose finished gold has undecided items again."""

    @property
    def spans(self) -> int:
        """Spans of all layers."""
        return sum(label.count for label in self.labels if label.kind == "entity")

    @property
    def relations(self) -> int:
        """Relations of all layers."""
        return sum(label.count for label in self.labels if label.kind == "relation")

    def to_json(self) -> dict[str, Json]:
        """As one JSON object."""
        layers: dict[str, Json] = {}
        for name in self.annotators:
            mine = {state: n for who, state, n in self.layers if who == name}
            layers[name] = {"open": mine.get("open", 0), "finished": mine.get("finished", 0)}
        return {
            "title": self.title,
            "scheme": self.scheme,
            "documents": self.documents,
            "code_points": self.code_points,
            "annotators": list(self.annotators),
            "layers": layers,
            "spans": self.spans,
            "relations": self.relations,
            "spans_by_label": {c.name: c.count for c in self.labels if c.kind == "entity"},
            "relations_by_label": {c.name: c.count for c in self.labels if c.kind == "relation"},
            "read_only": self.read_only,
            "stale_gold": self.stale_gold,
        }


def information(project: Project) -> Information:
    """Counts of everything in the project."""
    read = project.read
    size = read.one("SELECT coalesce(sum(length), 0) FROM document")
    return Information(
        read.property("title"),
        read.property("scheme_name"),
        read.document_count(),
        size[0] if size else 0,
        tuple(one.name for one in read.annotators()),
        tuple(read.layer_states()),
        tuple(read.label_counts()),
        _newer(project),
        len(stale_gold(project)),
    )


def _newer(project: Project) -> str:
    found = project.read.one("PRAGMA user_version")  # the file itself: closing it drops its locks
    version = found[0] if found else 0
    if version <= schema.VERSION:
        return ""
    return (
        f"written by a newer version of Annotator (format {version}; this one knows "
        f"{schema.VERSION}); update Annotator to work on it"
    )


def check(project: Project) -> Steps[int]:
    """Everything that can be checked; returns how many documents were.  DamagedProject if not.

    Structure, references, offsets, every text's hash, and the log against the tables.
    """
    total = project.read.document_count()
    for done in project.verify_slowly():
        yield Step(done, total)
    project.verify_log()
    return total


def add_annotator(project: Project, name: str, kind: str = "person") -> int:
    """Adds an annotator, or finds the one of that name; returns the id."""
    name = _checked_name(name)
    there = project.read.annotator(name)
    if there:
        return there.id
    with project.edit(Kind.ADD_ANNOTATOR) as edit:
        edit.detail = {"name": name}
        return edit.insert("annotator", name=name, kind=kind)


def rename_annotator(project: Project, name: str, new: str) -> None:
    """Gives an annotator another name; the layers follow."""
    new = _checked_name(new)
    there = project.read.annotator(name)
    if there is None:
        raise EditError("The project has no annotator {name}.", name=name)
    if project.read.annotator(new):
        raise EditError("There is an annotator {name} already.", name=new)
    with project.edit(Kind.RENAME_ANNOTATOR) as edit:
        edit.detail = {"name": name, "to": new}
        edit.update("annotator", there.id, name=new)
        for row_id in edit.ids("conflict", "annotator = ?", (name,)):
            edit.update("conflict", row_id, annotator=new)
        edit.touch(everywhere=True)


def _checked_name(name: str) -> str:
    name = name.strip()
    if not name or not name.isprintable():
        raise EditError("An annotator needs a name without control characters.")
    return name


def rename_document(project: Project, document_id: int, name: str) -> None:
    """Gives a document another name.  Its text never changes.  EditError for a NUL in it."""
    refuse_nul(name)
    with project.edit(Kind.RENAME_DOCUMENT) as edit:
        edit.detail = {"name": name}
        try:
            edit.update("document", document_id, name=name)
        except KeyError:
            raise _no_document() from None


def remove_documents(project: Project, ids: Iterable[int]) -> None:
    """Removes documents with everybody's work on them, as one step of undo."""
    wanted = tuple(dict.fromkeys(ids))
    with project.edit(Kind.REMOVE_DOCUMENTS) as edit:
        for document_id in wanted:
            layers = edit.ids("layer", "document_id = ?", (document_id,))
            for layer_id in layers:
                for table in ("relation", "span", "work"):
                    edit.delete_many(table, edit.ids(table, "layer_id = ?", (layer_id,)))
            edit.delete_many("layer", layers)
            for table in ("kept", "decision"):
                edit.delete_many(table, edit.ids(table, "document_id = ?", (document_id,)))
            try:
                edit.delete("text", document_id)
                edit.delete("document", document_id)
            except KeyError:
                raise _no_document() from None
        edit.detail = {"documents": len(wanted)}
        edit.touch(everywhere=True)


def _no_document() -> EditError:
    return EditError("That document is no longer in the project.")


def save_copy(project: Project, target: Path) -> None:
    """Saves a copy of the project elsewhere.  Raises ProjectError when something is there."""
    if project.path is not None and target.resolve() == project.path.resolve():
        raise ProjectError("{path} is the open project; choose another name.", path=target)
    project.save_copy(target)
