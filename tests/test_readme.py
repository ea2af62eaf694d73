"""README.md keeps its word: commands, options, formats, examples, links; and the house rules that
a stranger would meet first."""

import fnmatch
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from jsonschema import Draft202012Validator
from packaging.requirements import Requirement

from annotator.cli import _commands
from annotator.formats.base import Description
from annotator.formats.registry import formats
from annotator.model.annotation import span_text
from annotator.model.scheme_file import scheme_from_text
from annotator.resources import resource

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
TOP = {
    "pyproject.toml", "README.md", "LICENSE", ".gitignore", ".ci", "annotator", "resources",
    "tests", "projects",
}  # fmt: skip
START = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/annotator demo"
TESTS = 'python3 -m venv .venv && .venv/bin/pip install -e ".[test]" && .venv/bin/python -m pytest'
MACHINE = re.compile(
    r"""(?<![\w.])/(?:work|root|opt/venv|var/tmp)/\w     # folders of some machine
      | index[-_]url | trusted[-_]host | artifact[-_]?registry | pkg[.]dev
      | pythonhosted[.]\w | deb[.]debian | registry[.]npm""",
    re.VERBOSE | re.IGNORECASE,
)

Leaf = tuple[str, click.Command]


def _leaves(command: click.Command, name: str) -> Iterator[Leaf]:
    """Every command that does something, by its full name; hidden ones left out."""
    if not isinstance(command, click.Group) or command.invoke_without_command:
        yield name, command
    if isinstance(command, click.Group):
        for word, child in command.commands.items():
            if not child.hidden:
                yield from _leaves(child, f"{name} {word}")


LEAVES = dict(_leaves(_commands, "annotator"))


def _options(command: click.Command) -> set[str]:
    return {
        word
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for word in (*parameter.opts, *parameter.secondary_opts)
        if word.startswith("--")
    }


def _section(title: str) -> str:
    """The text under a heading, up to the next of the same or a higher level."""
    found = re.search(rf"^(#+) {re.escape(title)}\n(.*?)(?=^#{{1,2}} |\Z)", README, re.M | re.S)
    assert found, title
    return found[2]


def _rows(section: str) -> list[list[str]]:
    """The cells of a section's tables, without heads and rules."""
    lines = [line for line in section.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split(" |")] for line in lines]
    return [row for row in cells if not row[0].startswith("---")]


def _after(mark: str) -> str:
    """The code block after a mark, which .ci/run takes its commands from."""
    found = re.search(rf"^<!-- command: {mark} -->\n```sh\n(.*?)\n```$", README, re.M | re.S)
    assert found, mark
    return found[1]


def _example(title: str) -> str:
    found = re.search(r"```json\n(.*?)```", _section(title), re.S)
    assert found, title
    return found[1]


def _files() -> Iterator[Path]:
    """Every file that git does not ignore, as far as .gitignore says so by name."""
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()

    def is_ours(path: Path) -> bool:
        return path.name != ".git" and not any(
            fnmatch.fnmatch(path.name, pattern.rstrip("/")) for pattern in ignored
        )

    folders = [ROOT]
    while folders:
        for path in sorted(filter(is_ours, folders.pop().iterdir())):
            if path.is_dir():
                folders.append(path)
            else:
                yield path


# -- what is promised --------------------------------------------------------------------------


@pytest.mark.parametrize(("mark", "command"), [("start", START), ("tests", TESTS)])
def test_each_set_up_is_one_line(mark: str, command: str) -> None:
    """The two commands stand where .ci/run finds them, and nothing must be done before them."""
    assert _after(mark) == command


def test_the_libraries_can_be_installed_as_written() -> None:
    """One apt-get command; .ci/run installs from this very block."""
    block = _after("libraries")
    assert block.startswith("sudo apt-get install --no-install-recommends")
    assert {"libegl1", "libxkbcommon0", "libxcb-cursor0", "fonts-dejavu-core"} <= set(block.split())


@pytest.mark.parametrize("name", LEAVES)
def test_readme_has_every_command(name: str) -> None:
    """A command that nobody can read about is not there."""
    assert re.search(rf"`{name}(?: [A-Z\[][^`]*)?`", _section("Command line"))


def test_readme_has_no_other_commands() -> None:
    """What README calls a command can be called."""
    said = {row[0].strip("`") for row in _rows(_section("Command line").split("Options:")[0])[1:]}
    names = {re.sub(r" [A-Z\[].*", "", each) for each in said}
    assert names <= set(LEAVES)


def test_readme_has_every_option_and_no_other() -> None:
    """The table of options is the command line's own."""
    said: dict[str, set[str]] = {}
    names: list[str] = []
    for row in _rows(_section("Command line").split("Options:")[1])[1:]:
        names = re.findall(r"`([a-z ]+)`", row[0]) or names
        for name in names:
            said.setdefault(f"annotator {name}", set()).update(re.findall(r"`(--[a-z-]+)", row[1]))
    there = {
        name: _options(command) for name, command in LEAVES.items() if command is not _commands
    }
    assert said == {name: options for name, options in there.items() if options}


@pytest.mark.parametrize("about", [each.description for each in formats()], ids=lambda a: a.name)
def test_readme_tells_what_a_format_cannot_hold(about: Description) -> None:
    """The formats table says the same as the formats."""
    row = next(row for row in _rows(_section("Formats")) if row[0] == f"`{about.name}`")
    can = [word for word, is_so in (("read", about.reads), ("write", about.writes)) if is_so]
    assert row[1] == ", ".join(can)
    assert row[3] == (", ".join(about.cannot_hold) or "– (lossless)")


def test_the_example_of_the_native_format_is_valid() -> None:
    """By the schema that README names, with offsets that hold."""
    example = json.loads(_example("The native JSON Lines").replace("5f0c…", "5f" * 16))
    schema = resource("schemas", "annotator-document.schema.json").read_text(encoding="utf-8")
    Draft202012Validator(json.loads(schema)).validate(example)
    for span in example["layers"][0]["spans"]:
        fragments = tuple((start, stop) for start, stop in span["fragments"])
        assert span_text(example["text"], fragments) == span["text"]


def test_the_example_of_a_scheme_is_valid() -> None:
    """It opens as it stands."""
    assert scheme_from_text(_example("The scheme file")).relations


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)]+)\)", README))))
def test_links_lead_somewhere(target: str) -> None:
    """Every link is a file of the repository or a heading of the page."""
    if target.startswith("#"):
        headings = re.findall(r"^#+ (.*)", README, re.M)
        assert target[1:] in {head.lower().replace(" ", "-") for head in headings}
    else:
        assert (ROOT / target).exists()


def test_scripts_that_readme_names_exist() -> None:
    """Modules after ``-m`` and files after the interpreter."""
    modules = re.findall(r"python -m (tests[.\w]+)", README)
    scripts = re.findall(r"python (resources/\S+\.py)", README)
    assert modules
    assert scripts
    for name in (*(module.replace(".", "/") + ".py" for module in modules), *scripts):
        runs = (name, name.replace(".py", "/__main__.py"))
        assert any((ROOT / one).exists() for one in runs), name


# -- the house ---------------------------------------------------------------------------------


def test_the_top_level_is_what_it_should_be() -> None:
    """Nothing strays into the first folder that a stranger sees."""
    assert {path.relative_to(ROOT).parts[0] for path in _files()} == TOP


def test_no_file_knows_a_machine() -> None:
    """Neither folders of somebody's machine nor hosts of a package registry stand in a file."""
    found = []
    for path in _files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or a compiled translation
        found += [f"{path.relative_to(ROOT)}: {hit[0]}" for hit in MACHINE.finditer(text)]
    assert not found


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
def test_the_qt_pins_leave_out_what_breaks(python: str) -> None:
    """6.11.0 and 6.11.1 break docks; 6.12.0 aborts the process below Python 3.12."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    requirements = [Requirement(line) for line in project["dependencies"]]
    environment = {"python_version": python, "python_full_version": f"{python}.0"}
    (qt,) = [
        each
        for each in requirements
        if each.name == "PySide6-Essentials"
        and (each.marker is None or each.marker.evaluate(environment))
    ]
    broken = ["6.7.3", "6.11.0", "6.11.1"]
    assert not list(qt.specifier.filter(broken))
    assert qt.specifier.contains("6.11.3")
    assert qt.specifier.contains("6.12.0") == (python != "3.11")
