"""Files that try to do harm, or are broken, made from what each format itself writes."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from annotator.formats import format_named, formats
from annotator.model.annotation import Document, Layer, Relation, Span, State
from tests.formats.account import scheme_of
from tests.formats.material import is_there, unless_there, written

READ = [each.description.name for each in formats() if each.description.reads]
BOTH = [
    each.description.name
    for each in formats()
    if each.description.writes and each.description.reads
]

HERE = [name for name in BOTH if is_there(format_named(name).description)]
"""Those of them whose library is installed."""

EACH = [pytest.param(name, marks=unless_there(format_named(name).description)) for name in BOTH]

Files = Mapping[str, bytes]
"""Contents by path in a folder; one file alone stands in the folder by itself."""

TEXT = "Bà Võ Thị Sáu ở Huế.\nÔng Lê Văn Tám ở Đà Nẵng 😀.\n"
SECRET = "the content of another file"


def sample(number: int = 0) -> Document:
    """A document that every format can hold something of."""
    spans = (
        Span(0, "PERSON", ((3, 13),), {"sure": True, "rank": 12}, "", "T1"),
        Span(1, "LOCATION", ((16, 19),), {}, "", "T2"),
        Span(2, "PERSON", ((26, 36),), {}, "", "T3"),
    )
    links = (Relation(0, "LIVES_IN", 0, 1, {}, "", "R1"),)
    return Document(f"bài{number}", TEXT, layers=(Layer("an", spans, links, State.FINISHED),))


@cache
def export(name: str) -> Files:
    """What the format writes of two samples (of one where a file holds one)."""
    many = format_named(name).description.many or format_named(name).description.folder
    return exported(name, [sample(0), sample(1)] if many else [sample()])


def exported(name: str, documents: Iterable[Document]) -> Files:
    """What the format writes of ``documents``."""
    documents = list(documents)
    with TemporaryDirectory() as folder:
        path = Path(folder, "out" + suffix(name))
        written(path, name, documents, None, scheme_of(documents))
        files = [each for each in Path(folder).rglob("*") if each.is_file()]
        return {str(each.relative_to(folder)): each.read_bytes() for each in sorted(files)}


def is_xml(name: str) -> bool:
    """Whether the format writes XML."""
    return any(data.startswith(b"<?xml") for data in export(name).values())


def suffix(name: str) -> str:
    """How the target of an export is called; nothing for a folder."""
    description = format_named(name).description
    return "" if description.folder else description.extensions[0]


def put(folder: Path, files: Files) -> Path:
    """Writes ``files`` and gives what is to be imported: the one file, or the folder."""
    for inner, data in files.items():
        path = folder / inner
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder / next(iter(files)) if len(files) == 1 else folder


def raw(name: str, data: bytes) -> Files:
    """``data`` as a file of the format by its name."""
    return {f"x{format_named(name).description.extensions[0]}": data}


def each_text(files: Files, change: Callable[[str], str]) -> Files:
    """``files`` with the text of each changed; what is no text stays."""
    out: dict[str, bytes] = {}
    for inner, data in files.items():
        try:
            out[inner] = change(data.decode()).encode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            out[inner] = data
    return out


def each_file(files: Files, change: Callable[[bytes], bytes]) -> Files:
    """``files`` with the bytes of each changed."""
    return {inner: change(data) for inner, data in files.items()}


# -- of any kind: whatever the format, such a file may bear its name ----------------------------

DEEP = 100_000
_BOMB = (
    '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>\n<a>&a11;</a>"
)
ALONE: Mapping[str, bytes] = {
    "nothing": b"",
    "one line end": b"\n",
    "only a mark": b"\xef\xbb\xbf",
    "only a UTF-16 mark": b"\xff\xfe",
    "half of a UTF-32 mark": b"\xff\xfe\0",
    "zeros": bytes(10_000),
    "all bytes": bytes(range(256)) * 40,
    "open lists": b"[" * DEEP,
    "lists in lists": b"[" * DEEP + b"]" * DEEP,
    "objects in objects": b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    "a text and lists": b'{"text":"a","x":' + b"[" * DEEP + b"]" * DEEP + b"}",
    "open elements": b"<a>" * DEEP,
    "elements in elements": b"<a>" * DEEP + b"</a>" * DEEP,
    "an entity bomb": _BOMB.encode(),
    "a million attributes": b"<a " + b" ".join(b"a%d='1'" % n for n in range(100_000)) + b"/>",
    "an open quotation mark": b'"a,b\n' * 2_000,
    "one long line": b"a" * 3_000_000,
    "many empty lines": b"\n" * 300_000,
    "tabs": b"\t" * 300_000 + b"\n",
    "columns without end": b"a\tb\n" + b"a" + b"\tb" * 200_000 + b"\n",
    "a number without end": b'{"text": "a", "x": ' + b"9" * 200_000 + b"}\n",
    "a ZIP without content": b"PK\x05\x06" + bytes(18),
    "the head of a ZIP": b"PK\x03\x04" + bytes(100),
    "the head of a Parquet": b"PAR1" + b"\xff" * 100 + b"PAR1",
    "zlib": b"x\x9c" + b"\xff" * 1000,
}

# -- made of a sound export ----------------------------------------------------------------------


def _first(pattern: str, into: str) -> Callable[[Files], Files]:
    return lambda files: each_text(
        files, lambda text: re.sub(pattern, lambda _m: into, text, count=3)
    )


def _all(pattern: str, into: str) -> Callable[[Files], Files]:
    return lambda files: each_text(files, lambda text: re.sub(pattern, lambda _m: into, text))


def _doctype(text: str) -> str:
    """Entities that unfold without end, and one that is another file, in the place of words."""
    entities = '<!DOCTYPE r [<!ENTITY x SYSTEM "SECRET"><!ENTITY y "' + "z" * 1000 + '">]>'
    head, mark, rest = text.partition("?>")
    if not mark or not head.startswith("<?xml"):
        return text
    return head + mark + entities + rest.replace("Bà", "&x;").replace("Huế", "&y;" * 10_000)


def _recoded(codec: str, *, mark: bytes = b"") -> Callable[[Files], Files]:
    def recode(data: bytes) -> bytes:
        try:
            return mark + data.decode().encode(codec, "replace")
        except UnicodeDecodeError:
            return data

    return lambda files: each_file(files, recode)


_NUMBER = r"(?<![\w.\"#-])\d+(?![\w.\"])"
_STRING = r'"[^"\\]*"(?=\s*[,}\]])'
BROKEN: Mapping[str, Callable[[Files], Files]] = {
    "cut in the middle": lambda files: each_file(files, lambda data: data[: len(data) // 2]),
    "cut near the end": lambda files: each_file(files, lambda data: data[:-3]),
    "twice": lambda files: each_file(files, lambda data: data * 2),
    "backwards": lambda files: each_file(files, lambda data: data[::-1]),
    "line ends of Windows": lambda files: each_file(files, lambda d: d.replace(b"\n", b"\r\n")),
    "line ends of old Macs": lambda files: each_file(files, lambda d: d.replace(b"\n", b"\r")),
    "no line ends": lambda files: each_file(files, lambda data: data.replace(b"\n", b" ")),
    "NUL in words": _all("Bà", "B\0"),
    "escaped NUL in words": _all("Bà", r"B\u0000"),
    "half a character": _all("Bà", "\ud83d"),
    "escaped half a character": _all("Bà", r"\ud83d"),
    "no UTF-8": lambda files: each_file(files, lambda data: data.replace(b"\xc3", b"\xff")),
    "UTF-16": _recoded("utf-16"),
    "UTF-16 without a mark": _recoded("utf-16-le"),
    "UTF-32": _recoded("utf-32"),
    "UTF-32 without a mark": _recoded("utf-32-be"),
    "cp1258": _recoded("cp1258"),
    "cp1252": _recoded("cp1252"),
    "a mark": _recoded("utf-8", mark=b"\xef\xbb\xbf"),
    "two marks": _recoded("utf-8", mark=b"\xef\xbb\xbf\xef\xbb\xbf"),
    "a DTD": lambda files: each_text(files, _doctype),
    "NaN": _first(_NUMBER, "NaN"),
    "Infinity": _first(_NUMBER, "-Infinity"),
    "2^63": _first(_NUMBER, str(2**63)),
    "1e999": _first(_NUMBER, "1e999"),
    "a huge number": _first(_NUMBER, "7" * 10_000),
    "negative numbers": _all(_NUMBER, "-1"),
    "numbers with a point": _all(_NUMBER, "3.0"),
    "no numbers": _all(_NUMBER, "true"),
    "numbers beyond the end": _all(_NUMBER, "123456789"),
    "null for strings": _all(_STRING, "null"),
    "lists for strings": _all(_STRING, "[[]]"),
    "objects for strings": _first(_STRING, '{"a": {"a": 1, "a": 2}}'),
    "deep lists for strings": _first(_STRING, "[" * 5000 + "]" * 5000),
    "other keys": _all('"text"', '"words"'),
    "keys twice": lambda files: each_text(
        files, lambda text: re.sub(r"\{(\"[^\"]+\": ?(?:\d+|\"[^\"]*\")),", r"{\1,\1,", text)
    ),
    "no objects": _all(r"\{[^{}]*\}", "0"),
    "empty strings": _all(_STRING, '""'),
    "no tabs": _all("\t", " "),
    "more tabs": _all("\t", "\t\t"),
    "quotation marks": _all("\t", '\t"'),
}


# -- sound, but far beyond what anybody makes ----------------------------------------------------


def _of(spans: Iterable[Span], links: Iterable[Relation] = (), text: str = TEXT) -> Document:
    return Document("bài", text, layers=(Layer("an", tuple(spans), tuple(links), State.FINISHED),))


def _huge() -> Iterable[tuple[str, Document]]:
    place = ((3, 13),)
    yield "many labels", _of(Span(n, f"LABEL{n}", place, {}, "", f"T{n}") for n in range(5_000))
    yield "a label of a megabyte", _of([Span(0, "L" * 1_000_000, place, {}, "", "T1")])
    for what, number in (("many attributes", 10_000), ("some attributes", 200)):
        attributes = {f"a{n}": n for n in range(number)}
        yield what, _of([Span(0, "PERSON", place, attributes, "", "T1")])
    pair = [Span(n, "PERSON", place, {}, "", f"T{n}") for n in (0, 1)]
    links = [Relation(n, "LIVES_IN", 0, 1, {}, "", f"R{n}") for n in range(5_000)]
    yield "one pair's relations", _of(pair, links)
    spans = [Span(n, "PERSON", ((0, 100_000),), {}, "", f"T{n}") for n in range(3)]
    yield "long spans", _of(spans, text="Huế. " * 20_000)
    places = tuple((at, at + 1) for at in range(0, 20_000, 2))
    yield (
        "a span in many pieces",
        _of([Span(0, "PERSON", places, {}, "", "T1")], text="ab" * 10_000),
    )
    nested = [Span(n, "PERSON", ((n, 2000 - n),), {}, "", f"T{n}") for n in range(1000)]
    yield "spans in spans", _of(nested, text="ab" * 1000)


HUGE: Mapping[str, Document] = dict(_huge())
SLOW = {("casjson", "many attributes"), ("xmi", "many attributes"), ("webanno", "many attributes")}
"""Each attribute is a feature of a type there; their number squared, or more, is the time taken."""
