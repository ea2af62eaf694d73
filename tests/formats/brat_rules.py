"""What brat's own server asks of its files, for an oracle.

Source: server/src/annotation.py and projectconfig.py of nlplab/brat, as read; the rules are told
here in our own words.
"""

import re

_ID = re.compile(r"([A-Za-z]+|#[A-Za-z]*)([0-9]+)(.*)", re.DOTALL)
_STORED = re.compile(r"[a-zA-Z0-9_-]+")
_KINDS = "TMANR*E#"


def problems(listing: str, text: str) -> list[str]:
    """Everything in an .ann file over ``text`` that brat could not read, or would not accept."""
    found: list[str] = []
    lines = listing.splitlines(keepends=True)  # brat reads lines with codecs, which splits so
    ids = [line.partition("\t")[0] for line in lines]
    named = [name for name in ids if name != "*"]
    found += [f"the id {name} stands twice" for name in set(named) if named.count(name) > 1]
    for line in lines:
        name, tab, rest = line.partition("\t")
        data, _, tail = rest.partition("\t")
        if not tab or name[:1] not in _KINDS or (name != "*" and not _ID.fullmatch(name)):
            found.append(f"no id: {line!r}")
        elif fault := _CHECKS[name[0]](data.rstrip("\r\n"), tail, text, set(ids)):
            found.append(f"{fault}: {line!r}")
    return found


def _span(data: str, tail: str, text: str, _ids: set[str]) -> str:
    kind, _, rest = data.partition(" ")
    places: list[tuple[int, int]] = []
    for piece in rest.split(";"):
        start, stop = map(int, piece.split(" "))
        if not 0 <= start <= stop <= len(text):
            return "offsets outside the text"
        if any(stop >= first and start < last for first, last in places):
            return "fragments overlap"
        places.append((start, stop))
    words = " ".join(text[start:stop] for start, stop in places)
    if not words.strip():  # brat warns, and fills in the text
        return ""
    if tail[: len(words)] != words:
        return f"the text is {words!r}"
    if tail[len(words) :] and not tail[len(words)].isspace():
        return "words go on after the text"
    return _type(kind)


def _event(data: str, _tail: str, _text: str, ids: set[str]) -> str:
    first, *args = data.split(" ")
    kind, _, trigger = first.partition(":")
    if trigger not in ids or trigger[0] != "T":
        return "no trigger"
    return _type(kind) or _arguments([arg for arg in args if arg], ids)


def _relation(data: str, _tail: str, _text: str, ids: set[str]) -> str:
    kind, *args = data.split(" ")
    if len(args) != 2:
        return "not two arguments"
    return _type(kind) or _arguments(args, ids)


def _arguments(args: list[str], ids: set[str]) -> str:
    roles = [arg.partition(":")[0] for arg in args]
    if len(set(roles)) < len(roles):
        return "a role stands twice"
    if not all(arg.count(":") == 1 and arg.partition(":")[2] in ids for arg in args):
        return "an argument names nothing"
    return next(filter(None, map(_type, roles)), "")


def _equiv(data: str, _tail: str, _text: str, ids: set[str]) -> str:
    kind, *names = data.split()
    return _type(kind) if len(names) > 1 and set(names) <= ids else "members are missing"


def _attribute(data: str, _tail: str, _text: str, ids: set[str]) -> str:
    found = re.match(r"(.+?) (.+?) (.+?)$", data) or re.match(r"(.+?) (.+?)$", data)
    if found is None:
        return "no target"
    return _type(found[1]) if found[2] in ids else "its target is not there"


def _normalisation(data: str, _tail: str, _text: str, ids: set[str]) -> str:
    found = re.match(r"(\S+) (\S+) (\S+?):(\S+)", data)
    return "" if found and found[2] in ids else "no reference"


def _comment(data: str, _tail: str, _text: str, ids: set[str]) -> str:
    parts = data.split()
    return "" if len(parts) == 2 and parts[1] in ids else "no target"


def _type(name: str) -> str:
    return "" if _STORED.fullmatch(name) else f"{name!r} cannot be stored"


_CHECKS = {
    "T": _span,
    "E": _event,
    "R": _relation,
    "*": _equiv,
    "A": _attribute,
    "M": _attribute,
    "N": _normalisation,
    "#": _comment,
}


def configuration_problems(configuration: str) -> list[str]:
    """Everything in an annotation.conf that brat could not read."""
    found: list[str] = []
    section = ""
    for line in configuration.split("\n"):
        if re.fullmatch(r"\s*\[.*\]\s*", line):
            section = line.strip("[] ")
        elif line.strip() and not line.lstrip().startswith("#"):
            found += [f"{fault}: [{section}] {line!r}" for fault in _term_problems(line)]
    return found


def _term_problems(line: str) -> list[str]:
    match = re.match(r"^(\s*)(\S+)(?:\s+(.*))?$", line)
    if match is None or re.match(r"^\s*-+\s*$", line):
        return ["no term"]
    faults = []
    first = match[2].split("|")[0].removeprefix("!")
    if not (_STORED.fullmatch(first) or first == "<OVERLAP>"):
        faults.append("the term cannot be stored")
    pieces = filter(None, (part.strip() for part in (match[3] or "").split(",")))
    bad = [piece for piece in pieces if not re.match(r"^(\S*?):(\S*)$", piece)]
    return faults + [f"{piece!r} is no argument" for piece in bad]
