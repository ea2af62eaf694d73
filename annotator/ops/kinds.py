"""Every kind of operation, as the log names it and as undo shows it."""

from collections.abc import Mapping
from enum import StrEnum


class Kind(StrEnum):
    """The verbs.  A value is never changed once released: project files hold it."""

    ADD_SPAN = "add_span"
    RELABEL_SPANS = "relabel_spans"
    RESIZE_SPAN = "resize_span"
    REMOVE = "remove"
    REPEAT_SPAN = "repeat_span"
    ANNOTATE_SPAN = "annotate_span"
    ADD_RELATION = "add_relation"
    RELABEL_RELATION = "relabel_relation"
    REVERSE_RELATION = "reverse_relation"
    ANNOTATE_RELATION = "annotate_relation"
    SET_STATE = "set_state"
    COUNT_TIME = "count_time"
    ADD_ANNOTATOR = "add_annotator"
    RENAME_ANNOTATOR = "rename_annotator"
    IMPORT = "import"
    REMOVE_DOCUMENTS = "remove_documents"
    RENAME_DOCUMENT = "rename_document"
    SET_SCHEME = "set_scheme"
    ADD_LABEL = "add_label"
    CHANGE_LABEL = "change_label"
    MERGE_LABELS = "merge_labels"
    REMOVE_LABEL = "remove_label"
    MOVE_LABEL = "move_label"
    SET_ATTRIBUTES = "set_attributes"
    SET_PROPERTY = "set_property"
    DECIDE = "decide"
    ACCEPT_PATTERN = "accept_pattern"
    AUTO_ACCEPT = "auto_accept"
    REVOKE_DECISIONS = "revoke_decisions"
    NOTE_DECISION = "note_decision"
    MAKE_DEMO = "make_demo"
    MERGE = "merge"
    ASSIGN = "assign"
    SETTLE_CONFLICT = "settle_conflict"
    SALVAGE = "salvage"
    COMPACT = "compact"


NAMES: Mapping[str, str] = {
    "undo": "undo",
    "redo": "redo",
    Kind.ADD_SPAN: "add a span",
    Kind.RELABEL_SPANS: "relabel spans",
    Kind.RESIZE_SPAN: "move the ends of a span",
    Kind.REMOVE: "remove annotations",
    Kind.REPEAT_SPAN: "label identical stretches",
    Kind.ANNOTATE_SPAN: "change attributes or note of a span",
    Kind.ADD_RELATION: "add a relation",
    Kind.RELABEL_RELATION: "relabel a relation",
    Kind.REVERSE_RELATION: "reverse a relation",
    Kind.ANNOTATE_RELATION: "change attributes or note of a relation",
    Kind.SET_STATE: "finish or reopen a document",
    Kind.COUNT_TIME: "count working time",
    Kind.ADD_ANNOTATOR: "add an annotator",
    Kind.RENAME_ANNOTATOR: "rename an annotator",
    Kind.IMPORT: "import documents",
    Kind.REMOVE_DOCUMENTS: "remove documents",
    Kind.RENAME_DOCUMENT: "rename a document",
    Kind.SET_SCHEME: "set the scheme",
    Kind.ADD_LABEL: "add a label",
    Kind.CHANGE_LABEL: "change a label",
    Kind.MERGE_LABELS: "merge two labels",
    Kind.REMOVE_LABEL: "remove a label",
    Kind.MOVE_LABEL: "move a label",
    Kind.SET_ATTRIBUTES: "change the attributes of the scheme",
    Kind.SET_PROPERTY: "change the project's properties",
    Kind.DECIDE: "settle a disagreement",
    Kind.ACCEPT_PATTERN: "settle all alike",
    Kind.AUTO_ACCEPT: "accept by rule",
    Kind.REVOKE_DECISIONS: "take decisions back",
    Kind.NOTE_DECISION: "note on a decision",
    Kind.MAKE_DEMO: "make the sample project",
    Kind.MERGE: "merge files",
    Kind.ASSIGN: "give documents to annotators",
    Kind.SETTLE_CONFLICT: "settle a conflict",
    Kind.SALVAGE: "salvage a damaged project",
    Kind.COMPACT: "compact the history",
}
"""What people call each kind of operation, in English; the window translates the same words."""
