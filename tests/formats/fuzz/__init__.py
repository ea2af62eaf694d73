"""Spoiled files without end, for every importer: ``python -m tests.formats.fuzz --cases 100000``.

A reader may yield what is sound and raise FormatError; anything else is an escape, and so is a
case that takes more than ``SECONDS`` of the processor or ``MEGABYTES`` more memory.  Every so many
cases the file goes through the whole import into a project on the disk, which is byte for byte
what it was after a refusal, and whose books and history balance after an import.

A case is told by its format, the seed and its number, whatever ran before it.  Work is done in
children, so that a library that crashes costs one case and is told.
"""
