"""Helpers for tests of the store, the verbs and the command line."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from annotator.model.scheme import Scheme
from annotator.model.scheme_file import scheme_from_text
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.report import ImportReport
from annotator.ops.schemes import set_scheme
from annotator.ops.steps import run
from annotator.resources import resource
from annotator.store.project import Project, create
from annotator.store.sqlite import sqlite3

HISTORY = frozenset({"op", "change", "bulk", "tombstone", "work", "origin", "revision", "seal"})
SIDECARS = ("-journal", "-wal", "-shm", ".lock")

TEXT = (
    "Ông Võ Văn Thưởng\u00a0dự hội nghị ở Ða\u0300 Nẵng.\r\n"
    "Chị Trần Thị Bích (Báo Sóng Biển) đưa tin 😀 về Hội đồng.\n"
)

Dump = dict[str, list[tuple[Any, ...]]]


def news_scheme() -> Scheme:
    """The Vietnamese news scheme that ships with the program."""
    path = resource("schemes", "vi_news.scheme.json")
    return scheme_from_text(path.read_text(encoding="utf-8"))


def dump(project: Project, *, without: Iterable[str] = HISTORY) -> Dump:
    """Every row of every table, but those of the history itself."""
    tables = [
        row[0]
        for row in project.read.all("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if row[0] not in set(without)
    ]
    return {name: sorted(project.read.all(f"SELECT * FROM {name}"), key=repr) for name in tables}


def entries(project: Project) -> int:
    """How many operations the log holds."""
    found = project.read.one("SELECT count(*) FROM op")
    assert found
    return int(found[0])


def sound(project: Project) -> None:
    """Fails when the file or its history does not hold together."""
    project.verify(full=True)
    project.verify_log()


def new_file(path: Path, documents: Sequence[Mapping[str, Any]] = ()) -> Path:
    """A project file with the news scheme and ``documents``."""
    with create(path) as project:
        project.actor = "an"
        set_scheme(project, news_scheme())
        if documents:
            report = import_jsonl(project, path.with_name(path.name + ".source"), documents)
            assert not report.is_refused, report.rejections[:3]
    return path


def import_jsonl(
    project: Project, path: Path, documents: Iterable[Mapping[str, Any]], **more: Any
) -> ImportReport:
    """Imports ``documents`` through a native JSON Lines file at ``path``, which goes again."""
    lines = [json.dumps(document, ensure_ascii=False) + "\n" for document in documents]
    path.write_text("".join(lines), encoding="utf-8", newline="")
    try:
        return run(import_files(project, ImportRequest((path,), "jsonl", **more)))
    finally:
        path.unlink()


def line(
    name: str,
    text: str = TEXT,
    spans: Sequence[tuple[int, int, str]] = (),
    relations: Sequence[tuple[int, int, str]] = (),
    *,
    annotator: str = "an",
    **more: Any,
) -> dict[str, Any]:
    """A document as native JSON Lines has it, with one layer where it has spans."""
    out: dict[str, Any] = {"name": name, "text": text, **more}
    if spans:
        layer = {
            "annotator": annotator,
            "state": "open",
            "spans": [
                {
                    "id": f"s{number}",
                    "label": label,
                    "fragments": [[start, stop]],
                    "text": text[start:stop],
                    "attributes": {},
                    "note": "",
                }
                for number, (start, stop, label) in enumerate(spans)
            ],
            "relations": [
                {
                    "id": f"r{number}",
                    "label": label,
                    "head": f"s{head}",
                    "tail": f"s{tail}",
                    "attributes": {},
                    "note": "",
                }
                for number, (head, tail, label) in enumerate(relations)
            ],
        }
        out["layers"] = [layer]
    return out


def sample_lines(count: int = 3, spans: int = 3) -> list[dict[str, Any]]:
    """``count`` documents, each with ``spans`` spans and two relations."""
    places = [(4, 17, "PERSON"), (22, 30, "EVENT"), (33, 41, "LOCATION")]
    places += [(at, at + 1, "GROUP") for at in range(spans - 3)]
    relations = [(0, 1, "PARTICIPATES_IN"), (1, 2, "LOCATED_IN")]
    return [
        line(f"bài {number}", f"{TEXT}{number}", places[:spans], relations)
        for number in range(count)
    ]


def sha256(path: Path) -> str:
    """Digest of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def litter(path: Path) -> list[str]:
    """Files that lie beside a project and should not, once nobody has it open."""
    return [end for end in SIDECARS if path.with_name(path.name + end).exists()] + [
        other.name for other in path.parent.iterdir() if other.name.endswith(".part")
    ]


def foreign(path: Path) -> sqlite3.Connection:
    """A plain connection of another program to a project."""
    return sqlite3.connect(path, isolation_level=None)
