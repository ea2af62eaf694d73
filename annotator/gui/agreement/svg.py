"""A drawing as SVG, by hand: plain shapes and text that stays text."""

import html

from annotator.gui.agreement.drawing import Box, Dot, Drawing, Line, Shape, Words

FONT = "system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif"


def svg_of(drawing: Drawing, title: str, ground: str, size: float) -> str:
    """A whole file; ``size`` is that of the letters in pixels."""
    width, height = f"{drawing.width:.0f}", f"{drawing.height:.0f}"
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" font-family="{html.escape(FONT)}" '
            f'font-size="{size:g}" role="img">'
        ),
        f"<title>{html.escape(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="{ground}"/>',
        *(_shape(one, size) for one in drawing.everything()),
        *(_tip(spot.box, f"{spot.cell.name}: {spot.cell.text}") for spot in drawing.spots),
        "</svg>",
    ]
    return "\n".join(lines)


def _shape(one: Shape, size: float) -> str:
    if isinstance(one, Box):
        return f'<rect {_rect(one)} fill="{one.fill}"/>'
    if isinstance(one, Line):
        return (
            f'<line x1="{one.x:.1f}" y1="{one.y:.1f}" x2="{one.to_x:.1f}" y2="{one.to_y:.1f}" '
            f'stroke="{one.colour}" stroke-width="{one.width:g}"/>'
        )
    if isinstance(one, Dot):
        return f'<circle cx="{one.x:.1f}" cy="{one.y:.1f}" r="{one.radius:g}" fill="{one.fill}"/>'
    return _words(one, size)


def _words(one: Words, size: float) -> str:
    weight = ' font-weight="bold"' if one.bold else ""
    turn = f' transform="rotate({one.turn:g} {one.x:.1f} {one.y:.1f})"' if one.turn else ""
    return (
        f'<text x="{one.x:.1f}" y="{one.y + 0.35 * size:.1f}" fill="{one.colour}" '
        f'text-anchor="{one.anchor}"{weight}{turn}>{_text(one.text)}</text>'
    )


def _tip(box: Box, words: str) -> str:
    """A cell without ink of its own, which says its name when the pointer rests on it."""
    return f'<rect {_rect(box)} fill-opacity="0"><title>{_text(words)}</title></rect>'


def _rect(box: Box) -> str:
    return f'x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"'


def _text(words: str) -> str:
    """Escaped; characters that XML cannot hold become U+FFFD."""
    kept = "".join(c if c >= " " and c not in "\ufffe\uffff" else "\ufffd" for c in words)
    return html.escape(kept)
