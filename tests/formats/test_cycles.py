"""Relations that go round, in every format that carries relations.

A file may say A of B and B of A, A of itself, and a ring of more spans than Python calls deep.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.formats import format_named, formats
from annotator.model.annotation import Document, Layer, Relation, Span
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.steps import run
from annotator.store.project import create
from tests.formats.account import balanced
from tests.formats.material import unless_there
from tests.store.support import sound

WITHOUT = {"text", "conll", "conllu", "enamex", "hf", "parquet"}
"""Formats that hold no relations at all."""

Pairs = list[tuple[int, int]]

SHAPES: dict[str, Pairs] = {
    "itself, to and fro, and a ring": [(0, 0), (1, 2), (2, 1), (2, 3), (3, 4), (4, 2), (4, 5)],
    "a long ring": [(at, (at + 1) % 1_100) for at in range(1_100)],
}


def words_of(pairs: Pairs) -> list[tuple[str, int, int]]:
    """A word for each end, with its place in a line of them."""
    out, at = [], 0
    for number in range(1 + max(max(pair) for pair in pairs)):
        word = f"từ{number}"
        out.append((word, at, at + len(word)))
        at += len(word) + 1
    return out


def text_of(pairs: Pairs) -> str:
    return " ".join(word for word, _start, _stop in words_of(pairs))


def imported(path: Path, name: str) -> set[tuple[str, str]]:
    """What a project holds after the import: the words at both ends, none of them twice."""
    with create(path.with_name("p.annodb")) as project:
        run(import_files(project, ImportRequest((path,), format=name, annotator="an")))
        sound(project)
        rows: list[tuple[str, str]] = project.read.all(
            "SELECT substr(text.text, head.start + 1, head.stop - head.start), "
            "substr(text.text, tail.start + 1, tail.stop - tail.start) FROM relation "
            "JOIN span AS head ON head.id = head_id JOIN span AS tail ON tail.id = tail_id "
            "JOIN layer ON layer.id = relation.layer_id JOIN text ON text.id = document_id"
        )
    assert len(set(rows)) == len(rows)
    return set(rows)


def wanted(pairs: Pairs) -> set[tuple[str, str]]:
    return {(f"từ{head}", f"từ{tail}") for head, tail in pairs}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "name",
    [
        pytest.param(one.name, marks=unless_there(one))
        for one in (each.description for each in formats())
        if one.reads and one.writes and one.name not in WITHOUT | {"pubtator"}
    ],
)
def test_relations_that_go_round_come_back(tmp_path: Path, name: str, shape: str) -> None:
    """Else an import hangs, ends in a bug, or turns a relation round, where a ring is annotated."""
    each, pairs = format_named(name).description, SHAPES[shape]
    path = tmp_path / ("out" if each.folder else f"out{each.extensions[0]}")
    spans = [
        Span(number, "PERSON", ((start, stop),), key=f"T{number + 1}")
        for number, (_word, start, stop) in enumerate(words_of(pairs))
    ]
    relations = [
        Relation(number, "KNOWS", head, tail, key=f"R{number + 1}")
        for number, (head, tail) in enumerate(pairs)
    ]
    layer = Layer("an", tuple(spans), tuple(relations))
    balanced(path, name, [Document(name="bài", text=text_of(pairs), layers=(layer,))])
    assert imported(path, name) == wanted(pairs)


def _gate(pairs: Pairs) -> str:
    text, marks = "", ""
    for number, (word, start, stop) in enumerate(words_of(pairs)):
        text += f'<Node id="{start}"/>{word}<Node id="{stop}"/> '
        marks += f'<Annotation Id="{number}" Type="PERSON" StartNode="{start}" EndNode="{stop}"/>\n'
    links = "".join(
        f'<Relation Id="{90_000 + number}" Type="KNOWS" Members="{head};{tail}"/>\n'
        for number, (head, tail) in enumerate(pairs)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<GateDocument version="3">\n'
        f"<GateDocumentFeatures/>\n<TextWithNodes>{text}</TextWithNodes>\n"
        f'<AnnotationSet Name="an">\n{marks}</AnnotationSet>\n'
        f'<RelationSet Name="an">\n{links}</RelationSet>\n</GateDocument>'
    )


def _bioc(pairs: Pairs) -> str:
    marks = [
        {"id": f"T{number}", "infons": {"type": "PERSON"}, "text": word,
         "locations": [{"offset": start, "length": stop - start}]}
        for number, (word, start, stop) in enumerate(words_of(pairs))
    ]  # fmt: skip
    links = [
        {"id": f"R{number}", "infons": {"type": "KNOWS"},
         "nodes": [{"refid": f"T{head}", "role": "a"}, {"refid": f"T{tail}", "role": "b"}]}
        for number, (head, tail) in enumerate(pairs)
    ]  # fmt: skip
    passage = {"offset": 0, "infons": {}, "text": text_of(pairs), "sentences": [],
               "annotations": marks, "relations": []}  # fmt: skip
    document = {"id": "1", "infons": {}, "passages": [passage], "relations": links}
    found = {"source": "s", "date": "d", "key": "k", "infons": {}, "documents": [document]}
    return json.dumps(found)


def _pubtator(pairs: Pairs) -> str:
    marks = "".join(
        f"1\t{start}\t{stop}\t{word}\tPERSON\tD{number}\n"
        for number, (word, start, stop) in enumerate(words_of(pairs))
    )
    links = "".join(f"1\tKNOWS\tD{head}\tD{tail}\n" for head, tail in pairs)
    return f"1|t|{text_of(pairs)}\n1|a|\n{marks}{links}"


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("name", "end", "build"),
    [("gate", "xml", _gate), ("bioc", "json", _bioc), ("pubtator", "pubtator", _pubtator)],
)
def test_relations_that_go_round_are_taken_from_files_of_others(
    tmp_path: Path, name: str, end: str, build: Callable[[Pairs], str], shape: str
) -> None:
    """These formats are only read, or join concepts: the files are as other programs make them."""
    path = tmp_path / f"in.{end}"
    path.write_text(build(SHAPES[shape]), encoding="utf-8", newline="")
    assert imported(path, name) == wanted(SHAPES[shape])
