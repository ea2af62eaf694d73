"""The union of a project with another file of it, row by row by uid, as part of one edit.

The result is the same in whichever order files are taken in, whoever merged whom before, and
however often.  That is so because nothing is told from what is here and what comes, but all from
three sets that every file can tell of a row, and of which the union does not ask who is first:

* the versions by which it *lives* (``versions``): those that both have, or that one has and the
  other does not know.  The newest holds; a row without any is deleted;
* the versions that *wait* for the reviewer (``waiting``), united in the same manner;
* what it *said last*, by column, also when it is gone (``gone``).

What another row needs is not deleted: a span that a new relation hangs on, a label that a new span
bears, a document that somebody worked on, stays until nothing needs it and says what it said last.
Names that must be unique are given out at the end, among the rows that are there then.
"""

import contextlib
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

from annotator.errors import ProjectError
from annotator.store.file_names import same_file
from annotator.store.gate import Edit
from annotator.store.gone import COLUMNS, OWNED
from annotator.store.opening import snapshot
from annotator.store.project import Project
from annotator.store.remains import Remains, bury
from annotator.store.rows import Rows
from annotator.store.sides import Came, Decide, Sides, Source
from annotator.store.tables import TABLES
from annotator.store.union_decisions import unite_decisions
from annotator.store.union_documents import Documents
from annotator.store.union_layers import Layers, name_layers
from annotator.store.union_parts import PARTS, Parts
from annotator.store.union_scheme import Owned, unite_properties
from annotator.store.union_work import Work
from annotator.store.verification import verify
from annotator.store.versions import Versions
from annotator.store.waiting import Waiting

_NEEDED = {
    "span": (("relation", "head_id"), ("relation", "tail_id")),
    "layer": (("span", "layer_id"),),
    "document": (("layer", "document_id"), ("decision", "document_id")),
    "annotator": (("layer", "annotator_id"),),
    "label": (
        ("span", "label_id"), ("relation", "label_id"), ("label_end", "head_id"),
        ("label_end", "tail_id"), ("attribute_label", "label_id"),
    ),
}  # fmt: skip
"""Rows that need a row, by the column that names it."""

_AT_ONCE = 5_000
_ORDER = ("relation", "span", "layer", "decision", "document", "attribute", "label", "annotator")
"""Children before parents."""

_OWNED = {
    "layer": (("work", "layer_id"),),
    "document": (("kept", "document_id"),),
    "label": (("label_end", "label_id"),),
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
            if not self.came:  # what a merge brings is named so already
                name_layers(self._edit)
            sides = Sides(self._edit, self._ours, source, self._decide)
            sides.is_other = is_other
            self.came.append(sides.came)
            sides.came.is_new = sides.meet()
            if sides.came.is_new:
                yield from unite(sides)
                self._edit.touch(everywhere=True)
            else:
                _tidy(sides)


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
    waiting = Waiting(sides)
    waiting.start()
    parts = {part.table: Parts(sides, waiting, part) for part in PARTS}
    labels = parts["label"]
    owned = [
        Owned(sides, waiting, parts[owner], labels, table)
        for table, (owner, _column) in OWNED.items()
    ]
    for table in parts.values():
        table.unite()
    for one in owned:
        one.unite()
    unite_properties(sides)
    yield
    documents = Documents(sides, waiting)
    yield from documents.unite()
    layers = Layers(sides, waiting, documents, parts["annotator"])
    yield from layers.unite()
    spans = Work(sides, waiting, "span", layers, labels)
    yield from spans.unite()
    relations = Work(sides, waiting, "relation", layers, labels).linked(spans)
    yield from relations.unite()
    layers.unite_work()
    unite_decisions(sides, waiting, documents)
    for one in owned:
        one.unite()
    waiting.finish()
    yield
    for table in parts.values():
        table.mark_doomed()
    delete_doomed(sides)
    for table in parts.values():
        table.settle_names()
    waiting.name_people()
    dead = {name: table.dead() for name, table in parts.items()}
    _take_gone(sides, {**dead, "document": documents.dead(), "layer": layers.dead()}, spans)
    yield


def _take_gone(sides: Sides, dead: Mapping[str, Mapping[bytes, int]], spans: Work) -> None:
    """What is known there of rows that are gone; ``dead`` are their ids of rows that go."""
    remains = Remains(sides)
    for table, ids in dead.items():
        remains.columns(table, ids)
    remains.spans(spans)
    remains.write()
    _take_graves(sides)


def _tidy(sides: Sides) -> None:
    """What stayed for rows that were removed here since goes now, and so do numbers of names."""
    if not any(sides.ours.has_parts(table) for table in COLUMNS) and not sides.ours.kept("span"):
        return
    delete_doomed(sides)
    waiting = Waiting(sides)
    for part in PARTS:
        Parts(sides, waiting, part).settle_names()
    waiting.name_people()


def delete_doomed(sides: Sides) -> None:
    """Deletes what is deleted on one side, unless another row needs it."""
    for table in _ORDER:
        doomed = sides.doomed[table] | set(sides.ours.kept(table))
        doomed = set(_among(sides.edit, table, "id", doomed))
        while doomed:
            free = doomed - _needed(sides.edit, table, doomed)
            _delete(sides, table, sorted(free))
            doomed -= free
            if not free or table != "label":  # a relation label needs the labels that it joins
                break
        for row_id in sorted(doomed):
            sides.keep(table, row_id)


def _needed(edit: Edit, table: str, ids: Set[int]) -> set[int]:
    """Those of the rows ``ids`` that others need."""
    found = (_among(edit, child, column, ids) for child, column in _NEEDED.get(table, ()))
    return {row_id for one in found for row_id in one}


def _among(edit: Edit, table: str, column: str, ids: Set[int]) -> Iterator[int]:
    """Those of ``ids`` that stand in a column."""
    wanted = sorted(ids)
    for first in range(0, len(wanted), _AT_ONCE):
        some = ", ".join(map(str, wanted[first : first + _AT_ONCE]))
        sql = f"SELECT DISTINCT {column} FROM {table} WHERE {column} IN ({some})"
        yield from (row[0] for row in edit.all(sql))


def _delete(sides: Sides, table: str, ids: list[int]) -> None:
    edit = sides.edit
    bury(sides, table, ids)
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
    for table in set(new.values()) & TABLES.keys():
        uids = sorted(uid for uid, tbl in new.items() if tbl == table)
        for first in range(0, len(uids), _AT_ONCE):
            some = uids[first : first + _AT_ONCE]
            sql = f"SELECT uid FROM {table} WHERE uid IN ({', '.join('?' * len(some))})"
            living.update(row[0] for row in sides.edit.all(sql, some))
    sides.edit.note(
        "tombstone",
        [(uid, tbl, sides.edit.id) for uid, tbl in sorted(new.items()) if uid not in living],
    )
