"""Words for what the history tells: kinds of operations, what was different, how many rows."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from annotator.gui.plain import isolated, one_line, phrased
from annotator.gui.texts import operation_name, relation_count, span_count, state_name
from annotator.model.annotation import State
from annotator.model.scheme import Scheme
from annotator.ops.history import Difference, Entry, Part
from annotator.ops.kinds import Kind
from annotator.store.change import REDO, UNDO, Operation


def language() -> str:
    """The language in which titles of labels are shown, the window's own: "vi" or "en"."""
    return QCoreApplication.translate("Words", "en", "code of this language")


def local_time(at: str) -> str:
    """The log's time in the time zone and the manner of this computer; as it is if it is odd."""
    when = QDateTime.fromString(at, Qt.DateFormat.ISODateWithMs)
    if not when.isValid():
        return at
    return QLocale(language()).toString(when.toLocalTime(), QLocale.FormatType.ShortFormat)


def who(actor: str) -> str:
    """Who did something; the program itself, and old versions, left no name."""
    return one_line(actor) or QCoreApplication.translate("History", "(no name)")


def told(entry: Entry, scheme: Scheme) -> str:
    """What an entry did; undo and redo with what they undid."""
    if entry.is_hidden:
        name = kind_name(entry.named.kind)
    else:
        name = operation_name(entry.named, scheme, language())
    kind = entry.operation.kind
    if kind in (UNDO, REDO):
        words = (
            QCoreApplication.translate("History", "undo: {what}")
            if kind == UNDO
            else QCoreApplication.translate("History", "redo: {what}")
        )
        name = phrased(words, what=name)
    if entry.is_undone:
        name = phrased(QCoreApplication.translate("History", "{what} (undone)"), what=name)
    return one_line(name)


def different(entry: Entry, scheme: Scheme) -> str:
    """What was different after an entry, in one line."""
    if entry.is_hidden:
        return QCoreApplication.translate(
            "History", "Not shown while your own work on the document is open."
        )
    if entry.differences:
        return "; ".join(difference_text(one, scheme) for one in entry.differences)
    subject = entry.subject
    if subject is not None and subject.words:
        label = _title(subject.label, scheme)
        return one_line(
            f"{isolated(label)} “{isolated(subject.words)}”"
            if label
            else f"“{isolated(subject.words)}”"
        )
    return _counted(entry.counts)


def difference_text(difference: Difference, scheme: Scheme) -> str:
    """ "label: Person → Organization"."""
    before, after = difference.before, difference.after
    if difference.part is Part.LABEL:
        before, after = _title(before, scheme), _title(after, scheme)
    elif difference.part is Part.STATE:
        before, after = _state(before), _state(after)
    name = one_line(difference.name) or _part(difference.part)
    return f"{isolated(name)}: {isolated(_quoted(before))} → {isolated(_quoted(after))}"


def _quoted(words: str | None) -> str:
    return one_line(words) if words else "–"


def _title(name: str | None, scheme: Scheme) -> str:
    label = (scheme.entity(name) or scheme.relation(name)) if name else None
    return label.title(language()) if label is not None else name or ""


def _state(name: str | None) -> str:
    return state_name(State(name)) if name in list(State) else name or ""


def _counted(counts: Mapping[str, tuple[int, int, int]]) -> str:
    spans, relations = (sum(counts.get(table, ())) for table in ("span", "relation"))
    parts = [span_count(spans)] if spans else []
    parts += [relation_count(relations)] if relations else []
    return ", ".join(parts)


def _part(part: Part) -> str:
    translate = QCoreApplication.translate
    return {
        Part.LABEL: translate("History", "label"),
        Part.WORDS: translate("History", "words"),
        Part.ATTRIBUTE: translate("History", "attribute"),
        Part.NOTE: translate("History", "note"),
        Part.HEAD: translate("History", "from"),
        Part.TAIL: translate("History", "to"),
        Part.STATE: translate("History", "state"),
        Part.NAME: translate("History", "title"),
    }[part]


def kind_name(kind: str) -> str:
    """A kind of operation, without what one operation of it was about."""
    translate = QCoreApplication.translate
    words = {
        UNDO: translate("Words", "undo"),
        REDO: translate("Words", "redo"),
        Kind.ADD_SPAN: translate("History", "add a span"),
        Kind.RELABEL_SPANS: translate("History", "relabel spans"),
        Kind.RESIZE_SPAN: translate("History", "move the ends of a span"),
        Kind.REMOVE: translate("History", "remove annotations"),
        Kind.REPEAT_SPAN: translate("History", "label identical stretches"),
        Kind.ADD_RELATION: translate("History", "add a relation"),
        Kind.RELABEL_RELATION: translate("History", "relabel a relation"),
        Kind.SET_STATE: translate("History", "finish or reopen a document"),
        Kind.ADD_ANNOTATOR: translate("History", "add an annotator"),
        Kind.IMPORT: translate("History", "import documents"),
        Kind.SET_SCHEME: translate("History", "set the scheme"),
        Kind.MERGE_LABELS: translate("History", "merge two labels"),
        Kind.DECIDE: translate("History", "settle a disagreement"),
        Kind.ACCEPT_PATTERN: translate("History", "settle all alike"),
        Kind.AUTO_ACCEPT: translate("History", "accept by rule"),
        Kind.REVOKE_DECISIONS: translate("History", "take decisions back"),
        Kind.NOTE_DECISION: translate("History", "note on a decision"),
        Kind.MERGE: translate("History", "merge files"),
        Kind.ASSIGN: translate("History", "give documents to annotators"),
    }
    return words.get(kind) or one_line(operation_name(Operation(0, kind, "", "")))
