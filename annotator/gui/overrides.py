"""Methods of ours that Qt calls by its own names.

On Python 3.11, PySide6 (6.8 to 6.11, measured) crashes the process when an exception that C code
raised (``int("x")``, ``[][0]``) leaves such a method: it is not normalised then.  Raised once more
in Python it is, and ends in the exception hook like any other.
"""

import functools
import sys
from collections.abc import Callable
from typing import Any, TypeVar

Class = TypeVar("Class", bound=type)


def guarded(cls: Class) -> Class:
    """Class decorator: lets no unnormalised exception out of an override.

    Every class of the window that overrides a method of Qt's bears it (a test looks).
    """
    if sys.version_info < (3, 12):
        bases = [base for base in cls.__mro__[1:] if base.__module__.startswith("PySide6")]
        for name, method in list(vars(cls).items()):
            is_override = any(name in vars(base) for base in bases)
            if is_override and callable(method) and not name.startswith("_"):
                setattr(cls, name, _normalised(method))
    return cls


def _normalised(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def call(*args: Any) -> Any:
        try:
            return method(*args)
        except BaseException:
            raise  # this is what normalises it

    return call
