"""What must hold of every case, and the folder in which the cases of a format are tried."""

import contextlib
import json
import os
import random
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from annotator.errors import FormatError
from annotator.formats import format_named
from annotator.formats.archive import unpacked as unzipped
from annotator.formats.base import Changed, Format, Rejected, SchemeFound
from annotator.formats.registry import recognised
from annotator.formats.source import Source
from annotator.model.annotation import Document, Layer, Relation, Span, fragments_fault
from annotator.model.scheme_file import scheme_to_text
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.report import Counts, brief, counts_of, lost_counts
from annotator.ops.steps import run
from annotator.store.project import Project, create, open_project
from tests.formats.fuzz.foreign import ARCHIVE, Files
from tests.store.support import dump


class Unsound(AssertionError):
    """A reader yielded what no reader may."""


def sound(item: object) -> None:
    """Raises Unsound for what no reader may yield."""
    if isinstance(item, SchemeFound):
        scheme_to_text(item.scheme).encode()
        return
    if isinstance(item, Rejected | Changed):
        item = brief(item)
        said = (str(item.reason), item.file, item.id, item.document)
        if any("\n" in one for one in said[:1]):
            raise Unsound("a reason of several lines")
        json.dumps([*said, item.line, item.spans, item.relations, item.attributes])
        "".join(said).encode()
        return
    if not isinstance(item, Document):
        raise Unsound(f"a reader yields {type(item).__name__}")
    _sound_document(item)


def _sound_document(document: Document) -> None:
    if len(document.uid) not in (0, 16):
        raise Unsound("a document with an odd uid")
    (document.name + document.text).encode()
    json.dumps(dict(document.meta), allow_nan=False, ensure_ascii=False).encode()
    for kept in document.kept:
        (kept.format + kept.place + kept.data).encode()
    for layer in document.layers:
        _sound_layer(layer, len(document.text))


def _sound_layer(layer: Layer, length: int) -> None:
    layer.annotator.encode()
    for span in layer.spans:
        if fault := fragments_fault(span.fragments, length):
            raise Unsound(f"span: {fault}")
        _sound_thing(span)
    ids = {span.id for span in layer.spans}
    if len(ids) != len(layer.spans):
        raise Unsound("two spans of one id")
    for link in layer.relations:
        if link.head not in ids or link.tail not in ids:
            raise Unsound("a relation without its span")
        _sound_thing(link)


def _sound_thing(thing: Span | Relation) -> None:
    if not thing.label or not isinstance(thing.key, str):
        raise Unsound("an annotation without a label")
    (thing.label + thing.note + thing.key).encode()
    json.dumps(dict(thing.attributes), allow_nan=False, ensure_ascii=False).encode()


class Bench:
    """A folder in which the cases of one format are tried, with a project for whole imports."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.format: Format | None = None if name == ARCHIVE else format_named(name)
        self.folder = folder
        self._inside = folder / "in"
        self._inside.mkdir()
        self._there: dict[str, bytes] = {}
        self._fresh = folder / "fresh.annodb"
        create(self._fresh).close()
        self._project: Project | None = None
        self._taken = 0

    def put(self, files: Files) -> Path:
        """Writes ``files``, and gives the one that is to be read."""
        for gone in self._there.keys() - files.keys():
            (self._inside / gone).unlink()
        for inner, data in files.items():
            if self._there.get(inner) != data:
                self._write(inner, data)
        self._there = dict(files)
        ends = self.format.description.extensions if self.format else ()
        name = min(files, key=lambda one: (not one.endswith(ends), one)) if ends else min(files)
        return self._inside / name

    def _write(self, inner: str, data: bytes) -> None:
        if "/" in inner:
            (self._inside / inner).parent.mkdir(parents=True, exist_ok=True)
        wanted = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        number = os.open(f"{self._inside}{os.sep}{inner}", wanted, 0o600)
        try:
            os.write(number, data)
        finally:
            os.close(number)

    def parse(self, path: Path, options: Mapping[str, object]) -> Counts | None:
        """What the reader finds; None where it refuses.  Raises whatever escapes."""
        if self.format is None:
            return self._unpack(path)
        try:
            total = Counts()
            self.format.companions(path)
            for item in self.format.read(Source(path, root=self._inside), options):
                sound(item)
                if isinstance(item, Document):
                    total += counts_of(item)
                elif isinstance(item, Rejected | Changed):
                    total += lost_counts(item)
        except FormatError as error:
            _fit_to_show(error)
            return None
        return total

    def _unpack(self, path: Path) -> Counts | None:
        before = _names(self.folder)
        try:
            with unzipped(path) as inside:
                size = sum(each.lstat().st_size for each in inside.rglob("*"))
                links = [each for each in inside.rglob("*") if each.is_symlink()]
        except FormatError as error:
            _fit_to_show(error)
            size, links = -1, []
        if links or _names(self.folder) != before or size > (300 << 20):
            raise Unsound("an archive got out of its folder")
        return None if size < 0 else Counts(1)

    def recognise(self, path: Path) -> None:
        """Every format's look at the file."""
        with contextlib.suppress(FormatError):
            recognised(path, Source(path).head())

    def take(self, path: Path, options: Mapping[str, object], chance: random.Random) -> bool:
        """Imports the file, and says whether it was taken.  Raises whatever escapes."""
        project, file = self._opened()
        before, bytes_before = dump(project), file.read_bytes()
        name = self.name if self.format is not None and chance.random() < 0.8 else None
        choice = (None, True, False)
        labels, strict = chance.choice(choice), chance.choice(choice)
        where = path if chance.random() < 0.8 else self._inside
        request = ImportRequest((where,), name, "an", options if name else {}, labels, strict)
        try:
            report = run(import_files(project, request))
        except FormatError as error:
            _fit_to_show(error)
            _same(file, bytes_before)
            return False
        json.dumps(report.to_json(), allow_nan=False, ensure_ascii=False).encode()
        if report.is_refused:
            _same(file, bytes_before)
            return False
        self._check(project, before, report.imported)
        return True

    def _check(self, project: Project, before: dict[str, Any], imported: Counts) -> None:
        """The tables hold what the report says, the log says what the tables hold, undo works."""
        after = dump(project)
        grown = [len(after[t]) - len(before[t]) for t in ("document", "span", "relation")]
        if grown != [imported.documents, imported.spans, imported.relations]:
            raise Unsound(f"the books do not balance: {grown} against {imported}")
        project.verify(full=False)
        project.verify_log()
        if after != before:
            project.undo()
        if dump(project) != before:
            raise Unsound("undo does not give back what was there")
        self._taken += 1

    def _opened(self) -> tuple[Project, Path]:
        """The project; a fresh one after some imports, since each leaves its history."""
        file = self.folder / "p.annodb"
        if self._project is None or self._taken >= 15:
            self.close()
            self._taken = 0
            shutil.copyfile(self._fresh, file)
            self._project = open_project(file)
            self._project.actor = "an"
        return self._project, file

    def close(self) -> None:
        """Lets go of the project."""
        if self._project is not None:
            self._project.close()
            self._project = None


def _names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()} | {
        each.name for each in folder.parent.iterdir()
    }


def _same(file: Path, data: bytes) -> None:
    if file.read_bytes() != data or file.with_name(file.name + "-journal").exists():
        raise Unsound("a refused import left a trace")


def _fit_to_show(error: FormatError) -> None:
    said = str(error)
    said.encode()
    if "\n" in said or not said:
        raise Unsound("an error of several lines, or of none")
    if len(said) > 20_000:
        raise Unsound(f"an error of {len(said)} characters")
