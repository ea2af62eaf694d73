"""What the window of agreement asks for: items behind a number, units, the report."""

from pathlib import Path

import pytest

from annotator.agreement.decision_items import Cause
from annotator.agreement.gamma_figure import Sampling, gamma
from annotator.agreement.unitizing import pooled, unitizing_alpha, unitizing_counts
from annotator.ops import agreement, agreement_items, agreement_units
from annotator.ops.agreement_html import Section, html_report
from annotator.ops.agreement_items import Behind, find_items
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.steps import run
from annotator.store.project import Project
from tests.ops.test_agreement import filled, layer


@pytest.fixture
def article(project: Project, shared: Path) -> Project:
    """The article that two people labelled."""
    for name in ("first", "second"):
        source = shared / "data" / f"article.{name}.json"
        run(import_files(project, ImportRequest((source,), annotator=name)))
    return project


def test_each_cell_opens_as_many_items_as_it_says(article: Project) -> None:
    """A cell that says 12 and lists 11 is believed by nobody."""
    counts = run(agreement.compare(article))
    pairs = counts.pairs()
    table = counts.confusion_by_name(pairs)
    for first, row in table.items():
        for second, count in row.items():
            found = run(find_items(article, counts, Behind(pairs, cell=(first, second))))
            assert len(found.items) == count
            assert {(one.label_a, one.label_b) for one in found.items} == {(first, second)}
    for cause, count in counts.causes(pairs).items():
        found = run(find_items(article, counts, Behind(pairs, links=True, cause=cause)))
        assert len(found.items) == count
        assert {one.cause for one in found.items} <= {Cause(cause.value)}
        assert all(one.is_link for one in found.items)


def test_items_say_their_words_place_and_cause(article: Project) -> None:
    """The list is read in place of the text: its words and places must be the text's own."""
    counts = run(agreement.compare(article))
    text = article.read.text(1) or ""
    found = run(find_items(article, counts, Behind(counts.pairs()))).items
    assert {one.cause for one in found} == {Cause.MISSING, Cause.BOUNDARY, Cause.LABEL}
    for one in found:
        around = f"{one.before}{text[one.start : one.stop]}{one.after}"
        assert around in text
        assert text[one.start : one.stop].startswith(one.words[:20])
        assert (one.cause is Cause.MISSING) == (not one.label_a or not one.label_b)
    person = run(find_items(article, counts, Behind(counts.pairs(), label="PERSON"))).items
    assert {one.number for one in person} == set(range(len(person)))
    assert all("PERSON" in (one.label_a, one.label_b) for one in person)
    nowhere = Behind(counts.pairs(), couples=frozenset({(counts.pairs()[0], 99)}))
    assert run(find_items(article, counts, nowhere)).items == ()
    reverse = Behind(counts.pairs(), links=True, cause=Cause.ENDPOINT_DIFFERS)
    assert all(" → " in one.words for one in run(find_items(article, counts, reverse)).items)


def test_a_list_ends_and_says_so(article: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred thousand rows would freeze the window; fewer without a word would mislead."""
    counts = run(agreement.compare(article))
    monkeypatch.setattr(agreement_items, "SHOWN", 10)
    found = run(find_items(article, counts, Behind(counts.pairs())))
    assert (len(found.items), found.is_cut) == (10, True)


def test_units_are_what_gamma_and_alpha_count(article: Project) -> None:
    """The window's gamma must be the one that the command line and a script would compute."""
    counts = run(agreement.compare(article))
    documents = run(agreement_units.gather_units(article, counts, counts.pairs()))
    (one,) = documents
    assert [len(layer) for layer in one.layers] == [185, 154]
    assert one.length == len(article.read.text(1) or "")
    wanted = unitizing_alpha(pooled([unitizing_counts(one.layers, one.length)]))
    assert agreement_units.unitizing(documents) == wanted
    sampling, told = Sampling(4, 3), []
    found = agreement_units.gammas(documents, sampling, None, told.append)
    alone = gamma(one.layers, None, sampling)
    assert found.figure.value == pytest.approx(alone.value)
    assert found.figure.low == pytest.approx(alone.low, abs=0.01)
    assert told == [1]
    assert found.is_whole
    ended = agreement_units.gammas(documents, sampling, lambda: True)
    assert not ended.is_whole
    assert ended.figure.value is None


def test_only_those_who_are_asked_about_are_units(project: Project, tmp_path: Path) -> None:
    """One pair's gamma with a third one's spans in it is another figure."""
    filled(
        project, tmp_path,
        [layer("a", "PERSON"), layer("b", "PERSON"), layer("c", "", "PERSON")],
        [layer("a", "PERSON"), layer("c", "PERSON")],
    )  # fmt: skip
    counts = run(agreement.compare(project))
    every = run(agreement_units.gather_units(project, counts, counts.pairs()))
    assert [len(one.layers) for one in every] == [3, 2]
    pair = [counts.pair("a", "b")]
    assert [
        len(one.layers) for one in run(agreement_units.gather_units(project, counts, pair))
    ] == [2]


def test_the_report_escapes_everything_and_needs_no_other_file() -> None:
    """A label that is a script would run at whoever opens the report."""
    evil = "<script>alert(1)</script>\x00&\"'"
    part = Section(evil, (evil,), "<svg></svg>", [[evil, "x"], ["1", evil]])
    text = html_report(evil, [evil], [part, Section("bare")], "vi")
    assert "<script" not in text
    assert "\x00" not in text
    assert "http" not in text.replace("http-equiv", "")
    assert text.count("&lt;script&gt;") == 7
    assert '<html lang="vi">' in text
    assert text.count("<section>") == 2
    assert text.count("<table>") == 1
    assert "<svg></svg>" in text


def test_one_annotator_and_gold_are_compared(project: Project, tmp_path: Path) -> None:
    """With gold and one annotator there is something to learn, though nobody to agree with."""
    filled(project, tmp_path, [layer("an", "PERSON"), layer("vàng", "EVENT")])
    gold = project.read.annotator("vàng")
    assert gold is not None
    with project.edit("import") as edit:
        edit.update("annotator", gold.id, kind="gold")
    told = run(agreement.report(project))
    assert told["pairs"] == []
    assert told["overall"]["spans"]["strict_f1"] is None
    assert [one["spans"]["strict_f1"] for one in told["gold"]] == [0]
