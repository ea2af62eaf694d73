"""Files of one project that go their own ways."""

from pathlib import Path

from annotator.model.scheme import EntityLabel
from annotator.ops import schemes
from annotator.store.project import Project, open_project


def opened(path: Path) -> Project:
    """The project at ``path``, to be edited by an."""
    project = open_project(path)
    assert project.read_only is None
    project.actor = "an"
    return project


def spans(path: Path, document: int = 1, who: str = "an") -> dict[tuple[int, int], str]:
    """Labels by fragment, of one layer."""
    with open_project(path, write=False) as project:
        found = project.read.layer(document, who).spans
    return {one.fragments[0]: one.label for one in found}


# -- the scheme -----------------------------------------------------------------------------------


def change(project: Project, name: str, /, **more: object) -> None:
    label = project.read.scheme().entity(name)
    assert label
    values = {
        "name": label.name, "titles": label.titles, "definitions": label.definitions,
        "key": label.key, "colour": label.colour,
    } | more  # fmt: skip
    schemes.change_label(project, "entity", name, EntityLabel(**values))  # type: ignore[arg-type]
