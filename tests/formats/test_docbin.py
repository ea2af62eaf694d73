"""spaCy's DocBin; spaCy itself is the judge."""

import base64
import json
import pickle
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import FormatError
from annotator.formats import recognise
from annotator.formats.docbin.pack import BadPack, packed, unpacked
from annotator.formats.tokens import tokens_of
from annotator.model.annotation import Document, Layer, Relation, Span, State
from tests.formats.account import balanced, content
from tests.formats.material import documents, json_values, read, the_reason, written

spacy = pytest.importorskip("spacy", reason="spaCy is not installed; it reads what we write")
srsly = pytest.importorskip("srsly")

TEXT = "Bà Lan ở Huế.\n\n😀 Ông \U00020000 Nam  ở  Hà Nội \n"


def place(words: str) -> tuple[tuple[int, int]]:
    """Where ``words`` stand in TEXT."""
    return ((TEXT.index(words), TEXT.index(words) + len(words)),)


def article() -> Document:
    """Nested spans, a relation, attributes and two annotators."""
    spans = (
        Span(0, "PERSON", place("Bà Lan"), {"kb_id": "Q1", "n": 5}, "note", "T1"),
        Span(1, "LOC", place("Huế")),
        Span(2, "PERSON", place("Lan")),
        Span(3, "GPE", place("Hà Nội")),
    )
    first = Layer("an", spans, (Relation(0, "IN", 0, 1, {"p": 1}, "m", "R1"),), State.FINISHED)
    return Document("x", TEXT, {"u": 1}, (first, Layer("bình", (Span(0, "X", place("Nam")),))))


def docs_in(path: Path) -> list[Any]:
    """The documents of ``path`` as spaCy reads them."""
    if not spacy.tokens.Doc.has_extension("rel"):
        spacy.tokens.Doc.set_extension("rel", default={})
    return list(spacy.tokens.DocBin().from_disk(path).get_docs(spacy.blank("xx").vocab))


def test_spacy_reads_what_we_write(tmp_path: Path) -> None:
    """Else the training stops at our file, or trains on other spans."""
    path = tmp_path / "a.spacy"
    assert written(path, "docbin", [article()]) == []
    (doc,) = docs_in(path)
    assert doc.text == TEXT
    assert [(ent.text, ent.label_, ent.kb_id_) for ent in doc.ents] == [
        ("Bà Lan", "PERSON", "Q1"), ("Huế", "LOC", ""), ("Hà Nội", "GPE", ""),
    ]  # fmt: skip
    assert [(span.text, span.label_) for span in doc.spans["sc"]] == [
        ("Bà Lan", "PERSON"), ("Huế", "LOC"), ("Lan", "PERSON"), ("Hà Nội", "GPE"),
    ]  # fmt: skip
    assert [span.text for span in doc.spans["bình"]] == ["Nam"]
    assert doc._.rel == {(0, 3): {"IN": 1.0}}
    (again,), said = read(path, "docbin")
    assert said == []
    assert content(again) == content(article())


def made_by_spacy(path: Path, **user_data: object) -> Any:
    """A document as spaCy's own tools make it, with everything that one may hold."""
    nlp = spacy.blank("en")
    doc = nlp("Hello  Ms. Lan\nin Huế. Bye!")
    doc.cats = {"A": 1.0}
    doc.ents = [doc.char_span(11, 14, label="PERSON", kb_id="Q5"), doc.char_span(18, 21, "LOC")]
    doc.spans["sc"] = [doc.char_span(7, 14, label="P"), doc.char_span(11, 14, label="PERSON")]
    doc.spans["other"] = [doc.char_span(18, 21, label="Z", span_id="id1")]
    for token in doc:
        token.lemma_ = token.text.lower()
    if not spacy.tokens.Doc.has_extension("rel"):
        spacy.tokens.Doc.set_extension("rel", default={})
    doc._.rel = {(3, 6): {"IN": 0.9, "NO": 0.1}}
    doc.user_data.update(user_data)
    attrs = ["ORTH", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "ENT_ID", "LEMMA"]
    spacy.tokens.DocBin(attrs=attrs, store_user_data=True, docs=[doc]).to_disk(path)
    return doc


def test_we_read_what_spacy_writes_and_give_it_back(tmp_path: Path) -> None:
    """Else lemmas, categories or other programs' data are gone after one import."""
    path = tmp_path / "a.spacy"
    numpy = pytest.importorskip("numpy")
    doc = made_by_spacy(path, array=numpy.arange(3), plain={"a": [1, 2]})
    assert recognise(path).description.name == "docbin"
    found, said = read(path, "docbin")
    assert said == []
    (document,) = found
    assert document.text == doc.text
    main, other = document.layers
    assert [(span.label, document.text[span.start : span.stop]) for span in main.spans] == [
        ("P", "Ms. Lan"), ("PERSON", "Lan"), ("LOC", "Huế"),
    ]  # fmt: skip
    assert [(link.label, link.head, link.tail) for link in main.relations] == [("IN", 1, 2)]
    assert (other.annotator, other.spans[0].attributes) == ("other", {"span_id": "id1"})
    words = [token.text for token in doc if not token.is_space]
    assert tokens_of(document).words(document.text) == words
    assert written(tmp_path / "a.spacy", "docbin", found) == []
    (again,) = docs_in(tmp_path / "a.spacy")
    assert [token.text for token in again] == [token.text for token in doc]
    assert [token.lemma_ for token in again] == [token.lemma_ for token in doc]
    assert [(ent.text, ent.label_) for ent in again.ents] == [("Lan", "PERSON"), ("Huế", "LOC")]
    assert again.cats == {"A": 1.0}
    assert again.user_data["plain"] == {"a": (1, 2)}
    assert list(again.user_data["array"]) == [0, 1, 2]
    assert again._.rel == {(3, 6): {"IN": 1.0}}


def test_unknown_spaces_read_as_spacy_reads_them(tmp_path: Path) -> None:
    """Else offsets are of another text than the one that spaCy shows."""
    nlp = spacy.blank("xx")
    doc = spacy.tokens.Doc(nlp.vocab, words=["Bà", "Lan", "."])
    doc.ents = [spacy.tokens.Span(doc, 0, 2, "PERSON")]
    assert doc.has_unknown_spaces
    spacy.tokens.DocBin(docs=[doc]).to_disk(tmp_path / "a.spacy")
    (document,), _ = read(tmp_path / "a.spacy", "docbin")
    assert document.text == doc.text
    assert document.layers[0].spans == (Span(0, "PERSON", ((0, 6),)),)


@settings(max_examples=40)
@given(
    found=st.lists(documents(), min_size=1, max_size=2, unique_by=lambda one: one.name),
    cut=st.sampled_from(["expand", "shrink", "drop"]),
    tokens=st.sampled_from(["own", "syllables"]),
    group=st.sampled_from(["sc", "ents"]),
)
def test_what_goes_in_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    found: list[Document],
    cut: str,
    tokens: str,
    group: str,
) -> None:
    """Else an option makes the export lose what it holds otherwise, or spaCy reads another text."""
    path = tmp_path_factory.mktemp("docbin") / "out.spacy"
    options = {"cut": cut, "tokens": tokens, "group": group}
    back, _ = balanced(path, "docbin", found, options, {"group": group})
    for document, doc in zip(back, docs_in(path), strict=True):
        assert doc.text == document.text
        names = [name for name in doc.spans if name == group]
        if names and document.layers:
            there = [(span.start_char, span.end_char) for span in doc.spans[group]]
            assert there == [(span.start, span.stop) for span in document.layers[0].spans]


@given(json_values)
def test_packing_is_that_of_spacy(value: object) -> None:
    """Else spaCy cannot open what we put into the user data."""
    assert packed(value) == srsly.msgpack_dumps(value)
    assert unpacked(packed(value)) == value


class Sprung(Exception):
    """Somebody opened the pickle."""


def sprung() -> None:
    """What a hostile pickle would do."""
    raise Sprung


class Trap:
    """An object whose pickle acts when it is opened."""

    def __reduce__(self) -> tuple[object, tuple[()]]:
        return sprung, ()


def message(**parts: object) -> dict[str, Any]:
    """The parts of a file with one document, "a b", changed by ``parts``."""
    strings = spacy.strings.StringStore()
    numbers = [strings.add("a"), strings.add("b")]
    return {
        "version": "0.1",
        "attrs": [65],
        "tokens": b"".join(number.to_bytes(8, "little") for number in numbers),
        "spaces": b"\1\0",
        "lengths": (2).to_bytes(4, "little"),
        "strings": ["a", "b"],
        "cats": [{}],
        "flags": [{}],
        "span_groups": [b"\x90"],
        **parts,
    }


def test_no_pickle_is_ever_opened(tmp_path: Path) -> None:
    """Else a file from a stranger runs its programs on this machine."""
    path = tmp_path / "a.spacy"
    trap = {b"nd": True, b"type": "|O", b"kind": b"O", b"shape": (1,),
            b"data": pickle.dumps(Trap())}  # fmt: skip
    data = packed({"x": trap, "annotator": '{"name": "bài", "meta": {}}'})
    path.write_bytes(zlib.compress(packed(message(user_data=[data]))))
    found, said = read(path, "docbin")
    assert said == []
    assert [document.name for document in found] == ["bài"]
    (kept,) = [one for one in found[0].kept if one.place == "user data"]
    assert b"sprung" in base64.b64decode(json.loads(kept.data)["pairs"])
    assert written(tmp_path / "b.spacy", "docbin", found) == []
    assert b"sprung" in zlib.decompress((tmp_path / "b.spacy").read_bytes())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no DocBin"),
        (b"x\x9c", "no DocBin"),
        (zlib.compress(b"\0" * 2**30, 1), "unpacks to more than"),
        (zlib.compress(packed(message()))[:-9], "no DocBin"),
        (zlib.compress(b"\x91" * 100_000), "a map is missing"),
        (zlib.compress(b"\x81\xa1a" + b"\x91" * 100_000), "nested too deeply"),
        (zlib.compress(b"\x81\xa1a\xdd\xff\xff\xff\xff"), "ends too early"),
        (zlib.compress(b"\x81\xa1a\xc1"), "of a kind that is not taken"),
        (zlib.compress(packed(message(lengths=b"\xff\xff\xff\x7f"))), "lengths"),
        (zlib.compress(packed(message(lengths=b"\xff\xff\xff\xff\3\0\0\0"))), "lengths"),
        (zlib.compress(packed(message(spaces=b""))), "spaces"),
        (zlib.compress(packed(message(tokens=b"abc"))), "no DocBin"),
        (zlib.compress(packed(message(attrs=[]))), "which attributes"),
        (zlib.compress(packed(message(strings=[1]))), "strings"),
    ],
)
def test_hostile_files_are_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    """Else a small file fills the memory, or ends in a traceback."""
    path = tmp_path / "a.spacy"
    path.write_bytes(data)
    with pytest.raises(FormatError, match=reason):
        read(path, "docbin")


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"strings": ["a"]}, "the string of one of its tokens is not in the file"),
        ({"span_groups": [packed({packed({"spans": [b"x"]}): ["sc"]})]}, "a span in it is none"),
        ({"span_groups": [packed([1])]}, "a group of spans in it is none"),
    ],
)
def test_a_bad_document_goes_alone(tmp_path: Path, parts: dict[str, object], reason: str) -> None:
    """Else one document that is wrong costs the file."""
    path = tmp_path / "a.spacy"
    path.write_bytes(zlib.compress(packed(message(**parts))))
    found, said = read(path, "docbin")
    assert found == []
    assert reason in the_reason(said)


def test_bounds_of_messages() -> None:
    """Else a message of few bytes becomes millions of values."""
    assert unpacked(packed([0] * 8), 9) == [0] * 8
    with pytest.raises(BadPack, match="too many values"):
        unpacked(packed([0] * 9), 9)
    with pytest.raises(BadPack, match="follows its end"):
        unpacked(b"\0\0")
