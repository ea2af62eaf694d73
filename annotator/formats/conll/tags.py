"""Tags and the runs of tokens that they stand for.

A prefix says where in its run a token is.  IOB1: I-, and B- only where a run touches one of the
same label before it; IOB2: B- I- I-; IOBES: B- I- E-, alone S-; BILOU: B- I- L-, alone U-.  BMES
writes M- for I-.  Reading follows ``conlleval``: what goes on with no run begins one.
"""

import re
from collections.abc import Iterable, Sequence

SCHEMES = ("iob1", "iob2", "iobes", "bilou")
OUTSIDE = "O"
NOTHING = "_"
"""What CLEF-HIPE writes where nothing is said; read as O."""

Run = tuple[int, int, str]
"""``(first, last, label)``: places of tokens, both included."""

_STARTS, _ENDS = "BSU", "ESLU"
_ALLOWED = {"auto": "BIESLUM", "iob1": "BI", "iob2": "BI", "iobes": "BIESM", "bilou": "BILU"}
_WRITTEN = {"iob1": "IIII", "iob2": "BBII", "iobes": "SBIE", "bilou": "UBIL"}
_UNFIT = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


_SILENT = ("", False, False)
_BAD = ("", True, True)


class Known(dict[str, tuple[str, bool, bool]]):
    """What each tag says: ``(label, starts, ends)``, learnt as tags are met."""

    def __init__(self, scheme: str) -> None:
        super().__init__()
        self._allowed = _ALLOWED[scheme]

    def __missing__(self, tag: str) -> tuple[str, bool, bool]:
        clean = tag.strip(" ")
        if clean in (OUTSIDE, NOTHING):
            found = _SILENT
        elif clean[1:2] == "-" and clean[0] in self._allowed and clean[2:].strip():
            found = (clean[2:], clean[0] in _STARTS, clean[0] in _ENDS)
        else:
            found = _BAD
        self[tag] = found
        return found

    def is_tag(self, tag: str) -> bool:
        """Whether ``tag`` is one, "O" and "_" included."""
        return self[tag] != _BAD


def decoded(tags: Sequence[str], known: Known) -> tuple[list[Run], list[int], list[int]]:
    """The runs in ``tags``, where one begins without saying so, and what is no tag.

    The last two are places in ``tags``.
    """
    marked = [at for at, tag in enumerate(tags) if tag != OUTSIDE]
    meanings = [known[tags[at]] for at in marked]
    bad: list[int] = []
    if _SILENT in meanings or _BAD in meanings:
        bad = [at for at, meaning in zip(marked, meanings, strict=True) if meaning == _BAD]
        marked = [at for at, meaning in zip(marked, meanings, strict=True) if meaning[0]]
        meanings = [meaning for meaning in meanings if meaning[0]]
    runs: list[Run] = []
    stray: list[int] = []
    first, before, label = -1, -1, ""
    for at, (name, starts, ends) in zip(marked, meanings, strict=True):
        if first >= 0 and (starts or name != label or at != before + 1):
            runs.append((first, before, label))
            first = -1
        if first < 0:
            first, label = at, name
            if not starts:
                stray.append(at)
        if ends:
            runs.append((first, at, label))
            first = -1
        before = at
    if first >= 0:
        runs.append((first, before, label))
    return runs, stray, bad


def encode(tags: list[str], runs: Iterable[Run], scheme: str, firsts: Iterable[int]) -> None:
    """Puts ``runs``, which share no token, into ``tags``; ``firsts`` begin sentences."""
    alone, begin, inside, end = tuple(_WRITTEN[scheme])
    ordered = sorted(runs)
    touching = set[int]()
    if scheme == "iob1":
        before = {last + 1: label for _, last, label in ordered}
        touching = {first for first, _, label in ordered if before.get(first) == label}
        touching.difference_update(firsts)
    for first, last, label in ordered:
        if last > first:
            tags[first : last + 1] = [f"{inside}-{label}"] * (last - first + 1)
            tags[last] = f"{end}-{label}"
        tags[first] = f"{begin if last > first else alone}-{label}"
        if first in touching:
            tags[first] = f"B-{label}"


def fit_label(label: str) -> str:
    """``label`` as a tag may hold it: many readers part columns at any white space."""
    return _UNFIT.sub("_", label)


def scheme_of(columns: Iterable[Iterable[Sequence[str]]]) -> str:
    """The scheme of a file, by the sentences of its columns of tags.

    I- that begins a run, and never a B- but behind its own label, is IOB1.
    """
    prefixes = set[str]()
    begins_b = begins_i = 0
    for sentence in (sentence for column in columns for sentence in column):
        before = ""
        for tag in sentence:
            label = tag[2:] if tag[1:2] == "-" else ""
            if label:
                prefixes.add(tag[0])
                begins_b += tag[0] == "B" and label != before
                begins_i += tag[0] == "I" and label != before
            before = label
    if prefixes & {"U", "L"}:
        return "bilou"
    if prefixes & {"S", "E", "M"}:
        return "iobes"
    return "iob1" if begins_i and not begins_b else "iob2"
