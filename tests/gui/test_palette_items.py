"""What answers to the letters typed into the command palette, and in which order."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.palette_items import (
    PORTION,
    Answers,
    Item,
    Kind,
    Query,
    Stock,
    answers,
    folded,
    marks,
    recalled,
)

COMMANDS = [
    Item(Kind.COMMAND, "graph", "Xem đồ thị quan hệ"),
    Item(Kind.COMMAND, "export", "Xuất…", keys="Ctrl+E"),
    Item(Kind.COMMAND, "undo", "Hoàn tác", is_enabled=False),
    Item(Kind.COMMAND, "redo", "Làm lại"),
    Item(Kind.LABEL, "PERSON", "Người", also="PERSON", keys="1"),
    Item(Kind.RELATION, "WORKS_WITH", "làm việc với", also="WORKS_WITH"),
]


def ask(typed: str, items: list[Item], recent: tuple[str, ...] = (), most: int = 50) -> Answers:
    """The complete answers."""
    places = {name: place for place, name in enumerate(recent)}
    *_, last = answers([Stock(items)], Query.of(typed), places, most)
    return last


def keys(typed: str, items: list[Item] = COMMANDS, recent: tuple[str, ...] = ()) -> list[str]:
    """Keys of what answers, the best first."""
    return [item.key for item in ask(typed, items, recent).best]


def named(*names: str) -> list[Item]:
    """Documents of these names."""
    return [Item(Kind.DOCUMENT, name, name) for name in names]


def test_marks_and_case_do_not_matter() -> None:
    """Who types without tone marks, as many do for speed, finds the command all the same."""
    assert keys("xuat")[0] == "export"
    assert keys("XUẤT")[0] == "export"
    assert keys("do thi") == ["graph"]


def test_initials_find_a_command() -> None:
    """ "xdt" is the fastest way to say "Xem đồ thị…"."""
    assert keys("xdt")[0] == "graph"
    assert keys("xdq")[0] == "graph"
    assert keys("lvv")[0] == "WORKS_WITH"


def test_better_answers_come_first() -> None:
    items = named("a b tin c d", "bản tin", "xá tín", "tin", "tinh uy", "mating", "thiên nga")
    assert keys("tin", items) == [
        "tin", "tinh uy", "a b tin c d", "bản tin", "xá tín", "mating", "thiên nga",
    ]  # fmt: skip


def test_words_may_come_in_any_order() -> None:
    assert keys("thuong vo", named("Ông Võ Văn Thưởng", "Nguyễn Xuân Phúc")) == [
        "Ông Võ Văn Thưởng"
    ]


def test_file_names_are_cut_into_words() -> None:
    assert keys("tuoi", named("tatuoi.txt", "bao_tuoi-tre.txt")) == [
        "bao_tuoi-tre.txt", "tatuoi.txt",
    ]  # fmt: skip


def test_letters_too_far_apart_are_no_answer() -> None:
    far = "q" + "ơ" * 60 + "z"
    assert keys("qz", named(far)) == []
    assert keys("qz", named("qoooz")) == ["qoooz"]


def test_a_name_that_is_not_shown_is_found() -> None:
    assert keys("person") == ["PERSON"]


def test_what_cannot_be_chosen_stands_behind_its_equals() -> None:
    """With nothing typed the greyed commands are last; typed by name they are still found."""
    assert keys("")[-1] == "undo"
    assert keys("hoan tac") == ["undo"]


def test_recent_choices_come_first_among_equals() -> None:
    recent = ("label:PERSON", "command:redo")
    assert keys("", recent=recent)[:2] == ["PERSON", "redo"]
    assert keys("xuat", recent=recent)[0] == "export"


def test_signs_narrow() -> None:
    items = [*COMMANDS, *named("xuat ban")]
    assert keys("#xuat", items) == ["xuat ban"]
    assert keys("> xuat", items) == ["export"]
    assert keys("@", items) == ["PERSON", "WORKS_WITH"]
    assert keys("@xuat", items) == []


def test_a_query_of_nothing_but_punctuation_finds_nothing() -> None:
    assert keys("!") == []
    assert len(keys(" ")) == len(COMMANDS)


def test_only_the_best_are_listed_and_all_are_counted() -> None:
    items = named(*(f"bài {i}" for i in range(3 * PORTION)), "tin bài")
    found = ask("bai", items, most=5)
    assert found.count == 3 * PORTION + 1
    assert [item.text for item in found.best] == [f"bài {i}" for i in range(5)]


def test_answers_grow_portion_by_portion() -> None:
    items = named(*(f"bài {i}" for i in range(2 * PORTION + 1)))
    counts = [found.count for found in answers([Stock(items)], Query.of("bai"), {}, 5)]
    assert counts == [0, PORTION, 2 * PORTION, 2 * PORTION + 1]


def test_marks_lie_on_the_letters_that_answer() -> None:
    assert marks("Xem đồ thị", "do thi") == [(4, 10)]
    assert marks("Xem đồ thị", "xdt") == [(0, 1), (4, 5), (7, 8)]
    assert marks("Võ Văn Thưởng", "thuong vo") == [(0, 2), (7, 13)]
    assert marks("Xuất…", "xt") == [(0, 1), (3, 4)]
    assert marks("Xuất…", "z") == []


def test_marks_take_combining_marks_along() -> None:
    assert marks("vo\u0303 va\u0306n", "vo") == [(0, 3)]


@given(st.text(max_size=30), st.text(max_size=6))
def test_marks_are_stretches_of_the_text(text: str, typed: str) -> None:
    words = Query.of(typed).words
    found = marks(text, words) if words else []
    edges = [edge for fragment in found for edge in fragment]
    assert edges == sorted(edges)
    assert all(0 <= start < stop <= len(text) for start, stop in found)


@given(st.text(max_size=30))
def test_every_text_finds_itself(text: str) -> None:
    if folded(text):
        assert keys(folded(text), [Item(Kind.COMMAND, "x", text)]) == ["x"]


def test_recent_choices_are_bounded_and_newest_first() -> None:
    assert recalled(["a", "b", "c"], "b", 3) == ["b", "a", "c"]
    assert recalled(["a", "b", "c"], "d", 3) == ["d", "a", "b"]
