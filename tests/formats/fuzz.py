"""Spoiled files without end, for every importer: ``python -m tests.formats.fuzz --cases 100000``.

A reader may yield what is sound and raise FormatError; anything else is an escape, and so is a
case that takes more than ``SECONDS`` of the processor or ``MEGABYTES`` more memory.  Every so many
cases the file goes through the whole import into a project on the disk, which is byte for byte
what it was after a refusal, and whose books and history balance after an import.

A case is told by its format, the seed and its number, whatever ran before it.  Work is done in
children, so that a library that crashes costs one case and is told.
"""

import argparse
import contextlib
import json
import mmap
import os
import random
import resource
import shutil
import signal
import struct
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

from annotator.errors import FormatError
from annotator.formats import format_named, formats
from annotator.formats.archive import unpacked as unzipped
from annotator.formats.base import Changed, Format, Rejected, SchemeFound
from annotator.formats.json_values import string_fault
from annotator.formats.registry import recognised
from annotator.formats.source import Source
from annotator.model.annotation import Document, Layer, Relation, Span, State, fragments_fault
from annotator.model.scheme_file import scheme_to_text
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.report import Counts, brief, counts_of, lost_counts
from annotator.ops.steps import run
from annotator.store.project import Project, create, open_project
from tests.formats.account import scheme_of
from tests.formats.material import LABELS, PIECES, is_there, written
from tests.formats.mutations import NUMBERS, STRINGS, mutated
from tests.store.support import dump

SECONDS = 3.0
"""Of the processor, for one small file."""

MEGABYTES = 256
CHUNK = 5_000
WHOLE = 200
"""Every so many cases the whole import is tried."""

ARCHIVE = "zip"
Files = Mapping[str, bytes]


class Hang(BaseException):
    """A case took too long; no handler of the program's may swallow it."""


class Unsound(AssertionError):
    """A reader yielded what no reader may."""


@dataclass
class Tally:
    """What came out of the cases of one format."""

    cases: int = 0
    whole: int = 0
    read: int = 0
    imported: int = 0
    slowest: float = 0.0
    slowest_case: int = 0
    escapes: dict[str, list[int]] = field(default_factory=dict)
    """The numbers of the cases by what escaped."""
    told: list[str] = field(default_factory=list)
    """A traceback of each kind."""

    def add(self, other: "Tally") -> None:
        """Takes in the cases of a child."""
        self.cases += other.cases
        self.whole += other.whole
        self.read += other.read
        self.imported += other.imported
        if other.slowest > self.slowest:
            self.slowest, self.slowest_case = other.slowest, other.slowest_case
        self.told += other.told
        for name, cases in other.escapes.items():
            self.escapes.setdefault(name, []).extend(cases)


# -- what is spoiled -----------------------------------------------------------------------------

_BIOC = (
    '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE collection SYSTEM "BioC.dtd">'
    "<collection><source>s</source><date>d</date><key>k</key><document><id>7</id>"
    '<infon key="j">J</infon><passage><infon key="type">title</infon><offset>0</offset>'
    '<text>Thuốc A 😀 &amp; bệnh B</text><annotation id="1"><infon key="type">Chemical</infon>'
    '<location offset="0" length="7"/><text>Thuốc A</text></annotation></passage><passage>'
    "<offset>19</offset><sentence><offset>19</offset><text>Bệnh B do A.</text>"
    '<annotation id="2"><infon key="type">Disease</infon><infon key="MESH">D1</infon>'
    '<location offset="19" length="4"/><location offset="24" length="1"/><text>Bệnh B</text>'
    '</annotation></sentence></passage><relation id="R1"><infon key="type">CID</infon>'
    '<node refid="1" role="a"/><node refid="2" role="b"/></relation></document></collection>'
)
_BIOC_JSON = {
    "source": "s", "date": "d", "key": "k", "infons": {}, "documents": [{
        "id": "7", "infons": {"j": "J"}, "passages": [{
            "offset": 0, "infons": {"type": "title"}, "text": "Thuốc A 😀 & bệnh B",
            "sentences": [], "relations": [], "annotations": [{
                "id": "1", "infons": {"type": "Chemical"}, "text": "Thuốc A",
                "locations": [{"offset": 0, "length": 7}]}, {
                "id": "2", "infons": {"type": "Disease", "n": 5}, "text": "bệnh B",
                "locations": [{"offset": 12, "length": 6}]}]}],
        "relations": [{"id": "R1", "infons": {"type": "CID"}, "nodes": [
            {"refid": "1", "role": "a"}, {"refid": "2", "role": "b"}]}]}],
}  # fmt: skip
_GATE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<GateDocument version="3">\n<GateDocumentFeatures>'
    '<Feature><Name className="java.lang.String">MimeType</Name>'
    '<Value className="java.lang.String">text/plain</Value></Feature></GateDocumentFeatures>\n'
    '<TextWithNodes><Node id="0"/>Mai<Node id="3"/> 😀 <Node id="7"/>Ba<Node id="9"/> &amp; sông'
    '<Node id="16"/></TextWithNodes>\n<AnnotationSet Name="an">'
    '<Annotation Id="1" Type="Person" StartNode="0" EndNode="3"><Feature>'
    '<Name className="java.lang.String">age</Name><Value className="java.lang.Integer">7</Value>'
    '</Feature></Annotation><Annotation Id="2" Type="Place" StartNode="7" EndNode="16"/>'
    '</AnnotationSet><RelationSet Name="an"><Relation Id="6" Type="knows" Members="1;2"><Feature>'
    '<Name className="java.lang.String">since</Name><Value className="java.lang.Double">0.5</Value>'
    "</Feature></Relation></RelationSet></GateDocument>"
)
_FOREIGN: Mapping[str, tuple[Files, ...]] = {
    "bioc": (
        {"a.xml": _BIOC.encode()},
        {"a.json": json.dumps(_BIOC_JSON, ensure_ascii=False).encode()},
    ),
    "gate": ({"a.xml": _GATE.encode()},),
    ARCHIVE: ({"a.zip": b"PK\x05\x06" + bytes(18) + bytes(range(256))},),
}
"""Small files of formats that we do not write."""


def some_document(chance: random.Random, number: int, *, plain: bool) -> Document:
    """A short text with nested, crossing and broken spans, and relations between them."""
    words = ("Bà Võ Thị Sáu", " ở ", "Huế", ".\n", "Ông Tám", " 😀 ", "a", " ")
    text = "".join(chance.choice(words if plain else PIECES) for _ in range(chance.randrange(1, 9)))
    spans, links = [], []
    for each in range(chance.randrange(5)):
        start = chance.randrange(len(text))
        stop = chance.randrange(start, len(text)) + 1
        pieces = [(start, stop)]
        if chance.random() < 0.2 and stop + 2 < len(text):
            pieces.append((stop + 1, len(text)))
        label = chance.choice(LABELS[:2] if plain else LABELS)
        more: dict[str, Any] = {"a": chance.choice((1, "b", True, None, 0.5, ["c"]))}
        attributes = more if chance.random() < 0.5 else {}
        note = chance.choice(("", "", "n"))
        spans.append(Span(each, label, tuple(pieces), attributes, note, f"T{each + 1}"))
    for each in range(chance.randrange(3) if spans else 0):
        ends = chance.randrange(len(spans)), chance.randrange(len(spans))
        links.append(Relation(each, chance.choice(LABELS[:2]), *ends, {}, "", f"R{each + 1}"))
    names = ("an", "bình", "gold")[: chance.choice((1, 1, 2))]
    layers = [Layer(name, tuple(spans), tuple(links), chance.choice(list(State))) for name in names]
    return Document(f"bài{number}", text, {"url": "x"} if number else {}, tuple(layers))


def seeds(name: str, corpus: Path | None = None) -> list[Files]:
    """Well-formed files of the format: what we write of ever the same documents, and a corpus."""
    found: list[Files] = list(_FOREIGN.get(name, ()))
    if name != ARCHIVE and format_named(name).description.writes:
        for number in range(24):
            with contextlib.suppress(FormatError):
                found.append(_export(random.Random(number), name))
    folders = sorted(corpus.glob(f"{name}/*")) if corpus else []
    found += [
        {str(p.relative_to(each)): p.read_bytes() for p in sorted(each.rglob("*")) if p.is_file()}
        for each in folders
    ]
    return [files for files in found if files and any(files.values())]


def _export(chance: random.Random, name: str) -> Files:
    description = format_named(name).description
    count = chance.choice((1, 2)) if description.many or description.folder else 1
    plain = chance.random() < 0.6
    found = [some_document(chance, number, plain=plain) for number in range(count)]
    options = some_options(chance, name, "write") if chance.random() < 0.5 else {}
    with TemporaryDirectory() as folder:
        path = Path(folder, "out" + ("" if description.folder else description.extensions[0]))
        written(path, name, found, options, scheme_of(found))
        files = [each for each in sorted(Path(folder).rglob("*")) if each.is_file()]
        return {str(each.relative_to(folder)): each.read_bytes() for each in files}


def some_options(chance: random.Random, name: str, direction: str) -> dict[str, object]:
    """Options as a person may have set them, hostile ones among them."""
    out: dict[str, object] = {}
    for option in format_named(name).description.options:
        if option.applies not in (direction, "both") or chance.random() < 0.5:
            continue
        if option.kind == "flag":
            out[option.name] = chance.random() < 0.5
        elif option.kind == "choice":
            out[option.name] = chance.choice(option.choices)
        elif option.kind == "number":
            out[option.name] = chance.choice((0, 1, 2, 5, 999_999_999))
        elif direction == "read" and chance.random() < 0.5:
            out[option.name] = chance.choice(_TYPED)
    return out


_TYPED = ("text", "label", "utf-8,cp1252", "cp1258", "utf-16", "tokens", "ner_tags", "1,2", "0:3",
          "word,ner", "A,B", "_,word", "idna", "rot13", "hex", "punycode", "unicode_escape",
          "utf-7", "raw_unicode_escape", "undefined", "base64", "mbcs", *NUMBERS[:6],
          *(one for one in STRINGS if string_fault(one) is None))  # fmt: skip


def case(name: str, files: list[Files], seed: int, number: int) -> tuple[Files, dict[str, object]]:
    """The files of case ``number``, and the options to read them with."""
    chance = random.Random(f"{name} {seed} {number}")
    out = dict(chance.choice(files))
    for _ in range(chance.choice((1, 1, 1, 2))):
        victim = chance.choice(sorted(out))
        if len(out) > 1 and chance.random() < 0.05:
            del out[victim]
        else:
            out[victim] = mutated(chance, out[victim])
    plain = name == ARCHIVE or chance.random() < 0.75
    return out, {} if plain else some_options(chance, name, "read")


# -- what must hold ------------------------------------------------------------------------------


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
        self._there: set[str] = set()
        self._fresh = folder / "fresh.annodb"
        create(self._fresh).close()
        self._project: Project | None = None
        self._taken = 0

    def put(self, files: Files) -> Path:
        """Writes ``files``, and gives the one that is to be read."""
        for gone in self._there - set(files):
            (self._inside / gone).unlink()
        self._there = set(files)
        for inner, data in files.items():
            place = self._inside / inner
            if "/" in inner:
                place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        ends = self.format.description.extensions if self.format else ()
        names = sorted(files, key=lambda one: (Path(one).suffix not in ends, one))
        return self._inside / names[0]

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


# -- the run -------------------------------------------------------------------------------------


def attempt(tally: Tally, number: int, work: Callable[[], object]) -> object:
    """Does ``work`` within the bound of time, and notes what escapes."""
    began = time.perf_counter()
    out: object = None
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        out = work()
    except (Exception, Hang) as error:  # whatever it is, it is an escape
        kind = _place(error)
        tally.escapes.setdefault(kind, []).append(number)
        if len(tally.escapes[kind]) == 1:
            tally.told.append("".join(traceback.format_exception(error)[-8:]))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    taken = time.perf_counter() - began
    if taken > tally.slowest:
        tally.slowest, tally.slowest_case = taken, number
    return out


def _memory() -> int:
    """The most that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def _place(error: BaseException) -> str:
    """The kind of an escape: what it is, and the lines of ours that it came through last."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [one for one in frames if "/annotator/" in one.filename.replace(os.sep, "/")]
    steps = [f"{Path(one.filename).name}:{one.lineno}" for one in ours[-2:]]
    said = str(error) if isinstance(error, Unsound) else type(error).__name__
    return " < ".join((said, *reversed(steps)))


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise Hang


def some(name: str, files: list[Files], numbers: Iterator[int], seed: int, at: mmap.mmap) -> Tally:
    """Tries the cases ``numbers``; ``at`` is told each before it begins."""
    signal.signal(signal.SIGPROF, _stop)
    tally = Tally()
    root = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with TemporaryDirectory(dir=root) as outer:
        folder = Path(outer, "bench")
        folder.mkdir()
        bench = Bench(name, folder)
        before = 0
        for number in numbers:
            at[:8] = struct.pack("q", number)
            spoiled, options = case(name, files, seed, number)
            one(bench, tally, spoiled, options, number)
            if number % 20 == 19:
                before, memory = _memory(), before or _memory()
                if before - memory > MEGABYTES:
                    tally.escapes.setdefault("memory", []).append(number)
        bench.close()
    return tally


def one(bench: Bench, tally: Tally, files: Files, options: dict[str, object], number: int) -> None:
    """One case."""
    path = bench.put(files)
    tally.cases += 1
    if attempt(tally, number, lambda: bench.parse(path, options)) is not None:
        tally.read += 1
    if number % 10 == 0:
        attempt(tally, number, lambda: bench.recognise(path))
    if number % WHOLE == 0:
        tally.whole += 1
        chance = random.Random(number)
        if attempt(tally, number, lambda: bench.take(path, options, chance)):
            tally.imported += 1


def fuzz(name: str, cases: int, seed: int, until: float, corpus: Path | None) -> Tally:
    """Tries ``cases`` files of the format in children, one after another."""
    files = seeds(name, corpus)
    total = Tally()
    at = mmap.mmap(-1, 8)
    start = 0
    while start < cases and time.monotonic() < until:
        stop = min(start + CHUNK, cases)
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            found = some(name, files, iter(range(start, stop)), seed, at)
            with os.fdopen(writer, "w") as out:
                json.dump(vars(found), out)
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader) as into:
            said = into.read()
        _, status = os.waitpid(child, 0)
        if said and status == 0:
            total.add(Tally(**json.loads(said)))
            start = stop
        else:
            (died,) = struct.unpack("q", at[:8])
            total.escapes.setdefault(f"the process died: {status}", []).append(died)
            total.cases += died - start
            start = died + 1
    return total


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--format", action="append")
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=1e6, help="at most, for each format")
    parser.add_argument("--corpus", type=Path, help="folder FORMAT/CASE/file of more seeds")
    parser.add_argument("--show", type=int, help="write the files of this case below --corpus")
    wanted = parser.parse_args()
    every = [each.description.name for each in formats() if is_there(each.description)]
    out = sys.stdout
    for name in wanted.format or [*every, ARCHIVE]:
        if wanted.show is not None:
            files, options = case(name, seeds(name, wanted.corpus), wanted.seed, wanted.show)
            out.write(f"{options}\n")
            for inner, data in files.items():
                out.write(f"{inner}\n{data!r}\n")
            continue
        began = time.monotonic()
        until = began + 60 * wanted.minutes
        tally = fuzz(name, wanted.cases, wanted.seed, until, wanted.corpus)
        kinds = {kind: [len(found), *found[:5]] for kind, found in tally.escapes.items()}
        sys.stderr.write("".join(tally.told))
        line = vars(tally) | {
            "told": len(tally.told),
            "escapes": kinds,
            "format": name,
            "seconds": time.monotonic() - began,
        }
        out.write(json.dumps(line) + "\n")
        out.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
