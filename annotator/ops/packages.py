"""Work packages: who gets which documents, and a project file for each."""

import contextlib
import hashlib
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from annotator.errors import EditError, ProjectError
from annotator.formats.base import Reason
from annotator.model.annotation import Json
from annotator.ops.annotate import GOLD
from annotator.ops.kinds import Kind
from annotator.ops.steps import Step, Steps
from annotator.store.change import PACKAGE
from annotator.store.packaging import Packing
from annotator.store.project import SUFFIX, Project

_FORBIDDEN = frozenset('/\\:*?"<>|')
_LONGEST = 80
"""Characters of an annotator's name in a file's name."""


@dataclass(frozen=True)
class PackageRequest:
    """What to give to whom.

    ``each`` annotators get each document; the share ``overlap`` of the documents goes to all of
    them.  ``documents`` are row ids; None takes every document, or with ``unassigned`` those of
    which nobody but a model has a layer yet.  The same seed gives the same packages.
    """

    folder: Path
    annotators: tuple[str, ...]
    each: int = 1
    overlap: float = 0.0
    seed: int = 0
    documents: tuple[int, ...] | None = None
    unassigned: bool = False


@dataclass(frozen=True)
class Allocation:
    """Document ids by annotator, in the project's order, and how many go to everybody."""

    documents: dict[str, tuple[int, ...]]
    common: int


@dataclass(frozen=True)
class PackageReport:
    """What was written: an allocation and a file for each annotator, and :func:`alike` names."""

    allocation: Allocation
    files: dict[str, Path]
    documents: int
    alike: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> dict[str, Json]:
        """As one JSON object."""
        return {
            "documents": self.documents,
            "common": self.allocation.common,
            "alike": [list(pair) for pair in self.alike],
            "packages": [
                {
                    "annotator": name,
                    "path": str(path),
                    "documents": len(self.allocation.documents[name]),
                }
                for name, path in self.files.items()
            ],
        }


def allocate(
    documents: Sequence[tuple[int, bytes]], annotators: Sequence[str], each: int,
    *, overlap: float = 0.0, seed: int = 0,
) -> Allocation:  # fmt: skip
    """Gives each document (id and uid) to ``each`` annotators, as evenly as can be.

    Nobody gets more than one document more than another, and pairs of annotators share about
    equally many.  The draw is a hash of seed and uid, so it is the same on every computer.
    Raises EditError when it cannot be done.
    """
    _check(annotators, each, overlap)
    drawn = sorted(documents, key=lambda one: _draw(seed, one[1]))
    common = min(len(drawn), round(overlap * len(drawn)))
    given: dict[str, list[int]] = {name: [] for name in annotators}
    pairs: Counter[frozenset[str]] = Counter()
    for row_id, _uid in drawn[:common]:
        for name in annotators:
            given[name].append(row_id)
    for row_id, uid in drawn[common:]:
        chosen: list[str] = []
        while len(chosen) < each:
            rest = [name for name in annotators if name not in chosen]
            chosen.append(
                min(
                    rest,
                    key=lambda name: (
                        len(given[name]),
                        sum(pairs[frozenset((name, other))] for other in chosen),
                        _draw(seed, uid + name.encode()),
                    ),
                )
            )
        for name in chosen:
            given[name].append(row_id)
        pairs.update(frozenset(pair) for pair in combinations(chosen, 2))
    order = {row_id: place for place, (row_id, _uid) in enumerate(documents)}
    sorted_ids = {name: tuple(sorted(ids, key=order.__getitem__)) for name, ids in given.items()}
    return Allocation(sorted_ids, common)


def _check(annotators: Sequence[str], each: int, overlap: float) -> None:
    if not annotators:
        raise EditError("Name at least one annotator.")
    if len(set(annotators)) != len(annotators):
        raise EditError("An annotator is named twice.")
    for name in annotators:
        if not name.strip() or not name.isprintable() or name != name.strip():
            raise EditError("An annotator needs a name without control characters.")
        if name == GOLD:
            raise EditError("The name {name} is kept for what adjudication produces.", name=name)
    if not 1 <= each <= len(annotators):
        raise EditError(
            "Each document can go to 1 to {count} annotators, not to {each}.",
            count=len(annotators),
            each=each,
        )
    if not 0 <= overlap <= 1:
        raise EditError("The share that everybody gets lies between 0 and 1.")


def alike(project: Project, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of different annotators whose names one takes for the same.

    They differ in capitals or in Unicode form alone (é as one code point or as two).  Each pair has
    at least one of ``names``; the other may be in the project already.
    """
    known = [one.name for one in project.read.annotators() if one.kind == "person"]
    first: dict[str, str] = {}
    pairs = []
    for name in dict.fromkeys((*known, *names)):
        other = first.setdefault(_folded(name), name)
        if other != name and (name in names or other in names):
            pairs.append((other, name))
    return tuple(pairs)


def alike_warnings(pairs: Iterable[tuple[str, str]]) -> list[Reason]:
    """A sentence for each pair of :func:`alike`."""
    return [
        Reason(
            "{one} and {other} differ in capitals or in Unicode form alone, and count as two "
            "annotators with a package each. If they are one person, write the name one way.",
            {"one": one, "other": other},
        )
        for one, other in pairs
    ]


def _folded(name: str) -> str:
    """The same for names that a file system, or a reader, may take for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _draw(seed: int, identity: bytes) -> bytes:
    return hashlib.sha256(f"{seed}:".encode() + identity).digest()


def write_packages(project: Project, request: PackageRequest) -> Steps[PackageReport]:
    """Assigns documents, as one step of undo, and writes a project file for each annotator.

    Each file holds its annotator's documents, scheme, guideline and layers, nobody else's.
    Raises EditError or ProjectError when it cannot be done; nothing is changed or left then.
    """
    documents = chosen(project, request)
    if not documents:
        raise EditError("There is no document to give to anybody.")
    names = request.annotators
    allocation = allocate(
        documents, names, request.each, overlap=request.overlap, seed=request.seed
    )
    paths = _paths(project, request)
    total = len(names) + 1
    pairs = alike(project, names)
    assigned = _assign(project, allocation)
    written: list[Path] = []
    try:
        with (
            tempfile.TemporaryDirectory(dir=request.folder) as folder,
            Packing(project, Path(folder) / f"copy{SUFFIX}") as packing,
        ):
            yield Step(1, total)
            for done, name in enumerate(names, 2):
                ids = allocation.documents[name]
                for _piece in packing.write(paths[name], name, ids):
                    yield Step(done - 1, total)
                written.append(paths[name])
                yield Step(done, total)
    except BaseException:
        for path in written:
            with contextlib.suppress(OSError):
                path.unlink()
        _take_back(project, assigned)
        raise
    return PackageReport(allocation, paths, len(documents), pairs)


def chosen(project: Project, request: PackageRequest) -> list[tuple[int, bytes]]:
    """Id and uid of the documents that a request is about, in the project's order."""
    rows = project.read.all("SELECT id, uid FROM document ORDER BY position, id")
    if request.documents is not None:
        wanted = set(request.documents)
        rows = [row for row in rows if row[0] in wanted]
    if request.unassigned:
        taken = {
            row[0]
            for row in project.read.all(
                "SELECT document_id FROM layer JOIN annotator ON annotator.id = annotator_id "
                "WHERE kind = 'person'"
            )
        }
        rows = [row for row in rows if row[0] not in taken]
    return [(row_id, uid) for row_id, uid in rows]


def _paths(project: Project, request: PackageRequest) -> dict[str, Path]:
    """A new file for each annotator.  ProjectError when one is there, or there is no folder."""
    if not request.folder.is_dir():
        try:
            request.folder.mkdir(parents=True)
        except OSError as error:
            raise ProjectError(
                "{path} cannot be made: {why}.", path=request.folder, why=error.strerror or error
            ) from None
    stem = project.path.stem if project.path else "project"
    paths: dict[str, Path] = {}
    taken: set[str] = set()
    for name in request.annotators:
        safe = "".join("_" if c in _FORBIDDEN else c for c in name)[:_LONGEST]
        whole, number = f"{stem}-{safe}", 1
        while _folded(whole) in taken:
            number += 1
            whole = f"{stem}-{safe}-{number}"
        taken.add(_folded(whole))
        paths[name] = request.folder / f"{whole}{SUFFIX}"
        if paths[name].exists():
            raise ProjectError(
                "{path} exists already; choose another folder, or move it away.", path=paths[name]
            )
    return paths


def _assign(project: Project, allocation: Allocation) -> int | None:
    """Opens a layer for each document and annotator, where there is none.

    Returns the id of the operation; None where every layer was there.
    """
    with project.edit(Kind.ASSIGN) as edit:
        edit.detail = {"count": len(allocation.documents)}
        there = set(edit.all("SELECT document_id, annotator_id FROM layer"))
        who = dict(edit.all("SELECT name, id FROM annotator"))
        for name, documents in allocation.documents.items():
            if name not in who:
                who[name] = edit.insert("annotator", name=name, kind="person")
            for row_id in documents:
                if (row_id, who[name]) not in there:
                    edit.insert("layer", document_id=row_id, annotator_id=who[name], state="open")
        edit.touch(everywhere=True)
        return None if edit.is_empty else edit.id


def _take_back(project: Project, assigned: int | None) -> None:
    """Undoes operation ``assigned``, and nothing else that was done since or before."""
    last = project.undoable()
    if last is not None and last.id == assigned:
        project.undo()


def package_annotator(project: Project) -> str:
    """Whom the project is a package for; "" where it is none."""
    return project.read.property(PACKAGE)


def document_ids(project: Project, names: Iterable[str]) -> tuple[int, ...]:
    """Ids of the documents of these names.  EditError when there is none of a name."""
    ids: dict[str, list[int]] = {}
    for row_id, name in project.read.document_names():
        ids.setdefault(name, []).append(row_id)
    out: list[int] = []
    for name in names:
        if name not in ids:
            raise EditError("The project has no document {name}.", name=name)
        out += ids[name]
    return tuple(dict.fromkeys(out))
