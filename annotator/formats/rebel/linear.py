"""Triplets in a row: ``<triplet> head <subj> tail <obj> relation``, further tails of one head after
``<subj>`` again; a type may stand for ``subj`` and ``obj``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

TRIPLET, SUBJECT, OBJECT = "triplet", "subj", "obj"

_MARK = re.compile(r"<([^<>\s]+)>")
_PADDING = {"s", "/s", "pad"}


@dataclass(frozen=True, slots=True)
class Triplet:
    """Words of head and tail with their types ("": none), and the relation."""

    head: str
    head_type: str
    tail: str
    tail_type: str
    relation: str


def parsed(text: str) -> Iterator[Triplet | str]:
    """The triplets of ``text``, and as strings the pieces that are none."""
    for piece in text.split(f"<{TRIPLET}>"):
        words, marks = _taken_apart(piece)
        if not marks and not words[0]:
            continue
        if len(marks) % 2 or not marks:
            yield piece.strip()
            continue
        for number in range(0, len(marks), 2):
            yield Triplet(
                head=words[0],
                head_type="" if marks[number] == SUBJECT else marks[number],
                tail=words[number + 1],
                tail_type="" if marks[number + 1] == OBJECT else marks[number + 1],
                relation=words[number + 2],
            )


def is_mark(name: str) -> bool:
    """Whether a type called ``name`` can stand between the triplets."""
    found = _MARK.fullmatch(f"<{name}>")
    return bool(found) and name not in {TRIPLET, SUBJECT, OBJECT, *_PADDING}


def is_plain(words: str) -> bool:
    """Whether ``words`` come back as they are."""
    return bool(words) and words == words.strip() and not _MARK.search(words)


def _taken_apart(piece: str) -> tuple[list[str], list[str]]:
    words, marks = [""], list[str]()
    for number, part in enumerate(_MARK.split(piece)):
        if number % 2 and part not in _PADDING:
            marks.append(part)
            words.append("")
        elif number % 2 == 0:
            words[-1] += part
    return [one.strip() for one in words], marks
