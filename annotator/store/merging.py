"""The union of a project with another file of it, row by row by uid, as part of one edit.

The result is the same in whichever order files are taken in, and however often: each row is the
later of its versions (see ``versions``), each deletion holds for what it knew.  What another row
needs is not deleted: a span that a new relation hangs on, a label that a new span bears, a
document that somebody worked on, stays until nothing needs it.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from annotator.errors import ProjectError
from annotator.store.file_names import same_file
from annotator.store.gate import Edit
from annotator.store.opening import snapshot
from annotator.store.project import Project
from annotator.store.rows import Rows
from annotator.store.sides import Came, Decide, Sides, Source
from annotator.store.tables import TABLES
from annotator.store.union_documents import Documents, Layers
from annotator.store.union_parts import PARTS, Parts
from annotator.store.union_scheme import Owned, unite_properties
from annotator.store.union_work import Work, unite_conflicts, unite_decisions
from annotator.store.verification import verify
from annotator.store.versions import Versions

_NEEDED = {
    "span": ("SELECT head_id FROM relation UNION SELECT tail_id FROM relation",),
    "layer": ("SELECT layer_id FROM span",),
    "document": ("SELECT document_id FROM layer", "SELECT document_id FROM decision"),
    "annotator": ("SELECT annotator_id FROM layer",),
    "label": (
        "SELECT label_id FROM span UNION SELECT label_id FROM relation",
        "SELECT head_id FROM label_end UNION SELECT tail_id FROM label_end",
    ),
}
_ORDER = ("relation", "span", "layer", "decision", "document", "attribute", "label", "annotator")
"""Children before parents."""

_OWNED = {
    "layer": (("work", "layer_id"),),
    "document": (("kept", "document_id"),),
    "label": (("label_end", "label_id"), ("attribute_label", "label_id")),
    "attribute": (("attribute_label", "attribute_id"),),
}
"""Rows that go with a row, by the column that names it."""


class OtherProject(ProjectError):
    """The file is of another project than this one."""


class Merge:
    """A merge of one file after another into one edit of ``project``."""

    def __init__(self, project: Project, edit: Edit, decide: Decide) -> None:
        self._project = project
        self._edit = edit
        self._decide = decide
        self._ours = Versions(edit.all)
        self._ours.read_rows()
        self.came: list[Came] = []

    def take(self, path: Path, *, allow_other: bool) -> Iterator[None]:
        """Unites the project with the file at ``path``; yields after each piece of work.

        Raises ProjectError when it is no file to take from; the edit must be given up then.
        """
        if self._project.path is not None and same_file(path, self._project.path):
            raise ProjectError("{path} is the project itself.", path=path)
        with contextlib.closing(snapshot(path)) as connection:
            verify(connection, path.name, full=False)
            yield
            source = Source(Rows(connection, path.name), path.name)
            is_other = _is_other(self._project, source, allowed=allow_other)
            sides = Sides(self._edit, self._ours, source, self._decide)
            sides.is_other = is_other
            self.came.append(sides.came)
            sides.came.is_new = sides.meet()
            if sides.came.is_new:
                yield from unite(sides)
                self._edit.touch(everywhere=True)


def _is_other(project: Project, source: Source, *, allowed: bool) -> bool:
    """Whether the file is of another project.  OtherProject when that is not allowed."""
    found = dict(source.all("SELECT name, value FROM property WHERE name IN ('uid', 'title')"))
    is_other = found.get("uid") != project.read.property("uid")
    if is_other and not allowed:
        raise OtherProject(
            "{name} is of another project ({title}). Nothing was merged; allow other projects to "
            "take its documents and labels in all the same.",
            name=source.name,
            title=found.get("title") or "without a title",
        )
    return is_other


def unite(sides: Sides) -> Iterator[None]:
    """Takes in all that the other side holds; yields after each piece of work."""
    parts = {part.table: Parts(sides, part) for part in PARTS}
    for table in parts.values():
        table.unite()
    labels = parts["label"]
    for name in ("label_end", "attribute_label"):
        Owned(sides, labels, name).unite()
    unite_properties(sides)
    yield
    documents = Documents(sides)
    yield from documents.unite()
    layers = Layers(sides, documents, parts["annotator"])
    yield from layers.unite()
    spans = Work(sides, "span", layers, labels)
    yield from spans.unite()
    relations = Work(sides, "relation", layers, labels).linked(spans)
    yield from relations.unite()
    layers.unite_work()
    unite_decisions(sides, documents)
    unite_conflicts(sides)
    yield
    _doom_gone(sides)
    _delete_doomed(sides)
    _take_graves(sides)
    yield


def _doom_gone(sides: Sides) -> None:
    """Rows of ours that the other file deleted, knowing all that they say."""
    gone = set(sides.their_graves.values())
    for table in ("annotator", "label", "attribute", "document", "layer"):
        if table not in gone:
            continue
        met = set(sides.ids[table].values())
        for row_id, uid in sides.edit.all(f"SELECT id, uid FROM {table}"):
            if uid not in sides.their_graves or row_id in met:
                continue
            if sides.all_known_there(sides.ours.all_of(table, row_id)):
                sides.doomed[table].add(row_id)


def _delete_doomed(sides: Sides) -> None:
    """Deletes what is deleted on one side, unless another row needs it."""
    for table in _ORDER:
        doomed = sides.doomed[table] | set(sides.ours.kept(table))
        if doomed:
            doomed &= set(sides.edit.ids(table, "1"))
        while doomed:
            free = doomed - _needed(sides.edit, table)
            _delete(sides, table, sorted(free))
            doomed -= free
            if not free or table != "label":  # a relation label needs the labels that it joins
                break
        for row_id in sorted(doomed):
            sides.keep(table, row_id)


def _needed(edit: Edit, table: str) -> set[int]:
    return {row[0] for sql in _NEEDED.get(table, ()) for row in edit.all(sql)}


def _delete(sides: Sides, table: str, ids: list[int]) -> None:
    edit = sides.edit
    for row_id in ids:
        if table == "document":
            edit.delete("text", row_id)
        for child, column in _OWNED.get(table, ()):
            edit.delete_many(child, edit.ids(child, f"{column} = ?", (row_id,)))
    edit.delete_many(table, ids)
    sides.came.count(f"{table}s_removed", len(ids))


def _take_graves(sides: Sides) -> None:
    """Deletions that the other file knows travel on, also those of rows that never were here."""
    new = {uid: tbl for uid, tbl in sides.their_graves.items() if uid not in sides.our_graves}
    if not new:
        return
    living: set[bytes] = set()
    for table in set(new.values()):
        if table in TABLES:
            living.update(row[0] for row in sides.edit.all(f"SELECT uid FROM {table}"))
    sides.edit.note(
        "tombstone",
        [(uid, tbl, sides.edit.id) for uid, tbl in sorted(new.items()) if uid not in living],
    )
