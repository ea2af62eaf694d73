"""The layer rows that edits write into: found, or made where there is none."""

from collections.abc import Sequence
from itertools import islice

from annotator.errors import EditError
from annotator.store import identity
from annotator.store.gate import Edit, new_uid
from annotator.store.tables import Value

_MET = 10_000
"""Documents that may wait to be written at once, and more."""


def layer_id(edit: Edit, document_id: int, annotator_id: int) -> int:
    """The id of an annotator's layer of a document, made (open) in this edit if there is none.

    EditError where the document is gone.
    """
    found = edit.ids("layer", "document_id = ? AND annotator_id = ?", (document_id, annotator_id))
    if found:
        return found[0]
    if not edit.ids("document", "id = ?", (document_id,)):
        raise _gone()
    return edit.insert("layer", document_id=document_id, annotator_id=annotator_id, state="open")


def layer_ids(edit: Edit, document_ids: Sequence[int], annotator_id: int) -> dict[int, int]:
    """The same of many documents, by document; those that are made are made together."""
    if len(document_ids) == 1:
        return {document_ids[0]: layer_id(edit, document_ids[0], annotator_id)}
    some = ",".join(str(int(one)) for one in document_ids)
    found: dict[int, int] = dict(
        edit.all(
            f"SELECT document_id, id FROM layer WHERE annotator_id = ? AND document_id IN ({some})",
            (annotator_id,),
        )
    )
    owner = edit.row("annotator", annotator_id)["uid"]
    documents = dict(edit.all(f"SELECT id, uid FROM document WHERE id IN ({some})"))
    if len(documents) < len(set(document_ids)):
        raise _gone()
    first = edit.next_id("layer")
    made: list[tuple[Value, ...]] = []
    for document, its in documents.items():
        if document not in found:
            found[document] = first + len(made)
            uid = identity.uid_of("layer", (its, owner))
            is_taken = edit.all("SELECT 1 FROM layer WHERE uid = ?", (uid,))
            uid = new_uid() if is_taken else uid
            made.append((found[document], uid, document, annotator_id, "open"))
    edit.insert_many("layer", made)
    return found


class LayerUids:
    """The uids of new layers, for one who makes very many."""

    def __init__(self, edit: Edit) -> None:
        self._edit = edit
        self._documents: dict[int, bytes] = {}
        self._owners: dict[int, bytes] = {}

    def meet(self, document_id: int, uid: bytes) -> None:
        """A document that is about to be written, with those met last, and gets layers now."""
        if len(self._documents) >= 2 * _MET:
            self._documents = dict(islice(self._documents.items(), _MET, None))
        self._documents[document_id] = uid

    def of(self, document_id: int, annotator_id: int) -> bytes:
        """The uid of a layer that is not there yet; the document is, or was met lately."""
        document = self._documents.get(document_id) or self._uid("document", document_id)
        if annotator_id not in self._owners:
            self._owners[annotator_id] = self._uid("annotator", annotator_id)
        return identity.layer_uid(document, self._owners[annotator_id])

    def _uid(self, table: str, row_id: int) -> bytes:
        uid = self._edit.row(table, row_id)["uid"]
        assert isinstance(uid, bytes)
        return uid


def _gone() -> EditError:
    return EditError("That document is no longer in the project.")
