"""Whose column is whose: the annotators' order and names, or neither, for an unbiased reviewer."""

import random
from string import ascii_uppercase

from annotator.gui.adjudication.rows import Columns
from annotator.gui.models.spans import looks_of
from annotator.gui.panels.attributes import value_titles
from annotator.model.scheme import Scheme
from annotator.ops.adjudication import DecisionTable, Finishers


def columns_of(
    table: DecisionTable,
    scheme: Scheme,
    language: str,
    people: Finishers | None = None,
    *,
    hidden: bool,
) -> Columns:
    """The columns of a document; with ``people`` one for each of them in every document.

    With ``hidden`` names the annotators are letters, in an order that differs between documents
    and stays the same for each: nobody can learn who is who and decide by that.  There are as many
    letters then as people finished one document.
    """
    order = list(range(len(table.annotators)))
    looks = {**looks_of(scheme.entities, language), **looks_of(scheme.relations, language)}
    told = {
        one.name: (one.title(language), value_titles(one, language)) for one in scheme.attributes
    }
    width = len(order) if people is None else people.most
    if not hidden:
        names = table.annotators if people is None else people.names
        places = {name: place for place, name in enumerate(table.annotators)}
        return Columns(tuple(places.get(name, -1) for name in names), names, looks, told)
    # No secret hangs on it: the seed is the document's own, so that undo shows the same order.
    random.Random(f"{table.document} {table.name}").shuffle(order)
    order += [-1] * (width - len(order))
    return Columns(tuple(order), tuple(map(_letter, range(width))), looks, told)


def _letter(number: int) -> str:
    return ascii_uppercase[number % 26] * (1 + number // 26)
