"""What tests of opening share."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.errors import ProjectError
from annotator.ops import projects
from annotator.store.project import Project, open_project

needs_unix = pytest.mark.skipif(os.name == "nt", reason="a matter of Unix")


def refusal(path: Path, **how: bool) -> str:
    """The one line that opening ``path`` is refused with, for reading as for writing."""
    with pytest.raises(ProjectError) as caught:
        open_project(path, verify=True, **how).close()
    said = str(caught.value)
    assert "\n" not in said
    assert path.name in said
    return said


def annotate_something(project: Project) -> None:
    """An edit, whatever it is."""
    projects.add_annotator(project, "ai")


def as_nobody(work: Callable[[], dict[str, object]]) -> dict[str, object]:
    """The answer of ``work``, done by a user without rights where we are the superuser."""
    if os.geteuid() != 0:
        return work()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            os.write(writing, json.dumps(work()).encode())
            status = 0
        except BaseException as error:
            os.write(writing, json.dumps({"failed": repr(error)}).encode())
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told: dict[str, object] = json.loads(pipe.read())
    os.waitpid(child, 0)
    return told
