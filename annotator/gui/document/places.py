"""Where the decorations of a block stand: plain values, in pixels from the block's top left."""

from dataclasses import dataclass, field
from enum import Enum


@dataclass(slots=True)
class Piece:
    """One stretch of a span on one line of text."""

    span: int
    label: str
    line: int
    left: float
    right: float
    lane: int = 0
    inset: float = 0.0


@dataclass(slots=True)
class Strip:
    """All pieces of one span on one line; ``left`` and ``right`` count its connectors too."""

    span: int
    label: str
    line: int
    pieces: list[Piece]
    left: float
    right: float
    has_chip: bool = False
    lane: int = 0

    @property
    def width(self) -> float:
        """Pixels from end to end."""
        return self.right - self.left


@dataclass(slots=True)
class Chip:
    """A label above its span, or a "+n" above several that found no room."""

    spans: tuple[int, ...]
    label: str
    line: int
    left: int
    width: int
    lane: int
    top: int = 0
    is_more: bool = False
    """Whether this is a "+n" chip (its ``label`` is then what it shows)."""

    @property
    def right(self) -> int:
        """One pixel past the chip."""
        return self.left + self.width


@dataclass(slots=True)
class Joint:
    """A dashed connector between two fragments of a span, in its underline's lane."""

    span: int
    label: str
    line: int
    left: float
    right: float
    lane: int


@dataclass(frozen=True, slots=True)
class Foot:
    """Where a wire comes down upon ``chip``."""

    chip: Chip
    x: float


class Kind(Enum):
    """How a relation is drawn at this end."""

    ARC = "arc"
    """Both ends on this line."""

    RAIL = "rail"
    """To the gutter, and through it to another line."""

    STUB = "stub"
    """To a label that names a far end."""


@dataclass(slots=True)
class Wire:
    """The drawn line of a relation (or of several that share it) on a line of text."""

    relations: tuple[int, ...]
    label: str
    line: int
    kind: Kind
    title: str
    """What its chip says."""

    left: float
    right: float
    chip_left: int
    chip_width: int
    feet: tuple[Foot, ...]
    heads: tuple[bool, ...]
    far: tuple[int, ...] = ()
    """The spans out of sight, one for each relation of a stub."""

    lane: int = 0
    has_chip: bool = True
    y: int = 0
    chip_top: int = 0
    points: list[tuple[float, float]] = field(default_factory=list)
    tips: list[tuple[float, float]] = field(default_factory=list)
    """Where arrow heads point, downwards."""

    pins: list[list[tuple[float, float]]] = field(default_factory=list)
    """What is drawn of a wire that found no lane, unless it is meant: its feet alone."""

    drawn: dict[int, object] = field(default_factory=dict)
    """The painter's own notes: the line as it draws it, by thickness."""

    @property
    def lines(self) -> list[list[tuple[float, float]]]:
        """What is drawn of it while nothing is meant."""
        return self.pins or [self.points]
