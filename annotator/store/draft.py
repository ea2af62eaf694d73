"""A document of a project that cannot be written now, as a small project in memory.

Edits that wait are done there first, so that they can be seen and that others can follow on them.
"""

from annotator.store.project import Project, in_memory
from annotator.store.tables import TABLES
from annotator.store.verdicts import translated

_LAYERS = "layer_id IN (SELECT id FROM layer WHERE document_id = ?1)"
_OF_DOCUMENT = {
    "document": "id = ?1",
    "text": "id = ?1",
    "layer": "document_id = ?1",
    "span": _LAYERS,
    "relation": _LAYERS,
    "decision": "document_id = ?1",
}
_WHOLE = ("property", "annotator", "label", "label_end", "attribute", "attribute_label")


def draft_of(project: Project, document_id: int) -> Project:
    """The scheme, the people and one document of ``project``, with their ids and without history.

    A new row gets the id there that it would get in ``project``: of each table the row with the
    greatest id comes along.  Raises ProjectError where not even reading works.
    """
    rows = {}
    with translated(project.name):
        for name in (*_WHOLE, *_OF_DOCUMENT):
            table = TABLES[name]
            wanted = _OF_DOCUMENT.get(name, "1 OR ?1")
            rows[table] = project.read.all(
                f"{table.select_sql} WHERE {wanted} OR id = (SELECT max(id) FROM {name})",
                (document_id,),
            )
    draft = in_memory(rows)
    draft.actor = project.actor
    return draft
