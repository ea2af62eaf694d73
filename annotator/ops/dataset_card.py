"""The dataset card: a page of Markdown that says what an export holds and how it was made.

Nothing in it depends on when or where the export ran, so that the same project gives the same
bytes.  What comes from the project (labels, names, definitions) is shown as it is: characters
that mean something in Markdown or HTML are escaped, line ends become spaces.
"""

import re
import shlex
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator import __version__
from annotator.model.scheme import EntityLabel, RelationLabel, Scheme
from annotator.ops.card_agreement import CardAgreement
from annotator.ops.export_request import ExportRequest
from annotator.ops.export_tally import PartTally, Tally
from annotator.ops.export_target import CARD_MARK
from annotator.ops.report import Counts, ExportReport
from annotator.ops.splits import FOLDER, NEAR_DUPLICATES

_MEANING = re.compile(r"[\\`*\[\]<>#|~&$@\"']|(?<!\w)_|_(?!\w)|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What Markdown (GitHub's, too) or HTML would take for a sign inside a line."""

_BY_NUMBER = "<>&|\"'`@:."
_NEAR_LISTED = 50


@dataclass(frozen=True)
class About:
    """What the card tells beside the counts.  ``project`` is the file's name."""

    project: str
    title: str
    format_title: str
    scheme: Scheme
    finished: bool
    agreement: CardAgreement | None = None


def card(about: About, request: ExportRequest, tally: Tally, report: ExportReport) -> str:
    """The whole page."""
    sections = [
        f"{CARD_MARK}\n# {escaped(about.title)}",
        _introduction(about, request, report),
        _contents(tally.parts),
        _labels("Entity labels", "entity", about.scheme.entities, tally.parts),
        _labels("Relation labels", "relation", about.scheme.relations, tally.parts),
        _people(tally.people),
        _agreement(about.agreement),
        _split(request),
        _near(report),
        _losses(about, report),
        f"## How to make it again\n\n{_code(command(about.project, request))}",
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def command(project: str, request: ExportRequest) -> str:
    """The command line that makes the same export; PATH stands for where to."""
    words = ["annotator", "export", project, "--format", request.format, "--out", "PATH"]
    if request.annotator is not None:
        words += ["--annotator", request.annotator]
    words += ["--gold"] if request.gold else []
    if request.finished is not None:
        words.append("--finished" if request.finished else "--all-states")
    if request.split:
        shares = ",".join(f"{name}={share:g}" for name, share in request.split.items())
        words += ["--split", shares, "--seed", str(request.seed)]
        words += ["--group-by", request.group_by] if request.group_by else []
        words += ["--stratify"] if request.stratify else []
    for name, value in sorted(request.options.items()):
        shown = str(value).lower() if isinstance(value, bool) else str(value)
        words += ["--option", f"{name}={shown}"]
    return shlex.join(words)


def escaped(text: str) -> str:
    """``text`` on one line, with nothing left that Markdown or HTML would take for a sign."""
    line = " ".join(
        "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cs") and not c.isspace()
                else c for c in text).split()
    )  # fmt: skip
    return _MEANING.sub(_entity, line)


def _entity(found: re.Match[str]) -> str:
    character = found.group()
    return f"&#{ord(character)};" if character in _BY_NUMBER else f"\\{character}"


def _code(text: str) -> str:
    """A block of code, whose text may hold any number of back ticks."""
    line = " ".join(text.split())
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", line)), default=0))
    return f"{fence}sh\n{line}\n{fence}"


def _table(titles: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; texts are given escaped, numbers stand to the right."""
    cells = [[str(cell) for cell in row] for row in rows]
    numbers = [
        bool(cells) and all(row[column].isdigit() for row in cells) for column in range(len(titles))
    ]
    lines = [titles, ["---:" if is_number else "---" for is_number in numbers], *cells]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _introduction(about: About, request: ExportRequest, report: ExportReport) -> str:
    told = [
        f"Exported from the project {escaped(about.project)} by Annotator {__version__}.",
        f"Format: {escaped(request.format)} ({escaped(about.format_title)}).",
    ]
    if request.gold:
        told.append("It holds the gold layers.")
    elif request.annotator is not None:
        told.append(f"It holds the work of {escaped(request.annotator)}.")
    if about.finished:
        told.append("Only finished layers are in it.")
        if report.unfinished:
            told.append(f"Documents left out because they are not finished: {report.unfinished}.")
    else:
        told.append("Open layers are in it, too.")
    return " ".join(told)


def _agreement(found: CardAgreement | None) -> str:
    if found is None:
        return ""
    table = _table(("figure", "value"), found.figures)
    told = (
        f"Of {found.documents} documents {found.compared} were finished by two annotators or more; "
        f"figures of {found.annotators} annotators, pooled over all pairs of them."
    )
    return f"## Agreement\n\n{told}\n\n{table}"


def _counted(counts: Counts) -> list[object]:
    return [counts.documents, counts.spans, counts.relations]


def _contents(parts: Mapping[str, PartTally]) -> str:
    rows = [
        [escaped(name) or "all", *_counted(part.counts), part.characters]
        for name, part in parts.items()
    ]
    if len(rows) > 1:
        total = sum((part.counts for part in parts.values()), Counts())
        rows.append(["all", *_counted(total), sum(part.characters for part in parts.values())])
    titles = ("part", "documents", "spans", "relations", "characters")
    note = "Counted as annotated; what the format could not hold of it stands below."
    return f"## Contents\n\n{_table(titles, rows)}\n\n{note}"


def _labels(
    title: str,
    kind: str,
    labels: Sequence[EntityLabel | RelationLabel],
    parts: Mapping[str, PartTally],
) -> str:
    names = [label.name for label in labels]
    used = {name for part in parts.values() for its, name in part.labels if its == kind}
    names += sorted(used.difference(names))
    if not names:
        return ""
    known = {label.name: label for label in labels}
    split = list(parts) if len(parts) > 1 else []
    rows = []
    for name in names:
        counts = [part.labels[kind, name] for part in parts.values()]
        counts = [*counts, sum(counts)] if split else counts
        rows.append([escaped(name), _meaning(known.get(name)), *counts])
    titles = ("label", "meaning", *(escaped(part) for part in split), "all")
    return f"## {title}\n\n{_table(titles, rows)}"


def _meaning(label: EntityLabel | RelationLabel | None) -> str:
    """Titles and definitions, English first; "" where the scheme says nothing."""
    if label is None:
        return "not in the scheme"
    told = [
        text
        for language in sorted({*label.titles, *label.definitions}, key=_english_first)
        for text in (label.titles.get(language), label.definitions.get(language))
        if text
    ]
    if isinstance(label, RelationLabel):
        sign = "—" if label.symmetric else "→"
        told += [f"{head} {sign} {tail}" for head, tail in label.ends]
    return "; ".join(escaped(text) for text in dict.fromkeys(told))


def _english_first(language: str) -> tuple[bool, str]:
    return language != "en", language


def _people(people: Mapping[str, Counts]) -> str:
    if not people:
        return ""
    rows = [[escaped(name), *_counted(people[name])] for name in sorted(people)]
    titles = ("annotator", "documents", "spans", "relations")
    return f"## Whose work\n\n{_table(titles, rows)}"


def _split(request: ExportRequest) -> str:
    if not request.split:
        return ""
    shares = ", ".join(f"{escaped(name)} {share:g}" for name, share in request.split.items())
    told = [f"Shares: {shares}. Seed: {request.seed}."]
    if request.group_by == NEAR_DUPLICATES:
        told.append("Documents that are nearly equal are all in one part.")
    elif request.group_by == FOLDER:
        told.append("Documents of one folder (the front of their names) are all in one part.")
    elif request.group_by:
        told.append(f"Documents with the same {escaped(request.group_by)} are all in one part.")
    if request.stratify:
        told.append(
            "Stratified: parts were chosen so that the labels' shares match, which depends on "
            "the whole set; with other documents, others may change their part."
        )
    elif request.group_by != NEAR_DUPLICATES:
        told.append(
            "A hash of the seed and of each document's (or group's) identity decides, so a "
            "document stays in its part when others are added."
        )
    return "## How it was split\n\n" + " ".join(told)


def _near(report: ExportReport) -> str:
    pairs = report.near_duplicates
    if not pairs:
        return ""
    rows = [
        [
            escaped(pair.documents[0]),
            escaped(pair.parts[0]),
            escaped(pair.documents[1]),
            escaped(pair.parts[1]),
            f"{pair.similarity:.2f}",
        ]
        for pair in pairs[:_NEAR_LISTED]
    ]
    told = (
        f"Warning: {len(pairs)} pairs of nearly equal documents (shingles of eight syllables, "
        "Jaccard similarity 0.8 or more) lie in different parts."
    )
    more = len(pairs) - len(rows)
    ending = f"\n\nAnd {more} more, which the report lists." if more else ""
    titles = ("document", "part", "is nearly", "part", "similarity")
    return f"## Near-duplicates across parts\n\n{told}\n\n{_table(titles, rows)}{ending}"


def _losses(about: About, report: ExportReport) -> str:
    title = "## What the format could not hold"
    if not report.losses_by_kind:
        return f"{title}\n\nEverything that was to be exported is in it."
    rows = sorted(report.losses_by_kind.items(), key=lambda kind: (-kind[1], kind[0]))
    table = _table(("what", "how often"), [[escaped(kind), count] for kind, count in rows])
    lost = report.lost
    told = (
        f"Left out altogether: {lost.documents} documents, {lost.spans} spans, "
        f"{lost.relations} relations, {lost.attributes} attributes of "
        f"{escaped(about.format_title)}."
    )
    return f"{title}\n\n{table}\n\n{told}"
