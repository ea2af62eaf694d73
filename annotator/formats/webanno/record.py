"""What of a file is kept with the document, so that it can be written as it was.

One ``Kept`` each: ``head`` the lines of the head; ``settings`` JSON with the feature that gave
each sort its label, the label that stands for none, the sorts that are not shown and whether rows
end in a TAB; ``units`` the rows for parts of tokens, by number and code points; ``cells`` the
cells that no span or relation says, by number of row and sort; ``comments`` the other lines of
sentences, JSON by number of sentence.  The place ends in ``@WHO`` where the file is somebody's.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from annotator.formats.webanno.header import Sort, sorts_of
from annotator.model.annotation import Document, Kept

NAME = "webanno"

_NUMBER = re.compile(r"(?<=\[)\d+(?=\])|(?<=->)\d+-\d+$")


@dataclass(slots=True)
class Record:
    """``units`` give start and stop; ``cells`` are by row, and there by number of the sort.

    ``sparse`` and ``bare`` are GUM's ways: what has no value is left out of a stack, and some of
    ``_ * ;`` stand in values as they are.
    """

    head: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    nulls: dict[str, str] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    tab: bool = True
    sparse: bool = False
    bare: str = ""
    units: dict[str, tuple[int, int]] = field(default_factory=dict)
    cells: dict[str, dict[int, list[str]]] = field(default_factory=dict)
    comments: dict[int, list[str]] = field(default_factory=dict)

    def sorts(self) -> list[Sort]:
        """The sorts as the reader took them."""
        shown = [name for name in _names(self.head) if name not in self.hidden]
        return sorts_of(self.head, self.labels, ",".join(shown) or "-")

    def keep(self, cell_row: str, sort: int, cells: list[str]) -> None:
        """Keeps the ``cells`` of a sort in a row."""
        self.cells.setdefault(cell_row, {})[sort] = cells

    def numbers(self) -> set[str]:
        """The numbers of annotations, and of links in chains, that kept cells use."""
        return {
            number
            for found in self.cells.values()
            for cells in found.values()
            for cell in cells
            for number in _NUMBER.findall(cell)
        }

    def to_kept(self, annotator: str) -> Iterator[Kept]:
        """What goes with the document."""
        settings = {name: getattr(self, name) for name in _SETTINGS}
        parts = {
            "head": "\n".join(self.head),
            "settings": _json(settings),
            "units": "\n".join(f"{unit}\t{a}\t{b}" for unit, (a, b) in self.units.items()),
            "cells": "\n".join(
                "\t".join((unit, str(sort), *cells))
                for unit, found in self.cells.items()
                for sort, cells in found.items()
            ),
            "comments": _json(self.comments) if self.comments else "",
        }
        ending = f"@{annotator}" if annotator else ""
        for place, data in parts.items():
            if data:
                yield Kept(NAME, place + ending, data)


def recorded(document: Document, annotator: str) -> Record | None:
    """What was kept of the file of ``annotator``, else of whoever's came first; None for none.

    A record that no reader of ours made is passed over.
    """
    places = {kept.place: kept.data for kept in document.kept if kept.format == NAME}
    ending = f"@{annotator}" if annotator else ""
    if f"head{ending}" not in places:
        head = next((place for place in places if place.partition("@")[0] == "head"), None)
        if head is None:
            return None
        ending = head.removeprefix("head")
    parts = {name: places.get(name + ending, "") for name in _PARTS}
    try:
        return _record(parts)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


_SETTINGS = ("labels", "nulls", "hidden", "tab", "sparse", "bare")
_PARTS = ("head", "settings", "units", "cells", "comments")


def _record(parts: Mapping[str, str]) -> Record:
    settings = json.loads(parts["settings"])
    record = Record(
        parts["head"].split("\n"),
        dict(settings["labels"]),
        dict(settings["nulls"]),
        list(settings["hidden"]),
        tab=bool(settings["tab"]),
        sparse=bool(settings["sparse"]),
        bare=str(settings["bare"]),
    )
    for line in parts["units"].split("\n") if parts["units"] else ():
        unit, start, stop = line.split("\t")
        record.units[unit] = int(start), int(stop)
    for line in parts["cells"].split("\n") if parts["cells"] else ():
        unit, sort, *cells = line.split("\t")
        record.keep(unit, int(sort), cells)
    comments = json.loads(parts["comments"]) if parts["comments"] else {}
    record.comments = {int(number): list(lines) for number, lines in comments.items()}
    return record


def _names(head: list[str]) -> list[str]:
    return [sort.name for sort in sorts_of(head, {}, "all")]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
