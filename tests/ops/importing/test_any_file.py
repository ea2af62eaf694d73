"""What must hold for any text, any file and any bytes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import FormatError, UserError
from annotator.ops import schemes
from annotator.ops.importing import refusal
from annotator.ops.report import Counts
from annotator.store.project import Project, in_memory
from tests.ops.importing.support import give, take
from tests.store.support import (
    TEXT,
    dump,
    import_jsonl,
    line,
    news_scheme,
    sound,
)

# -- texts -----------------------------------------------------------------------------------

HARD = {
    "NFD": "Vo\u0303 Va\u0306n Thu\u031bo\u031b\u0309ng",
    "emoji": "a😀b👩\u200d👩\u200d👧c🇻🇳d",
    "CRLF": "một\r\nhai\rba\nbốn\u2028năm\u0085sáu",
    "NBSP": "Bộ\u00a0Chính\u00a0trị\u200b\u202f\u3000",
    "Ð": "Ðà Nẵng Đà Nẵng ðà",
    "BOM": "\ufeffđầu",
    "RTL": "\u202eabc\u202c",
    "one": "x",
    "edges": "  \t văn bản \n\n ",
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_a_hard_text_goes_in_and_out_to_the_code_point(
    project: Project, tmp_path: Path, text: str
) -> None:
    """A normalised text no longer fits the offsets that others made on it."""
    spans = [(at, at + 1, "MISC") for at in range(len(text))]
    import_jsonl(project, tmp_path / "in.jsonl", [line("bài", text, spans)])
    found = project.read.document(1, layers=None)
    assert found.text == text
    assert [span.fragments for span in found.layers[0].spans] == [((a, b),) for a, b, _ in spans]
    out = json.loads(give(project, tmp_path / "out.jsonl", "jsonl"))
    assert out["text"] == text
    assert [s["text"] for s in out["layers"][0]["spans"]] == list(text)
    sound(project)


def test_a_text_with_nul_is_refused(project: Project, tmp_path: Path) -> None:
    """A NUL ends the text for other programs; it comes from reading UTF-16 as something else."""
    before = dump(project)
    report = import_jsonl(project, tmp_path / "in.jsonl", [line("bài", "a\0b", [(0, 1, "MISC")])])
    assert report.is_refused
    assert report.rejected == Counts(1, 1)
    assert dump(project) == before


@settings(max_examples=60)
@given(
    text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1),
    data=st.data(),
)
def test_any_text_and_any_spans_survive_the_round(
    tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject
) -> None:
    """Whatever people write and label must come back as it was."""
    where = tmp_path_factory.mktemp("x")
    place = st.integers(0, len(text) - 1)
    pairs = data.draw(st.lists(st.tuples(place, place), max_size=5))
    spans = list(dict.fromkeys((min(p), max(p) + 1, "MISC") for p in pairs))
    with in_memory() as project:
        schemes.set_scheme(project, news_scheme())
        report = import_jsonl(project, where / "in.jsonl", [line("bài", text, spans)])
        assert not report.is_refused, report.rejections
        first = give(project, where / "a.jsonl", "jsonl")
        with in_memory() as other:
            schemes.set_scheme(other, news_scheme())
            assert take(other, where / "a.jsonl", format="jsonl").imported == report.imported
            assert give(other, where / "b.jsonl", "jsonl") == first
        assert project.read.document(1).text == text
        sound(project)


# -- counting --------------------------------------------------------------------------------


def _broken(
    chance: st.DrawFn, document: dict[str, Any], layer: dict[str, Any], span: dict[str, Any]
) -> None:
    """One fault in one place; one that lies in what another fault took away is none."""
    odd = st.sampled_from(
        [None, -1, 10**9, 3.0, "5", True, [], {}, "", "x", [[2, 1]], [[0, 10**9]]]
    )
    faults: list[Callable[[], None]] = [
        lambda: span.update(fragments=chance(odd)),
        lambda: span.update(label=chance(odd)),
        lambda: span.update(text=chance(odd)),
        lambda: span.update(id="s0"),
        lambda: span.update(attributes=chance(odd)),
        lambda: span.update(note=chance(odd)),
        lambda: span.update(surprise=1),
        span.clear,
        lambda: layer.update(relations=[{"id": "r", "label": "R", "head": "s0", "tail": "zz"}]),
        lambda: layer.update(relations=chance(odd)),
        lambda: layer.update(spans=chance(odd)),
        lambda: layer.update(annotator=chance(odd)),
        lambda: layer.update(state=chance(odd)),
        lambda: document.update(layers=chance(odd)),
        lambda: document.update(layers=[layer, layer]),
        lambda: document.update(text=chance(odd)),
        lambda: document.update(uid=chance(st.sampled_from(["z", "0" * 32, 5, None]))),
        lambda: document.update(name=chance(odd)),
        lambda: document.update(meta=chance(odd)),
        lambda: document.update(extra={"kept": [1, "ü"]}),
    ]
    chance(st.sampled_from(faults))()


@st.composite
def files(draw: st.DrawFn) -> list[dict[str, Any]]:
    out = []
    for number in range(draw(st.integers(1, 5))):
        spans = [(0, 3, "PERSON"), (4, 6, "PERSON"), (8, 9, draw(st.sampled_from(["X", "MISC"])))]
        document = line(f"n{number % 3}", f"{TEXT}{number % 3}", spans, [(0, 1, "PERSONAL_SOCIAL")])
        layer = document["layers"][0]
        originals = list(layer["spans"])
        for _ in range(draw(st.integers(0, 3))):
            _broken(draw, document, layer, draw(st.sampled_from(originals)))
        out.append(document)
    return out


def _claimed(documents: list[dict[str, Any]]) -> Counts:
    """What a file holds, right or wrong, by its own lists."""
    spans = relations = 0
    for document in documents:
        layers = document.get("layers")
        for layer in layers if isinstance(layers, list) else []:
            if isinstance(layer, dict):
                spans += len(layer["spans"]) if isinstance(layer.get("spans"), list) else 0
                links = layer.get("relations")
                relations += len(links) if isinstance(links, list) else 0
    return Counts(len(documents), spans, relations)


@settings(max_examples=120)
@given(documents=files(), strict=st.booleans(), add=st.sampled_from([True, False, None]))
def test_read_is_imported_plus_known_plus_rejected_for_any_file(
    tmp_path_factory: pytest.TempPathFactory,
    documents: list[dict[str, Any]],
    strict: bool,
    add: bool | None,
) -> None:
    """A span that is in no column of the report is a span that nobody will miss."""
    where = tmp_path_factory.mktemp("x")
    with in_memory() as project:
        schemes.set_scheme(project, news_scheme())
        before = dump(project)
        report = import_jsonl(project, where / "in.jsonl", documents, strict=strict, add_labels=add)
        assert report.read == _claimed(documents)
        if report.is_refused:
            assert report.faults
            assert strict or report.unknown_labels or report.imported == Counts()
            assert dump(project) == before
            assert "\n" not in str(refusal(report))
        else:
            spans = project.read.one("SELECT count(*) FROM span")
            relations = project.read.one("SELECT count(*) FROM relation")
            count = project.read.document_count()
            assert report.imported == Counts(count, (spans or (0,))[0], (relations or (0,))[0])
        sound(project)
        if project.undoable() and not report.is_refused and report.imported != Counts():
            project.undo()
            assert dump(project) == before


@settings(max_examples=150)
@given(data=st.binary(max_size=200), good=st.booleans())
def test_no_bytes_make_an_import_do_anything_but_refuse_or_import(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, good: bool
) -> None:
    """A broken file must be told in words, whatever is in it."""
    path = tmp_path_factory.mktemp("x") / "in.jsonl"
    whole = json.dumps(line("bài", TEXT, [(0, 3, "MISC")])).encode()
    path.write_bytes(whole[: len(data)] + data + whole[len(data) :] if good else data)
    with in_memory() as project:
        schemes.set_scheme(project, news_scheme())
        before = dump(project)
        try:
            report = take(project, path, format="jsonl")
        except UserError as error:
            said = str(error)
            assert said
            assert dump(project) == before
        else:
            if report.is_refused:
                assert dump(project) == before
        sound(project)


# -- wrong encodings and places --------------------------------------------------------------


def test_encodings(project: Project, tmp_path: Path) -> None:
    """Text read in the wrong encoding looks right until somebody reads it."""
    path = tmp_path / "bài.txt"
    path.write_bytes("Đà Nẵng".encode("utf-16"))
    take(project, path)
    assert project.read.document(1).text == "Đà Nẵng"
    other = tmp_path / "cũ.txt"
    other.write_bytes("Hà Nội".encode("cp1258", "ignore") + b"\xec")
    before = dump(project)
    with pytest.raises(FormatError, match=r"cũ\.txt is not UTF-8 at byte"):
        take(project, other)
    assert dump(project) == before
    take(project, other, options={"encoding": "cp1258"})
    assert project.read.document_count() == 2
