"""XML and its kin spoiled."""

import re

from tests.formats.fuzz.hostile import NUMBERS, STRINGS, Chance, as_bytes, as_text

_TAG = re.compile(r"<[^<>]*>|&[^;\s<&]{0,12};|[^<&]+|[<&]")
_VALUE = re.compile(r"([\w:-]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_DOCTYPES = (
    "<!DOCTYPE a>",
    '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE a [<!ENTITY x "z"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]>',
    '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;]>',
)
_PARTS = (
    "&x;", "&y;", "&lt;", "&#0;", "&#x110000;", "&#xD800;", "<![CDATA[", "]]>", "<!--", "-->",
    "<?xml version='1.1'?>", "<?a b?>", "<a>", "</a>", "<a/>", "<a xmlns='b'>", "<x:a/>", "<", "&",
    '<?xml version="1.0" encoding="UTF-7"?>', '<?xml version="1.0" encoding="UTF-16"?>',
)  # fmt: skip


def some_xml(chance: Chance, data: bytes) -> bytes:
    """Tags and attributes replaced, left out, doubled, deepened; document types and entities."""
    parts = _TAG.findall(as_text(data))
    for _ in range(chance.choice((1, 1, 2, 3))):
        if not parts:
            break
        at, other = chance.randrange(len(parts)), chance.randrange(len(parts))
        kind = chance.randrange(8)
        if kind == 0:
            del parts[at]
        elif kind == 1:
            parts.insert(other, parts[at])
        elif kind == 2:
            parts[at], parts[other] = parts[other], parts[at]
        elif kind < 6:
            _put_in(chance, parts, at, kind)
        else:
            parts[at] = _other_value(chance, parts[at], _VALUE)
    return as_bytes("".join(parts))


def _put_in(chance: Chance, parts: list[str], at: int, kind: int) -> None:
    if kind == 3:
        parts.insert(min(at, 1 + chance.randrange(2)), chance.choice(_DOCTYPES))
    else:
        parts.insert(at, chance.choice(_PARTS) if kind == 4 else _many(chance))


def _many(chance: Chance) -> str:
    count = chance.choice((3, 30, 300, 3000) if chance.random() < 0.1 else (3, 30))
    if chance.random() < 0.5:
        return "<a>" * count + "</a>" * chance.choice((0, count))
    return "<a " + " ".join(f"a{n}='{n}'" for n in range(count)) + "/>"


def _other_value(chance: Chance, tag: str, pattern: re.Pattern[str]) -> str:
    found = list(pattern.finditer(tag[:2000]))
    if not found:
        return chance.choice(STRINGS)
    one = chance.choice(found)
    value = chance.choice(chance.choice((NUMBERS, STRINGS)))
    if chance.random() < 0.2:
        return tag[: one.start()] + tag[one.end() :]
    if chance.random() < 0.7:
        value = value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return f'{tag[: one.start()]}{one[1]}="{value}"{tag[one.end() :]}'
