"""Lines put under one another by a TAB for each level, as brat writes hierarchies."""

from collections.abc import Sequence
from dataclasses import dataclass, field

_DEEPEST = 40


@dataclass(slots=True)
class _Node:
    lines: Sequence[str] = ()
    inner: "dict[str, _Node]" = field(default_factory=dict)


def indented(labels: Sequence[tuple[str, Sequence[str], Sequence[str]]]) -> list[str]:
    """The lines of ``labels`` (name, names above it, its lines), each under those above it.

    Names above that begin with "!" are headings, made where they are wanted; one that is no label
    of ``labels`` is passed over.
    """
    root = _Node()
    nodes = {name: _Node(lines) for name, _above, lines in labels}
    places = {name: above for name, above, _lines in labels}
    for name, above, _ in labels:
        parent = root
        for step in above[:_DEEPEST]:
            if step.startswith("!"):
                parent = parent.inner.setdefault(step, _Node([step]))
            elif step in nodes and not _leads_to(step, name, places):
                parent = nodes[step]
        parent.inner[name] = nodes[name]
    return _indented(root, 0)


def _leads_to(step: str, name: str, places: dict[str, Sequence[str]]) -> bool:
    """Whether ``name`` stands somewhere above ``step``, so that neither can be over the other."""
    return step == name or name in places[step]


def _indented(node: _Node, depth: int) -> list[str]:
    out: list[str] = []
    for inner in node.inner.values():
        out += ["\t" * depth + line for line in inner.lines]
        out += _indented(inner, depth + 1)
    return out
