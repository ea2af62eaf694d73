"""Import, export and commit against their floors, taken in the same run.

    python -m tests.benchmarks.store [--documents N] [--rounds N]

Prints a table of medians: seconds (or milliseconds), the floor's, the ratio of the two in one
round, and the goal.
"""

import argparse
import contextlib
import gc
import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from annotator import resources
from annotator.ops import annotate, projects
from annotator.ops.export_request import ExportRequest
from annotator.ops.exporting import export_documents
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.steps import run
from annotator.store.project import Project, open_project
from annotator.store.tables import TABLES
from tests.benchmarks.material import write_json_lines

_READ = ("document", "text", "layer", "span", "relation")


def main() -> None:
    """Runs all three and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = folder / "documents.jsonl"
        write_json_lines(lines, given.documents, given.documents * 10, given.documents * 3)
        print(f"{given.documents} documents, {lines.stat().st_size / 1e6:.1f} MB of JSON Lines")
        print(f"{'work':10} {'ours':>10} {'floor':>10} {'ratio':>7} {'goal':>6}")
        imports, exports = [], []
        for number in range(given.rounds):
            imports.append(_import(folder / f"i{number}", lines))
            exports.append(_export(folder / f"i{number}"))
        _row("import", imports, "s", 1, 2.5)
        _row("export", exports, "s", 1, 2.0)
        _row("commit", _commits(folder / "i0"), "ms", 1000, 1.5)


def _row(name: str, pairs: list[tuple[float, float]], unit: str, scale: float, goal: float) -> None:
    ours = statistics.median(pair[0] for pair in pairs) * scale
    floor = statistics.median(pair[1] for pair in pairs) * scale
    # Each round against its own floor: a shared machine's speed drifts between rounds.
    ratio = statistics.median(pair[0] / pair[1] for pair in pairs)
    print(f"{name:10} {ours:8.3f} {unit:2}{floor:8.3f} {unit:2}{ratio:6.2f} {goal:6}")


def timed(work: Callable[[], object]) -> float:
    """Seconds that ``work`` took."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _import(folder: Path, lines: Path) -> tuple[float, float]:
    folder.mkdir()
    scheme = projects.read_scheme(resources.resource("schemes", "vi_news.scheme.json"))
    with projects.new_project(folder / "ours.annodb", scheme) as project:
        ours = timed(lambda: run(import_files(project, ImportRequest((lines,), "jsonl"))))
        rows = {name: project.read.all(TABLES[name].select_sql) for name in _READ}
        labels = project.read.all(TABLES["label"].select_sql)
        annotators = project.read.all(TABLES["annotator"].select_sql)
    projects.new_project(folder / "floor.annodb").close()
    with contextlib.closing(bare(folder / "floor.annodb")) as floor:
        floor.executemany(TABLES["label"].insert_sql, labels)
        floor.executemany(TABLES["annotator"].insert_sql, annotators)
        least = timed(lambda: _bare_import(floor, lines, rows))
    return ours, least


def _bare_import(
    connection: sqlite3.Connection, lines: Path, rows: dict[str, list[tuple[object, ...]]]
) -> None:
    with lines.open(encoding="utf-8") as file:
        for line in file:
            json.loads(line)
    connection.execute("BEGIN IMMEDIATE")
    for name, values in rows.items():
        connection.executemany(TABLES[name].insert_sql, values)
    connection.execute("COMMIT")


def _export(folder: Path) -> tuple[float, float]:
    with open_project(folder / "ours.annodb", verify=False) as project:
        request = ExportRequest("jsonl", folder / "ours.jsonl")
        ours = timed(lambda: run(export_documents(project, request)))
    with contextlib.closing(bare(folder / "ours.annodb")) as connection:
        least = timed(lambda: _bare_export(connection, folder / "floor.jsonl"))
    return ours, least


def _bare_export(connection: sqlite3.Connection, path: Path) -> None:
    """Rows of each table, grouped by document, one dumps a document, one write a line."""
    texts = dict(connection.execute("SELECT id, text FROM text").fetchall())
    layers = connection.execute("SELECT id, document_id, state FROM layer").fetchall()
    labels = dict(connection.execute("SELECT id, name FROM label").fetchall())
    spans: dict[int, list[object]] = {}
    for row_id, layer, label, start, stop, attributes, note, key in connection.execute(
        "SELECT id, layer_id, label_id, start, stop, attributes, note, key FROM span"
    ).fetchall():
        spans.setdefault(layer, []).append(
            {
                "id": key or row_id,
                "label": labels[label],
                "fragments": [[start, stop]],
                "attributes": {} if attributes == "{}" else attributes,
                "note": note,
            }
        )
    relations: dict[int, list[object]] = {}
    for layer, label, head, tail, note, key in connection.execute(
        "SELECT layer_id, label_id, head_id, tail_id, note, key FROM relation"
    ).fetchall():
        relations.setdefault(layer, []).append(
            {"id": key, "label": labels[label], "head": head, "tail": tail, "note": note}
        )
    by_document = {document: (layer, state) for layer, document, state in layers}
    with path.open("w", encoding="utf-8") as out:
        for row_id, uid, name in connection.execute("SELECT id, uid, name FROM document"):
            layer, state = by_document[row_id]
            line = {
                "uid": uid.hex(),
                "name": name,
                "text": texts[row_id],
                "layers": [
                    {
                        "state": state,
                        "spans": spans.get(layer, []),
                        "relations": relations.get(layer, []),
                    }
                ],
            }
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


def _commits(folder: Path) -> list[tuple[float, float]]:
    """One span with its log entry, and one bare INSERT, by turns in files of equal content."""
    with open_project(folder / "ours.annodb", verify=False) as project:
        document = project.read.document_ids()[0]
        annotate.add_span(project, document, "an", ((0, 1),), "PERSON")
        with contextlib.closing(bare(folder / "floor.annodb")) as connection:
            layer = connection.execute("SELECT min(id) FROM layer").fetchone()[0]
            label = connection.execute("SELECT min(id) FROM label").fetchone()[0]
            return [_commit(project, document, connection, layer, label, n) for n in range(1, 201)]


def _commit(
    project: Project, document: int, connection: sqlite3.Connection, layer: int, label: int, n: int
) -> tuple[float, float]:
    start = time.perf_counter()
    annotate.add_span(project, document, "an", ((n, n + 2),), "PERSON")
    middle = time.perf_counter()
    connection.execute(
        "INSERT INTO span (uid, layer_id, label_id, start, stop, attributes, note, key) "
        "VALUES (?, ?, ?, ?, ?, '{}', '', '')",
        (n.to_bytes(16, "big"), layer, label, n, n + 2),
    )
    return middle - start, time.perf_counter() - middle


def bare(path: Path) -> sqlite3.Connection:
    """A plain connection with the settings of ours."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


if __name__ == "__main__":
    main()
