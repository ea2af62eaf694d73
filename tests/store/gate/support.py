"""A fault in the middle of an edit."""


class Fault(Exception):
    """A bug in a verb."""
