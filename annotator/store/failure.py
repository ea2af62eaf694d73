"""What a person is told of a write that failed."""

from annotator.errors import EditError, NotSaved, UserError
from annotator.store import verdicts
from annotator.store.sqlite import sqlite3


def not_saved(error: Exception) -> NotSaved:
    """``error`` as the failure of a save."""
    if isinstance(error, NotSaved):
        return error
    return NotSaved("The edit was not saved: {why}", why=error)


def failure(error: BaseException, name: str) -> UserError | None:
    """What a person is told of an error inside an edit; None for what is said, or a bug."""
    if isinstance(error, UnicodeEncodeError):
        return EditError("That holds half a character (a lone surrogate); leave it out.")
    if isinstance(error, sqlite3.DataError):
        return EditError("That is more than one value of a project can hold.")
    if isinstance(error, sqlite3.DatabaseError) and not verdicts.is_bug(error):
        return not_saved(verdicts.said(name, error))
    return None
