"""The window in which one sees how far annotators agree, where, and what is behind each number."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from annotator.agreement.report import RELATION_FIGURES, SPAN_FIGURES
from annotator.errors import UserError
from annotator.gui.agreement import making
from annotator.gui.agreement.bounds import Bounds
from annotator.gui.agreement.choice import KINDS, Choice, choices_of
from annotator.gui.agreement.counting import Counting
from annotator.gui.agreement.drawing import Cell
from annotator.gui.agreement.exports import Exports
from annotator.gui.agreement.facts import Facts
from annotator.gui.agreement.headline import evidence_line, figure_line, report_notes
from annotator.gui.agreement.intervals import MOST_PAIRS, Wanted
from annotator.gui.agreement.people import shown_names
from annotator.gui.agreement.shell import Shell
from annotator.gui.dialogs.words import sentence
from annotator.gui.models.spans import looks_of
from annotator.gui.overrides import guarded
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.ops.agreement_items import Behind, find_items
from annotator.ops.steps import Step

_FIRST = "strict_f1"
_REST = 300
"""Milliseconds after an edit until intervals are drawn anew; those before stay on screen."""


@guarded
class AgreementWindow(QWidget):
    """Shows the agreement of one project while others go on labelling in it."""

    place_requested = Signal(int, int, int)
    """A document and code points ``[start, stop)`` in it."""
    reviewer_requested = Signal(int, int, object)
    """A document and a code point."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Agreement"))
        self._session, self._settings = session, settings
        self.figure, self.choice = _FIRST, Choice()
        self._hidden = settings.hides_names
        self.counting = Counting(session, self)
        self.bounds = Bounds(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self.shell = Shell(session, self)
        self.bar, self.canvas, self.items = self.shell.bar, self.shell.canvas, self.shell.items
        self.units, self.kinds = self.shell.units, self.shell.kinds
        self.exports = Exports(self, self.bar.menu, lambda: self.canvas.chart)
        self._connect()
        self.bar.show_figure(self.figure)
        self.resize(1180, 840)
        found = settings.layout("agreement")
        if not found.isEmpty():
            self.restoreGeometry(found)
        self.counting.start()

    def _connect(self) -> None:
        """Wishes and facts, by sender."""
        self.bar.figure_requested.connect(self.show_figure)
        self.bar.choice_requested.connect(self.show_choice)
        self.kinds.kind_requested.connect(self.show_kind)
        self.canvas.opened.connect(self.open_cell)
        self.canvas.copy_pressed.connect(self.exports.copy)
        self.items.place_requested.connect(self.place_requested)
        self.items.reviewer_requested.connect(self.reviewer_requested)
        self.units.chart_changed.connect(self._show_units)
        self.exports.told.connect(self.shell.say)
        self.exports.report_requested.connect(self.save_report)
        self.shell.again.clicked.connect(self.counting.start)
        self.shell.cancel.clicked.connect(self.counting.cancel)
        counting = self.counting
        counting.begun.connect(self.shell.show_busy)
        counting.progressed.connect(self._progress)
        counting.compared.connect(self._compared)
        counting.followed.connect(self._followed)
        counting.failed.connect(self._fail)
        counting.cancelled.connect(self._cancelled)
        self.bounds.changed.connect(lambda: self._show(keep=True))
        self._rest.timeout.connect(self._draw_anew)
        self._session.closed.connect(self.close)
        QShortcut(QKeySequence("Escape"), self, self.canvas.setFocus)
        QShortcut(QKeySequence("Ctrl+W"), self, self.close)

    # -- counting -------------------------------------------------------------------------------

    def _progress(self, step: Step) -> None:
        self.shell.show_progress(step.done, step.total)

    def _compared(self) -> None:
        self.bounds.forget()
        self._offer_choices()
        self.units.forget()
        self.shell.show_content()
        self._show(keep=True)

    def _followed(self) -> None:
        self._rest.start()
        self._offer_choices()
        self.units.mark_stale()
        self._show(keep=True)

    def _offer_choices(self) -> None:
        agreement = self.counting.agreement
        assert agreement is not None
        choices = choices_of(agreement)
        if self.choice not in choices and not self.choice.pairs(agreement):
            self.choice = choices[0]
        facts = self.facts
        titles = [one.title(agreement.gold, facts.name) for one in choices]
        if self._hidden:  # the order of joining would tell who is who
            choices = [one for _title, one in sorted(zip(titles, choices, strict=True), key=_rank)]
            titles = [one.title(agreement.gold, facts.name) for one in choices]
        self.bar.show_choices(choices, titles, self.choice)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """The reviewer may have hidden or shown names in the meantime."""
        super().changeEvent(event)
        if event.type() != QEvent.Type.ActivationChange:
            return
        hidden = self._settings.hides_names
        if hidden != self._hidden:
            self._hidden = hidden
            if self.counting.agreement is not None:
                self.items.clear()
                self._offer_choices()
                self._show(keep=True)

    def _fail(self, error: UserError) -> None:
        self.bounds.stop()
        self.items.clear()
        if self._hidden:
            error.fields = self._without_names(error.fields)
        self.shell.show_message(sentence(error))

    def _without_names(self, fields: Mapping[str, object]) -> dict[str, object]:
        """Fields of a sentence about annotators, with letters for names."""
        everybody = [one.name for one in self._session.project.read.annotators()]
        letters = shown_names(everybody, hidden=True)
        return {
            field: ", ".join(letters.get(name, "…") for name in str(value).split(", "))
            if field in ("name", "names")
            else value
            for field, value in fields.items()
        }

    def _cancelled(self) -> None:
        if self.counting.agreement is None:
            self.shell.show_message(self.tr("Nothing was compared."))
        else:
            self.shell.show_content()

    # -- what is shown --------------------------------------------------------------------------

    @property
    def facts(self) -> Facts:
        """What charts are made of now.  Only while there are counts."""
        agreement = self.counting.agreement
        assert agreement is not None
        scheme, language = self._session.scheme, self._settings.shown_language
        looks = {**looks_of(scheme.entities, language), **looks_of(scheme.relations, language)}
        finished = self.counting.finished() if self.kinds.kind == making.TIME else {}
        names = shown_names(agreement.annotators, hidden=self._hidden)
        return Facts(agreement, self.figure, self.choice, looks, self.bounds.known, finished, names)

    def show_figure(self, name: str) -> None:
        """Shows another figure."""
        self.figure = name
        self.bar.show_figure(name)
        self._show(keep=True)

    def show_choice(self, choice: Choice) -> None:
        """Shows the figures of others."""
        self.choice = choice
        self._show()

    def show_kind(self, _kind: str) -> None:
        """Shows another chart."""
        self.shell.say("")
        self._show()

    def _show(self, *, keep: bool = False) -> None:
        if self.counting.agreement is None:
            return
        facts, kind = self.facts, self.kinds.kind
        self._show_headline(facts)
        self.units.show_facts(facts)
        self.units.setVisible(kind == making.UNITS)
        if kind == making.UNITS:
            self._show_units()
        else:
            self.canvas.show_chart(making.chart_of(kind, facts), keep=keep)
        self.shell.explain(kind, self.figure)
        self._ask_bounds(facts)

    def _show_units(self) -> None:
        if self.kinds.kind == making.UNITS and self.counting.agreement is not None:
            self.canvas.show_chart(self.units.chart(), keep=True)

    def _show_headline(self, facts: Facts) -> None:
        self.bar.value.setText(figure_line(facts))
        self.bar.evidence.setText(evidence_line(facts))

    def open_cell(self, cell: Cell) -> None:
        """Lists what a number counts."""
        if not isinstance(cell.key, Behind):
            self.shell.say(cell.tip.split("\n")[0] or self.tr("There is nothing behind it."))
            return
        agreement = self.counting.agreement
        if agreement is not None:
            steps = find_items(self._session.project, agreement, cell.key)
            facts = self.facts
            self.items.show_found(cell.name, steps, facts.looks, facts.name)

    # -- intervals ------------------------------------------------------------------------------

    def _wanted(self, facts: Facts, kind: str) -> list[Wanted]:
        """The intervals that the chart and the headline show."""
        agreement, pairs = facts.agreement, facts.pairs
        wanted: list[Wanted] = [(self.figure, pairs)]
        if kind in (making.MATRIX, making.PEOPLE):
            some = [agreement.rest(name) for name in agreement.annotators]
            some += [(both,) for both in agreement.against_gold()]
            if len(agreement.pairs()) <= MOST_PAIRS:
                some += [(both,) for both in agreement.pairs()]
            wanted += [(self.figure, one) for one in some]
        elif kind in (making.SPANS, making.RELATIONS):
            names = SPAN_FIGURES if kind == making.SPANS else RELATION_FIGURES
            wanted += [(name, pairs) for name in names]
        return wanted

    def _draw_anew(self) -> None:
        """Edits have rested: the intervals follow, too."""
        if self.counting.agreement is not None:
            self.bounds.forget()
            self._ask_bounds(self.facts)

    def _ask_bounds(self, facts: Facts) -> None:
        if self.bounds.is_awaited:  # a report was asked for, which needs these as well
            self.save_report()
        else:
            self.bounds.ask(facts.agreement, self._wanted(facts, self.kinds.kind))

    # -- leaving --------------------------------------------------------------------------------

    def save_report(self) -> None:
        """Saves all charts of the choice as one HTML file, once their intervals are drawn."""
        if self.counting.agreement is None:
            return
        facts = self.facts
        wanted = [one for kind in making.KINDS for one in self._wanted(facts, kind)]
        self.bounds.ask(facts.agreement, wanted, self._save_report)

    def _save_report(self) -> None:
        facts = self.facts
        facts = replace(facts, finished=self.counting.finished())
        charts = [
            (self.units.chart(), self.units.told())
            if kind == making.UNITS
            else (making.chart_of(kind, facts), ())
            for kind in making.KINDS
            if kind != making.UNITS or self.units.gamma is not None
        ]
        self.exports.save_report(charts, report_notes(facts))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ends all work and keeps how the window stood."""
        self.counting.stop()
        self.bounds.stop()
        self.units.stop()
        self.items.stop()
        self._settings.set_layout("agreement", self.saveGeometry())
        super().closeEvent(event)


def _rank(titled: tuple[str, Choice]) -> tuple[int, str]:
    """Kinds stay in their order, and choices of a kind go by title."""
    title, choice = titled
    return KINDS.index(choice.kind), title
