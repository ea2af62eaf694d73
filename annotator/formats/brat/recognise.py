"""Whether a file looks like brat's lines."""

import re
from pathlib import Path

from annotator.formats.nearby import is_file

_ENDINGS = (".ann", ".a1", ".a2", ".rel", ".co")
_LINES = re.compile(
    rb"(?:T[0-9]+\t[^\t\n ]+ [0-9]+ [0-9]+(?:;[0-9]+ [0-9]+)*\t"
    rb"|E[0-9]+\t[^\t\n :]+:T[0-9]+"
    rb"|[RE][0-9]+\t[^\t\n ]+ [^\t\n :]+:[A-Z][0-9]+ [^\t\n :]+:[A-Z][0-9]+"
    rb"|[AM][0-9]+\t[^\t\n ]+ [A-Z][0-9]+[ \r\n]?"
    rb"|\*\t[^\t\n ]+ [A-Z][0-9]+ [A-Z][0-9]+"
    rb"|N[0-9]+\tReference |#[0-9]+\t[^\t\n ]+ [A-Z*][0-9]*\t)"
)
_LOOKED_AT = 50


def likeness(path: Path, head: bytes) -> int:
    """How surely the file is one of brat's, from 0 to 100."""
    named = path.suffix.lower() in _ENDINGS
    lines = [line for line in head.removeprefix(b"\xef\xbb\xbf").split(b"\n")[:_LOOKED_AT] if line]
    if not any(line.strip() for line in lines):
        return 60 if named and not head.strip() and is_file(path.with_suffix(".txt")) else 0
    share = sum(_LINES.match(line) is not None for line in lines) / len(lines)
    if share >= 0.5:
        return 95 if named else 80
    return 30 if named and share else 0
