"""A part of a project as a project of its own: one annotator's documents and layers.

The part is made as a merge into an empty file, from a copy of the project in which views hide
what is not to go along.  So it has the same uids and versions, and merging it back is a union.
"""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType

from annotator.store.change import MERGE, PACKAGE
from annotator.store.file_names import rename
from annotator.store.merging import unite
from annotator.store.opening import snapshot
from annotator.store.project import Project, create
from annotator.store.rows import Rows
from annotator.store.sides import Sides, Source
from annotator.store.versions import Versions

_WANTED = "SELECT id FROM temp.wanted"
_VIEWS = {
    "document": f"SELECT * FROM main.document WHERE id IN ({_WANTED})",
    "text": f"SELECT * FROM main.text WHERE id IN ({_WANTED})",
    "kept": f"SELECT * FROM main.kept WHERE document_id IN ({_WANTED})",
    "annotator": "SELECT * FROM main.annotator WHERE id IN (SELECT id FROM temp.who)",
    "layer": f"SELECT * FROM main.layer WHERE document_id IN ({_WANTED}) "
    "AND annotator_id IN (SELECT id FROM temp.who)",
    "span": "SELECT * FROM main.span WHERE layer_id IN (SELECT id FROM temp.layer)",
    "relation": "SELECT * FROM main.relation WHERE layer_id IN (SELECT id FROM temp.layer)",
    "work": "SELECT * FROM main.work WHERE layer_id IN (SELECT id FROM temp.layer)",
    "decision": "SELECT * FROM main.decision WHERE 0",
    "conflict": "SELECT * FROM main.conflict WHERE tbl IN ('label', 'attribute', 'annotator') "
    "OR row_uid IN (SELECT uid FROM temp.span) OR row_uid IN (SELECT uid FROM temp.relation)",
    "tombstone": "SELECT * FROM main.tombstone WHERE 0",
}
_TABLES = ("annotator", "label", "label_end", "attribute", "attribute_label", "property",
           "document", "layer", "span", "relation")  # fmt: skip


class Packing:
    """A copy of a project, from which packages are made; a context manager."""

    def __init__(self, project: Project, copy: Path) -> None:
        """``copy`` is a name for a temporary file; nothing has it yet."""
        try:
            project.save_copy(copy)
            self._connection = snapshot(copy)
        finally:
            copy.unlink(missing_ok=True)
        self._uid = project.read.property("uid")
        self._rows = Rows(self._connection, project.name)
        try:
            self._prepare(project.name)
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self, name: str) -> None:
        self._connection.execute("PRAGMA query_only = OFF")
        for table in ("wanted", "who"):
            self._connection.execute(f"CREATE TEMP TABLE {table} (id INTEGER PRIMARY KEY)")
        source = Source(self._rows, name)
        self._versions = source.versions
        self._versions.read_rows()
        self._versions.gone.forget()
        self._operations = dict(self._versions.operations)
        for table, sql in _VIEWS.items():
            self._connection.execute(f"CREATE TEMP VIEW {table} AS {sql}")

    def __enter__(self) -> "Packing":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._connection.close()

    def write(self, path: Path, annotator: str, documents: Sequence[int]) -> Iterator[None]:
        """Makes the package of one annotator at ``path``; yields after each piece of work.

        Raises ProjectError when something is there already or the folder cannot be written;
        nothing is left behind then.
        """
        for table in ("wanted", "who"):
            self._connection.execute(f"DELETE FROM temp.{table}")
        self._connection.executemany(
            "INSERT INTO temp.wanted (id) VALUES (?)", [(row_id,) for row_id in documents]
        )
        self._connection.execute(
            "INSERT INTO temp.who (id) SELECT id FROM main.annotator WHERE name = ?", (annotator,)
        )
        part = path.with_name(f".{path.name}.part")
        try:
            with create(part) as package:
                package.actor = annotator
                yield from self._fill(package, annotator)
            rename(part, path)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise

    def _fill(self, package: Project, annotator: str) -> Iterator[None]:
        with package.edit(MERGE, undoable=False) as edit:
            edit.detail = {PACKAGE: annotator}
            (found,) = edit.ids("property", "name = 'uid'")
            edit.update("property", found, value=self._uid)
            edit.insert("property", name=PACKAGE, value=annotator)
            self._keep_operations()
            ours = Versions(edit.all)
            ours.read_rows()
            source = Source(self._rows, package.name, self._versions)
            sides = Sides(edit, ours, source, lambda _question: "later")
            sides.meet()
            yield from unite(sides)

    def _keep_operations(self) -> None:
        """Of what other files brought only that goes along which wrote a row that goes along."""
        wanted: set[int | None] = set()
        for table in _TABLES:
            column = {"label_end": "label_id", "attribute_label": "attribute_id"}.get(table, "id")
            for (row_id,) in self._rows.execute(f"SELECT {column} FROM {table}").fetchall():
                wanted |= self._versions.all_of(table, row_id)
                wanted |= set(self._versions.parts(table, row_id).values())
        self._versions.operations = {
            uid: ref for uid, ref in self._operations.items() if ref < 0 or ref in wanted
        }
