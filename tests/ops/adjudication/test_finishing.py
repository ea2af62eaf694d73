"""Gold finished by a script: all that is settled, nothing else, in one step."""

from pathlib import Path

from annotator.agreement.rules import Borders, Rule, Votes
from annotator.model.annotation import State
from annotator.ops import projects
from annotator.ops.annotate import GOLD
from annotator.ops.auto_accept import auto_accept
from annotator.ops.export_request import ExportRequest
from annotator.ops.exporting import export_documents
from annotator.ops.finishing import finish_settled
from annotator.ops.steps import run
from annotator.store.project import Project
from tests.ops.adjudication.support import HANOI, THUONG, add, layer


def test_what_a_rule_settled_is_finished_and_exported(project: Project, tmp_path: Path) -> None:
    """Without it gold that no window has seen could never be exported as finished."""
    alike = [layer(name, [(*HANOI, "LOCATION")]) for name in ("an", "bình")]
    apart = [layer("an", [(*THUONG, "PERSON")]), layer("bình", [(*THUONG, "EVENT")])]
    empty = [layer(name, []) for name in ("an", "bình")]
    alone = [layer("an", [(*HANOI, "LOCATION")])]
    documents = [
        add(project, tmp_path, *layers, name=name, end=name)
        for layers, name in ((alike, "alike"), (apart, "apart"), (empty, "empty"), (alone, "alone"))
    ]
    run(auto_accept(project, Rule(Votes.UNANIMOUS, Borders.SAME)))
    before = project.history(1)[0].id
    assert run(finish_settled(project, dry_run=True)) == 2
    assert project.history(1)[0].id == before
    assert run(finish_settled(project)) == 2
    states = [project.read.layer(one, GOLD).state for one in (documents[0], documents[2])]
    assert states == [State.FINISHED, State.FINISHED]
    assert project.read.layer(documents[1], GOLD).state is State.OPEN
    assert projects.information(project).stale_gold == 0
    assert run(finish_settled(project)) == 0
    report = run(export_documents(project, ExportRequest("brat", tmp_path / "out", gold=True)))
    assert report.written.documents == 2
    project.undo()
    assert run(finish_settled(project, dry_run=True)) == 2
