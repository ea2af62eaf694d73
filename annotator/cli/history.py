"""``annotator history``: who did what and when, from the project's own log."""

import datetime
from pathlib import Path
from typing import Any

import click

from annotator.cli import output
from annotator.cli.work import opened
from annotator.errors import UserError
from annotator.ops.history import PASSED, Entry, History
from annotator.ops.kinds import NAMES, Kind
from annotator.store.change import REDO, UNDO
from annotator.store.chronicle import Question
from annotator.store.project import Project

_PATH = click.Path(path_type=Path)


@click.command("history")
@click.argument("project", type=_PATH)
@click.option("--document", "title", help="Only what concerned the document of this title.")
@click.option("--by", "actor", help="Only what this person did.")
@click.option(
    "--kind", "kinds", multiple=True,
    help="Only this kind of operation (add_span, or in words: add a span); repeatable.",
)  # fmt: skip
@click.option("--since", default="", metavar="TIME", help="From this time on (ISO 8601, UTC).")
@click.option("--until", default="", metavar="TIME", help="Up to this time.")
@click.option(
    "--limit", type=click.IntRange(0), default=200, show_default=True,
    help="The newest; 0 tells all.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def history_command(project: Path, title: str | None, as_json: bool, **given: Any) -> None:  # noqa: FBT001
    """Tell who did what in PROJECT and when, the newest first."""
    _check(given)
    with opened(project) as it:
        document = None if title is None else _document(it, title)
        kinds = frozenset(given["kinds"]) or None
        asked = Question(
            given["actor"], kinds, document, None, given["since"], given["until"], PASSED
        )
        entries = _read(History(it, asked), given["limit"])
    if as_json:
        told = [entry_json(entry) for entry in entries]
        output.print_json({"path": str(project), "entries": told})
        return
    if not entries:
        output.say("no entry of the history fits", err=True)
    for entry in entries:
        output.say("  ".join(filter(None, _cells(entry))))


def _check(given: dict[str, Any]) -> None:
    """Raises UserError for a kind or a time that there is not."""
    known = {str(kind) for kind in (*Kind, UNDO, REDO)}
    words = {name: str(kind) for kind, name in NAMES.items()}
    given["kinds"] = tuple(words.get(kind, kind) for kind in given["kinds"])
    for kind in given["kinds"]:
        if kind not in known:
            raise UserError(
                "There is no kind {kind}. Kinds are: {kinds}.",
                kind=kind,
                kinds=", ".join(sorted(known)),
            )
    for name in ("since", "until"):
        try:
            datetime.datetime.fromisoformat(given[name] or "2000-01-01")
        except ValueError:
            raise UserError(
                "{time} is no time; write it like 2026-11-27 or 2026-11-27T08:30.", time=given[name]
            ) from None


def _document(project: Project, title: str) -> int:
    found = [row_id for row_id, name in project.read.document_names() if name == title]
    if not found:
        raise UserError("No document is called {title}.", title=title)
    if len(found) > 1:
        raise UserError("{count} documents are called {title}.", count=len(found), title=title)
    return found[0]


def _read(history: History, limit: int) -> list[Entry]:
    entries: list[Entry] = []
    while not history.is_at_end and (limit <= 0 or len(entries) < limit):
        entries += history.page(min(200, limit - len(entries)) if limit > 0 else 200)
    return entries


def _cells(entry: Entry) -> tuple[str, ...]:
    kind = entry.operation.kind
    what = NAMES.get(entry.named.kind, entry.named.kind)
    if kind in (UNDO, REDO):
        what = f"{kind}: {what}"
    if entry.is_undone:
        what += " (undone)"
    subject = entry.subject
    words = f"{subject.label} “{subject.words}”" if subject and subject.words else ""
    differences = "; ".join(
        f"{one.name or one.part}: {one.before or '–'} → {one.after or '–'}"
        for one in entry.differences
    )
    document = subject.document if subject is not None else ""
    rows = "" if words else _rows(entry)
    who = entry.operation.actor or "(no name)"
    cells = (entry.operation.at, who, what, document, words, differences, rows)
    return tuple(" ".join(cell.split()) for cell in cells)


def _rows(entry: Entry) -> str:
    """How many rows it wrote of what people see."""
    told = []
    for table in ("document", "span", "relation", "decision"):
        for count, done in zip(
            entry.counts.get(table, ()), ("", " changed", " removed"), strict=False
        ):
            if count:
                told.append(f"{output.several(count, table)}{done}")
    return ", ".join(told)


def entry_json(entry: Entry) -> dict[str, object]:
    """One entry for scripts; ids are those of the rows in the project file."""
    operation, subject = entry.operation, entry.subject
    return {
        "id": operation.id,
        "at": operation.at,
        "actor": operation.actor,
        "kind": operation.kind,
        "of": entry.named.id if entry.named.id != operation.id else None,
        "of_kind": entry.named.kind,
        "undone": entry.is_undone,
        "detail": dict(entry.named.detail),
        "rows": {
            table: {"made": made, "changed": changed, "removed": gone}
            for table, (made, changed, gone) in entry.counts.items()
        },
        "about": None
        if subject is None
        else {
            "table": subject.table, "id": subject.id, "document": subject.document,
            "annotator": subject.annotator, "label": subject.label, "words": subject.words,
            "there": subject.is_there,
        },
        "differences": [
            {"part": str(one.part), "name": one.name, "before": one.before, "after": one.after}
            for one in entry.differences
        ],
    }  # fmt: skip
