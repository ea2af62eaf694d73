"""A document of a project that cannot be written now, as a small project in memory.

Edits that wait are done there first, so that they can be seen and that others can follow on them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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
_AT_ONCE = 500
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


@dataclass(frozen=True)
class Numbers:
    """What the ids mean in an edit that was made upon one document of a project.

    ``rows`` are the uids of what there was by table and id: the scheme, the people, and the
    document with its annotations; ``greatest`` is the greatest id of each table, above which lie
    the rows that the edits themselves make; ``project`` is the project's uid.
    """

    project: str
    rows: Mapping[str, Mapping[int, bytes]]
    greatest: Mapping[str, int]

    def fit(self, other: Project) -> bool:
        """Whether each id means the same row in ``other``, or none at all.

        So it is in a copy, a salvage, and mostly in a backup; not where an id was used again
        since, nor where rows have ids that the edits take for those which they made.  New rows of
        ``other`` must then get ids above ``greatest``.  Raises ProjectError where nobody can read.
        """
        if other.read.property("uid") != self.project:
            return False
        with translated(other.name):
            for name, known in self.rows.items():
                if _greatest(other, name) > self.greatest[name]:
                    return False
                for row_id, uid in _uids(other, name, sorted(known)):
                    if known[row_id] != uid:
                        return False
        return True


def numbers_of(project: Project, document_id: int) -> Numbers:
    """What ids mean now in an edit upon a document.  Raises ProjectError where nobody can read."""
    rows, greatest = {}, {}
    with translated(project.name):
        for name in (*_WHOLE, *_OF_DOCUMENT):
            if TABLES[name].travels:
                wanted = _OF_DOCUMENT.get(name, "1 OR ?1")
                rows[name] = dict(
                    project.read.all(f"SELECT id, uid FROM {name} WHERE {wanted}", (document_id,))
                )
                greatest[name] = _greatest(project, name)
    return Numbers(project.read.property("uid"), rows, greatest)


def _greatest(project: Project, name: str) -> int:
    return int(project.read.all(f"SELECT coalesce(max(id), 0) FROM {name}")[0][0])


def _uids(project: Project, name: str, ids: list[int]) -> Iterator[tuple[int, bytes]]:
    for at in range(0, len(ids), _AT_ONCE):
        some = ids[at : at + _AT_ONCE]
        places = ", ".join("?" * len(some))
        yield from project.read.all(f"SELECT id, uid FROM {name} WHERE id IN ({places})", some)
