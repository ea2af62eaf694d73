"""What commands print, and the reports they write."""

import json
import os
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import click

from annotator.errors import FormatError
from annotator.formats.base import Changed, Format, Option, Rejected
from annotator.formats.registry import formats
from annotator.model.scheme import Scheme
from annotator.ops.projects import Information
from annotator.ops.report import Counts, ExportReport, ImportReport, item_line
from annotator.store.file_names import same_file

_LISTED = 20

_HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
_JOINERS = "\u200c\u200d"
"""Characters without a shape of their own that emoji and Persian are spelt with."""


def print_json(data: object) -> None:
    """One JSON object on one line."""
    line = json.dumps(data, ensure_ascii=False)
    if not line.isprintable():  # json escapes C0 alone: not DEL, C1 (CSI) nor direction characters
        line = "".join(one if _plain(one) == one else json.dumps(one)[1:-1] for one in line)
    click.echo(line)


def say(line: object = "", *, err: bool = False) -> None:
    """Prints one line, on standard error with ``err``; every line of every command goes here.

    Names and notes come from files of others: what would move the cursor, clear the screen, turn
    what stands beside it or end the line becomes U+FFFD or a space, never reaches a terminal.
    """
    click.echo(plain(str(line)), err=err)


def say_over(words: str) -> None:
    """Shows ``words`` on standard error in the place of the line that stands there."""
    click.echo(f"\r{plain(words)}", err=True, nl=False)


def plain(line: str) -> str:
    """``line`` with U+FFFD for controls and direction characters, a space for ends of lines."""
    return line if line.isprintable() else "".join(map(_plain, line))


def _plain(character: str) -> str:
    if character in _JOINERS or unicodedata.category(character) not in _HIDDEN:
        return character
    return " " if character.isspace() else "\ufffd"


def counted(counts: Counts) -> str:
    """Counts in words."""
    return ", ".join(
        (
            several(counts.documents, "document"),
            several(counts.spans, "span"),
            several(counts.relations, "relation"),
            *([several(counts.attributes, "attribute")] if counts.attributes else []),
        )
    )


def several(count: int, word: str) -> str:
    """A number and what it counts."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def print_import(report: ImportReport) -> None:
    """What an import did."""
    word = "would be imported" if report.is_refused else "imported"
    say(f"read           {counted(report.read)}")
    say(f"{word:14} {counted(report.imported)}")
    if report.known != Counts():
        say(f"already there  {counted(report.known)}")
    if report.faults:
        layers = sum(item.what == "layer" for item in report.rejections)
        more = f", {several(layers, 'layer')}" if layers else ""
        say(f"rejected       {counted(report.rejected)}{more}")
    if report.left_out != Counts():
        say(f"left out       {counted(report.left_out)}")
    if report.added_labels:
        say(f"added          {several(report.added_labels, 'label')}")
    print_items([*report.rejections, *report.changes])


def print_export(report: ExportReport) -> None:
    """What an export did."""
    say(f"written        {counted(report.written)}")
    if report.lost != Counts():
        say(f"not held       {counted(report.lost)}")
    if report.unfinished:
        say(f"not finished   {several(report.unfinished, 'document')} left out")
    if len(report.parts) > 1:
        for name, counts in report.parts.items():
            say(f"{name:14} {counted(counts)}")
    print_items(report.losses, "the report lists them all")
    for path in (*report.files, *report.companions):
        say(path)


def warn_of(report: ExportReport) -> None:
    """Empty parts and near-duplicates across parts, on standard error."""
    for part in report.empty_parts:
        say(
            f"annotator: warning: no document fell into the part {part}; take a larger share for "
            "it or another --seed, or --stratify.",
            err=True,
        )
    pairs = report.near_duplicates
    if not pairs:
        return
    first = pairs[0]
    say(
        f"annotator: warning: {several(len(pairs), 'pair')} of nearly equal documents in different "
        f"parts, for example {_quoted(first.documents[0])} ({first.parts[0]}) and "
        f"{_quoted(first.documents[1])} ({first.parts[1]}); --group-by near-duplicates keeps them "
        "together.",
        err=True,
    )


def _quoted(name: str) -> str:
    return " ".join(name.split())


def print_items(
    items: Sequence[Rejected | Changed], more: str = "--report FILE lists them all"
) -> None:
    """Rejections and changes, a line each, the first few; ``more`` says where the others are."""
    for item in items[:_LISTED]:
        say("  " + item_line(item))
    if len(items) > _LISTED:
        say(f"  … and {len(items) - _LISTED} more; {more}")


def print_scheme(scheme: Scheme) -> None:
    """A scheme, a line a label."""
    say(scheme.name)
    for label in scheme.entities:
        say(f"entity    {label.key:2}{label.name}  {label.title('vi')}")
    for relation in scheme.relations:
        sign = "—" if relation.symmetric else "→"
        ends = ", ".join(f"{head} {sign} {tail}" for head, tail in relation.ends) or "any"
        say(f"relation  {relation.key:2}{relation.name}  {relation.title('vi')}: {ends}")
    for attribute in scheme.attributes:
        say(f"attribute   {attribute.name} ({attribute.type})")


def format_json(each: Format) -> dict[str, object]:
    """A format as ``annotator formats --json`` lists it."""
    about = each.description
    return {
        "name": about.name,
        "title": about.title,
        "extensions": list(about.extensions),
        "reads": about.reads,
        "writes": about.writes,
        "several_documents": about.many,
        "cannot_hold": list(about.cannot_hold),
        "options": [
            {
                "name": option.name,
                "kind": option.kind,
                "default": option.default,
                "choices": list(option.choices),
                "applies": option.applies,
                "help": option.help,
            }
            for option in about.options
        ],
    }


def option_line(option: Option) -> str:
    """An option on one line."""
    what = "|".join(option.choices) if option.choices else option.kind.upper()
    return f"--option {option.name}={what} ({option.applies}): {option.help}"


def write_report(path: Path | None, report: ImportReport | ExportReport) -> None:
    """The whole report as JSON, where one was asked for."""
    if path is not None:
        write(path, json.dumps(report.to_json(), ensure_ascii=False, indent=1) + "\n")


def check_place(path: Path | None, project: Path) -> None:
    """Refuses to write to the project itself, there or to be made.  Raises FormatError."""
    if path is not None and (
        same_file(path, project) or os.path.realpath(path) == os.path.realpath(project)
    ):
        raise FormatError("{path} is the project itself; choose another file.", path=path)


def write(path: Path, text: str) -> None:
    """Writes a small text file.  Raises FormatError."""
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise FormatError(
            "{path} cannot be written: {why}.", path=path, why=error.strerror or error
        ) from None


def print_formats() -> None:
    """Every format with what it cannot hold and its options."""
    for each in formats():
        about = each.description
        does = "/".join(
            word for word, can in (("read", about.reads), ("write", about.writes)) if can
        )
        say(f"{about.name:10} {does:11} {' '.join(about.extensions):12} {about.title}")
        if about.cannot_hold:
            say(f"{'':10} cannot hold: {', '.join(about.cannot_hold)}")
        for option in about.options:
            say(f"{'':10} {option_line(option)}")


def print_information(project: Path, about: Information) -> None:
    """What a project holds."""
    say(f"{project}  {about.title}".rstrip())
    if about.read_only:
        say(f"read-only   {about.read_only}")
    size = several(about.code_points, "code point")
    say(f"documents   {about.documents} ({size})")
    say(f"spans       {about.spans}")
    say(f"relations   {about.relations}")
    for name, state, count in about.layers:
        say(f"annotator   {name}: {count} {state}")
    if about.stale_gold:
        again = several(about.stale_gold, "finished document")
        say(f"gold        open again in {again}: items came in that nobody decided")
    for label in about.labels:
        say(f"{label.kind:11} {label.name}: {label.count}")
