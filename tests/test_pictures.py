"""Pictures come from the program's own folder: no SVG out of a file is ever loaded or drawn."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from annotator.errors import FormatError
from annotator.formats import formats
from annotator.formats.base import Rejected
from annotator.formats.registry import recognised
from annotator.formats.source import Source
from annotator.model.annotation import Document
from annotator.resources import resource
from tests.formats.material import is_there

PACKAGE = Path(__file__).parent.parent / "annotator"
READERS = {"QImageReader", "QMovie", "QPicture", "QSvgRenderer", "QSvgWidget", "QGraphicsSvgItem",
           "QQuickWidget", "QWebEngineView", "QTextImageFormat", "loadFromData", "fromData",
           "fromTheme", "addFile", "addResource", "QtSvg", "QtSvgWidgets"}  # fmt: skip
"""What reads a picture; tests/test_plain_text.py has what shows HTML with pictures in it."""

CANVASES = {"QPixmap", "QImage", "QIcon", "QBitmap"}
"""Drawn upon, or filled with a picture that was; a path as argument would read a file."""

DRAWN = {"drawn", "out", "swatch", "pixmap", "chip"}


def faults(module: ast.Module) -> Iterator[str]:
    """Every place that reads a picture, or may."""
    for node in ast.walk(module):
        named = node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
        if isinstance(node, ast.Name | ast.Attribute) and named in READERS:
            yield named
        if isinstance(node, ast.Call) and _is_from_a_file(node):
            yield ast.unparse(node)


def _is_from_a_file(call: ast.Call) -> bool:
    """Whether a picture is neither made empty, nor of a size, nor of one that was drawn here."""
    if ast.unparse(call.func) not in CANVASES or len(call.args) != 1:
        return False  # a width and a height; a path takes no number beside it
    (only,) = call.args
    words = ast.unparse(only)
    is_size = bool(re.search(r"\b_?size\(\)", words)) or isinstance(only, ast.Starred)
    return not (is_size or words in DRAWN or words.startswith(("icon(", "pixmap(")))


def test_pictures_are_read_in_one_place() -> None:
    """Else a picture that somebody mailed is drawn by code made for any picture of the world."""
    found = {
        path.relative_to(PACKAGE).as_posix(): set(faults(module))
        for path, module in modules_with(*READERS, *CANVASES)
    }
    assert {path: what for path, what in found.items() if what} == {
        "gui/icons.py": {"QImageReader"}
    }


@pytest.mark.parametrize(
    "source",
    ["QIcon(path)", "QPixmap('a.svg')", "QImage(str(path))", "QImageReader(x)", "QMovie(x)",
     "picture.loadFromData(x)", "QIcon.fromTheme(name)", "icon.addFile(x)", "QSvgRenderer(x)"],
)  # fmt: skip
def test_the_rule_bites(source: str) -> None:
    """Else the rule above forbids nothing."""
    assert list(faults(ast.parse(source)))


def test_the_names_of_icons_are_our_own_words() -> None:
    """Else a name out of a project leads to a file of its choice."""
    text = (PACKAGE / "gui" / "icons.py").read_text("utf-8")
    assert text.count('f"{name}.svg"') == 1
    odd = {
        (path.relative_to(PACKAGE).as_posix(), ast.unparse(node))
        for path, module in modules_with("icon(", "pixmap(")
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("icon", "icons.pixmap")
        if node.args and not isinstance(node.args[0], ast.Constant)
    }
    assert odd == OURS


OURS = {
    ("gui/find_bar.py", "icon(name)"),
    ("gui/actions.py", "icon(spec.icon)"),
}
"""Calls whose name is a variable: each takes it out of a table of literals."""


def modules_with(*words: str) -> Iterator[tuple[Path, ast.Module]]:
    """Our modules in which one of the words stands."""
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text("utf-8")
        if any(word in text for word in words):
            yield path, ast.parse(text)


def test_our_icons_hold_shapes_only() -> None:
    """Else an icon of ours has a script, an outer picture or an entity in it."""
    plain = {"svg", "path", "circle", "rect", "line", "polyline", "polygon", "g", "ellipse"}
    for path in resource("icons").glob("*.svg"):
        text = path.read_text("utf-8")
        assert "<!" not in text.replace("<!--", ""), path.name
        for element in ElementTree.fromstring(text).iter():
            assert element.tag.rpartition("}")[2] in plain, (path.name, element.tag)
            assert not any("href" in key or key.startswith("on") for key in element.attrib)


TRAPS = {
    "script": "<script>alert(1)</script>",
    "handler": '<rect onload="alert(1)" width="1" height="1"/>',
    "outer picture": '<image href="SECRET" xlink:href="SECRET" width="9" height="9"/>',
    "use": '<use href="SECRET#a"/>',
    "style": "<style>@import url(SECRET); rect { fill: url(SECRET#a) }</style>",
    "foreign": '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="SECRET"/>'
    "</foreignObject>",
    "entity": "<text>&secret;</text>",
}


@pytest.mark.parametrize("what", TRAPS)
def test_an_svg_is_no_document_with_a_picture(tmp_path: Path, what: str) -> None:
    """Else a drawing among the files of a corpus brings in what it points at."""
    secret = tmp_path / "secret.txt"
    secret.write_text("nobody may read this")
    head = f'<!DOCTYPE svg [<!ENTITY secret SYSTEM "{secret}">]>' if what == "entity" else ""
    body = TRAPS[what].replace("SECRET", str(secret))
    path = tmp_path / "a.svg"
    path.write_text(
        f'{head}<svg xmlns="http://www.w3.org/2000/svg" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink">{body}</svg>'
    )
    sure, best = recognised(path, path.read_bytes())
    assert best is None or sure < 50 or best.description.name == "text"
    for each in formats():
        if each.description.reads and is_there(each.description):
            for said in _read_as(each.description.name, path):
                assert "nobody may read this" not in said


def _read_as(name: str, path: Path) -> Iterator[str]:
    each = next(one for one in formats() if one.description.name == name)
    try:
        for item in each.read(Source(path), {}):
            if isinstance(item, Document):
                yield item.text + repr(item.layers) + repr(item.kept)
            elif isinstance(item, Rejected):
                yield str(item.reason)
    except FormatError as error:
        yield str(error)
