"""What XMI and JSON CAS hold becomes documents, layers, spans and relations."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotator.errors import FormatError
from annotator.formats import format_named
from annotator.formats.base import Changed, Source
from annotator.formats.cas.plans import TOKEN
from annotator.formats.tokens import tokens_of
from annotator.model.annotation import Document, Layer, Relation, Span
from tests.formats.account import annotations
from tests.formats.cas.support import NE, TEXT, full_cas, loaded, one, said, saved
from tests.formats.material import read, written


def test_what_a_cas_holds_becomes_spans_and_relations(tmp_path: Path) -> None:
    """Else people who come from INCEpTION find half of their work."""
    (document,), notes = read(saved(full_cas(), tmp_path), "xmi")
    assert document.text == TEXT
    assert (document.name, document.layers[0].annotator) == ("tin.txt", "lan")
    spans, links = said(document)
    assert spans == [
        ("PER", "Võ Văn Thưởng", {"identifier": "Q1"}),
        ("CorefLink", "Võ Văn Thưởng", {}),
        ("Bare", "😀", {}),
        ("yes", "đến Đà Nẵng", {"sure": False, "rank": 3, "weight": 0.5, "words": ["a b", ""]}),
        ("MOVE", "đến", {}),
        ("LOC", "Đà Nẵng", {}),
        ("pro", "Ông", {}),
        ("NamedEntity", "Huế", {}),
    ]
    assert links == [
        ("Võ Văn Thưởng", "TO", "Đà Nẵng"),
        ("Võ Văn Thưởng", "same", "Ông"),
        ("đến", "Agent", "Võ Văn Thưởng"),
        ("đến", "arguments", "Đà Nẵng"),
    ]
    assert document.layers[0].relations[0].note == "chắc"
    tokens = tokens_of(document)
    assert tokens.words(TEXT) == ["Ông", "Võ", "Văn", "Thưởng", "đến"]
    reasons = [str(note.reason) for note in notes]
    assert [(note.spans, note.relations) for note in notes] == [(1, 0), (0, 1)]
    assert reasons[0].startswith("1 annotations of the layer NamedEntity are empty")
    assert reasons[1].startswith("the layers Dependency stay in the file")


def test_types_are_chosen_by_name(tmp_path: Path) -> None:
    """Else people cannot have the dependencies, nor leave the claims out."""
    path = saved(full_cas(), tmp_path)
    spans, links = said(one(path, types="Dependency, custom.Sure"))
    assert [(label, words) for label, words, _ in spans] == [
        ("yes", "đến Đà Nẵng"), ("Token", "đến"), ("Token", "Ông"),
    ]  # fmt: skip
    assert links == [("đến", "nsubj", "Ông")]
    spans, _links = said(one(path, types=NE, label="identifier"))
    assert spans[0] == ("Q1", "Võ Văn Thưởng", {"value": "PER"})


def test_offsets_are_utf_16_in_the_file(tmp_path: Path) -> None:
    """Else every annotation after an emoji is one off in Java."""
    layer = Layer("", (Span(0, "LOC", ((TEXT.index("Huế"), TEXT.index("Huế") + 3),)),))
    written(tmp_path / "a.xmi", "xmi", [Document("a", TEXT, layers=(layer,))])
    text = (tmp_path / "a.xmi").read_text("utf-8")
    units = TEXT.encode("utf-16-le")
    start = units.index("Huế".encode("utf-16-le")) // 2
    assert f'begin="{start}" end="{start + 3}"' in text
    assert "&#13;&#10;" in text


def test_several_documents_share_a_type_system(tmp_path: Path) -> None:
    """Else the folder cannot be imported as one, or some of its files not at all."""
    plain = [Document(f"tin {n}", TEXT, layers=(Layer("a", (Span(0, "X", ((0, 3),)),)),))
             for n in range(2)]  # fmt: skip
    odd = Document("khác", TEXT, layers=(Layer("a", (Span(0, "X", ((0, 3),), {"y": 1}),)),))
    written(tmp_path / "out", "xmi", [*plain, odd, one(saved(full_cas(), tmp_path / "in"))])
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == [
        "TypeSystem.xml", "khác.typesystem.xml", "khác.xmi", "tin 0.xmi", "tin 1.xmi",
        "tin.txt.typesystem.xml", "tin.txt.xmi",
    ]  # fmt: skip
    for path in sorted((tmp_path / "out").glob("*.xmi")):
        assert loaded(path).sofa_string == TEXT
        assert one(path).layers[0].spans
    with pytest.raises(FormatError, match="can take one document"):
        written(tmp_path / "one.xmi", "xmi", plain)


def test_the_type_system_is_found_and_is_no_document(tmp_path: Path) -> None:
    """Else a folder of INCEpTION's comes without its layers, or with a document of types."""
    path = saved(full_cas(), tmp_path / "p")
    deep = tmp_path / "p" / "x" / "y" / "tin.xmi"
    deep.parent.mkdir(parents=True)
    path.rename(deep)
    xmi = format_named("xmi")
    assert xmi.companions(deep) == (tmp_path / "p" / "TypeSystem.xml",)
    items = list(xmi.read(Source(deep, root=tmp_path / "p"), {}))
    assert not any("type system" in str(item.reason) for item in items if isinstance(item, Changed))
    items = list(xmi.read(Source(deep, root=deep.parent), {}))
    assert any("no type system" in str(item.reason) for item in items if isinstance(item, Changed))
    other = deep.with_name("Types-of-mine.xml")
    (tmp_path / "p" / "TypeSystem.xml").rename(other)
    assert xmi.companions(deep) == (other,)


def test_without_a_type_system_it_is_guessed(tmp_path: Path) -> None:
    """Else a lost second file makes the first one useless."""
    path = saved(full_cas(), tmp_path)
    before = one(path)
    (tmp_path / "TypeSystem.xml").unlink()
    (document,), notes = read(path, "xmi")
    assert "there is no type system beside it" in str(notes[0].reason)
    assert [span.fragments for span in document.layers[0].spans] == [
        span.fragments for span in before.layers[0].spans
    ]
    assert said(document)[1] == said(before)[1]
    written(tmp_path / "out.xmi", "xmi", [document])
    assert (tmp_path / "out.xmi").read_bytes() == path.read_bytes()


def test_relations_on_tokens_bring_the_tokens(tmp_path: Path) -> None:
    """Else a layer of relations on words comes without a single one."""
    cas = full_cas()
    kind = cas.typesystem.create_type("custom.Same")
    for name in ("Governor", "Dependent"):
        cas.typesystem.create_feature(kind, name, TOKEN)
    first, second, *_ = cas.select(TOKEN)
    cas.add(kind(begin=0, end=3, Governor=first, Dependent=second))
    spans, links = said(one(saved(cas, tmp_path)))
    assert ("Token", "Ông", {}) in spans
    assert ("Ông", "Same", "Võ") in links


def test_an_inception_project_joins_its_annotators(tmp_path: Path) -> None:
    """Else three people's work on a document makes three documents."""
    for who in ("INITIAL_CAS", "lan", "mai"):
        saved(full_cas(), tmp_path / "annotation" / "tin.txt", who)
    found = {path.stem: one(path) for path in (tmp_path / "annotation" / "tin.txt").glob("*.xmi")}
    assert {document.name for document in found.values()} == {"tin.txt"}
    who = {stem: document.layers[0].annotator for stem, document in found.items()}
    assert who == {"INITIAL_CAS": "", "lan": "lan", "mai": "mai"}


def test_the_work_of_another_does_no_harm_to_a_kept_cas(tmp_path: Path) -> None:
    """Else the ids of one annotator's file move the spans of another's."""
    document = one(saved(full_cas(), tmp_path))
    keys = [span.key for span in document.layers[0].spans]
    spans = tuple(Span(n, f"L{n}", ((n, n + 2),), key=key) for n, key in enumerate(reversed(keys)))
    layer = Layer("mai", spans, (Relation(0, "R", 0, 1, key="60"),))
    written(tmp_path / "out.xmi", "xmi", [replace(document, layers=(layer,))])
    back = one(tmp_path / "out.xmi")
    assert annotations(back.layers[0]) == annotations(layer)
    assert back.layers[0].annotator == "mai"


def streams() -> Iterator[Any]:
    """The names of what must not be imported with the formats."""
    yield from ("cassis", "lxml", "attr")


def test_cassis_is_not_loaded_before_it_is_needed() -> None:
    """Else the program starts half a second later for everybody."""
    code = (
        "import sys; from annotator.formats import formats; formats(); "
        f"print([name for name in {list(streams())!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
