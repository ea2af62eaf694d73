"""What a chart shows, before it is laid out."""

from dataclasses import dataclass

from annotator.gui.agreement.drawing import Cell


@dataclass(frozen=True)
class Heat:
    """A matrix.  ``cells`` has a row for each of ``rows``; None where there is nothing to say.

    ``corner`` tells what rows and columns are.  ``apart``: the number of columns at the right that
    stand a little apart from the others.  ``ends``: what the palest and the strongest colour mean.
    """

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell | None, ...], ...]
    corner: str = ""
    apart: int = 0
    ends: tuple[str, str] = ("", "")

    def table(self) -> list[list[str]]:
        """As rows of cells, with a head."""
        head = [self.corner, *self.columns]
        body = zip(self.rows, self.cells, strict=True)
        return [head, *([name, *(one.text if one else "" for one in row)] for name, row in body)]


@dataclass(frozen=True)
class Bar:
    """One bar; ``group`` is the heading that it stands under, ``note`` what stands beside it."""

    name: str
    cell: Cell
    note: str = ""
    group: str = ""


@dataclass(frozen=True)
class Bars:
    """Bars from 0 to ``full``; ``heads`` are the headings of name, value, interval and note."""

    title: str
    bars: tuple[Bar, ...]
    full: float = 1.0
    heads: tuple[str, str, str, str] = ("", "", "", "")

    def table(self) -> list[list[str]]:
        """As rows of cells, with a head."""
        return [
            list(self.heads),
            *([one.name, one.cell.text, interval_text(one.cell), one.note] for one in self.bars),
        ]


@dataclass(frozen=True)
class Course:
    """Points in time: ``days`` are ISO dates in order."""

    title: str
    days: tuple[str, ...]
    cells: tuple[Cell, ...]
    heads: tuple[str, str, str] = ("", "", "")

    def table(self) -> list[list[str]]:
        """As rows of cells, with a head."""
        body = zip(self.days, self.cells, strict=True)
        return [list(self.heads), *([day, one.text, one.tip] for day, one in body)]


@dataclass(frozen=True)
class Blank:
    """Nothing to draw, and why."""

    title: str
    why: str

    def table(self) -> list[list[str]]:
        """The sentence."""
        return [[self.why]]


Chart = Heat | Bars | Course | Blank


def number(value: float) -> str:
    """A figure as it is written: three digits."""
    return f"{value:.3f}".replace("-", "−")


def interval_text(cell: Cell) -> str:
    """The interval of a cell, or nothing."""
    if cell.low is None or cell.high is None:
        return ""
    return f"{number(cell.low)} – {number(cell.high)}"
