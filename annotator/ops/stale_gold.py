"""Gold that says finished although items came in after it was."""

from collections.abc import Collection

from annotator.ops.adjudication import decision_tables
from annotator.store.project import Project

_GOLD = (
    "SELECT layer.id, document_id FROM layer JOIN annotator ON annotator.id = annotator_id "
    "WHERE kind = 'gold' AND state = 'finished'"
)
_FINISHED = (
    "SELECT layer.id, document_id, hex(annotator.uid) FROM layer "
    "JOIN annotator ON annotator.id = annotator_id WHERE kind <> 'gold' AND state = 'finished'"
)
_LAST = (
    "SELECT document_id, variants FROM decision "
    "WHERE id IN (SELECT max(id) FROM decision GROUP BY document_id)"
)
_STATES = "SELECT row_id, max(op_id) FROM change WHERE tbl = 'layer' GROUP BY row_id"
_BY_HAND = (
    "SELECT {table}.layer_id, max(op_id) FROM change JOIN {table} ON {table}.id = row_id "
    "WHERE tbl = '{table}' AND op_id > ? GROUP BY {table}.layer_id"
)
_AT_ONCE = (
    "SELECT {table}.layer_id, max(op_id) FROM bulk CROSS JOIN {table} "
    "ON {table}.id BETWEEN first AND first + count - 1 "
    "WHERE tbl = '{table}' AND op_id > ? GROUP BY {table}.layer_id"
)


def stale_gold(project: Project) -> Collection[int]:
    """Documents whose gold is finished and that have undecided items all the same.

    Only those are looked at where somebody has finished whom the newest decision does not name, or
    whose work came, changed or was finished after gold was: by hand, or by a merge.  Gold without
    decisions was made elsewhere, and is what it says.
    """
    read = project.read
    gold = {document: layer for layer, document in read.all(_GOLD)}
    if not gold:
        return frozenset()
    named = {document: variants for document, variants in read.all(_LAST) if document in gold}
    states = dict(read.all(_STATES))
    since = {document: states.get(gold[document], 0) for document in named}
    newest = _newest_work(project, min(since.values(), default=0))
    doubtful = {
        document
        for layer, document, who in read.all(_FINISHED)
        if document in named
        and (
            str(who).lower() not in named[document]
            or max(newest.get(layer, 0), states.get(layer, 0)) > since[document]
        )
    }
    tables = decision_tables(project, sorted(doubtful))
    return frozenset(table.document for table in tables if table.undecided)


def _newest_work(project: Project, since: int) -> dict[int, int]:
    """Of each layer the newest entry after ``since`` that wrote annotations which are there."""
    newest: dict[int, int] = {}
    for table in ("span", "relation"):
        for sql in (_BY_HAND, _AT_ONCE):
            for layer, op_id in project.read.all(sql.format(table=table), (since,)):
                newest[layer] = max(newest.get(layer, 0), op_id)
    return newest
