"""One line of the table of promises."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Promise:
    """One line: what goes wrong, what must happen, and the tests, ``FILE::FUNCTION``.

    ``script`` is a module that proves it at length and is run by hand; "" where there is none.
    """

    wrong: str
    must: str
    tests: tuple[str, ...]
    script: str = ""


def named(file: str, *names: str) -> tuple[str, ...]:
    """Tests of one file, without what all names begin with."""
    return tuple(f"tests/{file}.py::test_{name}" for name in names)
