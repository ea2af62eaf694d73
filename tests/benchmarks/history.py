"""The history of a project with 100,000 operations: its first page, and one span's whole life.

Prints CPU milliseconds, the best of several rounds, and asserts nothing.
"""

import hashlib
import time
from collections.abc import Callable

from annotator.model.scheme import EntityLabel, Scheme
from annotator.ops import annotate
from annotator.ops.history import PASSED, History
from annotator.ops.kinds import Kind
from annotator.ops.schemes import set_scheme
from annotator.store.chronicle import Question
from annotator.store.project import Project, in_memory

OPERATIONS = 100_000


def made() -> Project:
    """Four documents, labelled, relabelled and undone until the log is long."""
    project = in_memory()
    project.actor = "an"
    scheme = Scheme(name="thử", entities=(EntityLabel("PERSON"), EntityLabel("ORG")))
    set_scheme(project, scheme)
    text = "Ông Võ Văn Thưởng làm việc với Tỉnh ủy Quảng Trị sáng 5-1. " * 200
    with project.edit(Kind.IMPORT) as edit:
        for number in range(4):
            document_id = edit.insert(
                "document", name=f"bài {number}", position=number, length=len(text),
                sha256=hashlib.sha256(text.encode()).digest(), meta="{}",
            )  # fmt: skip
            edit.insert("text", id=document_id, text=text)
    for number in range(OPERATIONS // 4):
        start = number % (len(text) - 20)
        place = ((start, start + 1 + number // (len(text) - 20)),)
        span = annotate.add_span(project, 1 + number % 4, "an", place, "PERSON")
        annotate.relabel_spans(project, [span], "ORG")
        project.undo()
        annotate.annotate_span(project, span, note=f"ghi chú {number}")
    return project


def best(work: Callable[[], object], rounds: int = 5) -> float:
    """CPU milliseconds."""
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return 1000 * min(times)


def main() -> None:
    """Makes the project and asks."""
    with made() as project:
        count = project.history(1)[0].id
        print(f"operations                     {count}")

        def first(**asked: object) -> list[object]:
            question = Question(passed=PASSED, **asked)  # type: ignore[arg-type]
            return list(History(project, question, "an").page(100, 8000))

        print(f"first page, the project        {best(first):8.1f} ms")
        print(f"first page, one document       {best(lambda: first(document=1)):8.1f} ms")
        print(f"first look, the oldest span    {best(lambda: first(row=('span', 1))):8.1f} ms")

        def life() -> list[object]:
            return list(History(project, Question(row=("span", 1)), "an").all())

        assert len(life()) == 4
        print(f"the oldest span, to the end    {best(life):8.1f} ms")
        whole = History(project, Question(document=1, kinds=frozenset(["import"])))
        begun = time.process_time()
        assert len(list(whole.all())) == 1
        print(f"one document, all looked at    {1000 * (time.process_time() - begun):8.1f} ms")


if __name__ == "__main__":
    main()
