"""Finds the files of resources/: inside the wheel as ``_resources``, in a checkout beside us.

The wheel's place is looked at first: a folder called ``resources`` beside an installed package
could be anybody's.
"""

from pathlib import Path

_HERE = Path(__file__).parent
_PLACES = (_HERE / "_resources", _HERE.parent / "resources")
_SAMPLES = (_HERE / "_projects", _HERE.parent / "projects")


def resource(*parts: str) -> Path:
    """Path of a shipped resource, for example ``resource("schemes", "vi_news.scheme.json")``.

    Raises FileNotFoundError when no place holds it, which is a fault of the installation.
    """
    return _found(_PLACES, parts)


def sample(*parts: str) -> Path:
    """Path of the sample material that ``annotator demo`` is made from."""
    return _found(_SAMPLES, parts)


def checkout(folder: str) -> Path | None:
    """A top-level folder of the checkout that we run from; None for an installed program."""
    root = _HERE.parent
    return root / folder if (root / "pyproject.toml").exists() else None


def _found(places: tuple[Path, ...], parts: tuple[str, ...]) -> Path:
    for place in places:
        path = place.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError("missing from the installation: " + "/".join(parts))
