"""Plain text files and folders of them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import FormatError
from annotator.formats import format_named
from annotator.formats.base import Changed, Rejected, Target
from annotator.model.annotation import Document, Layer, Relation, Span
from annotator.model.scheme import Scheme
from tests.formats.material import ARTICLES, count, documents, read, texts, the_reason, written


@given(texts)
def test_a_text_is_given_back_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    """Else the offsets of all that people marked in it are wrong elsewhere."""
    path = tmp_path_factory.mktemp("text") / "bài.txt"
    path.write_bytes(text.encode())
    found, said = read(path, "text")
    assert said == []
    if text.startswith("\ufeff"):  # a byte order mark is no part of the text
        text = text[1:]
    assert found == [Document("bài", text)]
    assert written(path, "text", found) == []
    mark = b"\xef\xbb\xbf" if text.startswith("\ufeff") else b""
    assert path.read_bytes() == mark + text.encode()


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the real article is not on this machine")
def test_the_article_is_given_back_byte_for_byte(tmp_path: Path) -> None:
    """Else the first real thing that people import is not what they get out."""
    found, said = read(ARTICLES / "article.txt", "text")
    assert said == []
    assert len(found[0].text) == 9521
    written(tmp_path / "article.txt", "text", found)
    assert (tmp_path / "article.txt").read_bytes() == (ARTICLES / "article.txt").read_bytes()


@given(st.lists(documents(), max_size=4))
def test_a_folder_holds_every_text_and_the_rest_is_said(
    tmp_path_factory: pytest.TempPathFactory, found: list[Document]
) -> None:
    """Else two documents of one name write one file, or labels are lost in silence."""
    path = tmp_path_factory.mktemp("text") / "out"
    said = written(path, "text", found)
    assert sorted(read(file, "text")[0][0].text for file in path.iterdir()) == sorted(
        document.text for document in found
    )
    layers = [layer for document in found for layer in document.layers]
    assert count(said, "span") == sum(len(layer.spans) for layer in layers)
    assert count(said, "relation") == sum(len(layer.relations) for layer in layers)
    assert sum(isinstance(item, Rejected) for item in said) == len(layers)
    losses = [item.loss for item in said]
    assert losses.count("document metadata") == sum(bool(document.meta) for document in found)
    for item in said:
        if item.loss == "document names":
            assert isinstance(item, Changed)


def test_names_come_back_where_a_file_can_have_them(tmp_path: Path) -> None:
    """Else the person cannot tell which file was which document."""
    found = [Document("Bài 1", "a"), Document("Bài 2", "b")]
    assert written(tmp_path / "out", "text", found) == []
    again = sorted((tmp_path / "out").iterdir())
    assert [read(path, "text")[0][0] for path in again] == found


def test_one_file_takes_one_document(tmp_path: Path) -> None:
    """Else the second text overwrites the first, or is glued to it."""
    two = [Document("a", "a"), Document("b", "b")]
    with pytest.raises(FormatError, match="can take one document"):
        written(tmp_path / "a.txt", "text", two)
    assert list(tmp_path.iterdir()) == []
    written(tmp_path / "a.txt", "text", two[:1])
    assert (tmp_path / "a.txt").read_text() == "a"
    written(tmp_path / "none.txt", "text", [])
    assert (tmp_path / "none.txt").read_bytes() == b""


def test_a_name_that_changes_is_said(tmp_path: Path) -> None:
    """Else the person looks for a file that is not there."""
    said = written(tmp_path / "out", "text", [Document("a/b", "a")])
    assert "a_b.txt" in the_reason(said)
    said = written(tmp_path / "c.txt", "text", [Document("a/b", "a")])
    assert "c.txt" in the_reason(said)


def test_lost_layers_are_said(tmp_path: Path) -> None:
    """Else somebody exports a text and believes the labels are in it."""
    layer = Layer("an", (Span(0, "L", ((0, 1),)),), (Relation(0, "R", 0, 0),))
    said = written(tmp_path / "a.txt", "text", [Document("a", "x", {}, (layer,))])
    assert (count(said, "span"), count(said, "relation")) == (1, 1)
    assert (said[0].what, said[0].id, said[0].loss) == ("layer", "an", "annotations")


def test_a_nul_is_no_text(tmp_path: Path) -> None:
    """Else a picture or UTF-16 without a mark is imported as garbage."""
    (tmp_path / "a.txt").write_bytes("Huế".encode("utf-16-le") + b"\0\0")
    with pytest.raises(FormatError, match="not UTF-8 at byte"):
        read(tmp_path / "a.txt", "text")
    (tmp_path / "a.txt").write_bytes(b"ab\0")
    found, said = read(tmp_path / "a.txt", "text")
    assert found == []
    assert "NUL character stands at 2" in the_reason(said)
    (tmp_path / "a.txt").write_bytes("Huế".encode("utf-16-le"))
    assert read(tmp_path / "a.txt", "text", {"encoding": "utf-16-le"})[0][0].text == "Huế"


def test_what_is_not_finished_is_not_there(tmp_path: Path) -> None:
    """Else a cancelled export leaves half a folder that looks whole."""
    with Target(tmp_path / "out") as target:
        items = format_named("text").write(
            [Document("a", "a"), Document("b", "b")], target, {}, Scheme()
        )
        next(items)
    assert list(tmp_path.iterdir()) == []
