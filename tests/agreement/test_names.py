"""What ``annotator.agreement`` offers by name is what a name means, whatever was imported first."""

from pathlib import Path

import annotator.agreement as room


def test_no_module_hides_what_the_room_offers() -> None:
    """``annotator.agreement.alpha`` must not be a function today and a module tomorrow."""
    modules = {path.stem for path in Path(room.__file__).parent.glob("*.py")}
    offered = set(room._MODULES)
    assert offered
    assert modules & offered == set()
    for name in offered:
        assert getattr(room, name).__name__ == name
