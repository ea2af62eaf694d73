"""The options with which relation formats write negatives."""

import pytest

from annotator.errors import FormatError
from annotator.formats.negatives import OPTIONS, negatives, parse_window
from tests.model.test_negatives import SCHEME, layer_of


def test_none_unless_asked_for_and_no_more_than_asked_for() -> None:
    """Negatives that nobody asked for would drown the relations of a training set."""
    document, layer = layer_of()
    defaults = {option.name: option.default for option in OPTIONS}
    assert negatives(document, layer, SCHEME, {}) == []
    assert negatives(document, layer, SCHEME, defaults) == []
    some = negatives(document, layer, SCHEME, defaults | {"negatives": 3})
    assert len(some) == 3
    assert len(negatives(document, layer, SCHEME, {"negatives": 99})) == 7
    wide = {"negatives": 99, "window": "tokens:1000"}
    assert len(negatives(document, layer, SCHEME, wide)) > 7
    sets = {
        str([(h.id, t.id) for h, t in negatives(document, layer, SCHEME, {"negatives": 3} | more)])
        for more in ({"seed": seed} for seed in range(9))
    }
    assert len(sets) > 1


@pytest.mark.parametrize("text", ["", "50", "tokens", "tokens:", "tokens:-1", "words:3", "tokens:٣",
                                  "sentences:1.5", "tokens:" + "9" * 30])  # fmt: skip
def test_windows_that_are_none(text: str) -> None:
    """A mistyped window must not quietly become another one."""
    with pytest.raises(FormatError, match="tokens:50"):
        parse_window(text)
    with pytest.raises(FormatError, match="tokens:50"):
        negatives(*layer_of(), SCHEME, {"negatives": 1, "window": text})


def test_windows_that_are() -> None:
    """Both units, as the help says them."""
    assert parse_window("tokens:50") == (50, "tokens")
    assert parse_window(" sentences:2") == (2, "sentences")
