"""The command line.

Success is exit code 0.  A mistake of the user's is exit code 1 and one line on standard error.
``--json`` prints one JSON object on standard output.
"""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from annotator import __version__
from annotator.cli import output
from annotator.cli.agreement import agreement
from annotator.cli.backup import backup_command, restore_command
from annotator.cli.compact import compact_command
from annotator.cli.decisions import decisions_command
from annotator.cli.export import export
from annotator.cli.finish import finish
from annotator.cli.history import history_command
from annotator.cli.merge import merge_command
from annotator.cli.package import package
from annotator.cli.salvage import salvage_command
from annotator.cli.settle import feedback_command, settle
from annotator.cli.work import done, opened
from annotator.errors import UserError
from annotator.formats.base import Format
from annotator.formats.registry import format_named, formats, options_from, recognise
from annotator.model.annotation import State
from annotator.model.scheme_file import scheme_to_json, scheme_to_text
from annotator.ops import projects, schemes
from annotator.ops.importing import ImportRequest, default_annotator, import_files, refusal

OpenWindow = Callable[[Path | None], int]


def run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Runs the program with ``arguments``; returns its exit code."""
    try:
        code = _commands.main(
            list(arguments), prog_name="annotator", standalone_mode=False, obj=open_window
        )
    except click.ClickException as error:
        return _failed(error.format_message())
    except (click.Abort, KeyboardInterrupt):
        return _failed("Cancelled; nothing was changed.")
    except UserError as error:
        return _failed(str(error))
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone
        return 1
    except OSError as error:  # a full disk, a name too long: the world's fault, whoever met it
        return _failed(f"{error.filename or 'The system'}: {error.strerror or error}.")
    return code if isinstance(code, int) else 0


def _failed(message: str) -> int:
    output.say("annotator: " + " ".join(message.split()), err=True)
    return 1


class _Commands(click.Group):
    """A group that takes an unknown first word for a project to open."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands:
            return "open", self.commands["open"], args
        return super().resolve_command(ctx, args)


_PATH = click.Path(path_type=Path)
_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
_project = click.argument("project", type=_PATH)


@click.group("annotator", cls=_Commands, invoke_without_command=True)
@click.version_option(__version__, message="annotator %(version)s")
@click.pass_context
def _commands(context: click.Context) -> int:
    """Label entities and relations in article text.

    Without a command, opens the window: annotator [PROJECT]
    """
    if context.invoked_subcommand is None:
        return int(context.obj(None))
    return 0


@_commands.command("open", hidden=True)
@_project
@click.pass_obj
def _open(window: OpenWindow, project: Path) -> int:
    """Open the window on PROJECT."""
    if not project.suffix and not os.path.lexists(project):
        raise UserError(
            "There is no file and no command {word}; annotator --help lists the commands.",
            word=project,
        )
    projects.probe(project)
    return window(project)


@_commands.command("demo")
@click.option("--dir", "folder", type=_PATH, help="Where to make it.")
@click.option("--no-window", is_flag=True, help="Only make it.")
@click.pass_obj
def _demo(window: OpenWindow, folder: Path | None, no_window: bool) -> int:  # noqa: FBT001
    """Make the sample project if it is not there, print its path, open it."""
    path = projects.demo_path(folder)
    projects.make_demo(path)
    output.say(path)
    return 0 if no_window else window(path)


@_commands.command("new")
@_project
@click.option("--scheme", "scheme_path", type=_PATH, help="The scheme's file.")
@click.option("--title", default="", help="What the project is called.")
def _new(project: Path, scheme_path: Path | None, title: str) -> None:
    """Make an empty PROJECT; a name without suffix gets .annodb."""
    if not project.suffix and project.name:
        project = project.with_name(f"{project.name}.annodb")
    scheme = projects.read_scheme(scheme_path) if scheme_path else None
    projects.new_project(project, scheme, title, actor=default_annotator()).close()
    output.say(project)


@_commands.command("import")
@_project
@click.argument("paths", type=_PATH, nargs=-1, required=True)
@click.option("--format", "format_name", help="The format; else each file is recognised.")
@click.option("--annotator", default="", help="Whose annotations they are where none is named.")
@click.option("--option", "pairs", multiple=True, metavar="K=V", help="An option of the format.")
@click.option(
    "--add-labels/--no-add-labels",
    default=None,
    help="Add unknown labels to the scheme, or leave out what bears them; else they stop the "
    "import, unless the scheme has no label yet.",
)
@click.option(
    "--strict/--no-strict",
    default=None,
    help="Import nothing if anything is rejected, or whatever is right; else what is right, unless "
    "that is less than what is wrong.",
)
@click.option(
    "--state",
    type=click.Choice([state.value for state in State]),
    default=State.FINISHED.value,
    show_default=True,
    help="How far layers are whose format holds no states.",
)
@click.option("--report", "report_path", type=_PATH, help="Write the whole report (JSON) there.")
@_json
def _import(project: Path, paths: tuple[Path, ...], **given: Any) -> int:
    """Import files and folders into PROJECT; what is wrong is left out and reported."""
    output.check_place(given["report_path"], project)
    pairs = given["pairs"]
    options = _options(given["format_name"], paths[0], pairs, "read") if pairs else {}
    request = ImportRequest(
        paths,
        given["format_name"],
        given["annotator"],
        options,
        add_labels=given["add_labels"],
        strict=given["strict"],
        state=State(given["state"]),
    )
    with opened(project, write=True) as it:
        report = done(import_files(it, request), "Importing")
    output.write_report(given["report_path"], report)
    if given["as_json"]:
        output.print_json(report.to_json())
    else:
        output.print_import(report)
    if report.is_refused:
        raise refusal(report)
    return 0


_commands.add_command(export)
_commands.add_command(agreement)
_commands.add_command(merge_command)
_commands.add_command(settle)
_commands.add_command(finish)
_commands.add_command(feedback_command)
_commands.add_command(package)
_commands.add_command(salvage_command)
_commands.add_command(backup_command)
_commands.add_command(restore_command)
_commands.add_command(decisions_command)
_commands.add_command(history_command)
_commands.add_command(compact_command)


@_commands.command("formats")
@_json
def _formats(as_json: bool) -> None:  # noqa: FBT001
    """List the formats, and what each cannot hold."""
    if as_json:
        output.print_json({"formats": [output.format_json(each) for each in formats()]})
        return
    output.print_formats()


@_commands.command("info")
@_project
@_json
def _info(project: Path, as_json: bool) -> None:  # noqa: FBT001
    """Tell what PROJECT holds."""
    with opened(project) as it:
        about = projects.information(it)
    if as_json:
        output.print_json({"path": str(project), **about.to_json()})
        return
    output.print_information(project, about)


@_commands.command("check")
@_project
@_json
def _check(project: Path, as_json: bool) -> None:  # noqa: FBT001
    """Check PROJECT: the file, its texts, offsets, and its history against its tables."""
    with opened(project, verify=False) as it:
        count = done(projects.check(it), "Checking")
    if as_json:
        output.print_json({"path": str(project), "ok": True, "documents": count})
    else:
        output.say(f"{project} is whole: {output.several(count, 'document')} checked.")


@_commands.group("scheme")
def _scheme() -> None:
    """Show, export or replace a project's scheme."""


@_scheme.command("show")
@_project
@_json
def _scheme_show(project: Path, as_json: bool) -> None:  # noqa: FBT001
    """Print PROJECT's scheme."""
    with opened(project) as it:
        scheme = it.read.scheme()
    if as_json:
        output.print_json(scheme_to_json(scheme))
    else:
        output.print_scheme(scheme)


@_scheme.command("export")
@_project
@click.option("--out", type=_PATH, required=True, help="The file to write.")
def _scheme_export(project: Path, out: Path) -> None:
    """Write PROJECT's scheme to a file."""
    output.check_place(out, project)
    with opened(project) as it:
        text = scheme_to_text(it.read.scheme())
    output.write(out, text)
    output.say(out)


@_scheme.command("import")
@_project
@click.argument("scheme_path", type=_PATH, metavar="FILE")
def _scheme_import(project: Path, scheme_path: Path) -> None:
    """Make PROJECT's scheme that of FILE; labels that are in use must be in it."""
    scheme = projects.read_scheme(scheme_path)
    with opened(project, write=True) as it:
        schemes.set_scheme(it, scheme)
    entities = output.several(len(scheme.entities), "entity label")
    output.say(f"{entities}, {output.several(len(scheme.relations), 'relation label')}")


def _options(
    name: str | None, path: Path, pairs: Sequence[str], direction: Any
) -> dict[str, bool | int | str]:
    found: Format = format_named(name) if name else recognise(path)
    return options_from(found, pairs, direction)
