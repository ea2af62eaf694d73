"""Which key is whose: what is stored, what is ignored, what is refused and why."""

from pathlib import Path

import pytest

from annotator.gui.bindings import BINDABLES, Bindings, taken_text
from annotator.gui.settings import Settings
from annotator.model.scheme import EntityLabel, RelationLabel, Scheme

SCHEME = Scheme(
    entities=(
        EntityLabel("RIVER", {"vi": "Sông", "en": "River"}, key="n"),
        EntityLabel("R", key="r"),
    ),
    relations=(RelationLabel("FLOWS_INTO", {"en": "flows into"}, key=";"),),
)


def refusal(name: str, key: str, bindings: Bindings | None = None) -> str:
    """What is said when ``name`` is to have ``key``, in English."""
    return (bindings or Bindings()).refusal(name, key, SCHEME, "en")


def test_what_was_chosen_comes_back(tmp_path: Path, qapp: object) -> None:
    """A person's keys are there at the next start, and a new default reaches all other commands."""
    del qapp
    chosen = Bindings().with_keys("finish", ("F4", "Ctrl+Alt+,")).with_keys("leave", ())
    chosen = chosen.with_keys("next_sentence", ("+", "'"))
    first = Settings(tmp_path / "s.ini")
    first.set_keys(chosen.changed())
    first.flush()
    stored = Settings(tmp_path / "s.ini").keys()
    assert Bindings(stored).keys == chosen.keys
    assert stored.keys() == {"finish", "leave", "next_sentence"}
    first.set_keys({})
    assert first.keys() == {}


@pytest.mark.parametrize(
    "stored",
    [
        {"nobody": "F4"},
        {"finish": "Ctrl+Nonsense"},
        {"finish": "F4 Ctrl+Nonsense"},
        {"finish": "Ctrl+K,Ctrl+B"},
        {"next_span": "\x00"},
    ],
)
def test_what_is_unknown_or_broken_is_ignored(stored: dict[str, str]) -> None:
    """A settings file of another version, or mended by hand, must not cost a single key."""
    assert Bindings(stored).keys == Bindings().keys


def test_a_file_that_says_nonsense(tmp_path: Path, qapp: object) -> None:
    del qapp
    path = tmp_path / "s.ini"
    path.write_text("[keys]\nfinish=Ctrl+K, Ctrl+B\nnext_span=@Invalid()\nleave=F4\n", "utf-8")
    bindings = Bindings(Settings(path).keys())
    assert bindings.changed() == {"leave": "F4"}


def test_a_key_stored_twice_is_the_first_one_s() -> None:
    bindings = Bindings({"next_span": "N", "next_candidate": "N"})
    assert bindings.keys["next_span"] == ("N",)
    assert bindings.keys["next_candidate"] == ("Space",)


def test_a_chosen_key_is_taken_from_a_new_default() -> None:
    """A newer program may bring a default that somebody has bound already: theirs stays."""
    bindings = Bindings({"next_span": "Ctrl+E F4"})
    assert bindings.keys["export"] == ()
    owner = bindings.owner("Ctrl+E")
    assert owner is not None
    assert owner.id == "next_span"


@pytest.mark.parametrize(
    ("name", "key", "said"),
    [
        ("next_span", "Space", "the text already: “Next candidate”"),
        ("next_span", "Ctrl+E", "the window already: “Export…”"),
        ("export", "Ctrl+N", "the window already: “New project…”"),
        ("export", "R", "the text already: “Start a relation"),
        ("next_span", "N", "the label “River”"),
        ("export", ";", "the label “flows into”"),
        ("next_span", "7", "digits"),
        ("export", "7", "Ctrl or Alt"),
        ("export", "Shift+K", "Ctrl or Alt"),
        ("export", "Backspace", "the text already"),
        ("export", "Ins", "Ctrl or Alt"),
        ("export", "Alt+K", "opens a menu"),
        ("next_span", "Alt+K", "opens a menu"),
        ("next_span", "", "no name"),
    ],
)
def test_a_conflict_names_the_other_owner(name: str, key: str, said: str) -> None:
    """Whoever is refused must know what to change."""
    assert said in refusal(name, key)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("next_span", "Tab"), ("next_span", "Shift+N"), ("next_span", "'"), ("next_span", "F4"),
        ("export", "Ctrl+Alt+K"), ("export", "F4"), ("export", "Shift+F4"), ("keys", "?"),
        ("relate", "R"), ("zoom_in", "Ctrl++"),
    ],
)  # fmt: skip
def test_free_keys_are_taken(name: str, key: str) -> None:
    """Its own keys of old may always come back, also R beside a label of that key."""
    assert refusal(name, key) == ""


def test_a_key_that_was_given_away_is_its_new_owner_s() -> None:
    bindings = Bindings().with_keys("next_span", ()).with_keys("repeat", ("Tab",))
    assert "Label every identical" in refusal("next_span", "Tab", bindings)
    assert refusal("repeat", "*", bindings) == ""


def test_everything_that_can_be_bound_says_what_it_is() -> None:
    """A row without words or without a group could not be found in the table."""
    for one in BINDABLES.values():
        assert one.text, one.id
        assert one.group, one.id
        assert one.id in taken_text("F4", one) or one.text in taken_text("F4", one)
