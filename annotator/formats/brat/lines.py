"""One line of brat standoff, taken apart; and rows, which keep how a file was written.

A row stands for one line of the file or, where lines are as our writer makes them, for several::

    T1 T2 R1 R2+   these lines, as our writer makes them ("+": with a TAB at the end, as brat does)
    =LINE          a line that we model, written otherwise than our writer would
    ~LINE          the same, of which a part is not modelled and stays
    @LINE          a line that we do not model, which goes with what it names
    !LINE          a line that we do not model, which stays whatever happens
    &LINE          the rest of the line before, which was broken in two
    %a2            from here on, the lines of the file with this ending
    $              the last line has no line end
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.formats.json_values import Fault, quoted
from annotator.model.annotation import Fragment, merged

NAME = "brat"
LINES = "lines"
"""Place of what is kept: rows ("lines" or "lines ANNOTATOR"), each followed by a line feed."""

NOTE = "AnnotatorNotes"

BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Where brat breaks the lines of an .ann file, so that no T line can hold them."""

BREAK_RUN = re.compile(f"[{BREAKS}]+")
KEY = re.compile(r"[A-Za-z]+[0-9]+\S*", re.ASCII)

PLAIN_SPAN = re.compile(
    r"(T[1-9][0-9]*)\t([^ \t]+) (0|[1-9][0-9]{0,9}) ([1-9][0-9]{0,9})\t([^\t]+)", re.ASCII
)
"""A T line as our writer makes it, but for what only the text can tell."""

PLAIN_RELATION = re.compile(r"(R[0-9]+)\t([^ \t]+) Arg1:(T[0-9]+) Arg2:(T[0-9]+)(\t?)", re.ASCII)
"""An R line as our writer makes it, perhaps with the TAB at its end that brat writes."""

_PAIR = re.compile(r"\s*([0-9]{1,12}) ([0-9]{1,12})\s*", re.ASCII)


@dataclass(frozen=True, slots=True)
class TextBound:
    """A T line.  ``fragments`` are as they stand; ``words`` is None where the line has none."""

    key: str
    label: str
    fragments: tuple[Fragment, ...]
    words: str | None


@dataclass(frozen=True, slots=True)
class Roles:
    """An E or R line: ``trigger`` is "" where there is none; ``args`` are roles and ids."""

    key: str
    label: str
    trigger: str
    args: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """An A, M or # line: ``name`` of ``target``, with what it says (None: nothing)."""

    key: str
    name: str
    target: str
    value: str | None


def text_bound(line: str) -> TextBound:
    """``line``, which begins with T.  Raises Fault."""
    key, data, words = _fields(line)
    label, space, rest = data.partition(" ")
    if not space:
        raise Fault("it has no offsets; write ID, TAB, TYPE START END, TAB, TEXT")
    fragments: list[Fragment] = []
    for piece in rest.split(";"):
        pair = _PAIR.fullmatch(piece)
        if pair is None:
            raise Fault("{piece} is no pair of offsets; write START END", piece=quoted(piece))
        fragments.append((int(pair[1]), int(pair[2])))
    return TextBound(key, label, tuple(fragments), words)


def roles(line: str) -> Roles:
    """``line``, which begins with E or R.  Raises Fault."""
    key, data, _ = _fields(line)
    first, *rest = data.split() or [""]
    label, colon, trigger = first.partition(":")
    if not label or (colon and not trigger):
        raise Fault("it has no type; write ID, TAB, TYPE and its arguments ROLE:ID")
    args: list[tuple[str, str]] = []
    for piece in rest:
        role, colon, target = piece.partition(":")
        if not role or not target:
            raise Fault("{piece} is no argument; write ROLE:ID", piece=quoted(piece))
        args.append((role, target))
    return Roles(key, label, trigger, tuple(args))


def attribute(line: str) -> Said:
    """``line``, which begins with A or M.  Raises Fault."""
    key, data, _ = _fields(line)
    name, _, rest = data.partition(" ")
    target, space, value = rest.partition(" ")
    if not name or not KEY.fullmatch(target):
        raise Fault("it names nothing that it is said of; write ID, TAB, NAME TARGET [VALUE]")
    return Said(key, name, target, value if space and value else None)


def comment(line: str) -> Said | None:
    """``line``, which begins with #, or None where it is no comment on an annotation."""
    key, _, rest = line.partition("\t")
    data, tab, words = rest.partition("\t")
    parts = data.split()
    if len(parts) != 2 or not key[1:].isdigit():
        return None
    return Said(key, parts[0], parts[1], words if tab else None)


def members(line: str) -> tuple[str, list[str]]:
    """Type and members of ``line``, which begins with *.  Raises Fault."""
    star, _, data = line.partition("\t")
    label, *found = data.partition("\t")[0].split() or [""]
    if star != "*" or len(found) < 2:
        raise Fault("it joins nothing; write *, TAB, TYPE and two ids or more")
    return label, found


def targets(line: str) -> Iterator[str]:
    """The ids that ``line`` may name, be it of any kind: ``T1`` or ``Annotation:T1``."""
    for piece in line.partition("\t")[2].partition("\t")[0].split()[1:]:
        target = piece.rpartition(":")[2]
        if KEY.fullmatch(target):
            yield target


def role_name(role: str) -> str:
    """``role`` without its number: Theme for Theme2."""
    return role[:1] + role[1:].rstrip("0123456789")


def joined(fragments: Sequence[Fragment], text: str) -> tuple[Fragment, ...]:
    """``fragments`` in order and apart; those parted by nothing but line ends are one."""
    out: list[Fragment] = []
    for start, stop in merged(tuple(fragments)):
        if out and BREAK_RUN.fullmatch(text, out[-1][1], start):
            out[-1] = (out[-1][0], stop)
        else:
            out.append((start, stop))
    return tuple(out)


def parted(fragments: Sequence[Fragment], text: str) -> tuple[Fragment, ...]:
    """``fragments`` without the line ends in them, which part them further."""
    out: list[Fragment] = []
    for start, stop in fragments:
        at = start
        for gap in BREAK_RUN.finditer(text, start, stop):
            if at < gap.start():
                out.append((at, gap.start()))
            at = gap.end()
        if at < stop:
            out.append((at, stop))
    return tuple(out)


def rows_text(rows: Sequence[str]) -> str:
    """``rows``, one for each line, as they are kept: bare keys share a row."""
    out: list[str] = []
    bare: list[str] = []
    for row in rows:
        if row[0] in "TR":
            bare.append(row)
            continue
        if bare:
            out.append(" ".join(bare))
            bare = []
        out.append(row)
    if bare:
        out.append(" ".join(bare))
    return "".join(f"{row}\n" for row in out)


def rows_of(text: str) -> Iterator[str]:
    """The rows of ``text``, one for each line; what is none is passed over."""
    for row in text.split("\n"):
        if row[:1] in ("T", "R"):
            yield from row.split(" ")
        elif row[:1] in tuple("=~@!&%$"):
            yield row


def _fields(line: str) -> tuple[str, str, str | None]:
    key, tab, rest = line.partition("\t")
    if not tab or " " in key:
        raise Fault("it has no TAB after its id; write ID, TAB and the rest")
    if not KEY.fullmatch(key):
        raise Fault("its id is {id}; write a letter and a number", id=quoted(key))
    data, tab, words = rest.partition("\t")
    return key, data, words if tab else None
