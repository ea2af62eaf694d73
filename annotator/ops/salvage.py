"""The good rows of a project that cannot be opened, in a new one; see ``store.salvage``."""

import csv
import io
import json
from functools import partial
from pathlib import Path

from annotator.errors import DamagedProject, UserError
from annotator.ops.apart import apart
from annotator.ops.steps import Steps
from annotator.store import salvage as stored
from annotator.store.opening import NoProject
from annotator.store.project import SUFFIX
from annotator.store.salvage_mending import UNNAMED
from annotator.store.salvage_report import Report
from annotator.store.salvage_rows import Wish

TITLES = ("outcome", "table", "row", "document", "words", "why", "label")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def salvage(
    path: Path, target: Path, *, take_changed_texts: bool = False, unnamed: str = UNNAMED
) -> Steps[Report]:
    """Takes what is good in the file at ``path``, which stays as it is, into a new project.

    ``take_changed_texts``: documents whose text is not the imported one come in too, as documents
    of their own.  ``unnamed`` is the name of a document whose own is lost, with its number at
    ``{number}``.  Raises ProjectError; nothing is left behind then.
    """
    wish = Wish(take_changed_texts, unnamed)
    return apart(lambda look: stored.salvage(path, target, look, wish))


def can_be_salvaged(path: Path, error: UserError) -> bool:
    """Whether what could not be opened was a project: it says so, or only its name still does."""
    return isinstance(error, DamagedProject) or (
        isinstance(error, NoProject) and path.suffix == SUFFIX and path.stat().st_size > 0
    )


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
