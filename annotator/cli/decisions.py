"""``annotator decisions``: the record of how gold was settled."""

from collections.abc import Mapping
from pathlib import Path

import click

from annotator.cli import output
from annotator.cli.work import done, opened
from annotator.ops.decision_record import decision_record, said_line


@click.command("decisions")
@click.argument("project", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, with the variants.")
def decisions_command(project: Path, as_json: bool) -> None:  # noqa: FBT001
    """Tell how each item of PROJECT was settled: by whom, when, by which rule, and why.

    Items stand by document, in the order of the text.
    """
    with opened(project) as it:
        record = done(decision_record(it), "decisions")
    if as_json:
        output.print_json({"path": str(project), "decisions": record})
        return
    for one in record:
        cells = (one["at"], one["document"], f"“{one['words']}”", one["answer"],
                 _gold(one["gold"]), one["rule"], one["actor"], one["note"])  # fmt: skip
        output.say("  ".join(filter(None, (" ".join(cell.split()) for cell in cells))))


def _gold(gold: Mapping[str, str] | None) -> str:
    """What gold has, of a relation from which end to which."""
    if gold is None:
        return "–"
    ends = ("head", "tail") if "head" in gold else ("words",)
    return said_line(gold["label"], [gold[end] for end in ends])
