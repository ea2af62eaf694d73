"""Published tables of agreement: those of the guide's file, where it is at hand, and others."""

import json
from functools import cache
from pathlib import Path

import pytest

FILE = Path(__file__).parents[3] / "shared" / "data" / "agreement_reference.json"


@cache
def _tables():
    return {table["id"]: table for table in json.loads(FILE.read_text("utf-8"))}


def table(name):
    """The table ``name`` of the reference file; the test is skipped where the file is not."""
    if not FILE.exists():
        pytest.skip("the file of reference tables does not travel with the repository")
    return _tables()[name]


def close(expected):
    """Equal to the digits that are printed."""
    digits = len(repr(expected).partition(".")[2])
    return pytest.approx(expected, abs=max(0.51 * 10.0**-digits, 1e-12), rel=0)
