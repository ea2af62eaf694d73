"""A screen reader's questions over AT-SPI, put to the whole program in a display of its own.

Run by the system's python3, which has gi (see test_accessible_atspi.py): the command of the
program as arguments, one JSON object of answers on standard output.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - after the version is chosen

PATIENCE = 40.0
"""Seconds for each thing that is waited for."""

KINDS = (
    "object:announcement",
    "object:text-caret-moved",
    "object:text-changed",
    "object:property-change:accessible-description",
)

heard: list[tuple[str, int, str]] = []


def hear(event: Any) -> None:
    """Note an event: its kind, its number, its words."""
    heard.append((event.type, event.detail1, str(event.any_data)))


def wait(what: str, ask: Callable[[], Any]) -> Any:
    """The first true answer of ``ask``; ends the process when none comes."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            answer = ask()
        except GLib.Error:  # it is not there yet, or it has just gone
            answer = None
        if answer:
            return answer
        time.sleep(0.05)
    sys.exit(f"waited in vain for {what}; heard {heard[-8:]}")


def everything(below: Any) -> Iterator[Any]:
    """An accessible and all that is in it."""
    yield below
    for place in range(below.get_child_count()):
        child = below.get_child_at_index(place)
        if child is not None:
            yield from everything(child)


def text_of_document() -> Any:
    """The document view, once it is there and has the keyboard."""
    for one in everything(Atspi.get_desktop(0)):
        if one.get_name() == "Document text" and "Text" in one.get_interfaces():
            return one
    return None


def is_focused(view: Any) -> bool:
    """Whether keys go to the view."""
    view.clear_cache()
    return bool(view.get_state_set().contains(Atspi.StateType.FOCUSED))


def announced(words: str) -> Callable[[], bool]:
    """Whether ``words`` have been announced."""
    return lambda: any(kind == "object:announcement" and said == words for kind, _, said in heard)


def description(view: Any) -> str:
    """The view's description as it is now."""
    view.clear_cache()
    return str(view.get_description())


def whole(view: Any) -> str:
    """All the text that the view shows to a reader."""
    return str(Atspi.Text.get_text(view, 0, Atspi.Text.get_character_count(view)))


def press(name: str) -> None:
    """A key, through the X server."""
    Atspi.generate_keyboard_event(KEYS[name], None, Atspi.KeySynthType.SYM)


KEYS = {"1": 0x31, "Right": 0xFF53, "Delete": 0xFFFF}


def questions(view: Any) -> dict[str, object]:
    """All that a reader does with a text."""
    text, grain = Atspi.Text, Atspi.TextGranularity
    out: dict[str, object] = {"role": view.get_role_name(), "caret": text.get_caret_offset(view)}
    count = text.get_character_count(view)
    out["text"] = text.get_text(view, 0, count)
    for name in ("CHAR", "WORD", "SENTENCE", "LINE", "PARAGRAPH"):
        found = text.get_string_at_offset(view, 4, getattr(grain, name))
        out[name.lower()] = [found.content, found.start_offset, found.end_offset]
    boxes = [text.get_character_extents(view, at, Atspi.CoordType.SCREEN) for at in (4, 5, count)]
    out["boxes"] = [[box.x, box.y, box.width, box.height] for box in boxes]
    first = boxes[0]
    out["offset"] = text.get_offset_at_point(
        view, first.x + 1, first.y + first.height // 2, Atspi.CoordType.SCREEN
    )
    out["selections"] = text.get_n_selections(view)
    text.get_attribute_run(view, 4, True)  # nonsense, but no crash
    return out


def work(view: Any) -> dict[str, object]:
    """Set the caret, move it, select, label and remove: what is heard of it."""
    text = Atspi.Text
    out: dict[str, object] = {}
    first = whole(view)
    text.set_caret_offset(view, 4)
    wait("the caret", lambda: text.get_caret_offset(view) == 4)
    wait("its event", lambda: ("object:text-caret-moved", 4) in [one[:2] for one in heard])
    box = text.get_character_extents(view, 4, Atspi.CoordType.SCREEN)
    middle = box.y + box.height // 2
    Atspi.generate_mouse_event(box.x + 1, middle, "b1c")  # gives its window the keyboard
    wait("the keyboard", lambda: is_focused(view))
    press("Right")
    wait("the next syllable", lambda: text.get_caret_offset(view) == 7)
    text.add_selection(view, 4, 17)
    wait("the selection", announced("selected: “Võ Văn Thưởng”"))
    press("1")
    wait("the label", announced("labelled Person: Võ Văn Thưởng"))
    wait("its description", lambda: description(view).startswith("Person"))
    out["description"] = description(view)
    press("Delete")
    wait("the removal", announced("Removed 1 span. Ctrl+Z brings it back."))
    text.set_caret_offset(view, text.get_character_count(view))
    press("Right")
    wait("the next paragraph", lambda: whole(view) != first)
    out["next"] = whole(view)
    changed = ("object:text-changed:insert", out["next"])
    wait("its event", lambda: changed in [(kind, said) for kind, _, said in heard])
    return out


def main(command: list[str]) -> None:
    """Start the program, ask, end it."""
    Atspi.init()
    listener = Atspi.EventListener.new(hear)
    for kind in KINDS:
        listener.register(kind)
    program = subprocess.Popen(command)
    try:
        view = wait("the document", text_of_document)
        answers = questions(view) | work(view)
        answers["alive"] = program.poll() is None
    finally:
        program.terminate()
        program.wait(20)
    sys.stdout.write(json.dumps(answers) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
