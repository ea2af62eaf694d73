"""Words for what the rooms below us name: kinds of operation, states, errors.

The core speaks English templates; here they become the language of the window.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from annotator.errors import UserError, filled
from annotator.gui.plain import apart, one_line, phrased
from annotator.model.annotation import State
from annotator.model.scheme import Scheme
from annotator.ops.kinds import Kind
from annotator.store.change import Operation

_SHOWN = 40
_NOTHING = Scheme()

Detail = Mapping[str, object]


def error_text(error: UserError) -> str:
    """One line in the window's language; an unknown template is shown as it is."""
    fields = {
        name: apart(error_text(value) if isinstance(value, UserError) else value)
        for name, value in error.fields.items()
    }
    return filled(QCoreApplication.translate("Errors", error.template), fields)


def state_name(state: State | None) -> str:
    """How far somebody is with a document; None: not begun."""
    translate = QCoreApplication.translate
    if state is State.FINISHED:
        return translate("States", "finished")
    return translate("States", "open") if state else translate("States", "new")


def operation_name(operation: Operation, scheme: Scheme = _NOTHING, language: str = "") -> str:
    """What an operation did, short enough for a menu: "add Person “Võ Văn…”".

    Labels that are still in ``scheme`` are called by their titles.
    """
    words = _WORDS.get(operation.kind)
    if words:
        return words(_titled(operation, scheme, language))
    return _plain_words().get(operation.kind, operation.kind)


def _titled(operation: Operation, scheme: Scheme, language: str) -> Detail:
    of_relations = operation.kind in (Kind.ADD_RELATION, Kind.RELABEL_RELATION)
    detail = dict(operation.detail)
    for field in ("label", "to"):
        name = str(detail.get(field, ""))
        entity = None if of_relations else scheme.entity(name)
        label = entity or scheme.relation(name)
        if label is not None:
            detail[field] = label.title(language)
    return detail


def undo_text(operation: Operation | None, scheme: Scheme = _NOTHING, language: str = "") -> str:
    """The menu text of undo."""
    if operation is None:
        return QCoreApplication.translate("Texts", "Undo")
    what = QCoreApplication.translate("Texts", "Undo: {what}")
    return phrased(what, what=operation_name(operation, scheme, language))


def redo_text(operation: Operation | None, scheme: Scheme = _NOTHING, language: str = "") -> str:
    """The menu text of redo."""
    if operation is None:
        return QCoreApplication.translate("Texts", "Redo")
    what = QCoreApplication.translate("Texts", "Redo: {what}")
    return phrased(what, what=operation_name(operation, scheme, language))


def duration_text(seconds: int) -> str:
    """Working time: "2:05 h" from an hour on, else "12 min"."""
    minutes = seconds // 60
    if minutes < 60:
        return QCoreApplication.translate("Texts", "{minutes} min").format(minutes=minutes)
    whole = QCoreApplication.translate("Texts", "{hours}:{minutes} h")
    return whole.format(hours=minutes // 60, minutes=f"{minutes % 60:02}")


def removed_text(spans: int, relations: int) -> str:
    """What a removal took."""
    if spans and relations:
        line = QCoreApplication.translate("Texts", "Removed {spans} and {relations}.")
    elif spans:
        line = QCoreApplication.translate("Texts", "Removed {spans}.")
    else:
        line = QCoreApplication.translate("Texts", "Removed {relations}.")
    return line.format(spans=span_count(spans), relations=relation_count(relations))


def repeated_text(count: int, undo: str) -> str:
    """At how many further places a span was labelled; ``undo`` is the key that takes it back."""
    if not count:
        return QCoreApplication.translate("Texts", "These words have this label everywhere.")
    if count == 1:
        line = QCoreApplication.translate("Texts", "1 more place labelled. {key} takes it back.")
    else:
        line = QCoreApplication.translate(
            "Texts", "{count} more places labelled. {key} takes them back."
        )
    return line.format(count=count, key=undo)


def repeats_text(count: int) -> str:
    """What ``*`` would do, for the status line."""
    return QCoreApplication.translate("Texts", "* labels {count} more").format(count=count)


def others_text(name: str) -> str:
    """Why a document shows nothing although there is work on it."""
    line = QCoreApplication.translate(
        "Texts",
        "Others have worked on this document; you see your own layer ({name}). "
        "Switch annotator in the status line.",
    )
    return phrased(line, name=one_line(name))


def foreign_text(name: str) -> str:
    """Why nothing can be edited while another annotator's layer is shown."""
    line = QCoreApplication.translate(
        "Texts", "You are looking at the work of {name}: it can be read, not changed."
    )
    return phrased(line, name=one_line(name))


def span_count(count: int) -> str:
    """ "1 span", "3 spans"."""
    if count == 1:
        return QCoreApplication.translate("Texts", "1 span")
    return QCoreApplication.translate("Texts", "{count} spans").format(count=count)


def relation_count(count: int) -> str:
    """ "1 relation", "3 relations"."""
    if count == 1:
        return QCoreApplication.translate("Texts", "1 relation")
    return QCoreApplication.translate("Texts", "{count} relations").format(count=count)


def document_count(count: int) -> str:
    """ "1 document", "3 documents"."""
    if count == 1:
        return QCoreApplication.translate("Texts", "1 document")
    return QCoreApplication.translate("Texts", "{count} documents").format(count=count)


def _said(detail: Detail, name: str) -> str:
    words = " ".join(str(detail.get(name, "")).split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def _number(detail: Detail, name: str) -> int:
    found = detail.get(name, 0)
    return found if isinstance(found, int) else 0


def _add_span(detail: Detail) -> str:
    what = QCoreApplication.translate("Kinds", "add {label} “{text}”")
    return phrased(what, label=_said(detail, "label"), text=_said(detail, "text"))


def _relabel_spans(detail: Detail) -> str:
    what = QCoreApplication.translate("Kinds", "relabel {spans} to {label}")
    count = span_count(_number(detail, "count"))
    return phrased(what, spans=count, label=_said(detail, "label"))


def _repeat_span(detail: Detail) -> str:
    what = QCoreApplication.translate("Kinds", "label “{text}” at {count} more places")
    return phrased(what, text=_said(detail, "text"), count=_number(detail, "count"))


def _resize_span(detail: Detail) -> str:
    what = QCoreApplication.translate("Kinds", "move the ends of “{text}”")
    return phrased(what, text=_said(detail, "text"))


def _remove(detail: Detail) -> str:
    spans, relations = _number(detail, "spans"), _number(detail, "relations")
    if spans and relations:
        what = QCoreApplication.translate("Kinds", "remove {spans} and {relations}")
    elif spans:
        what = QCoreApplication.translate("Kinds", "remove {spans}")
    else:
        what = QCoreApplication.translate("Kinds", "remove {relations}")
    return what.format(spans=span_count(spans), relations=relation_count(relations))


def _add_relation(detail: Detail) -> str:
    what = QCoreApplication.translate("Kinds", "add relation {label}")
    return phrased(what, label=_said(detail, "label"))


def _relabel_relation(detail: Detail) -> str:
    what = QCoreApplication.translate("Kinds", "relabel a relation to {label}")
    return phrased(what, label=_said(detail, "label"))


def _set_state(detail: Detail) -> str:
    if detail.get("state") == State.FINISHED:
        return QCoreApplication.translate("Kinds", "finish the document")
    return QCoreApplication.translate("Kinds", "reopen the document")


def _set_scheme(detail: Detail) -> str:
    what = QCoreApplication.translate("Kinds", "set the scheme {name}")
    return phrased(what, name=_said(detail, "name"))


def _import(detail: Detail) -> str:
    if not _number(detail, "documents"):  # they were there already, and got work
        if "spans" not in detail:
            return QCoreApplication.translate("Kinds", "import annotations")
        what = QCoreApplication.translate("Kinds", "import {spans} of documents that were there")
        return what.format(spans=span_count(_number(detail, "spans")))
    what = QCoreApplication.translate("Kinds", "import {documents}")
    return what.format(documents=document_count(_number(detail, "documents")))


def _merge_labels(detail: Detail) -> str:
    what = QCoreApplication.translate("Kinds", "merge {label} into {into}")
    return phrased(what, label=_said(detail, "label"), into=_said(detail, "to"))


def _decide(detail: Detail) -> str:
    what = QCoreApplication.translate("Kinds", "decide “{text}”")
    return phrased(what, text=_said(detail, "text"))


def _note_decision(detail: Detail) -> str:
    what = QCoreApplication.translate("Kinds", "note on the decision about “{text}”")
    return phrased(what, text=_said(detail, "text"))


def _accept_pattern(detail: Detail) -> str:
    what = QCoreApplication.translate("Kinds", "decide all like “{text}”: {count}")
    return phrased(what, text=_said(detail, "text"), count=_number(detail, "count"))


def _auto_accept(detail: Detail) -> str:
    what = QCoreApplication.translate("Kinds", "accept by rule: {count}")
    return what.format(count=_number(detail, "count"))


def _revoke_decisions(detail: Detail) -> str:
    what = QCoreApplication.translate("Kinds", "take decisions back: {count}")
    return what.format(count=_number(detail, "count"))


def _add_annotator(detail: Detail) -> str:
    what = QCoreApplication.translate("Kinds", "add annotator {name}")
    return phrased(what, name=_said(detail, "name"))


def _merge(detail: Detail) -> str:
    if detail.get("package"):
        return phrased(
            QCoreApplication.translate("Kinds", "make a package for {name}"),
            name=_said(detail, "package"),
        )
    return QCoreApplication.translate("Kinds", "merge %n file(s)", "", _number(detail, "files"))


def _assign(detail: Detail) -> str:
    return QCoreApplication.translate(
        "Kinds", "give documents to %n annotator(s)", "", _number(detail, "count")
    )


def _plain_words() -> Mapping[str, str]:
    translate = QCoreApplication.translate
    return {
        Kind.ANNOTATE_SPAN: translate("Kinds", "change attributes or note of a span"),
        Kind.REVERSE_RELATION: translate("Kinds", "reverse a relation"),
        Kind.ANNOTATE_RELATION: translate("Kinds", "change attributes or note of a relation"),
        Kind.COUNT_TIME: translate("Kinds", "count working time"),
        Kind.RENAME_ANNOTATOR: translate("Kinds", "rename an annotator"),
        Kind.REMOVE_DOCUMENTS: translate("Kinds", "remove documents"),
        Kind.RENAME_DOCUMENT: translate("Kinds", "rename a document"),
        Kind.ADD_LABEL: translate("Kinds", "add a label"),
        Kind.CHANGE_LABEL: translate("Kinds", "change a label"),
        Kind.REMOVE_LABEL: translate("Kinds", "remove a label"),
        Kind.MOVE_LABEL: translate("Kinds", "move a label"),
        Kind.SET_ATTRIBUTES: translate("Kinds", "change the attributes of the scheme"),
        Kind.SET_PROPERTY: translate("Kinds", "change the project's properties"),
        Kind.MAKE_DEMO: translate("Kinds", "make the sample project"),
        Kind.SETTLE_CONFLICT: translate("Kinds", "settle a conflict"),
        Kind.SALVAGE: translate("Kinds", "salvage a damaged project"),
        Kind.COMPACT: translate("Kinds", "compact the history"),
    }


_WORDS: Mapping[str, Callable[[Detail], str]] = {
    Kind.ADD_SPAN: _add_span,
    Kind.RELABEL_SPANS: _relabel_spans,
    Kind.REPEAT_SPAN: _repeat_span,
    Kind.RESIZE_SPAN: _resize_span,
    Kind.REMOVE: _remove,
    Kind.ADD_RELATION: _add_relation,
    Kind.RELABEL_RELATION: _relabel_relation,
    Kind.SET_STATE: _set_state,
    Kind.IMPORT: _import,
    Kind.SET_SCHEME: _set_scheme,
    Kind.MERGE_LABELS: _merge_labels,
    Kind.MERGE: _merge,
    Kind.ASSIGN: _assign,
    Kind.ADD_ANNOTATOR: _add_annotator,
    Kind.DECIDE: _decide,
    Kind.NOTE_DECISION: _note_decision,
    Kind.ACCEPT_PATTERN: _accept_pattern,
    Kind.AUTO_ACCEPT: _auto_accept,
    Kind.REVOKE_DECISIONS: _revoke_decisions,
}
