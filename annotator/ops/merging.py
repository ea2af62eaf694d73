"""Taking other files of the project back in: a union by uid, as one step of undo."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.errors import SchemeError
from annotator.model.annotation import Json
from annotator.ops.kinds import Kind
from annotator.ops.steps import Step, Steps
from annotator.store.merging import Merge
from annotator.store.project import Project
from annotator.store.sides import Came, Question

Answers = Callable[[Question], str]
"""Says "ours", "theirs" or "later" of a question."""


class Unanswered(SchemeError):
    """Something of the scheme was changed on both sides, and nobody has said which holds."""

    def __init__(self, questions: Sequence[Question]) -> None:
        first = questions[0]
        super().__init__(
            "{name} was changed here and in the other file ({part}: {ours} here, {theirs} there): "
            "say whose shall hold, or take the later. Nothing was merged.",
            name=first.name,
            part=first.part,
            ours=first.ours,
            theirs=first.theirs,
        )
        self.questions = tuple(questions)


@dataclass(frozen=True)
class MergeReport:
    """What came in from each file, in the order in which they were taken."""

    files: tuple[Came, ...]

    @property
    def is_new(self) -> bool:
        """Whether any file held something that was not known here."""
        return any(came.is_new for came in self.files)

    def total(self, what: str) -> int:
        """A count over all files: "spans", "documents", "conflicts" …"""
        return sum(came.counts.get(what, 0) for came in self.files)

    def to_json(self) -> dict[str, Json]:
        """As one JSON object."""
        return {
            "new": self.is_new,
            "totals": self._totals(),
            "files": [_file_json(came) for came in self.files],
        }

    def _totals(self) -> dict[str, Json]:
        names = dict.fromkeys(name for came in self.files for name in came.counts)
        return {name: self.total(name) for name in names}


def _file_json(came: Came) -> dict[str, Json]:
    return {
        "name": came.name,
        "new": came.is_new,
        "counts": dict(came.counts),
        "annotators": {name: dict(counts) for name, counts in came.by_annotator.items()},
        "kept": [{"what": what, "name": name} for what, name in came.kept],
        "asked": [
            {
                "what": question.what,
                "name": question.name,
                "part": question.part,
                "ours": question.ours,
                "theirs": question.theirs,
                "answer": answer,
            }
            for question, answer in came.asked
        ],
    }


def merge(
    project: Project,
    paths: Sequence[Path],
    *,
    answers: Answers | None = None,
    allow_other: bool = False,
) -> Steps[MergeReport]:
    """Unites the project with other files of it; the files are never written.

    The result is the same in any order and when it is repeated.  ``answers`` decides what both
    sides changed of the scheme; None raises Unanswered with all such questions.  Files of other
    projects are refused unless ``allow_other``.

    Raises ProjectError when a file cannot be taken; nothing is changed then.
    """
    sizes = [_size(path) for path in paths]
    total = sum(sizes)
    with project.edit(Kind.MERGE) as edit:
        merging = Merge(project, edit, answers or (lambda _question: "later"))
        done = 0
        for path, size in zip(paths, sizes, strict=True):
            for _piece in merging.take(path, allow_other=allow_other):
                yield Step(done, total)
            done += size
            yield Step(done, total)
        report = MergeReport(tuple(merging.came))
        asked = [question for came in merging.came for question, _answer in came.asked]
        if asked and answers is None:
            raise Unanswered(asked)
        edit.detail = {"files": len(paths), "spans": report.total("spans")}
    return report


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def answered_by(given: Mapping[tuple[str, str, str], str], otherwise: str = "later") -> Answers:
    """Answers by what, name and part of the question, else ``otherwise``."""

    def answer(question: Question) -> str:
        return given.get((question.what, question.name, question.part), otherwise)

    return answer
