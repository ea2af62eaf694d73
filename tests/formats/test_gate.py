"""GATE XML: sets as layers, nodes as places, and what XML does to texts."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from annotator.errors import FormatError
from annotator.formats import recognise
from annotator.formats.base import Changed, Rejected
from annotator.model.annotation import Document
from tests.formats.material import read


def gate(text: str, sets: str, declaration: str = "version='1.0' encoding='UTF-8'") -> str:
    """A GATE document; ``text`` has its nodes."""
    return (
        f'<?xml {declaration}?>\n<GateDocument version="3">\n<GateDocumentFeatures>\n'
        + feature("MimeType", "java.lang.String", "text/plain")
        + f"</GateDocumentFeatures>\n<TextWithNodes>{text}</TextWithNodes>\n{sets}</GateDocument>"
    )


def feature(name: str, kind: str, value: str) -> str:
    """One feature."""
    return (
        f'<Feature>\n  <Name className="java.lang.String">{name}</Name>\n'
        f'  <Value className="{kind}">{value}</Value>\n</Feature>\n'
    )


def annotation(number: int, kind: str, start: object, stop: object, inner: str = "") -> str:
    """One annotation."""
    return (
        f'<Annotation Id="{number}" Type="{kind}" StartNode="{start}" EndNode="{stop}">\n'
        f"{inner}</Annotation>\n"
    )


def put(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """``text`` as the file a.xml."""
    file = path / "a.xml"
    file.write_bytes(text.encode(encoding))
    return file


def parsed(
    path: Path, text: str, options: Mapping[str, object] | None = None, encoding: str = "utf-8"
) -> tuple[Document, list[Rejected | Changed]]:
    """The one document that ``text`` is read as, and what is said about it."""
    (document,), items = read(put(path, text, encoding), "gate", options)
    return document, items


TEXT = '<Node id="0"/>Mai<Node id="3"/> 😀 <Node id="7"/>Ba<Node id="9"/> &amp; sông<Node id="16"/>'
SETS = (
    "<AnnotationSet>\n" + annotation(0, "Token", 0, 3) + "</AnnotationSet>\n"
    '<AnnotationSet Name="an">\n'
    + annotation(1, "Person", 0, 3, feature("age", "java.lang.Integer", "7"))
    + annotation(2, "Person", 7, 9, feature("sure", "java.lang.Boolean", "true"))
    + annotation(3, "Place", 7, 16, feature("weight", "java.lang.Double", "0.5"))
    + annotation(4, "Empty", 9, 9)
    + annotation(5, "Lost", 7, 99, feature("a", "java.lang.String", "b"))
    + "</AnnotationSet>\n"
    '<RelationSet Name="an">\n<Relation Id="6" Type="knows" Members="1;2">\n'
    + feature("since", "java.lang.String", "1990")
    + '</Relation>\n<Relation Id="7" Type="all" Members="1;2;3"/></RelationSet>\n'
    '<AnnotationSet Name="Original markups">\n' + annotation(8, "p", 0, 16) + "</AnnotationSet>\n"
)


def test_sets_become_layers_and_nodes_places(tmp_path: Path) -> None:
    """Else annotations lie beside their words, or one person's are mixed with another's."""
    document, items = parsed(tmp_path, gate(TEXT, SETS))
    assert recognise(tmp_path / "a.xml").description.name == "gate"
    assert (document.name, document.text) == ("a", "Mai 😀 Ba & sông")
    assert document.meta == {"MimeType": "text/plain"}
    (layer,) = document.layers
    assert layer.annotator == "an"
    assert [(s.key, s.label, s.start, s.stop, s.attributes) for s in layer.spans] == [
        ("1", "Person", 0, 3, {"age": 7}),
        ("2", "Person", 6, 8, {"sure": True}),
        ("3", "Place", 6, 15, {"weight": 0.5}),
    ]
    (link,) = layer.relations
    assert (link.key, link.label, link.head, link.tail) == ("6", "knows", 0, 1)
    assert link.attributes == {"since": "1990"}
    assert [(item.what, item.id, item.spans, item.attributes) for item in items] == [
        ("span", "4", 0, 0), ("span", "5", 0, 1), ("relation", "7", 0, 0), ("document", "", 2, 0),
    ]  # fmt: skip
    document, _ = parsed(tmp_path, gate(TEXT, SETS), {"sets": "all", "types": "all"})
    assert [layer.annotator for layer in document.layers] == ["", "an", "Original markups"]
    document, _ = parsed(tmp_path, gate(TEXT, SETS), {"types": "Place"})
    assert [span.label for span in document.layers[0].spans] == ["Place"]


def test_the_declared_encoding_is_obeyed(tmp_path: Path) -> None:
    """Else half of the older GATE corpora cannot be read."""
    text = gate('Café – <Node id="7"/>x<Node id="8"/>', "", "version='1.0' encoding='windows-1252'")
    assert parsed(tmp_path, text, None, "cp1252")[0].text == "Café – x"
    wrong = gate("Đà Nẵng", "", "version='1.0'")
    assert parsed(tmp_path, wrong, {"encoding": "utf-16"}, "utf-16")[0].text == "Đà Nẵng"
    with pytest.raises(FormatError, match=r"no XML|not UTF-8"):
        parsed(tmp_path, gate("Café", ""), None, "cp1252")
    with pytest.raises(FormatError, match="no encoding"):
        parsed(tmp_path, gate("x", "", "version='1.0' encoding='klingon'"))


def test_line_ends_come_back_where_the_nodes_count_them(tmp_path: Path) -> None:
    """Else every offset after a line end is one too small in the next program."""
    one = '<AnnotationSet Name="an">' + annotation(1, "X", 4, 5) + "</AnnotationSet>"
    counted = 'ab\r\n<Node id="4"/>c<Node id="5"/>\r\n😀<Node id="9"/>'
    document, _ = parsed(tmp_path, gate(counted, one))
    assert document.text == "ab\r\nc\r\n😀"
    assert document.layers[0].spans[0].fragments == ((4, 5),)
    once = 'ab\r\n<Node id="3"/>cd<Node id="4"/><Node id="5"/>'
    document, _ = parsed(tmp_path, gate(once, one))
    assert document.text == "ab\ncd"


def test_control_characters_of_java_are_read(tmp_path: Path) -> None:
    """Else a text with one form feed in it cannot be read, because Java calls it XML 1.1."""
    document, _ = parsed(tmp_path, gate("a&#12;b", "", "version='1.1' encoding='UTF-8'"))
    assert document.text == "a\fb"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<!DOCTYPE GateDocument [<!ENTITY a 'b'>]><GateDocument>&a;</GateDocument>", "DTD"),
        ("<GateDocument>" + "<a>" * 200_000, "nested deeper"),
        ("<GateDocument><TextWithNodes>a</GateDocument>", "line 1"),
        ("", "empty|no element"),
    ],
)
def test_harmful_and_broken_files_are_refused(tmp_path: Path, text: str, reason: str) -> None:
    """Else a file from anywhere hangs the program, or reads another file."""
    with pytest.raises(FormatError, match=reason):
        parsed(tmp_path, text)


def test_a_document_without_text_is_told(tmp_path: Path) -> None:
    """Else its annotations vanish without a word."""
    text = (
        "<GateDocument><AnnotationSet>"
        + annotation(1, "X", 0, 1)
        + "</AnnotationSet></GateDocument>"
    )
    documents, (item,) = read(put(tmp_path, text), "gate")
    assert documents == []
    assert (item.what, item.spans) == ("document", 1)
    assert "TextWithNodes" in str(item.reason)
