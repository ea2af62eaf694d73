"""Every kind of operation, as the log names it and as undo shows it."""

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
    MAKE_DEMO = "make_demo"
