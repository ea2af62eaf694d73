"""Settling: the decision table of a document, the next item to its paint, auto-accept at size.

    python -m tests.benchmarks.adjudication [--spans N] [--relations N] [--annotators N]
        [--rounds N] [--only PART]

``--spans`` are true spans, 20 to a document, as ``agreement_material`` perturbs them: 100,000 by 5
annotators are half a million rows.  Times are processor seconds of the thread that holds the
project; commits are included.  Beside a rule stands what writing its rows alone takes, in the same
run: bare INSERTs of the same decisions and gold, without the log.  ``--only`` takes one part:
``tables``, ``window``, ``rules``, ``links`` (the same rules where ``--relations`` true relations
join the spans), or ``long``, one document of ``--long`` true spans.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.agreement.rules import Borders, Rule, Votes
from annotator.gui.adjudication.groups import By
from annotator.gui.adjudication.window import AdjudicationWindow
from annotator.gui.collector import Collector
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.ops.adjudication import decision_table, take
from annotator.ops.auto_accept import auto_accept, preview_rule
from annotator.ops.steps import run
from annotator.store.project import Project, open_project
from annotator.store.sqlite import sqlite3
from annotator.store.tables import TABLES
from tests.benchmarks.agreement_material import made_corpus, write_project

MS = 1000
PARTS = ("tables", "window", "rules", "links", "long")


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--spans", type=int, default=100_000)
    parser.add_argument("--relations", type=int, default=20_000)
    parser.add_argument("--annotators", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument("--long", type=int, default=50_000)
    given = parser.parse_args()
    parts = {given.only} if given.only else set(PARTS)
    with tempfile.TemporaryDirectory() as folder:
        if "long" in parts:
            long_document(Path(folder), given.long, given.annotators)
        if "links" in parts:
            linked_documents(Path(folder), given.spans, given.annotators, given.relations)
        if parts <= {"long", "links"}:
            return
        path = Path(folder) / "p.annodb"
        write_project(path, made_corpus(given.spans, given.annotators))
        print(f"{given.spans} spans x {given.annotators} annotators, 20 to a document")
        print(f"{'work':52}{'p50':>10}{'p99':>10}  goal")
        with open_project(path) as project:
            if "tables" in parts:
                one_document(project, given.rounds)
            if "window" in parts:
                in_the_window(project, Path(folder), given.rounds)
            if "rules" in parts:
                by_rules(project)


def one_document(project: Project, rounds: int) -> None:
    """The table of one document, and one answer with its commit."""
    ids = project.read.document_ids()
    tables = [_ms(lambda d=document: decision_table(project, d)) for document in ids[:rounds]]
    _row("decision table of a document, ms", tables, 16)
    answers = []
    for document in ids[:rounds]:
        table = decision_table(project, document)
        answers.append(_ms(lambda t=table: take(project, t, t.undecided[0], t.annotators[0])))
    _row("one answer, committed, ms", answers, None)


def in_the_window(project: Project, folder: Path, rounds: int) -> None:
    """A key to the end of its painting: an answer that leads on, and a step to the next item."""
    application = QApplication.instance() or QApplication(["benchmark"])
    collector = Collector()
    collector.start()  # as in the program
    session = Session()
    session.open(project, "reviewer")
    window = AdjudicationWindow(session, Settings(folder / "settings.ini"), None)
    collector.freeze()  # as the main window does, which has a document open by then
    ids = project.read.document_ids()
    window.begin(ids[rounds])
    window.show()
    QTest.qWaitForWindowExposed(window)
    _watch(collector, window)
    steps, answers = [], []
    for document in ids[rounds : rounds + rounds // 10]:
        window.open(document)
        application.processEvents()
        for _item in range(10):
            steps.append(_pressed(window, Qt.Key.Key_N))
            answers.append(_pressed(window, Qt.Key.Key_1))
    _row("N to the next item, painted, ms", steps, 16)
    _row("1: an answer, committed, the next item painted, ms", answers, 16)
    session.closed.disconnect(window.close)
    window.close()
    collector.stop()


def long_document(folder: Path, spans: int, annotators: int) -> None:
    """One document of many spans in the window: how long, and the longest turn of its thread."""
    path = folder / "long.annodb"
    text = ("x " * 40 + "y " * 9 + "\n\n") * spans
    write_project(path, made_corpus(spans, annotators, per=spans), text)
    application = QApplication.instance() or QApplication(["benchmark"])
    collector = Collector()
    collector.start()  # as in the program
    with open_project(path) as project:
        session = Session()
        session.open(project, "reviewer")
        window = AdjudicationWindow(session, Settings(folder / "long.ini"), None)
        collector.freeze()  # as the main window does
        window.show()
        QTest.qWaitForWindowExposed(window)
        _watch(collector, window)
        print(f"one document of {spans} spans x {annotators}")
        print(f"{'work':52}{'s':>10}{'turn, ms':>10}  goal of a turn 50")
        model, opening = window.model, window.opening
        application.processEvents()

        def turns(what: str, begin: Callable[[], object], is_done: Callable[[], bool]) -> None:
            longest, start = 0.0, time.process_time()
            begun = time.thread_time()
            begin()
            while True:
                longest = max(longest, (time.thread_time() - begun) * MS)
                if is_done():
                    break
                begun = time.thread_time()
                application.processEvents()
            print(f"{what:52}{time.process_time() - start:10.2f}{longest:10.1f}")

        turns("opened: text and items", lambda: window.begin(1), lambda: not opening.is_busy)
        turns("    its rows, until they stand", lambda: None, lambda: model.is_settled)
        for by in (By.CAUSE, By.LABELS, By.ANNOTATOR, By.NOTHING):
            turns(
                f"grouped: {by or 'not'}", lambda b=by: window.group_by(b), lambda: model.is_settled
            )
        answers = [_pressed(window, Qt.Key.Key_1) for _ in range(20)]
        _row("1: an answer, committed, the next item painted, ms", answers, 16)
        session.closed.disconnect(window.close)
        window.close()
    collector.stop()


def linked_documents(folder: Path, spans: int, annotators: int, relations: int) -> None:
    """The rules where documents have relations."""
    path = folder / "linked.annodb"
    write_project(path, made_corpus(spans, annotators, relations=relations))
    print(f"{spans} spans and {relations} relations x {annotators} annotators, 20 to a document")
    with open_project(path) as project:
        by_rules(project)


def by_rules(project: Project) -> None:
    """Rules over all documents: previewed, applied, undone."""
    for rule in (Rule(), Rule(Votes.MAJORITY, Borders.MOST_FREQUENT)):
        start = time.process_time()
        found = run(preview_rule(project, rule))
        preview = time.process_time() - start
        start = time.process_time()
        done = run(auto_accept(project, rule))
        applied = time.process_time() - start
        assert done == found
        goal = "3" if applied <= 3 else "3 MISSED"
        print(f"{'preview: ' + rule.name + ', s':52}{preview:10.2f}")
        print(
            f"{'accept by rule: ' + rule.name + ', committed, s':52}{applied:10.2f}{'':10}  {goal}"
        )
        print(f"    {done.settled} items settled, {done.relations} relations, {done.left} left")
        print(f"{'    bare INSERTs of these rows, s':52}{_bare(project):10.2f}")
        start = time.process_time()
        project.undo()
        print(f"{'    undone, s':52}{time.process_time() - start:10.2f}")


def _bare(project: Project) -> float:
    """Seconds that SQLite takes for the rows of decisions and gold, in a file of their own."""
    rows = {
        name: project.read.all(
            f"{TABLES[name].select_sql} WHERE id >= (SELECT min(first) FROM bulk WHERE tbl = ? "
            "AND op_id = (SELECT max(id) FROM op))",
            (name,),
        )
        for name in ("span", "relation", "decision")
    }
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "bare.db", isolation_level=None)
        for (sql,) in project.read.all(
            "SELECT sql FROM sqlite_schema WHERE tbl_name IN ('span', 'relation', 'decision') "
            "AND sql NOT NULL"
        ):
            connection.execute(sql)
        connection.execute("BEGIN")
        start = time.process_time()
        for name, some in rows.items():
            connection.executemany(TABLES[name].insert_sql, some)
        connection.execute("COMMIT")
        connection.close()
        return time.process_time() - start


def _watch(collector: Collector, window: AdjudicationWindow) -> None:
    """A real key passes the QWindow; QTest hands its own to the widget at once."""
    collector.watch(window.windowHandle())
    collector.watch(window.items)


def _pressed(window: AdjudicationWindow, key: Qt.Key) -> float:
    """Milliseconds of the thread from a key to the end of the paints that it caused."""
    start = time.thread_time()
    QTest.keyClick(window.items, key)
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    return (time.thread_time() - start) * MS


def _ms(work: Callable[[], object]) -> float:
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * MS


def _row(what: str, values: list[float], goal: float | None) -> None:
    p50 = statistics.median(values)
    p99 = sorted(values)[min(len(values) - 1, round(0.99 * len(values)))]
    told = "" if goal is None else f"{goal:g}" + ("" if p99 <= goal else " MISSED")
    print(f"{what:52}{p50:10.2f}{p99:10.2f}  {told}")


if __name__ == "__main__":
    main()
