"""The inspector: everything about what is chosen, and the fields to change it."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.focus_ring import FocusRing
from annotator.gui.overrides import guarded
from annotator.gui.panels.attributes import AttributeForm
from annotator.gui.panels.note import NoteEdit
from annotator.gui.panels.panel import MARGIN, Context, Panel
from annotator.gui.plain import PlainLabel, one_line, phrased
from annotator.gui.texts import others_text, span_count
from annotator.model.annotation import Fragment, Json, Relation, Span, span_text

_SHOWN = 400


@dataclass(frozen=True)
class Target:
    """What the fields write to: a span or a relation."""

    kind: str
    id: int


class InspectorPanel(Panel):
    """Label, words, offsets, attributes, note."""

    relabel_requested = Signal(object, str)
    relation_relabel_requested = Signal(int, str)
    reverse_requested = Signal()
    attributes_edited = Signal(object, object)
    """Target and all its attributes."""
    note_edited = Signal(object, str)
    """Target and its note."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        title = QCoreApplication.translate("InspectorPanel", "Inspector")
        super().__init__("inspector", title, context, parent)
        self._target: Target | None = None
        self._spans: tuple[int, ...] = ()
        self._shown: object = None
        self._listed: object = None

    def build(self) -> QWidget:
        """The fields, in a column that scrolls."""
        self.hint = PlainLabel(wrap=True)
        self.hint.setForegroundRole(self.hint.palette().ColorRole.PlaceholderText)
        self.label = QComboBox()
        self.label.setAccessibleName(self.tr("Label"))
        self.label.setIconSize(QSize(12, 12))
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.label.setSizeAdjustPolicy(policy)
        self.label.activated.connect(self._relabelled)
        self.words = PlainLabel(wrap=True, selectable=True)
        self.words.setAccessibleName(self.tr("Words"))
        self.offsets = PlainLabel(wrap=True, selectable=True)
        self.offsets.setAccessibleName(self.tr("Offsets"))
        self.offsets.setForegroundRole(self.offsets.palette().ColorRole.PlaceholderText)
        self.reverse = QPushButton(self.tr("Reverse direction"))
        self.reverse.clicked.connect(self.reverse_requested)
        self.attributes = AttributeForm()
        self.attributes.edited.connect(self._attribute_edited)
        self.note_title = PlainLabel(self.tr("Note"))
        self.note = NoteEdit()
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setMinimumHeight(64)
        self.note.committed.connect(self.note_edited)
        self.who = PlainLabel(wrap=True)
        self.who.setForegroundRole(self.who.palette().ColorRole.PlaceholderText)
        return self._column()

    def _column(self) -> QWidget:
        inside = _Upright()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(MARGIN + 2, 2, MARGIN + 2, MARGIN)
        layout.setSpacing(7)
        for widget in (
            self.hint, self.label, self.words, self.offsets, self.reverse, self.attributes,
            self.note_title,
        ):  # fmt: skip
            layout.addWidget(widget)
        layout.addWidget(self.note, 1)
        layout.addWidget(self.who)
        layout.addStretch(0)
        self.note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        area = QScrollArea()
        FocusRing(area)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self._area = area
        return area

    def go(self) -> None:
        """Shows the panel, as what is chosen now, and gives it the keyboard."""
        self.refresh()
        super().go()

    def focus_target(self) -> QWidget:
        """The note, where there is one."""
        return self.note if self.note.isVisibleTo(self) else self._area

    def commit(self) -> None:
        """Hands over everything typed and not yet said."""
        if self.is_built:
            self.attributes.commit()
            self.note.commit()

    def read(self) -> None:
        """Shows what is chosen now, once what was typed for the one before is handed over."""
        if self._target != self._chosen_target():
            self.commit()
        chosen, desk = self.context.selection.selected, self.context.desk
        session = self.context.session
        writable = session.is_writable and desk.is_own
        spans = [span for span in map(desk.span, chosen.spans) if span]
        relation = None if chosen.relation is None else desk.relation(chosen.relation)
        ends = () if relation is None else (desk.span(relation.head), desk.span(relation.tail))
        known = (session.scheme if session.is_open else None, self.context.language, desk.laid.text)
        shown = (spans, relation, ends, chosen.fragments, known, desk.shown_annotator, writable)
        if shown == self._shown and (spans or relation or chosen.fragments):
            return  # an edit elsewhere; most of them are
        self._shown = shown
        self._spans = tuple(span.id for span in spans)
        self._show_parts(item=len(spans) == 1 or relation is not None, several=len(spans) > 1)
        if relation is not None:
            self._show_relation(relation)
        elif len(spans) == 1:
            self._show_span(spans[0])
        else:
            self._show_loose(spans, chosen.fragments)
        for field in (self.label, self.reverse, self.attributes):
            field.setEnabled(writable)
        self.note.setReadOnly(not writable)

    def _chosen_target(self) -> Target | None:
        chosen = self.context.selection.selected
        if chosen.relation is not None:
            return Target("relation", chosen.relation)
        return Target("span", chosen.spans[0]) if len(chosen.spans) == 1 else None

    def _show_parts(self, *, item: bool, several: bool) -> None:
        for part in (self.note_title, self.note, self.who):
            part.setVisible(item)
        self.label.setVisible(item or several)
        if self.context.selection.selected.relation is None:
            self.reverse.setVisible(False)
        if not item:
            self.attributes.setVisible(False)

    def _show_span(self, span: Span) -> None:
        laid = self.context.desk.laid
        self.hint.hide()
        self._show_labels("entity", span.label)
        self._show_words(span_text(laid.text, _cut(span.fragments)), _places(span.fragments))
        self._show_item(Target("span", span.id), span.label, span.attributes, span.note)

    def _show_relation(self, relation: Relation) -> None:
        desk = self.context.desk
        head, tail = desk.span(relation.head), desk.span(relation.tail)
        if head is None or tail is None:
            return
        self.hint.hide()
        self._show_labels("relation", relation.label)
        label = self.context.session.scheme.relation(relation.label)
        symmetric = label is not None and label.symmetric
        text = desk.laid.text
        ends = [span_text(text, _cut(end.fragments)) for end in (head, tail)]
        places = [_places(end.fragments) for end in (head, tail)]
        arrow = " ↔ " if symmetric else " → "
        self._show_words(arrow.join(ends), arrow.join(places))
        self.reverse.setVisible(not symmetric)
        self._show_item(
            Target("relation", relation.id), relation.label, relation.attributes, relation.note
        )

    def _show_item(
        self, target: Target, label: str, attributes: Mapping[str, Json], note: str
    ) -> None:
        self._target = target
        scheme = self.context.session.scheme
        self.attributes.show_values(scheme.attributes_of(label), attributes, self.context.language)
        self.note.show_note(target, note)
        self.who.setText(
            phrased(self.tr("By {name}"), name=one_line(self.context.desk.laid.annotator))
        )

    def _show_loose(self, spans: list[Span], fragments: tuple[Fragment, ...]) -> None:
        """Several spans, words not yet labelled, or nothing."""
        self.note.show_note(None, "")
        self._target = None
        self._show_words("", "")
        self.hint.setVisible(bool(spans) or not fragments)
        if spans:
            labels = {span.label for span in spans}
            self._show_labels("entity", labels.pop() if len(labels) == 1 else "")
            self.hint.setText(span_count(len(spans)))
        elif fragments:
            text = self.context.desk.laid.text
            self._show_words(span_text(text, _cut(fragments)), _places(fragments))
        elif self.context.desk.is_empty:
            self.hint.setText("")
        elif self.context.desk.is_of_others:
            self.hint.setText(others_text(self.context.session.annotator))
        else:
            self.hint.setText(
                self.tr("Choose a span or a relation to see its attributes and note.")
            )

    def _show_words(self, words: str, places: str) -> None:
        words = " ".join(words.split())
        self.words.setText(words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…")
        self.offsets.setText(places)
        for label in (self.words, self.offsets):
            label.setVisible(bool(words))

    def _show_labels(self, kind: str, chosen: str) -> None:
        scheme, language = self.context.session.scheme, self.context.language
        labels = scheme.entities if kind == "entity" else scheme.relations
        known = any(label.name == chosen for label in labels)
        listed = (labels, language, chosen if chosen and not known else "")
        if listed != self._listed:
            self._listed = listed
            self.label.clear()
            for label in labels:
                swatch = QPixmap(12, 12)
                swatch.fill(QColor(label.colour))
                self.label.addItem(swatch, one_line(label.title(language)), label.name)
            if listed[2]:
                self.label.addItem(one_line(chosen), chosen)
        self.label.setCurrentIndex(self.label.findData(chosen))

    def _relabelled(self, place: int) -> None:
        name = self.label.itemData(place)
        if self._target is not None and self._target.kind == "relation":
            self.relation_relabel_requested.emit(self._target.id, name)
        else:
            self.relabel_requested.emit(self._spans, name)

    def _attribute_edited(self, name: str, value: Json) -> None:
        target, desk = self._target, self.context.desk
        if target is None:
            return
        item = desk.span(target.id) if target.kind == "span" else desk.relation(target.id)
        if item is None:
            return
        values = {key: old for key, old in item.attributes.items() if key != name}
        if value is not None:
            values[name] = value
        self.attributes_edited.emit(target, values)


@guarded
class _Upright(QWidget):
    """As high as its words and fields need at its width, so that none is squeezed.

    A layout's least size knows nothing of words that wrap; a scroll area asks for nothing else.
    """

    def event(self, event: QEvent) -> bool:
        """Measures again when the width or what is shown has changed."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            layout = self.layout()
            if layout is not None:
                least = layout.totalMinimumHeightForWidth(self.width())  # -1: nothing wraps
                self.setMinimumHeight(max(0, least))
        return done


def _cut(fragments: tuple[Fragment, ...]) -> tuple[Fragment, ...]:
    return tuple((start, min(stop, start + _SHOWN)) for start, stop in fragments[:20])


def _places(fragments: tuple[Fragment, ...]) -> str:
    return ", ".join(f"{start}–{stop}" for start, stop in fragments)
