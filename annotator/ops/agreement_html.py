"""A report of agreement as one HTML file that needs no other: tables and drawings.

Pure: what it shows comes as plain words in the reader's language, and every one of them is escaped.
Nothing in the file is fetched from anywhere, and nothing in it runs.
"""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_STYLE = """
body { font: 15px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; color: #1a202b;
       background: #fff; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin-bottom: .2rem; }
h2 { font-size: 1.2rem; margin-top: 2.2rem; border-bottom: 1px solid #c3c8d0; }
p.note { color: #565f6e; margin: .3rem 0; }
table { border-collapse: collapse; margin: .8rem 0; font-variant-numeric: tabular-nums; }
th, td { border: 1px solid #c3c8d0; padding: .2rem .6rem; text-align: left; vertical-align: top; }
th { background: #f3f4f6; }
div.wide { overflow-x: auto; }
svg { max-width: 100%; height: auto; }
"""


@dataclass(frozen=True)
class Section:
    """A part of the report: a heading, sentences, a drawing (SVG of our own) and a table whose
    first row is its head."""

    title: str
    notes: tuple[str, ...] = ()
    svg: str = ""
    table: Sequence[Sequence[str]] = ()


def html_report(title: str, notes: Sequence[str], parts: Iterable[Section], language: str) -> str:
    """The whole file.  ``language`` is a code as "vi"; ``svg`` of the parts is put in as it is."""
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{html.escape(language)}">',
        '<head><meta charset="utf-8">',
        (
            '<meta http-equiv="Content-Security-Policy" '
            "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        ),
        f"<title>{_text(title)}</title>",
        f"<style>{_STYLE}</style></head>",
        f"<body><h1>{_text(title)}</h1>",
        *(f'<p class="note">{_text(note)}</p>' for note in notes),
    ]
    for part in parts:
        lines.append(f"<section><h2>{_text(part.title)}</h2>")
        lines += [f'<p class="note">{_text(note)}</p>' for note in part.notes]
        if part.svg:
            lines.append(f'<div class="wide">{part.svg}</div>')
        if part.table:
            lines += _table(part.table)
        lines.append("</section>")
    lines.append("</body></html>")
    return "\n".join(lines) + "\n"


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    head = "".join(f"<th>{_text(cell)}</th>" for cell in rows[0])
    body = ["<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>"
            for row in rows[1:]]  # fmt: skip
    return ['<div class="wide"><table>', f"<thead><tr>{head}</tr></thead>", "<tbody>", *body,
            "</tbody></table></div>"]  # fmt: skip


def _text(words: str) -> str:
    kept = "".join(c if c >= " " or c in "\n\t" else "\ufffd" for c in words)
    return html.escape(kept)
