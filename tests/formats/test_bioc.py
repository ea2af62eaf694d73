"""BioC XML and JSON: reading collections."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.errors import FormatError
from annotator.formats import recognise
from annotator.formats.base import Changed, Rejected
from annotator.model.annotation import Document
from tests.formats.material import read, the_reason

bioc = pytest.importorskip("bioc", reason="the bioc library writes and counts for the oracle")

TITLE, ABSTRACT = "Thuốc A & bệnh B", "Bệnh B do thuốc A."


def collection(*, shift: int = 0, unit: str = "points") -> Any:
    """A collection of the library's, with places in ``unit``, the abstract ``shift`` too high."""
    size = (lambda text: len(text.encode())) if unit == "bytes" else len
    found = bioc.BioCCollection()
    found.source, found.date, found.key = "s", "d", "k"
    document = bioc.BioCDocument()
    document.id = "77"
    document.infons["journal"] = "J"
    offset = 0
    numbers = iter(range(1, 9))
    for text, words in ((TITLE, ("Thuốc A", "bệnh B")), (ABSTRACT, ("Bệnh B",))):
        passage = bioc.BioCPassage()
        passage.offset, passage.text = offset, text
        for word in words:
            mark = bioc.BioCAnnotation()
            mark.id, mark.text = str(next(numbers)), word
            mark.infons["type"] = "Chemical" if "A" in word else "Disease"
            mark.infons["MESH"] = "D1"
            start = offset + size(text[: text.index(word)])
            mark.add_location(bioc.BioCLocation(start, size(word)))
            passage.add_annotation(mark)
        document.add_passage(passage)
        offset += size(text) + 1 + shift
    relation = bioc.BioCRelation()
    relation.id = "R1"
    relation.infons["type"] = "CID"
    relation.add_node(bioc.BioCNode("1", "Chemical"))
    relation.add_node(bioc.BioCNode("3", "Disease"))
    document.add_relation(relation)
    found.add_document(document)
    return found


def one(folder: Path, found: Any, kind: str) -> tuple[Document, list[Rejected | Changed]]:
    """What the library's collection is read as."""
    path = folder / f"a.{kind}"
    library = bioc.biocxml if kind == "xml" else pytest.importorskip("bioc.biocjson")
    path.write_text(library.dumps(found), encoding="utf-8")
    assert recognise(path).description.name == "bioc"
    (document,), items = read(path, "bioc")
    return document, items


@pytest.mark.parametrize("kind", ["xml", "json"])
def test_what_the_library_writes_is_read(tmp_path: Path, kind: str) -> None:
    """Else biomedical corpora come in without their annotations."""
    document, items = one(tmp_path, collection(), kind)
    assert not items
    assert (document.name, document.text) == ("77", f"{TITLE}\n{ABSTRACT}")
    assert document.meta == {"journal": "J"}
    (layer,) = document.layers
    assert [document.text[span.start : span.stop] for span in layer.spans] == [
        "Thuốc A", "bệnh B", "Bệnh B",
    ]  # fmt: skip
    assert [span.label for span in layer.spans] == ["Chemical", "Disease", "Disease"]
    assert layer.spans[0].attributes == {"MESH": "D1"}
    (link,) = layer.relations
    assert (link.label, link.head, link.tail, link.key) == ("CID", 0, 2, "R1")
    assert link.attributes == {"head role": "Chemical", "tail role": "Disease"}


@pytest.mark.parametrize("kind", ["xml", "json"])
def test_a_passage_too_far_keeps_its_places(tmp_path: Path, kind: str) -> None:
    """Else every mention of an abstract whose title holds an apostrophe is five letters off."""
    document, items = one(tmp_path, collection(shift=5), kind)
    assert "counted anew" in the_reason(items)
    assert document.text == f"{TITLE}\n{ABSTRACT}"
    last = document.layers[0].spans[2]
    assert document.text[last.start : last.stop] == "Bệnh B"


def test_bytes_are_told_from_code_points(tmp_path: Path) -> None:
    """Else files by programs that count bytes, as the DTD says, lose every span after an accent."""
    document, _ = one(tmp_path, collection(unit="bytes"), "xml")
    assert [document.text[span.start : span.stop] for span in document.layers[0].spans] == [
        "Thuốc A", "bệnh B", "Bệnh B",
    ]  # fmt: skip


def test_several_locations_and_sentences(tmp_path: Path) -> None:
    """Else discontinuous mentions are lost, or the text of files that part it in sentences."""
    annotation = {
        "id": "1", "infons": {"type": "X"}, "text": "ab ef",
        "locations": [{"offset": 10, "length": 2}, {"offset": 14, "length": 2}],
    }  # fmt: skip
    sentences = [
        {"offset": 0, "text": "Một câu."},
        {"offset": 10, "text": "ab cdefg", "annotations": [annotation | {"text": "ab de"}]},
    ]
    value = {"id": 5, "passages": [{"offset": 0, "infons": {}, "sentences": sentences}]}
    path = tmp_path / "a.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    (document,), items = read(path, "bioc")
    assert "counted anew" in the_reason(items)
    assert document.text == "Một câu.\nab cdefg"
    assert document.name == "5"
    (span,) = document.layers[0].spans
    assert span.fragments == ((9, 11), (13, 15))


@pytest.mark.parametrize(
    ("change", "what", "reason"),
    [
        ({"text": "khác"}, "span", "the file says 'khác'"),
        ({"locations": [{"offset": "x", "length": 1}]}, "span", "has no offset and length"),
        ({"locations": []}, "span", "it has no fragment"),
        ({"infons": {}}, "span", "it has no label"),
        ({"locations": [{"offset": 90, "length": 2}]}, "span", "outside the text"),
    ],
)
def test_a_broken_annotation_costs_itself(
    tmp_path: Path, change: dict[str, object], what: str, reason: str
) -> None:
    """Else one slip costs a collection, or stands beside its words unseen."""
    good = {
        "id": "1", "infons": {"type": "X"}, "text": "Một",
        "locations": [{"offset": 0, "length": 3}],
    }  # fmt: skip
    bad = good | {"id": "2"} | change
    relations = [{"id": "R", "infons": {"type": "Y"}, "nodes": [{"refid": "1"}]}]
    passage = {"offset": 0, "text": "Một hai", "annotations": [good, bad], "relations": relations}
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"documents": [{"id": "1", "passages": [passage]}]}))
    (document,), items = read(path, "bioc")
    assert len(document.layers[0].spans) == 1
    assert items[0].what == what
    assert reason in str(items[0].reason)
    assert "joins 1 annotations, not two" in str(items[1].reason)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<collection><document>", "no XML that can be read"),
        ("<collection>" + "<a>" * 100_000, "nested deeper"),
        ('<!DOCTYPE collection [<!ENTITY a "b">]><collection>&a;</collection>', "no XML that can"),
        ('<!DOCTYPE c [<!ENTITY a SYSTEM "file:///etc/passwd">]><c>&a;</c>', "no XML that can"),
    ],
)
def test_hostile_xml_is_refused_at_once(tmp_path: Path, content: str, reason: str) -> None:
    """Else an entity bomb fills the memory, or a file of the computer stands in the project."""
    path = tmp_path / "a.xml"
    path.write_text(content)
    with pytest.raises(FormatError, match=reason):
        read(path, "bioc")


def test_a_doctype_is_no_reason_to_refuse(tmp_path: Path) -> None:
    """Else most BioC files, which name their DTD, cannot be read."""
    path = tmp_path / "a.xml"
    text = bioc.biocxml.dumps(collection())
    path.write_text(
        text.replace("<collection>", '<!DOCTYPE collection SYSTEM "BioC.dtd">\n<collection>', 1),
        encoding="utf-8",
    )
    (document,), items = read(path, "bioc")
    assert not items
    assert document.layers
