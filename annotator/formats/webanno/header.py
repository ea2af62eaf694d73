"""The head of a file: which WebAnno layers its columns hold, and where each gets its label from.

WebAnno's layers are called sorts here, since a layer is one annotator's work.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from annotator.errors import FormatError

FORMAT_LINE = "#FORMAT=WebAnno TSV 3"
ID_COLUMNS = 3
"""Columns before those of the sorts: the unit's number, its offsets, its words."""

SortKind = Literal["span", "chain", "relation"]
ColumnKind = Literal["value", "role", "target", "source", "element", "link", "none"]

PREFIXES: dict[str, SortKind] = {"#T_SP=": "span", "#T_CH=": "chain", "#T_RL=": "relation"}
_ROLE = "ROLE_"
_BASE = "BT_"
_CHAIN_COLUMNS: dict[str, ColumnKind] = {"referenceType": "element", "referenceRelation": "link"}
LINK_FEATURE = "referenceRelation"

_TOKEN_SORTS = {"POS", "Lemma", "Stem", "MorphologicalFeatures", "Dependency"}
_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api."
TOKEN = "Token"
DEPENDENCY = "Dependency"

_LABELS = (
    "label", "value", "type", "entity", "category", "class", "kind", "tag", "relation", "posvalue",
    "dependencytype", "referencetype",
)  # fmt: skip
_NEVER = {"identifier", "id", "uri", "comment", "note", "text", "lemma"}
_UNLABELLED = {"Lemma", "Stem", "MorphologicalFeatures", "SurfaceForm"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sort.  ``name`` is its feature, "" for a column that says only "here"."""

    kind: ColumnKind
    name: str
    declared: str


@dataclass(frozen=True, slots=True)
class Sort:
    """A WebAnno layer.

    Its cells are ``row[first:stop]``.  ``short`` is its name without the package, as long as no
    other sort is called so.  ``label`` is the feature whose value is the label; "" means that the
    label is ``short``.  ``base`` is what relations hang on.  ``shown``: read as spans or
    relations, not only kept.
    """

    kind: SortKind
    name: str
    short: str
    columns: tuple[Column, ...]
    first: int
    label: str = ""
    base: str = ""
    shown: bool = True

    @property
    def stop(self) -> int:
        """One past its last cell."""
        return self.first + len(self.columns)

    @property
    def is_relation(self) -> bool:
        """Whether it holds relations, not spans."""
        return self.kind == "relation"


def sorts_of(lines: Iterable[str], labels: Mapping[str, str], layers: str) -> list[Sort]:
    """The sorts that the ``lines`` of a head declare.

    ``labels`` give a feature by name of a sort, long or short; ``layers`` is the option.
    """
    bare = [_bare(line) for line in lines if line[:6] in PREFIXES]
    shorts = _short_names([name for _, name, _, _ in bare])
    sorts: list[Sort] = []
    first = ID_COLUMNS
    for (kind, name, columns, base), short in zip(bare, shorts, strict=True):
        sort = Sort(kind, name, short, columns, first, base=base)
        chosen = labels.get(name, labels.get(short))
        sorts.append(replace(sort, label=label_feature(sort, chosen)))
        first = sort.stop
    return _with_shown(sorts, layers)


def label_choices(option: str) -> dict[str, str]:
    """``Layer|feature, Other|`` as feature by sort.  Raises FormatError."""
    chosen: dict[str, str] = {}
    for piece in option.split(","):
        if not piece.strip():
            continue
        name, bar, feature = piece.strip().partition("|")
        if not bar or not name:
            raise FormatError(
                "Option label is like NamedEntity|value,Referent|entity; {piece} does not fit.",
                piece=piece.strip(),
            )
        chosen[name] = feature
    return chosen


def with_features(sort: Sort, names: Iterable[str]) -> Sort:
    """``sort`` with a column for each of ``names`` more, as values."""
    new = tuple(Column("value", name, name) for name in names)
    old = sort.columns
    if old and old[0].kind == "none":
        return replace(sort, columns=new or old)
    at = len(old) - (sort.is_relation and old[-1].kind == "source")
    return replace(sort, columns=(*old[:at], *new, *old[at:]))


def declaration(sort: Sort) -> str:
    """The line that declares ``sort``."""
    prefix = next(prefix for prefix, kind in PREFIXES.items() if kind == sort.kind)
    return prefix + "|".join((sort.name, *(column.declared for column in sort.columns)))


def _bare(line: str) -> tuple[SortKind, str, tuple[Column, ...], str]:
    kind = PREFIXES[line[:6]]
    name, *features = line[6:].rstrip().split("|")
    name = name.strip() or "layer"
    if kind == "relation":
        return kind, name, *_relation_columns(features)
    columns = _span_columns(features) if kind == "span" else _chain_columns(features)
    return kind, name, columns or (Column("none", "", ""),), ""


def _span_columns(features: list[str]) -> tuple[Column, ...]:
    columns: list[Column] = []
    role = ""
    for feature in features:
        if role:
            columns.append(Column("target", role, feature))
            role = ""
        elif feature.startswith(_ROLE):
            role = feature.removeprefix(_ROLE).rpartition(":")[2].partition("_")[0] or "slot"
            columns.append(Column("role", role, feature))
        elif feature:
            columns.append(Column("value", feature, feature))
    if role:
        columns.append(Column("target", role, ""))
    return tuple(columns)


def _chain_columns(features: list[str]) -> tuple[Column, ...]:
    return tuple(
        Column(_CHAIN_COLUMNS.get(feature, "value"), feature, feature)
        for feature in features
        if feature
    )


def _relation_columns(features: list[str]) -> tuple[tuple[Column, ...], str]:
    """The last column says where the relation comes from, with or without ``BT_``."""
    found = [feature for feature in features if feature]
    source = found.pop() if found and found[-1].startswith(_BASE) else _BASE
    columns = [Column("value", feature, feature) for feature in found]
    return (*columns, Column("source", "", source)), source.removeprefix(_BASE)


def short_name(name: str) -> str:
    """The name without its package."""
    return name.rpartition(".")[2] or name


def _short_names(names: list[str]) -> list[str]:
    shorts = [short_name(name) for name in names]
    return [
        short if shorts.count(short) == 1 else name
        for short, name in zip(shorts, names, strict=True)
    ]


def label_feature(sort: Sort, chosen: str | None = None) -> str:
    """The feature that gives the label: the ``chosen`` one, else by its name, "" for none."""
    names = [column.name for column in sort.columns if column.kind in ("value", "element")]
    if chosen is not None:
        return chosen if chosen in names else ""
    if sort.name.startswith(_DKPRO) and sort.short in _UNLABELLED:
        return ""
    by_name = {name.lower(): name for name in reversed(names)}
    for wanted in (*_LABELS, sort.short.lower()):
        if wanted in by_name:
            return by_name[wanted]
    return names[0] if len(names) == 1 and names[0].lower() not in _NEVER else ""


def _with_shown(sorts: list[Sort], layers: str) -> list[Sort]:
    wanted = {name.strip() for name in layers.split(",") if name.strip()}
    shown = {sort.name for sort in sorts if _is_wanted(sort, wanted)}
    hidden = {sort.name for sort in sorts} - shown
    return [
        replace(sort, shown=sort.name in shown and not (sort.is_relation and sort.base in hidden))
        for sort in sorts
    ]


def _is_wanted(sort: Sort, wanted: set[str]) -> bool:
    if not wanted:
        return not (sort.name.startswith(_DKPRO) and sort.short in _TOKEN_SORTS)
    return "all" in wanted or sort.name in wanted or sort.short in wanted


def sort_named(name: str, kind: str, columns: tuple[Column, ...], base: str) -> Sort:
    """A sort of our own, which no file declared."""
    kinds: dict[str, SortKind] = {"span": "span", "chain": "chain", "relation": "relation"}
    sort = Sort(kinds[kind], name, short_name(name), columns, ID_COLUMNS, base=base)
    return replace(sort, label=label_feature(sort))
