"""Lines of a file that are kept with its document, to be written back as they were."""

from annotator.formats.base import Item, Rejected
from annotator.formats.json_values import string_fault


def sound_lines(
    lines: list[str], numbers: list[int], file: str, document: str
) -> tuple[list[str], list[int], list[Item]]:
    """The lines that a project can keep, their numbers, and what is said of the others."""
    if string_fault("\n".join(lines)) is None:
        return lines, numbers, []
    faults = [string_fault(line) for line in lines]
    said: list[Item] = [
        Rejected("line", fault, file, number, document=document)
        for number, fault in zip(numbers, faults, strict=True)
        if fault
    ]
    good = [at for at, fault in enumerate(faults) if not fault]
    return [lines[at] for at in good], [numbers[at] for at in good], said


def stripped(lines: list[str], raw: str) -> list[str]:
    """``lines`` (together ``raw``) without the "\\r" that Windows writes at their end."""
    if "\r" in raw:
        return [line[:-1] if line[-1:] == "\r" else line for line in lines]
    return lines


def joined_behind(before: str, text: str, blank: int) -> str:
    """``text`` as it follows ``before``: with line ends between, at least ``blank`` in all."""
    if not before or not text:
        return text
    there = len(before) - len(before.rstrip("\n"))
    return "\n" * max(0, blank - there) + text
