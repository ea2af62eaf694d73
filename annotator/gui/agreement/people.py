"""What annotators are called in the window: by letter where the reviewer hides names."""

from collections.abc import Sequence
from hashlib import sha256

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def shown_names(annotators: Sequence[str], *, hidden: bool) -> dict[str, str]:
    """What each is called, in the order in which they are shown.

    Hidden, they stand in an order of their own: that of joining would tell who is who.
    """
    if not hidden:
        return {name: name for name in annotators}
    mixed = sorted(annotators, key=lambda name: sha256(name.encode("utf-8", "replace")).digest())
    return {name: _letter(place) for place, name in enumerate(mixed)}


def _letter(place: int) -> str:
    """A to Z, then AA, AB and so on."""
    before, last = divmod(place, len(_LETTERS))
    return (_letter(before - 1) if before else "") + _LETTERS[last]
