"""Candidates: what a walk through unlabelled text stops at."""

import json
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.annotation import Fragment
from annotator.model.segments import sentences
from annotator.suggest.candidates import CandidateFinder, language_of
from annotator.suggest.chunks import LONGEST, chunk_at, chunk_stop

SAMPLE = Path(__file__).parents[2] / "projects" / "vi_news_sample" / "annotations.jsonl"


def free(_start: int, _stop: int) -> bool:
    """Nothing is labelled yet."""
    return False


def every(finder: CandidateFinder) -> list[Fragment]:
    """All candidates in the order of the walk."""
    return [step for step in finder.ahead(0, free) if isinstance(step, tuple)]


def words(text: str, language: str = "vi") -> list[str]:
    """The candidates of a text, as words."""
    return [text[slice(*found)] for found in every(CandidateFinder(text, language))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ông Trần Lưu Quang, Bí thư Thành uỷ Hải Phòng phát biểu.",
            ["Trần Lưu Quang", "Bí thư Thành uỷ Hải Phòng", "Thành uỷ Hải Phòng", "Hải Phòng"],
        ),
        (
            "Sáng 5-1, gần 600 đại biểu dự hội nghị tại tỉnh Lào Cai.",
            ["Sáng 5-1", "gần 600 đại biểu", "gần 600", "hội nghị", "tỉnh Lào Cai"],
        ),
        (
            "Theo Nghị quyết Đại hội XIII của Đảng, nhiệm kỳ 2021-2026, TP phát huy “Trung dũng”.",
            [
                "Nghị quyết Đại hội XIII của Đảng",
                "Đại hội XIII của Đảng",
                "Đảng",
                "nhiệm kỳ 2021-2026",
                "Trung dũng",
            ],
        ),
        (
            "Phó Chủ tịch UBND tỉnh Nam Lĩnh Đặng Hữu Khoát ký Kế hoạch số 186/KH-UBND.",
            [
                "Phó Chủ tịch UBND tỉnh Nam Lĩnh",
                "UBND tỉnh Nam Lĩnh",
                "tỉnh Nam Lĩnh",
                "Đặng Hữu Khoát",
                "Kế hoạch số 186/KH-UBND",
            ],
        ),
        ("Hôm trước, trời mưa to và không ai đi đâu cả.", []),
    ],
)
def test_a_sentence_of_news_offers_what_one_would_label(text: str, expected: list[str]) -> None:
    """Outer before inner, so that Space, label, Space walks inwards; nothing in plain prose."""
    assert words(text) == expected
    decomposed = unicodedata.normalize("NFD", text)
    assert [unicodedata.normalize("NFC", found) for found in words(decomposed)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Yesterday the Prime Minister of New Zealand met 3,000 people on 12/10/2022.",
            ["Prime Minister of New Zealand", "3,000", "12/10/2022"],
        ),
        ("ja", "東京で「吾輩は猫である」を 3 冊。", ["吾輩は猫である", "3"]),
    ],
)
def test_other_languages_have_a_sensible_walk(
    language: str, text: str, expected: list[str]
) -> None:
    """Without capitals there are still numbers and quoted titles."""
    assert words(text, language) == expected


def test_what_was_labelled_is_offered_again() -> None:
    """An exact repetition is the best candidate there is, also at the start of a sentence."""
    text = "Nước lũ lên. Người ta gọi đó là trận lũ lịch sử. Trận lũ lịch sử đã qua, trận lũ khác."
    finder = CandidateFinder(text)
    assert every(finder) == []
    finder.learn(["trận lũ lịch sử"])
    found = [text[slice(*stretch)] for stretch in every(finder)]
    assert found == ["trận lũ lịch sử", "Trận lũ lịch sử"]


def test_labelled_stretches_are_passed_over() -> None:
    """Space after a label must go on, not come back to what bears one."""
    text = "Võ Văn Thưởng gặp Trần Lưu Quang."
    finder = CandidateFinder(text)
    done = [(0, 13)]
    assert finder.next(0, lambda start, stop: (start, stop) in done) == (18, 32)
    assert finder.previous(len(text), free) == (18, 32)
    assert finder.previous(18, free) == (0, 13)
    assert finder.previous(18, lambda start, stop: (start, stop) in done) is None
    assert finder.next(19, free) is None
    assert finder.next(len(text), free) is None


TEXTS = st.lists(
    st.sampled_from(
        ["Võ", "Văn Thưởng", "Bộ Chính trị", "ngày 12/10", "12", "của", "hội nghị", ".", "\n", ",",
         "“", "”", "các", "Tỉnh ủy, Thành ủy", "XIIIcủa", "a" * 700, "🇻🇳", "e\u0323\u0302"]
    ),
    max_size=40,
).map(" ".join)  # fmt: skip


@given(TEXTS, st.sampled_from(["vi", "en"]))
def test_forward_and_back_meet_the_same_candidates(text: str, language: str) -> None:
    """Whoever walks back must come to where they came from."""
    finder = CandidateFinder(text, language)
    there = every(finder)
    back = [step for step in finder.behind(len(text), free) if isinstance(step, tuple)]
    assert there == back[::-1]
    assert there == sorted(set(there), key=lambda found: (found[0], -found[1]))
    for start, stop in there:
        assert 0 <= start < stop <= len(text)
        assert text[start:stop].strip() == text[start:stop]


@given(st.text(st.sampled_from(list("ab .\n…A1")), max_size=60), st.integers(0, 3000))
def test_chunks_are_short_and_leave_nothing_out(seed: str, pad: int) -> None:
    """A paragraph of two million characters is read a piece at a time, all of it."""
    text = seed + "x" * pad + " y" * pad + seed
    at = 0
    while at < len(text):
        stop = chunk_stop(text, at)
        assert at < stop <= at + LONGEST + 200
        at = stop
    for point in range(0, len(text), 97):
        start, stop = chunk_at(text, point)
        assert start <= point < stop


def gold_of(path: Path) -> tuple[str, set[Fragment]]:
    """Text and stretches of an annotation file of the shared material."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return data["text"], {(span["start"], span["end"]) for span in data["spans"]}


def test_candidates_reach_what_the_annotators_of_the_article_labelled(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An entity is Space and a label key only where the walk stops at its exact extent."""
    text, gold = gold_of(shared / "data" / "article.first.json")
    end = max(stop for _start, stop in gold)
    found = {one for one in every(CandidateFinder(text)) if one[0] < end}
    recall, cost = len(found & gold) / len(gold), len(found) / len(gold)
    with capsys.disabled():
        sys.stdout.write(f"\narticle: recall {recall:.2f}, {cost:.2f} candidates for each span\n")
    assert recall >= 0.75
    assert cost <= 3
    _text, other = gold_of(shared / "data" / "article.second.json")
    assert len(set(every(CandidateFinder(text))) & other) / len(other) >= 0.7


def test_candidates_reach_what_is_labelled_in_the_sample(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The rules are for any newspaper, not for one article."""
    hits = total = 0
    for line in SAMPLE.read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        document = json.loads(line)
        found = set(every(CandidateFinder(document["text"])))
        for layer in document["layers"]:
            gold = {tuple(span["fragments"][0]) for span in layer["spans"]}
            hits, total = hits + len(found & gold), total + len(gold)
    with capsys.disabled():
        sys.stdout.write(f"\nsample: recall {hits / total:.2f} of {total}\n")
    assert hits / total >= 0.75


def test_sentences_of_the_walk_are_those_of_the_model() -> None:
    """Two ideas of a sentence would let a phrase be found by one and cut by the other."""
    text = "Một. Hai!\nBa… (Bốn.) Năm"
    stops, at = [], 0
    while at < len(text):
        at = chunk_stop(text, at)
        stops.append(at)
    ends = dict.fromkeys(len(text[:stop].rstrip()) for stop in stops)
    assert [stop for _start, stop in sentences(text)] == list(ends)


FOREIGN = {
    "French": "Après une année à l’hôtel où il était bientôt fêté, le pêcheur âgé s’en alla. " * 8,
    "Romanian": "Apărarea țării este o îndatorire sfântă a fiecărui cetățean român, fără plată. "
    * 8,
    "Croatian": "Građani su došli vidjeti što se događa i među njima je bio vođa grada. " * 8,
    "English": "The mayor of Đà Nẵng met a delegation from Thừa Thiên Huế on Monday morning. "
    "They spoke for two hours about roads, schools and the river, and nobody left early. " * 8,
}


@pytest.mark.parametrize("language", FOREIGN)
def test_other_languages_are_told_from_vietnamese(language: str) -> None:
    """Rules for Vietnamese names stop at the wrong places in another language."""
    assert language_of(FOREIGN[language]) == ""


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_vietnamese_is_recognised_in_either_form(form: str) -> None:
    for line in SAMPLE.read_text(encoding="utf-8").split("\n"):
        if line:
            assert language_of(unicodedata.normalize(form, json.loads(line)["text"])) == "vi"
    assert language_of("Hà Nội") == "vi", "too short to tell"
