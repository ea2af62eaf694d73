"""Charts as plain shapes: what is painted on screen, saved as SVG and put into reports alike.

Lengths are pixels.  Nothing here knows Qt: how wide words are is asked of :class:`Pen`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from annotator.gui.document.colours import TEXT_CONTRAST, contrast, mixed

ELLIPSIS = "…"


@dataclass(frozen=True)
class Paper:
    """The colours of a chart, each ``#rrggbb``: ground, text, quiet text, lines, and the two hues
    of agreeing and differing."""

    ground: str = "#ffffff"
    ink: str = "#1a202b"
    faint: str = "#667085"
    line: str = "#c3c8d0"
    agree: str = "#2f6fde"
    differ: str = "#d9660a"

    def fill(self, share: float, *, differs: bool = False) -> str:
        """The ground of a cell for a ``share`` of 0 to 1."""
        hue = self.differ if differs else self.agree
        return mixed(self.ground, hue, 0.05 + 0.9 * max(0.0, min(1.0, share)))

    def on(self, fill: str) -> str:
        """An ink that can be read on ``fill``."""
        inks = (self.ink, self.ground, "#000000", "#ffffff")
        good = (ink for ink in inks if contrast(ink, fill) >= TEXT_CONTRAST)
        return next(good, max(inks, key=lambda ink: contrast(ink, fill)))


@dataclass(frozen=True)
class Pen:
    """How wide words are, how high a line is, and how wide a chart should become."""

    measure: Callable[[str], float]
    line: float
    width: float

    def fit(self, words: str, room: float) -> str:
        """``words``, cut at the end where they are wider than ``room``."""
        if self.measure(words) <= room:
            return words
        low, high = 0, len(words)
        while low < high:
            middle = (low + high + 1) // 2
            if self.measure(words[:middle].rstrip() + ELLIPSIS) <= room:
                low = middle
            else:
                high = middle - 1
        return words[:low].rstrip() + ELLIPSIS

    def wrap(self, words: str, room: float) -> list[str]:
        """``words`` in lines that are no wider than ``room``; only a wider word is cut."""
        lines = [""]
        for word in words.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if self.measure(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return [self.fit(line, room) for line in lines if line]


@dataclass(frozen=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str


@dataclass(frozen=True)
class Line:
    """A line; ``width`` of it in pixels."""

    x: float
    y: float
    to_x: float
    to_y: float
    colour: str
    width: float = 1.0


@dataclass(frozen=True)
class Dot:
    """A filled circle around a point."""

    x: float
    y: float
    radius: float
    fill: str


@dataclass(frozen=True)
class Words:
    """One line of text.  ``anchor`` is where in it ``x`` lies; ``y`` is the middle of the line.

    ``turn`` is in degrees around that point, clockwise.
    """

    x: float
    y: float
    text: str
    colour: str
    anchor: str = "start"
    bold: bool = False
    turn: float = 0.0


Shape = Box | Line | Dot | Words


@dataclass(frozen=True)
class Cell:
    """One number of a chart.

    ``text`` is what is written, ``share`` what is drawn (None: undefined), ``name`` says what it
    is about and ``tip`` what it rests on or why there is none.  ``key`` is what opens its items;
    None: nothing does.
    """

    text: str
    share: float | None
    name: str
    tip: str = ""
    key: object = None
    differs: bool = False
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Spot:
    """Where a cell lies, in pixels and in the grid that the arrow keys walk."""

    box: Box
    row: int
    column: int
    cell: Cell


@dataclass
class Drawing:
    """A chart, laid out.

    ``names`` stand in the first ``left`` pixels and ``heads`` in the first ``top`` ones: on screen
    they stay there while the rest is scrolled; ``corner`` stays altogether.
    """

    width: float = 0.0
    height: float = 0.0
    shapes: list[Shape] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    names: list[Shape] = field(default_factory=list)
    heads: list[Shape] = field(default_factory=list)
    corner: list[Shape] = field(default_factory=list)
    left: float = 0.0
    top: float = 0.0

    def everything(self) -> list[Shape]:
        """All shapes, for a picture that is not scrolled."""
        return [*self.shapes, *self.names, *self.heads, *self.corner]

    def reach(self, x: float, y: float) -> None:
        """Makes the chart at least so large."""
        self.width, self.height = max(self.width, x), max(self.height, y)
