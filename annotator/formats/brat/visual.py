"""How brat shows labels: visual.conf and kb_shortcuts.conf."""

import re
from dataclasses import dataclass, field

from annotator.formats.brat.conf import Conf, Term
from annotator.model.annotation import Json

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_WORDS = """
black #000000 white #ffffff red #ff0000 green #008000 blue #0000ff yellow #ffff00 gray #808080
grey #808080 lightgray #d3d3d3 lightgrey #d3d3d3 darkgray #a9a9a9 lightgreen #90ee90
darkgreen #006400 lime #00ff00 lightblue #add8e6 darkblue #00008b skyblue #87ceeb navy #000080
cyan #00ffff aqua #00ffff teal #008080 magenta #ff00ff fuchsia #ff00ff pink #ffc0cb
lightpink #ffb6c1 orange #ffa500 darkorange #ff8c00 gold #ffd700 khaki #f0e68c purple #800080
violet #ee82ee plum #dda0dd lavender #e6e6fa brown #a52a2a maroon #800000 darkred #8b0000
salmon #fa8072 coral #ff7f50 tomato #ff6347 beige #f5f5dc wheat #f5deb3 tan #d2b48c
olive #808000 silver #c0c0c0 lightyellow #ffffe0
"""
_NAMED = dict(re.findall(r"\b(\w+) (#\w+)", _WORDS))
_OF: dict[str, tuple[str, ...]] = dict.fromkeys(("fgColor", "bgColor", "borderColor"), ("span",))
_OF |= dict.fromkeys(("color", "arrowHead", "labelArrow"), ("arc",))
_OF |= {"dashArray": ("arc", "attribute")}
_OF |= dict.fromkeys(("glyph", "glyphColor", "box", "position"), ("attribute",))
"""What each key of [drawing] is about."""

BLACK, WHITE = "black", "white"

DEFAULTS: dict[str, Json] = {
    "SPAN_DEFAULT": {"fgColor": BLACK, "bgColor": "lightgreen", "borderColor": "darken"},
    "ARC_DEFAULT": {"color": BLACK, "arrowHead": "triangle-5"},
    "ATTRIBUTE_DEFAULT": {"glyph": "*"},
}
"""What is said of all spans, arcs and attributes, unless a corpus says otherwise."""

_BRIGHT = 140


@dataclass(frozen=True)
class Look:
    """How one label looks: what it is called, its key, and what is said of its drawing."""

    title: str = ""
    labels: tuple[str, ...] = ()
    drawing: dict[str, str] = field(default_factory=dict)
    key: str = ""

    @property
    def background(self) -> str:
        """The colour behind a span, as #rrggbb, or ""."""
        return _colour(self.drawing.get("bgColor", ""))

    @property
    def line(self) -> str:
        """The colour of an arc, as #rrggbb, or ""."""
        return _colour(self.drawing.get("color", ""))

    def rest(self, kind: str) -> dict[str, Json]:
        """What is said of a "span", "arc" or "attribute" beyond its title and its colour."""
        out: dict[str, Json] = {}
        if self.labels:
            out["labels"] = list(self.labels)
        known = {"bgColor"} if self.background else set()
        known |= {"color"} if self.line else set()
        if self.background and self.drawing.get("fgColor") == ink_on(self.background):
            known.add("fgColor")
        drawing: dict[str, Json] = {
            key: value
            for key, value in self.drawing.items()
            if key not in known and kind in _OF.get(key, (kind,))
        }
        if drawing:
            out["drawing"] = drawing
        return out


class Looks:
    """How labels look, by the names that are stored."""

    def __init__(self, visual: Conf, shortcuts: str) -> None:
        self._labels: dict[str, tuple[str, ...]] = {}
        self._drawing: dict[str, dict[str, str]] = {}
        self._keys: dict[str, str] = {}
        for term in visual.sections.get("labels", ()):
            self._labels[term.name] = term.names[1:]
        for term in visual.sections.get("drawing", ()):
            self._drawing[term.name] = drawing_of(term)
        taken: set[str] = set()
        for line in shortcuts.split("\n"):
            key, *name = line.split()[:2] or [""]
            if len(key) == 1 and name and key != "#" and key not in taken:
                taken.add(key)
                self._keys.setdefault(name[0], key)

    def of(self, name: str) -> Look:
        """How the label stored as ``name`` looks."""
        labels = self._labels.get(name, ())
        title = labels[0] if labels and labels[0] not in (name, "<EMPTY>") else ""
        return Look(title, labels[1:], self._drawing.get(name, {}), self._keys.get(name, ""))

    def defaults(self) -> dict[str, Json]:
        """What is said of all spans, arcs and attributes."""
        said: dict[str, Json] = {
            name: dict(self._drawing[name]) for name in DEFAULTS if name in self._drawing
        }
        return {} if said == DEFAULTS else said


def drawing_of(term: Term) -> dict[str, str]:
    """Keys and values of a line of [drawing]; several values stay parted by "|"."""
    return {one.name + one.repeated: "|".join(one.types) for one in term.arguments}


def ink_on(colour: str) -> str:
    """The colour of letters that can be read on ``colour``."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return BLACK if (299 * red + 587 * green + 114 * blue) / 1000 > _BRIGHT else WHITE


def _colour(said: str) -> str:
    if said.lower() in _NAMED:
        return str(_NAMED[said.lower()])
    if not _HEX.fullmatch(said):
        return ""
    if len(said) == 4:
        said = "#" + "".join(digit * 2 for digit in said[1:])
    return said.lower()
