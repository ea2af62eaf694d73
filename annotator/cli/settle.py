"""``annotator settle`` and ``annotator feedback``: gold by a stated rule, and what it changed."""

from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import click

from annotator.agreement.rules import Borders, Rule, Votes, rule_named
from annotator.cli import output
from annotator.cli.work import done, opened
from annotator.errors import UserError
from annotator.ops.auto_accept import Accepted, auto_accept, preview_rule
from annotator.ops.feedback import Feedback, feedback
from annotator.ops.revoking import revocation, revoke_rule, rule_meant
from annotator.store.project import Project

_PATH = click.Path(path_type=Path)
_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


@click.command("settle")
@click.argument("project", type=_PATH)
@click.option(
    "--rule",
    "rule_name",
    metavar="VOTES/BORDERS",
    help="Votes: unanimous, majority or 'at_least N'; borders: same, most_frequent, longest or "
    "shortest. As unanimous/same.",
)
@click.option("--least", type=click.IntRange(2), help="How many must have finished a document.")
@click.option(
    "--revoke",
    metavar="RULE",
    help="Take back every decision that this rule made; the end of its name may be left out.",
)
@click.option("--dry-run", is_flag=True, help="Only count.")
@_json
def settle(
    project: Path,
    rule_name: str | None,
    least: int | None,
    revoke: str | None,
    dry_run: bool,  # noqa: FBT001
    as_json: bool,  # noqa: FBT001
) -> None:
    """Settle what PROJECT's annotators agree on by a stated rule, or take a rule's decisions back.

    Each is one step of undo. The counts come first; what was decided before stays as it is.
    """
    if (rule_name is None) == (revoke is None):
        raise UserError("Give either --rule, which settles, or --revoke, which takes back.")
    if revoke is not None and least is not None:
        raise UserError("--least goes with --rule; the name that --revoke takes ends with it.")
    if revoke is not None:
        _revoke(project, revoke, dry_run=dry_run, as_json=as_json)
        return
    rule = _rule(rule_name or "")
    rule = replace(rule, least=least) if least is not None else rule
    with _for(project, dry_run=dry_run) as it:
        counts = done(preview_rule(it, rule), "Counting")
        if not as_json:
            _print_counts(counts)
        if not dry_run and counts.settled:
            counts = done(auto_accept(it, rule), "Settling")
    if as_json:
        output.print_json({"path": str(project), "dry_run": dry_run, **counts.to_json()})
    elif dry_run or not counts.settled:
        output.say("nothing was changed")
    else:
        output.say(f"settled by the rule {counts.rule}; --revoke '{counts.rule}' takes it back")


def _for(project: Path, *, dry_run: bool) -> AbstractContextManager[Project]:
    """The project, to be written only where that is meant."""
    return opened(project) if dry_run else opened(project, write=True)


def _rule(name: str) -> Rule:
    rule = _rule_written(name)
    if rule is not None:
        return rule
    if "/" not in name and _rule_written(f"{name}/{Borders.SAME}"):
        raise UserError(
            "The rule {name} does not say which borders to take; there are {rules}.",
            name=name,
            rules=", ".join(f"'{name}/{borders}'" for borders in Borders),
        )
    raise UserError(
        "There is no rule {name}; votes are {votes}, borders {borders}, as unanimous/same.",
        name=name,
        votes=", ".join([Votes.UNANIMOUS, Votes.MAJORITY, f"'{Votes.AT_LEAST} N'"]),
        borders=", ".join(Borders),
    )


def _rule_written(name: str) -> Rule | None:
    """The rule that ``name`` says in full, but for ``least``; None where it means none.

    Stricter than what reads the names that decisions keep: a number that is missing or that none
    can reach is a slip of who typed it.
    """
    try:
        rule = rule_named(name)
    except ValueError:
        return None
    is_meant = name in (rule.name, rule.name.rpartition("/")[0])
    return rule if is_meant and rule.number >= 1 and rule.least >= 2 else None


def _print_counts(counts: Accepted) -> None:
    documents = output.several(counts.documents, "document")
    output.say(f"rule           {counts.rule}")
    output.say(f"settles        {output.several(counts.settled, 'item')} in {documents}")
    output.say(f"  to gold      {counts.spans} spans, {counts.relations} relations")
    output.say(f"  to nothing   {counts.none}")
    output.say(f"leaves open    {counts.left}")
    for cause, count in counts.by_cause.most_common():
        output.say(f"  {count:6}  {cause.replace('_', ' ')}")


def _revoke(project: Path, rule: str, *, dry_run: bool, as_json: bool) -> None:
    with _for(project, dry_run=dry_run) as it:
        rule = rule_meant(it, rule)
        count = revocation(it, rule).count if dry_run else revoke_rule(it, rule)
    if as_json:
        told = {"path": str(project), "dry_run": dry_run, "rule": rule, "revoked": count}
        output.print_json(told)
    else:
        verb = "would be taken back" if dry_run else "taken back"
        output.say(f"{output.several(count, 'decision')} {verb}")


@click.command("feedback")
@click.argument("project", type=_PATH)
@click.argument("name")
@click.option("--csv", "csv_path", type=_PATH, metavar="FILE", help="Write a line an item there.")
@_json
def feedback_command(
    project: Path,
    name: str,
    csv_path: Path | None,
    as_json: bool,  # noqa: FBT001
) -> None:
    """Tell the annotator NAME where PROJECT's gold came out otherwise, by cause, with the notes."""
    output.check_place(csv_path, project)
    with opened(project) as it:
        report = done(feedback(it, name), "Comparing")
    if csv_path is not None:
        output.write(csv_path, report.to_csv())
    if as_json:
        output.print_json(report.to_json())
    else:
        _print_feedback(report)


def _print_feedback(report: Feedback) -> None:
    documents = output.several(report.documents, "document")
    output.say(f"{report.annotator}: settled items in {documents}")
    output.say(
        f"of {output.several(report.spans, 'span')} and "
        f"{output.several(report.relations, 'relation')} gold has {report.kept} just so"
    )
    for cause, count in report.by_cause.items():
        output.say(f"  {count:6}  {cause.replace('_', ' ')}")
    for one in report.changed:
        became = f"{one.said_line or 'nothing'} became {one.gold_line or 'nothing'}"
        note = f" ({one.note})" if one.note else ""
        line = f"{one.name}: {one.cause.replace('_', ' ')}: {became}{note}"
        output.say(" ".join(line.split()))
