"""Gold that says finished although items came in after it was."""

from collections.abc import Collection

from annotator.ops.adjudication import decision_tables
from annotator.store.project import Project

_GOLD = (
    "SELECT document_id FROM layer JOIN annotator ON annotator.id = annotator_id "
    "WHERE kind = 'gold' AND state = 'finished'"
)
_FINISHED = (
    "SELECT document_id, hex(annotator.uid) FROM layer "
    "JOIN annotator ON annotator.id = annotator_id WHERE kind <> 'gold' AND state = 'finished'"
)
_LAST = (
    "SELECT document_id, variants FROM decision "
    "WHERE id IN (SELECT max(id) FROM decision GROUP BY document_id)"
)


def stale_gold(project: Project) -> Collection[int]:
    """Documents whose gold is finished and that have undecided items all the same.

    Only those are looked at where somebody has finished whom the newest decision does not name.
    Gold without decisions was made elsewhere, and is what it says.
    """
    read = project.read
    gold = {row[0] for row in read.all(_GOLD)}
    if not gold:
        return frozenset()
    named = {document: variants for document, variants in read.all(_LAST) if document in gold}
    doubtful = {
        document
        for document, who in read.all(_FINISHED)
        if document in named and str(who).lower() not in named[document]
    }
    tables = decision_tables(project, sorted(doubtful))
    return frozenset(table.document for table in tables if table.undecided)
