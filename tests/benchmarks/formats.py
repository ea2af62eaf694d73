"""Each format's reading and writing of 100,000 spans against floors taken in the same run.

    python -m tests.benchmarks.formats [--only NAME,NAME] [--documents N] [--rounds N]

Writing: from the project to files; the floor is the SELECT of the same rows, one string a span
and a relation (JSON where the format is JSON), and the write.  Reading: from those files into a
new project; the floor is reading the bytes, json.loads or split of each line (of the whole file
where it is one JSON value), and executemany of the rows that the project then holds.  CPU time.
Formats of a third party's library have the goal "1.3 times the library", taken elsewhere.
"""

import argparse
import contextlib
import gc
import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

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

_READ = ("document", "text", "layer", "span", "relation", "kept")
_BINARY = {"docbin", "parquet"}
"""Read by a library from bytes that have no lines; their floor is meaningless and left out."""


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
    print(f"{'write s':>9} {'floor':>7} {'ratio':>6} {'read s':>9} {'floor':>7} {'ratio':>6}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _make(folder, given.documents)
        for each in chosen:
            _row(folder, each, given.rounds)


def _make(folder: Path, documents: int) -> None:
    lines = folder / "documents.jsonl"
    write_json_lines(lines, documents, documents * 10, documents * 3)
    scheme = projects.read_scheme(resources.resource("schemes", "vi_news.scheme.json"))
    with projects.new_project(folder / "from.annodb", scheme) as project:
        run(import_files(project, ImportRequest((lines,), "jsonl")))


def _row(folder: Path, name: str, rounds: int) -> None:
    writes: list[tuple[float, float]] = []
    reads: list[tuple[float, float]] = []
    size = spans = relations = 0
    for number in range(rounds):
        place = folder / f"{name}{number}"
        place.mkdir()
        out = _write(folder, place, name, writes)
        project = place / "to.annodb"
        spans, relations = _read(project, out, name, reads)
        size = sum(path.stat().st_size for path in _files(out))
    print(f"{name:12} {size / 1e6:6.1f} {spans:7} {relations:7}", end="")
    for pairs in (writes, reads):
        ours, floor = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
        ratio = statistics.median(pair[0] / pair[1] for pair in pairs)
        known = f"{floor:7.2f} {ratio:6.2f}" if name not in _BINARY else f"{'–':>7} {'–':>6}"
        print(f"{ours:9.2f} {known}", end=" ")
    print(flush=True)


def _write(folder: Path, place: Path, name: str, pairs: list[tuple[float, float]]) -> Path:
    description = format_named(name).description
    is_folder = description.folder or not description.many
    out = place / ("out" if is_folder else f"out{description.extensions[0]}")
    with open_project(folder / "from.annodb", verify=False) as project:
        request = ExportRequest(name, out, card=False, report=False)
        ours = timed(lambda: run(export_documents(project, request)))
    as_json = _is_json(out)
    with contextlib.closing(bare(folder / "from.annodb")) as connection:
        least = timed(lambda: _bare_write(connection, place / "floor", as_json=as_json))
    pairs.append((ours, least))
    return out


def _read(path: Path, out: Path, name: str, pairs: list[tuple[float, float]]) -> tuple[int, int]:
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
    pairs.append((ours, least))
    return len(rows["span"]), len(rows["relation"])


def _bare_write(connection: sqlite3.Connection, path: Path, *, as_json: bool) -> None:
    texts = connection.execute("SELECT id, text FROM text").fetchall()
    labels = dict(connection.execute("SELECT id, name FROM label").fetchall())
    spans: dict[int, list[object]] = {}
    documents = dict(connection.execute("SELECT id, document_id FROM layer").fetchall())
    for row_id, layer, label, start, stop, attributes, note, key in connection.execute(
        "SELECT id, layer_id, label_id, start, stop, attributes, note, key FROM span"
    ).fetchall():
        made: object = (
            {"id": key or row_id, "label": labels[label], "start": start, "end": stop,
             "attributes": attributes, "note": note}
            if as_json
            else f"{key}\t{labels[label]} {start} {stop}\n"
        )  # fmt: skip
        spans.setdefault(documents[layer], []).append(made)
    for layer, label, head, tail, key in connection.execute(
        "SELECT layer_id, label_id, head_id, tail_id, key FROM relation"
    ).fetchall():
        made = (
            {"id": key, "label": labels[label], "head": head, "tail": tail}
            if as_json
            else f"{key}\t{labels[label]} {head} {tail}\n"
        )
        spans.setdefault(documents[layer], []).append(made)
    with path.open("w", encoding="utf-8") as out:
        for row_id, text in texts:
            if as_json:
                line = {"text": text, "annotations": spans.get(row_id, [])}
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
            else:
                out.write(text)
                out.writelines(map(str, spans.get(row_id, [])))


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
