"""The two kinds of failure: what a person can mend, and everything else.

A :class:`UserError` carries one sentence fit to show: what, where, what to do.  The window shows
it, the command line prints it and ends with exit code 1.  Any other exception is a bug of ours.

Messages are English templates with named fields.  The template is also the key under which the
window looks up the translation, so a message is ``UserError("No file at {path}.", path=p)`` and
never a finished f-string.
"""

from collections.abc import Mapping


class UserError(Exception):
    """The world's fault, not ours; :meth:`__str__` is one line, fit to show."""

    def __init__(self, template: str, **fields: object) -> None:
        super().__init__(template)
        self.template = template
        self.fields: Mapping[str, object] = fields

    def __str__(self) -> str:
        return filled(self.template, self.fields)


class ProjectError(UserError):
    """The project file cannot be used as asked."""


class NewerProject(ProjectError):
    """The project was written by a newer version; it may still be opened read-only."""


class DamagedProject(ProjectError):
    """The project file is not what its own checks say it should be."""


class ProjectInUse(ProjectError):
    """Another window or command holds the project for writing."""


class NotSaved(ProjectError):
    """An edit could not be committed; nothing of it is in the file, and it may be tried again."""


class FormatError(UserError):
    """A file is not what its format says."""


class SchemeError(UserError):
    """A scheme, or a change to it, does not hold together."""


class EditError(UserError):
    """An annotation that was asked for is not possible (outside the text, not allowed, gone)."""


def filled(template: str, fields: Mapping[str, object]) -> str:
    """``template`` with its fields, on one line and fit to be written whatever the fields hold."""
    values = {name: " ".join(str(value).split()) for name, value in fields.items()}
    return template.format(**values).encode("utf-8", "backslashreplace").decode()
