"""Each format's reading and writing of 100,000 spans against floors taken in the same run.

    python -m tests.benchmarks.formats [--only NAME,NAME] [--documents N] [--rounds N]

Writing: from the project to files; the floor is the SELECT of the same rows, one string a span
and a relation (JSON where the format is JSON, cells of csv.writer where it is CSV), and the write.
What a format's files must hold beside is in its floor: of a token format the tokens, cut by
nothing but ``\\w+|[^\\w\\s]`` and written as a line (number, place, word, tag) or an entry of a
list each, once an example; and as many files as the format makes, since making a file costs more
than the rows in it.  ``plain`` is the ratio to the floor without these, one file of spans and
texts.

Reading: from those files into a new project; the floor is reading the bytes, json.loads or split
of each line (of the whole file where it is one JSON value), and executemany of the rows that the
project then holds.  CPU time.  Formats of a third party's library have the goal "1.3 times the
library", taken elsewhere.  ``corpus`` is a folder of WebAnno TSV in the shape of a corpus of
coreference (tests.benchmarks.webanno_material), read and written again.
"""

import argparse
import contextlib
import csv
import gc
import json
import re
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from annotator import resources
from annotator.formats import format_named, formats
from annotator.ops import projects
from annotator.ops.export_request import ExportRequest
from annotator.ops.exporting import export_documents
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.steps import run
from annotator.store.project import open_project
from annotator.store.tables import TABLES
from tests.benchmarks.material import write_json_lines
from tests.benchmarks.store import bare
from tests.benchmarks.webanno_material import write_webanno

_READ = ("document", "text", "layer", "span", "relation", "kept")
_CORPUS = "corpus"
_Row = tuple[Any, ...]
_BINARY = {"docbin", "parquet"}
"""Read by a library from bytes that have no lines; their floor is meaningless and left out."""


@dataclass(frozen=True)
class Shape:
    """What a floor writes: a kind of content, and how many files a document, 0 for one in all."""

    kind: str
    files: int = 0


def main() -> None:
    """Runs every format and prints a row for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    chosen = [
        each.description.name
        for each in formats()
        if each.description.writes
        and each.description.reads
        and "annotations" not in each.description.cannot_hold
        and (not given.only or each.description.name in given.only.split(","))
    ]
    print(f"{'format':12} {'MB':>6} {'spans':>7} {'links':>7}", end="")
    print(f"{'write s':>9} {'floor':>7} {'ratio':>6} {'plain':>6}", end="")
    print(f"{'read s':>9} {'floor':>7} {'ratio':>6}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _make(folder, given.documents)
        for each in chosen:
            _row(folder, each, given.rounds)
        if not given.only or _CORPUS in given.only.split(","):
            _make_corpus(folder / _CORPUS)
            _row(folder / _CORPUS, "webanno", given.rounds, _CORPUS)


def _make(folder: Path, documents: int) -> None:
    lines = folder / "documents.jsonl"
    write_json_lines(lines, documents, documents * 10, documents * 3)
    scheme = projects.read_scheme(resources.resource("schemes", "vi_news.scheme.json"))
    with projects.new_project(folder / "from.annodb", scheme) as project:
        run(import_files(project, ImportRequest((lines,), "jsonl")))


def _make_corpus(folder: Path) -> None:
    write_webanno(folder / "files")
    with projects.new_project(folder / "from.annodb") as project:
        run(import_files(project, ImportRequest((folder / "files",), "webanno", add_labels=True)))


def _row(folder: Path, name: str, rounds: int, title: str = "") -> None:
    writes: list[tuple[float, ...]] = []
    reads: list[tuple[float, ...]] = []
    size = spans = relations = 0
    for number in range(rounds):
        place = folder / f"{name}{number}"
        place.mkdir()
        out = _write(folder, place, name, writes)
        project = place / "to.annodb"
        spans, relations = _read(project, out, name, reads)
        size = sum(path.stat().st_size for path in _files(out))
    print(f"{title or name:12} {size / 1e6:6.1f} {spans:7} {relations:7}", end="")
    for taken in (writes, reads):
        ours, floor = (statistics.median(each[side] for each in taken) for side in (0, 1))
        ratios = [
            statistics.median(each[0] / each[side] for each in taken)
            for side in range(1, len(taken[0]))
        ]
        known = f"{floor:7.2f}" + "".join(f" {ratio:6.2f}" for ratio in ratios)
        nothing = f"{'–':>7}" + f" {'–':>6}" * len(ratios)
        print(f"{ours:9.2f} {nothing if name in _BINARY else known}", end="")
    print(flush=True)


def _write(folder: Path, place: Path, name: str, taken: list[tuple[float, ...]]) -> Path:
    description = format_named(name).description
    is_folder = description.folder or not description.many
    out = place / ("out" if is_folder else f"out{description.extensions[0]}")
    with open_project(folder / "from.annodb", verify=False) as project:
        request = ExportRequest(name, out, card=False, report=False)
        ours = timed(lambda: run(export_documents(project, request)))
    plain = "json" if _is_json(out) else "rows"
    with contextlib.closing(bare(folder / "from.annodb")) as connection:
        files = (2 if name == "brat" else 1) if is_folder else 0
        shape = Shape(_SHAPES.get(name, plain), files)
        least = timed(lambda: _bare_write(connection, place / "floor", shape))
        simple = timed(lambda: _bare_write(connection, place / "plain", Shape(plain)))
    taken.append((ours, least, simple))
    return out


def _read(path: Path, out: Path, name: str, taken: list[tuple[float, ...]]) -> tuple[int, int]:
    with projects.new_project(path) as project:
        request = ImportRequest((out,), name, add_labels=True, strict=False)
        ours = timed(lambda: run(import_files(project, request)))
        rows = {table: project.read.all(TABLES[table].select_sql) for table in _READ}
        others = {
            table: project.read.all(TABLES[table].select_sql) for table in ("label", "annotator")
        }
    floor = path.with_name("floor.annodb")
    projects.new_project(floor).close()
    with contextlib.closing(bare(floor)) as connection:
        for table, values in others.items():
            connection.executemany(TABLES[table].insert_sql, values)
        least = timed(lambda: _bare_read(connection, out, rows))
    taken.append((ours, least))
    return len(rows["span"]), len(rows["relation"])


def _bare_write(connection: sqlite3.Connection, path: Path, shape: Shape) -> None:
    """Writes to the file ``path`` or, where documents have files of their own, to that folder."""
    texts = connection.execute("SELECT id, text FROM text").fetchall()
    labels = dict(connection.execute("SELECT id, name FROM label").fetchall())
    documents = dict(connection.execute("SELECT id, document_id FROM layer").fetchall())
    found: dict[int, list[_Row]] = {}
    for row in connection.execute(
        "SELECT layer_id, label_id, start, stop, key, id, attributes, note FROM span"
    ).fetchall():
        found.setdefault(documents[row[0]], []).append((labels[row[1]], *row[2:]))
    links: dict[int, list[_Row]] = {}
    for row in connection.execute(
        "SELECT layer_id, label_id, head_id, tail_id, key FROM relation"
    ).fetchall():
        links.setdefault(documents[row[0]], []).append((labels[row[1]], *row[2:]))
    make = _MADE[shape.kind]
    made = (make(text, found.get(row_id, []), links.get(row_id, [])) for row_id, text in texts)
    if not shape.files:
        with path.open("w", encoding="utf-8") as out:
            out.writelines(made)
        return
    path.mkdir()
    for number, content in enumerate(made):
        for part in range(shape.files):
            with open(f"{path}/{number}.{part}", "w", encoding="utf-8") as out:  # noqa: PTH123
                out.write(content if not part else "")


def _as_rows(text: str, spans: list[_Row], links: list[_Row]) -> str:
    rows = [f"{key}\t{label} {start} {stop}\n" for label, start, stop, key, *_ in spans]
    rows += [f"{key}\t{label} {head} {tail}\n" for label, head, tail, key in links]
    return text + "".join(rows)


def _as_csv(text: str, spans: list[_Row], links: list[_Row]) -> str:
    stream = StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(["document", "", text])
    writer.writerows(
        ["span", label, text[start:stop], start, stop, key] for label, start, stop, key, *_ in spans
    )
    writer.writerows(["relation", label, "", head, tail, key] for label, head, tail, key in links)
    return stream.getvalue()


def _annotations(spans: list[_Row], links: list[_Row]) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = [
        {"id": key or row_id, "label": label, "start": start, "end": stop,
         "attributes": attributes, "note": note}
        for label, start, stop, key, row_id, attributes, note in spans
    ]  # fmt: skip
    made += [
        {"id": key, "label": label, "head": head, "tail": tail} for label, head, tail, key in links
    ]
    return made


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"


def _as_json(text: str, spans: list[_Row], links: list[_Row]) -> str:
    return _line({"text": text, "annotations": _annotations(spans, links)})


def _as_token_lines(text: str, spans: list[_Row], links: list[_Row]) -> str:
    tags = {start: label for label, start, *_ in spans}
    lines = [
        f"{number}\t{found.start()}-{found.end()}\t{found[0]}\t{tags.get(found.start(), 'O')}\n"
        for number, found in enumerate(_TOKEN.finditer(text))
    ]
    lines += [f"{key}\t{label} {head} {tail}\n" for label, head, tail, key in links]
    return "".join(lines)


def _as_token_lists(text: str, spans: list[_Row], links: list[_Row]) -> str:
    return _line({"tokens": _TOKEN.findall(text), "annotations": _annotations(spans, links)})


def _as_examples(text: str, spans: list[_Row], links: list[_Row]) -> str:
    tokens = _TOKEN.findall(text)
    made = _annotations(spans, links)[len(spans) :]
    return "".join(_line({"tokens": tokens, **each}) for each in made)


def _as_token_objects(text: str, spans: list[_Row], links: list[_Row]) -> str:
    tokens = [
        {"text": found[0], "start": found.start(), "end": found.end(), "id": number, "ws": True}
        for number, found in enumerate(_TOKEN.finditer(text))
    ]
    return _line({"text": text, "tokens": tokens, "annotations": _annotations(spans, links)})


_TOKEN = re.compile(r"\w+|[^\w\s]")
_MADE: dict[str, Callable[[str, list[_Row], list[_Row]], str]] = {
    "rows": _as_rows,
    "csv": _as_csv,
    "json": _as_json,
    "token lines": _as_token_lines,
    "token lists": _as_token_lists,
    "token objects": _as_token_objects,
    "examples": _as_examples,
}
_SHAPES = {
    "csv": "csv",
    "conll": "token lines",
    "conllu": "token lines",
    "webanno": "token lines",
    "dygie": "token lists",
    "docred": "token lists",
    "gliner": "token lists",
    "hf": "token lists",
    "spert": "token lists",
    "tacred": "examples",
    "prodigy": "token objects",
}


def _bare_read(
    connection: sqlite3.Connection, out: Path, rows: dict[str, list[tuple[object, ...]]]
) -> None:
    for path in _files(out):
        _bare_parse(path)
    connection.execute("BEGIN IMMEDIATE")
    for name, values in rows.items():
        connection.executemany(TABLES[name].insert_sql, values)
    connection.execute("COMMIT")


def _bare_parse(path: Path) -> None:
    with path.open(encoding="utf-8", errors="replace") as file:
        if _is_json(path):
            try:
                for line in file:
                    json.loads(line)
            except ValueError:  # not a value a line
                json.loads(path.read_text("utf-8"))
        else:
            for line in file:
                line.split("\t")


def timed(work: Callable[[], object]) -> float:
    """CPU seconds of this process that ``work`` took: other work on the machine does not count."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def _is_json(path: Path) -> bool:
    return all(file.suffix in (".json", ".jsonl") for file in _files(path))


def _files(path: Path) -> list[Path]:
    return sorted(_walked([path]))


def _walked(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from _walked(path.iterdir())
        else:
            yield path


if __name__ == "__main__":
    main()
