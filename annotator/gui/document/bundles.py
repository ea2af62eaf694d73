"""Bundles: relations of one label that share their wire and rail at one end, the hub."""

from typing import NamedTuple

from annotator.gui.document.content import Content
from annotator.gui.document.style import Style
from annotator.model.annotation import Relation


class Bundle(NamedTuple):
    """The relations labelled ``label`` whose head (or tail; of a symmetric label, either) is
    the span ``hub``.
    """

    hub: int
    label: str
    is_head: bool


def bundle_of(content: Content, relation: Relation, style: Style) -> Bundle:
    """The bundle to which a relation belongs: at the end that has more of its kind."""
    heads = content.degree(relation.head, relation.label, is_head=True)
    tails = content.degree(relation.tail, relation.label, is_head=False)
    if style.relation(relation.label).symmetric:
        heads += content.degree(relation.head, relation.label, is_head=False)
        tails += content.degree(relation.tail, relation.label, is_head=True)
        return Bundle(
            relation.head if heads >= tails else relation.tail, relation.label, is_head=True
        )
    if heads >= tails:
        return Bundle(relation.head, relation.label, is_head=True)
    return Bundle(relation.tail, relation.label, is_head=False)
