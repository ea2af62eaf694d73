"""The wiring table: which wish becomes which verb, and what each menu command does.

A new wish or command is one line here; the facts that flow back (``session.changed`` and its like)
are connected in the main window, which knows what must be shown again.
"""

from collections.abc import Callable
from dataclasses import dataclass

from annotator.gui.actions import Actions
from annotator.gui.centre import Centre
from annotator.gui.choices import Choices
from annotator.gui.commands import Commands
from annotator.gui.document.view import DocumentView
from annotator.gui.layout import Layout
from annotator.gui.offers import Offers
from annotator.gui.panels.documents import DocumentsPanel
from annotator.gui.panels.inspector import InspectorPanel
from annotator.gui.panels.labels import LabelsPanel
from annotator.gui.panels.relations import RelationsPanel
from annotator.gui.panels.spans import SpansPanel
from annotator.gui.projects import Projects
from annotator.gui.selection import Selection
from annotator.gui.status import StatusLine
from annotator.gui.verbs import Verbs
from annotator.gui.walk import Walk


@dataclass(frozen=True)
class Parts:
    """The parts of one window, between which the table draws its lines."""

    acts: Actions
    centre: Centre
    view: DocumentView
    status: StatusLine
    documents: DocumentsPanel
    labels: LabelsPanel
    inspector: InspectorPanel
    spans: SpansPanel
    relations: RelationsPanel
    selection: Selection
    projects: Projects
    choices: Choices
    commands: Commands
    offers: Offers
    layout: Layout
    verbs: Verbs
    walk: Walk
    finish: Callable[[], None]
    close: Callable[[], object]


def connect(parts: Parts) -> None:
    """Draws every line."""
    connect_edits(parts)
    connect_offers(parts)
    connect_commands(parts)
    connect_words(parts)


def connect_edits(parts: Parts) -> None:
    """Wishes, by sender: each becomes a verb."""
    verbs, view, commands = parts.verbs, parts.view, parts.commands
    view.span_requested.connect(verbs.add_span)
    view.relabel_requested.connect(verbs.relabel_spans)
    view.resize_requested.connect(verbs.resize_span)
    view.remove_requested.connect(verbs.remove)
    view.relation_requested.connect(verbs.add_relation)
    view.relation_relabel_requested.connect(verbs.relabel_relation)
    view.repeat_requested.connect(verbs.repeat)
    view.inspect_requested.connect(parts.inspector.go)
    view.escaped.connect(parts.centre.finding.hide)

    parts.labels.label_requested.connect(view.label_chosen)
    parts.labels.relation_label_requested.connect(view.label_chosen)
    parts.labels.hold_requested.connect(verbs.hold)
    parts.labels.filter_requested.connect(view.set_filter)

    parts.inspector.relabel_requested.connect(verbs.relabel_spans)
    parts.inspector.relation_relabel_requested.connect(verbs.relabel_relation)
    parts.inspector.reverse_requested.connect(verbs.reverse)
    parts.inspector.attributes_edited.connect(verbs.set_attributes)
    parts.inspector.note_edited.connect(verbs.set_note)

    parts.spans.span_requested.connect(view.select_span)
    parts.spans.remove_requested.connect(verbs.remove)
    parts.spans.text_requested.connect(commands.focus_text)
    parts.relations.relation_requested.connect(view.select_relation)
    parts.relations.remove_requested.connect(verbs.remove)
    parts.relations.text_requested.connect(commands.focus_text)
    parts.documents.document_requested.connect(parts.selection.set_document)
    parts.documents.text_requested.connect(commands.focus_text)


def connect_offers(parts: Parts) -> None:
    """What is chosen in menus and in the command palette."""
    view = parts.view
    parts.choices.label_requested.connect(view.label_chosen)
    parts.choices.relation_label_requested.connect(view.label_chosen)
    parts.offers.label_requested.connect(view.label_chosen)
    parts.offers.document_requested.connect(parts.selection.set_document)
    parts.offers.choice_requested.connect(parts.commands.choose)
    parts.offers.text_requested.connect(parts.commands.focus_text)
    parts.centre.open_requested.connect(parts.projects.open)
    parts.choices.project_requested.connect(parts.projects.open)
    parts.choices.language_requested.connect(parts.commands.set_language)
    parts.choices.theme_requested.connect(parts.commands.set_theme)


def connect_commands(parts: Parts) -> None:
    """Menu commands: what each does."""
    commands, projects = parts.commands, parts.projects
    verbs, walk, view, finding = parts.verbs, parts.walk, parts.view, parts.centre.finding
    parts.acts.connect({
        "new": projects.new, "open": projects.ask_open, "demo": projects.open_demo,
        "import": commands.import_files, "export": commands.export,
        "merge": commands.merge, "packages": commands.packages,
        "save_copy": projects.save_copy, "take_over": projects.take_over,
        "check": projects.check, "restore": projects.restore,
        "salvage": projects.salvage,
        "close": projects.leave, "quit": parts.close,
        "undo": commands.undo, "redo": commands.redo, "remove": verbs.remove_chosen,
        "inspect": parts.inspector.go, "find": finding.open, "find_next": finding.next,
        "find_previous": finding.previous,
        "history": commands.records.history, "compact": commands.records.compact,
        "logs": commands.records.show_logs,
        "settings": commands.settings, "hold": verbs.toggle_hold,
        "relate": view.start_relation, "relate_from": view.relate_from,
        "reverse": verbs.reverse, "finish": parts.finish,
        "reopen": walk.reopen, "scheme": commands.scheme,
        "adjudicate": commands.review.adjudicate, "conflicts": commands.conflicts,
        "agreement": commands.review.agreement,
        "annotator": commands.ask_annotator,
        "next": walk.next, "previous": walk.previous, "next_open": walk.next_open,
        "next_span": lambda: view.step_span(True),  # noqa: FBT003 - the view's signature
        "previous_span": lambda: view.step_span(False),  # noqa: FBT003
        "next_relation": lambda: view.step_relation(True),  # noqa: FBT003
        "previous_relation": lambda: view.step_relation(False),  # noqa: FBT003
        "next_candidate": lambda: view.perform("next_candidate"),
        "previous_candidate": lambda: view.perform("previous_candidate"),
        "repeat": lambda: view.perform("repeat"),
        "filter": parts.documents.focus_filter, "go_text": commands.focus_text,
        "go_documents": parts.documents.go, "go_labels": parts.labels.go,
        "go_inspector": parts.inspector.go, "go_spans": parts.spans.go,
        "go_relations": parts.relations.go, "next_panel": commands.next_panel,
        "previous_panel": commands.previous_panel, "zoom_in": view.zoom_in,
        "zoom_out": view.zoom_out, "zoom_reset": view.zoom_reset,
        "focus_mode": commands.toggle_focus_mode, "show_all": view.show_all,
        "fold_zones": commands.toggle_zones, "odd_characters": commands.toggle_odd_characters,
        "large_print": commands.toggle_large_print,
        "reset_layout": parts.layout.reset, "full_screen": commands.toggle_full_screen,
        "palette": parts.offers.open, "keys": commands.keys, "about": commands.about,
    })  # fmt: skip
    parts.choices.spacing_requested.connect(commands.set_spacing)
    parts.choices.layer_requested.connect(commands.show_layer_of)
    parts.status.show_all_requested.connect(view.show_all)
    commands.large_print_requested.connect(parts.acts["large_print"].setChecked)
    commands.large_print_requested.connect(parts.layout.follow_print)
    projects.newcomer_met.connect(commands.ask_newcomer)
    parts.status.annotator_requested.connect(commands.set_annotator)
    parts.status.other_annotator_requested.connect(commands.ask_annotator)


def connect_words(parts: Parts) -> None:
    """What is said goes to the status line, and what is found is shown in the text."""
    for teller in (parts.verbs, parts.walk, parts.projects):
        teller.told.connect(parts.status.say)
    parts.walk.span_found.connect(parts.view.select_span)
    parts.walk.relation_found.connect(parts.view.select_relation)
    parts.walk.text_found.connect(parts.view.select_text)
