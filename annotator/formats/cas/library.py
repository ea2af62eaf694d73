"""cassis and lxml, brought in when the first CAS is met: together they take half a second."""

import importlib
from typing import Any


def cassis() -> Any:
    """The package of dkpro-cassis."""
    return importlib.import_module("cassis")


def etree() -> Any:
    """lxml's trees."""
    return importlib.import_module("lxml.etree")
