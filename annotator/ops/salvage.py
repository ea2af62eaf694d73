"""The good rows of a project that cannot be opened, in a new one; see ``store.salvage``."""

import csv
import io
import json
from functools import partial
from pathlib import Path

from annotator.ops.apart import apart
from annotator.ops.steps import Steps
from annotator.store import salvage as stored
from annotator.store.salvage_report import Report

TITLES = ("outcome", "table", "row", "document", "words", "why")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def salvage(path: Path, target: Path, *, take_changed_texts: bool = False) -> Steps[Report]:
    """Takes what is good in the file at ``path``, which stays as it is, into a new project.

    ``take_changed_texts``: documents whose text is not the imported one come in too, as documents
    of their own.  Raises ProjectError; nothing is left behind then.
    """
    work = partial(stored.salvage, path, target, take_changed_texts=take_changed_texts)
    return apart(work)


def survey(path: Path) -> Steps[Report]:
    """What :func:`salvage` would take and what not; nothing is written.  Raises ProjectError."""
    return apart(partial(stored.survey, path))


def report_json(report: Report) -> str:
    """The whole report as JSON."""
    return json.dumps(report.to_json(), ensure_ascii=False, indent=1) + "\n"


def report_csv(report: Report) -> str:
    """The items of the report as CSV; a cell that a spreadsheet would compute begins with '."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(TITLES)
    for item in report.items:
        said = item.to_json()
        writer.writerow(_plain(said[title]) for title in TITLES)
    return out.getvalue()


def _plain(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
