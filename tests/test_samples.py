"""The material that ships with the program: sample project, schemes, guidelines, icons."""

import json
import re
import unicodedata
from collections import Counter
from itertools import combinations
from typing import Any

import pytest

from annotator.model.annotation import fragments_fault, span_text
from annotator.model.scheme import Scheme
from annotator.model.scheme_file import scheme_from_text, scheme_to_text
from annotator.resources import resource, sample

SCHEMES = ("vi_news.scheme.json", "general.scheme.json")
LANGUAGES = ("vi", "en")
NBSP, ETH, JOINER = "\u00a0", "\u00d0", "\u200d"
Item = dict[str, Any]


def _scheme(name: str) -> Scheme:
    return scheme_from_text(resource("schemes", name).read_text(encoding="utf-8"))


def _documents() -> list[Item]:
    raw = sample("vi_news_sample", "annotations.jsonl").read_bytes()
    return [json.loads(line) for line in raw.decode().split("\n") if line]


def _layers() -> list[tuple[Item, Item]]:
    return [(document, layer) for document in _documents() for layer in document["layers"]]


def _key(span: Item) -> tuple[str, tuple[tuple[int, int], ...]]:
    return span["label"], _fragments(span)


def _fragments(span: Item) -> tuple[tuple[int, int], ...]:
    return tuple((start, stop) for start, stop in span["fragments"])


def _depth(spans: list[Item]) -> int:
    """How many spans of one fragment lie inside one another at the deepest place."""
    ranges = {pair[0] for pair in map(_fragments, spans) if len(pair) == 1}
    return max(
        sum(start <= inner[0] and inner[1] <= stop for start, stop in ranges) for inner in ranges
    )


@pytest.fixture
def main() -> Item:
    """The first document, the one with the difficulties."""
    return _documents()[0]


# -- the sample's texts and spans ------------------------------------------------------------


def test_texts_are_those_of_the_readable_sources() -> None:
    """A demo project would show other words than the files that people are sent to read."""
    documents = _documents()
    files = sorted(sample("vi_news_sample", "documents").glob("*.txt"))
    assert [path.stem for path in files] == [document["name"] for document in documents]
    for path, document in zip(files, documents, strict=True):
        assert path.read_bytes() == document["text"].encode()


def test_every_span_holds() -> None:
    """A highlight would lie beside the words it is about, or the import would be refused."""
    for document, layer in _layers():
        text = document["text"]
        for span in layer["spans"]:
            assert fragments_fault(_fragments(span), len(text)) is None
            assert span_text(text, _fragments(span)) == span["text"]
            for start, stop in _fragments(span):
                assert text[start:stop] == text[start:stop].strip()


def test_no_span_is_there_twice() -> None:
    """Counts and agreement of the demo would be wrong from the first look."""
    for _, layer in _layers():
        assert not [key for key, n in Counter(map(_key, layer["spans"])).items() if n > 1]


def test_ids_are_unique_and_uids_well_formed() -> None:
    """The import refuses doubled ids; a doubled uid would make two documents one on merging."""
    documents = _documents()
    assert len({document["uid"] for document in documents}) == len(documents)
    for document in documents:
        assert re.fullmatch("[0-9a-f]{32}", document["uid"])
        assert {"source", "date", "url"} <= document["meta"].keys()
        assert "example.org" in document["meta"]["url"]
    for _, layer in _layers():
        ids = [item["id"] for item in layer["spans"] + layer["relations"]]
        assert len(set(ids)) == len(ids)


def test_labels_and_attributes_are_the_schemes() -> None:
    """The demo would open with labels that its own palette does not show."""
    scheme = _scheme("vi_news.scheme.json")
    for _, layer in _layers():
        for item in layer["spans"] + layer["relations"]:
            owned = {attribute.name: attribute for attribute in scheme.attributes_of(item["label"])}
            assert scheme.entity(item["label"]) or scheme.relation(item["label"])
            for name, value in item["attributes"].items():
                assert value is True or value in owned[name].values


def test_relations_obey_the_scheme() -> None:
    """A newcomer would learn from relations that the program itself forbids."""
    scheme = _scheme("vi_news.scheme.json")
    for _, layer in _layers():
        label_of = {span["id"]: span["label"] for span in layer["spans"]}
        seen = Counter((r["label"], r["head"], r["tail"]) for r in layer["relations"])
        assert not [key for key, n in seen.items() if n > 1]
        for relation in layer["relations"]:
            label = scheme.relation(relation["label"])
            assert label is not None
            assert relation["head"] != relation["tail"]
            assert label.allows(label_of[relation["head"]], label_of[relation["tail"]])


# -- the difficulties ------------------------------------------------------------------------


def test_text_has_the_spoilt_characters_of_real_pages(main: Item) -> None:
    """The demo and the tests built on it would prove nothing about real pages."""
    text = main["text"]
    assert text.count(NBSP) >= 10
    assert text.count(ETH) >= 3
    assert "uỷ" in text
    assert "ủy" in text
    assert re.search("[IVX]+[a-z]", text)
    assert {"“", "”", "‘", "’", "…"} <= set(text)
    assert JOINER in text
    assert any(0x1F3FB <= ord(c) <= 0x1F3FF for c in text)


def test_spans_stand_behind_an_emoji(main: Item) -> None:
    """Offsets counted in UTF-16 would pass for code points unnoticed."""
    first = next(i for i, c in enumerate(main["text"]) if ord(c) > 0xFFFF)
    assert sum(span["fragments"][0][0] > first for span in main["layers"][0]["spans"]) > 20


def test_one_name_is_decomposed(main: Item) -> None:
    """Normalising on the way in or out would go unnoticed."""
    names = [s["text"] for s in main["layers"][0]["spans"] if s["label"] == "PERSON"]
    broken = [name for name in names if not unicodedata.is_normalized("NFC", name)]
    assert len(broken) == 1
    assert unicodedata.normalize("NFC", broken[0]) in names


def test_lines_of_a_scraped_page(main: Item) -> None:
    """The doubled caption, player lines and teasers would not be met before a real project."""
    lines = main["text"].split("\n")
    assert [line for line, n in Counter(lines).items() if n > 1 and len(line) > 80]
    assert "0:00 / 0:00" in lines
    assert any(line.endswith("ảnh 1") for line in lines)
    related = main["text"].index("Tin liên quan")
    for layer in main["layers"]:
        assert all(span["fragments"][-1][1] <= related for span in layer["spans"])


def test_nested_stacked_and_discontinuous_spans(main: Item) -> None:
    """The view's stacking and its broken underlines would not show in the demo."""
    spans = main["layers"][0]["spans"]
    assert _depth(spans) >= 3
    assert sum(len(span["fragments"]) > 1 for span in spans) >= 2
    over = Counter(point for s in spans for pair in _fragments(s) for point in range(*pair))
    assert max(over.values()) >= 4


def test_relations_near_far_symmetric_and_negated(main: Item) -> None:
    """The gutter, the symmetric arcs and the negation would not show in the demo."""
    layer = main["layers"][0]
    start = {span["id"]: span["fragments"][0][0] for span in layer["spans"]}
    far = [
        relation
        for relation in layer["relations"]
        if "\n" in main["text"][slice(*sorted((start[relation["head"]], start[relation["tail"]])))]
    ]
    assert len(far) >= 5
    assert "SAME_AS" in {relation["label"] for relation in far}
    assert any(relation["attributes"].get("negated") for relation in layer["relations"])


def test_every_label_is_in_use() -> None:
    """Somebody looking for an example of a label would find none."""
    scheme = _scheme("vi_news.scheme.json")
    used = {item["label"] for _, la in _layers() for item in la["spans"] + la["relations"]}
    assert used == {label.name for label in scheme.entities + scheme.relations}


# -- the two annotators ----------------------------------------------------------------------


def test_states_of_the_layers() -> None:
    """The demo would have no next document to take, or nothing to compare."""
    states = [[(la["annotator"], la["state"]) for la in d["layers"]] for d in _documents()]
    assert states[0] == [("ha", "finished"), ("quan", "finished")]
    assert states[1] == [("ha", "finished")]
    assert states[2] == [("ha", "open")]
    assert 0 < len(_documents()[2]["layers"][0]["spans"]) < 15


def test_the_annotators_differ_as_people_do(main: Item) -> None:
    """The reviewer's first sight would be all noise, or nothing to decide."""
    ha, quan = ({_key(span) for span in layer["spans"]} for layer in main["layers"])
    agreed = 2 * len(ha & quan) / (len(ha) + len(quan))
    assert 0.55 < agreed < 0.8
    places_ha, places_quan = ({place for _, place in keys} for keys in (ha, quan))
    assert len(places_ha & places_quan) > len(ha & quan)
    assert ha - quan
    assert quan - ha


def test_one_part_of_runs_the_wrong_way(main: Item) -> None:
    """The review screen's commonest cause for relations would have no example."""
    pairs = []
    for layer in main["layers"]:
        key = {span["id"]: _key(span) for span in layer["spans"]}
        pairs.append(
            {
                (key[r["head"]], key[r["tail"]])
                for r in layer["relations"]
                if r["label"] == "PART_OF"
            }
        )
    assert {(tail, head) for head, tail in pairs[0]} & pairs[1]


# -- schemes, guidelines, icons --------------------------------------------------------------


@pytest.mark.parametrize("name", SCHEMES)
def test_schemes_speak_both_languages(name: str) -> None:
    """A person would meet bare label names or an empty explanation."""
    scheme = _scheme(name)
    assert scheme.name
    for label in scheme.entities + scheme.relations:
        assert set(label.titles) == set(label.definitions) == set(LANGUAGES), label.name
    for attribute in scheme.attributes:
        assert set(attribute.titles) == set(LANGUAGES), attribute.name
        for language in LANGUAGES:
            shown = attribute.extra.get(f"values_{language}", [])
            assert isinstance(shown, list)
            assert len(shown) == len(attribute.values)


@pytest.mark.parametrize("name", SCHEMES)
def test_keys_are_there_unique_and_safe_with_vietnamese_typing(name: str) -> None:
    """A label would be out of the keyboard's reach, or Telex would turn two keys into a letter."""
    scheme = _scheme(name)
    for labels in (scheme.entities, scheme.relations):
        keys = [label.key for label in labels]
        assert len(set(keys)) == len(keys)
        assert all(keys)
    for relation in scheme.relations:
        assert re.fullmatch("[a-z]", relation.key)
        assert relation.key not in "rnp"  # the window's own
        assert relation.key not in "aeiouyw"  # what a tone or hook would change


@pytest.mark.parametrize("name", SCHEMES)
def test_colours_are_told_apart(name: str) -> None:
    """Two labels would look alike."""
    scheme = _scheme(name)
    for labels in (scheme.entities, scheme.relations):
        for one, other in combinations(labels, 2):
            assert _distance(one.colour, other.colour) > 60, (one.name, other.name)


@pytest.mark.parametrize("name", SCHEMES)
def test_schemes_are_written_as_the_program_writes_them(name: str) -> None:
    """The first edit in the scheme editor would rewrite the whole file."""
    text = resource("schemes", name).read_text(encoding="utf-8")
    assert scheme_to_text(scheme_from_text(text)) == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_guideline_names_every_label_and_key(language: str) -> None:
    """An annotator would look up a label and find no rule."""
    text = resource("guidelines", f"vi_news.{language}.md").read_text(encoding="utf-8")
    scheme = _scheme("vi_news.scheme.json")
    for entity in scheme.entities:
        assert f"| {entity.key} | {entity.name} " in text, entity.name
    for relation in scheme.relations:
        assert re.search(rf"\| {relation.key} \([^)]+\) \| {relation.name} \|", text), relation.name


def test_icons_are_small_and_of_one_colour() -> None:
    """The program recolours its icons; a second colour would stay dark in the dark theme."""
    icons = {path.stem: path.read_text(encoding="utf-8")
             for path in resource("icons").glob("*.svg")}  # fmt: skip
    assert len(icons.pop("annotator")) < 1500
    assert len(icons) >= 16
    for name, svg in icons.items():
        assert len(svg) < 1500, name
        assert 'viewBox="0 0 24 24"' in svg, name
        assert set(re.findall('(?:fill|stroke)="([^"]+)"', svg)) <= {"#000", "none"}, name


def _distance(one: str, other: str) -> float:
    """How far apart two ``#rrggbb`` look ("redmean", 0 to 765)."""
    a, b = ([int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in (one, other))
    mean = (a[0] + b[0]) / 2
    red, green, blue = (x - y for x, y in zip(a, b, strict=True))
    weighed = (2 + mean / 256) * red**2 + 4 * green**2 + (2 + (255 - mean) / 256) * blue**2
    return weighed**0.5
