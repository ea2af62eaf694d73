"""What is looked at before any library sees a file: that it is XML without a DTD.

Entities are declared in a DTD, and a DTD stands before the first element; so what has none can
neither unfold to more than it is nor name another file.  The beginning is read by expat, piece by
piece, and no further than to the first element.
"""

import re
from xml.parsers import expat

from annotator.formats.json_values import Fault

_PIECE = 2**16
_HAS_ELEMENTS = re.compile(rb"<[A-Za-z_\x80-\xff]")
_XML_1_1 = re.compile(rb"^(\xef\xbb\xbf)?(<\?xml\s+version\s*=\s*[\"'])1\.1")
_CONTROL = re.compile(rb"&#(?:x0*([0-9a-fA-F]{1,2})|0*(\d{1,3}));")
_STAND_IN = 0xFDD0
"""Noncharacters, one for each control character: XML 1.0 holds them and no text has them."""

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_STAND_INS = re.compile("[\ufdd1-\ufdef]")


class _Found(Exception):
    """The first element is there."""


def root_of(data: bytes) -> str:
    """The name of the first element, with its namespace before a space.  Raises Fault."""
    parser = expat.ParserCreate(namespace_separator=" ")
    found: list[str] = []

    def begin(name: str, _attributes: object) -> None:
        found.append(name)
        raise _Found

    def refuse(*_args: object) -> None:
        raise Fault("it has a DTD (<!DOCTYPE …>), which may hide anything; remove it")

    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = refuse
    try:
        for at in range(0, len(data) + 1, _PIECE):
            parser.Parse(data[at : at + _PIECE], at + _PIECE > len(data))
    except _Found:
        return found[0]
    except expat.ExpatError as error:
        raise Fault(
            "it is no XML at line {line}: {why}",
            line=error.lineno,
            why=expat.ErrorString(error.code),
        ) from None
    except (LookupError, ValueError):
        raise Fault("it is no XML in an encoding that is known") from None
    raise Fault("it is empty")


def as_1_0(data: bytes) -> bytes:
    """XML 1.1 as XML 1.0, its control characters replaced by stand-ins.

    No parser here reads XML 1.1, which is what Java writes for a text with control characters.
    """
    if not _XML_1_1.match(data):
        return data
    return _CONTROL.sub(_stand_in, _XML_1_1.sub(rb"\1\g<2>1.0", data))


def _stand_in(found: re.Match[bytes]) -> bytes:
    code = int(found[1], 16) if found[1] else int(found[2])
    if code >= 32 or code in (0, 9, 10, 13):
        return found[0]
    return b"&#%d;" % (_STAND_IN + code)


def restored(text: str) -> str:
    """``text`` with the control characters that stand-ins stand for."""
    return _STAND_INS.sub(lambda found: chr(ord(found[0]) - _STAND_IN), text)


def is_1_1(data: bytes) -> bool:
    """Whether the file says that it is XML 1.1."""
    return _XML_1_1.match(data) is not None


def fit(text: str) -> str:
    """``text`` with a space for each character that XML 1.0 cannot hold."""
    return _UNFIT.sub(" ", text)
