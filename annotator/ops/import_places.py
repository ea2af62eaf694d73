"""From a line of an import's report to the place in the project that it is about."""

from annotator.formats.base import Changed, Rejected
from annotator.ops.export_places import Place
from annotator.ops.report import ImportReport
from annotator.store.project import Project


def place_of(project: Project, report: ImportReport, item: Rejected | Changed) -> Place | None:
    """The document that ``item`` names, with one of the layers that came along; else None.

    Names are not unique: a document that the import brought goes before one that was there.
    """
    if not item.document:
        return None
    found = [row_id for row_id, name in project.read.document_names() if name == item.document]
    brought = set(report.document_ids)
    row_id = next((one for one in found if one in brought), found[0] if found else None)
    return None if row_id is None else Place(row_id, _whose(project, report, row_id))


def _whose(project: Project, report: ImportReport, document_id: int) -> str:
    """Whose layer to show: "", one's own, where there is one or nobody of the import has any."""
    workers = project.read.workers(document_id)
    if project.actor in workers:
        return ""
    return next((name for name in report.annotators if name in workers), "")
