"""Who did what and when: of everything, of a document, of one annotation."""

import hashlib
import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import UserError
from annotator.model.annotation import State
from annotator.model.scheme import Attribute, AttributeType, EntityLabel, RelationLabel, Scheme
from annotator.ops import annotate, history
from annotator.ops.history import Difference, History, Part
from annotator.ops.kinds import Kind
from annotator.ops.projects import remove_documents
from annotator.ops.schemes import set_scheme
from annotator.store.change import REDO, UNDO
from annotator.store.chronicle import Question
from annotator.store.project import Project, in_memory

TEXT = "Ông Võ Văn Thưởng làm việc với Tỉnh ủy Quảng Trị sáng 5-1."
SCHEME = Scheme(
    name="thử",
    entities=(EntityLabel("PERSON"), EntityLabel("ORG")),
    relations=(RelationLabel("WORKS_WITH"), RelationLabel("KNOWS")),
    attributes=(Attribute("sure", AttributeType.CHOICE, ("yes", "no")),),
)


def add_documents(project: Project, count: int) -> list[int]:
    ids = []
    with project.edit(Kind.IMPORT) as edit:
        edit.detail = {"documents": count}
        for number in range(count):
            digest = hashlib.sha256(TEXT.encode()).digest()
            document_id = edit.insert(
                "document", name=f"bài {number}", position=number, length=len(TEXT),
                sha256=digest, meta="{}",
            )  # fmt: skip
            edit.insert("text", id=document_id, text=TEXT)
            ids.append(document_id)
    return ids


@pytest.fixture
def project() -> Project:
    made = in_memory()
    made.actor = "an"
    set_scheme(made, SCHEME)
    add_documents(made, 3)
    return made


def kinds(project: Project, question: Question, viewer: str = "") -> list[str]:
    return [entry.operation.kind for entry in History(project, question, viewer).all()]


def test_a_span_tells_its_whole_life(project: Project) -> None:
    """ "Who changed this, and what was it before?" is what a log is for."""
    document = project.read.document_ids()[0]
    span = annotate.add_span(project, document, "an", ((4, 17),), "PERSON")
    other = annotate.add_span(project, document, "an", ((31, 48),), "ORG")
    annotate.relabel_spans(project, [span], "ORG")
    annotate.resize_span(project, span, ((0, 17),))
    project.actor = "bình"
    annotate.annotate_span(project, span, attributes={"sure": "no"}, note="xem lại")
    annotate.remove(project, [span])
    project.undo()
    entries = list(History(project, Question(row=("span", span))).all())
    assert [(e.operation.kind, e.operation.actor) for e in entries] == [
        (UNDO, "bình"), (Kind.REMOVE, "bình"), (Kind.ANNOTATE_SPAN, "bình"),
        (Kind.RESIZE_SPAN, "an"), (Kind.RELABEL_SPANS, "an"), (Kind.ADD_SPAN, "an"),
    ]  # fmt: skip
    assert [e.is_undone for e in entries] == [False, True, False, False, False, False]
    assert entries[0].named.kind == Kind.REMOVE
    assert entries[4].differences == (Difference(Part.LABEL, "PERSON", "ORG"),)
    assert entries[3].differences == (Difference(Part.WORDS, "Võ Văn Thưởng", "Ông Võ Văn Thưởng"),)
    assert entries[2].differences == (
        Difference(Part.NOTE, "", "xem lại"), Difference(Part.ATTRIBUTE, None, "no", "sure"),
    )  # fmt: skip
    subject = entries[5].subject
    assert subject is not None
    assert (subject.document, subject.annotator, subject.label) == ("bài 0", "an", "PERSON")
    assert subject.words == "Võ Văn Thưởng"
    assert subject.is_there
    assert kinds(project, Question(row=("span", other))) == [Kind.ADD_SPAN]


def test_a_relation_tells_its_ends(project: Project) -> None:
    """A reversed relation says the contrary; who reversed it must be found."""
    document = project.read.document_ids()[0]
    head = annotate.add_span(project, document, "an", ((4, 17),), "PERSON")
    tail = annotate.add_span(project, document, "an", ((31, 48),), "ORG")
    relation = annotate.add_relation(project, head, tail, "WORKS_WITH")
    annotate.reverse_relation(project, relation)
    annotate.relabel_relation(project, relation, "KNOWS")
    newest, reversed_, made = History(project, Question(row=("relation", relation))).all()
    assert newest.differences == (Difference(Part.LABEL, "WORKS_WITH", "KNOWS"),)
    assert reversed_.differences == (
        Difference(Part.HEAD, "Võ Văn Thưởng", "Tỉnh ủy Quảng Trị"),
        Difference(Part.TAIL, "Tỉnh ủy Quảng Trị", "Võ Văn Thưởng"),
    )
    assert made.subject is not None
    assert made.subject.table == "relation"


def test_finishing_what_has_no_span_says_which_document_and_what(project: Project) -> None:
    """Most of what a quick annotator finishes is empty: the history must say which it was."""
    document = project.read.document_ids()[1]
    name = dict(project.read.document_names())[document]
    annotate.set_state(project, document, "an", State.FINISHED)
    (finished, *_) = History(project, Question()).all()
    assert finished.differences == (Difference(Part.STATE, "open", "finished"),)
    project.undo()
    undone, finished_then, *_ = History(project, Question()).all()
    assert undone.named.kind == Kind.SET_STATE
    for entry in (finished, undone, finished_then):
        assert entry.subject is not None
        assert (entry.subject.document, entry.subject.document_id) == (name, document)


def test_questions_narrow_down(project: Project) -> None:
    """In a log of a hundred thousand entries nobody finds anything by scrolling."""
    first, second, _third = project.read.document_ids()
    annotate.add_span(project, first, "an", ((4, 17),), "PERSON")
    project.actor = "bình"
    annotate.add_span(project, second, "bình", ((4, 17),), "PERSON")
    annotate.set_state(project, second, "bình", State.FINISHED)
    annotate.count_time(project, second, "bình", 60, "2026-05-01T08:00:00Z")
    assert kinds(project, Question(actor="bình", passed=history.PASSED)) == [
        Kind.SET_STATE, Kind.ADD_SPAN,
    ]  # fmt: skip
    assert kinds(project, Question(kinds=frozenset({str(Kind.ADD_SPAN)}))) == [Kind.ADD_SPAN] * 2
    assert kinds(project, Question(document=first)) == [Kind.ADD_SPAN, Kind.IMPORT]
    at = project.history(10)[0].at
    assert kinds(project, Question(since="2999")) == []
    assert kinds(project, Question(until="1999")) == []
    assert Kind.IMPORT in kinds(project, Question(since="1999", until=at + "Z"))
    assert history.actors_in(project) == ["an", "bình"]
    assert set(history.kinds_in(project)) >= {Kind.IMPORT, Kind.ADD_SPAN, Kind.COUNT_TIME}


def test_pages_are_the_whole(project: Project) -> None:
    """An entry that falls between two pages would be a deed that nobody did."""
    document = project.read.document_ids()[0]
    for number in range(25):
        annotate.add_span(project, document, "an", ((number, number + 1),), "PERSON")
        if number % 3 == 0:
            project.undo()
    whole = [(e.operation.id, e.is_undone) for e in History(project, Question()).all()]
    assert [number for number, _undone in whole] == sorted(
        (op.id for op in project.history(1000)), reverse=True
    )
    for limit, look in ((1, 1), (2, 7), (7, 3), (100, 5)):
        walk, found = History(project, Question(document=document)), []
        while not walk.is_at_end:
            found += [(e.operation.id, e.is_undone) for e in walk.page(limit, look)]
        assert found == [pair for pair in whole if pair[0] > 1]


def test_others_work_is_not_told_while_one_labels(project: Project) -> None:
    """Who reads what others decided, decides likewise, and agreement measures nothing."""
    document = project.read.document_ids()[0]
    project.actor = "bình"
    span = annotate.add_span(project, document, "bình", ((4, 17),), "PERSON")
    annotate.relabel_spans(project, [span], "ORG")
    project.undo()
    project.actor = "an"
    annotate.add_span(project, document, "an", ((0, 3),), "PERSON")
    entries = list(History(project, Question(document=document), "an").all())
    assert [e.is_hidden for e in entries] == [False, True, True, True, False]
    told = str([e for e in entries if e.is_hidden])
    for words in ("Thưởng", "PERSON", "ORG"):
        assert words not in told
    assert all(not e.is_hidden for e in History(project, Question(document=document)).all())
    annotate.remove(project, [span])
    assert any(e.is_hidden for e in History(project, Question(row=("span", span)), "an").all())
    annotate.set_state(project, document, "an", State.FINISHED)
    assert not any(e.is_hidden for e in History(project, Question(), "an").all())


# -- against a slow way to know ------------------------------------------------------------------


def places(project: Project) -> dict[object, set[tuple[object, ...]]]:
    """Everything of each document, span and relation, by uid."""
    out: dict[object, set[tuple[object, ...]]] = {}
    of_document = "FROM {0} JOIN layer ON layer.id = layer_id JOIN document d ON d.id = document_id"
    for sql in (
        "SELECT uid, 'document', * FROM document",
        "SELECT d.uid, 'layer', layer.* FROM layer JOIN document d ON d.id = document_id",
        *(f"SELECT d.uid, '{t}', {t}.* {of_document.format(t)}" for t in ("span", "relation")),
        *(f"SELECT uid, '{t}', * FROM {t}" for t in ("span", "relation")),
    ):
        for uid, *row in project.read.all(sql):
            out.setdefault(uid, set()).add(tuple(row))
    return out


def act(project: Project, chance: random.Random) -> None:
    """Something that people do."""
    documents = project.read.document_ids()
    spans = [row[0] for row in project.read.all("SELECT id FROM span ORDER BY id")]

    def add() -> None:
        start = chance.randrange(40)
        who = chance.choice(["an", "bình"])
        annotate.add_span(project, chance.choice(documents), who, ((start, start + 5),), "PERSON")

    def add_many() -> None:
        with project.edit(Kind.REPEAT_SPAN) as edit:
            layer = annotate.layer_for(project, edit, chance.choice(documents), "an")
            first, label = edit.next_id("span"), edit.ids("label", "name = 'ORG'")[0]
            edit.insert_many("span", [
                (first + n, bytes([chance.randrange(256) for _ in range(16)]), layer, label,
                 n, n + 3, None, "{}", "", "") for n in range(20)
            ])  # fmt: skip
            edit.touch(everywhere=True)

    def relate() -> None:
        annotate.add_relation(project, chance.choice(spans), chance.choice(spans), "KNOWS")

    def remove_many() -> None:
        annotate.remove(project, spans)

    verbs: list[Callable[[], object]] = [
        add, add, add_many, relate, remove_many,
        lambda: annotate.relabel_spans(project, spans[:3], chance.choice(["ORG", "PERSON"])),
        lambda: annotate.remove(project, [chance.choice(spans)]),
        lambda: annotate.set_state(project, chance.choice(documents), "an", State.FINISHED),
        lambda: remove_documents(project, [chance.choice(documents)]),
        lambda: add_documents(project, 2),
        project.undo, project.undo, project.redo,
    ]  # fmt: skip
    try:
        chance.choice(verbs)()
    except (UserError, IndexError):
        return


class Slow:
    """Does things to a project and knows by comparing all of it what each concerned."""

    def __init__(self, project: Project, seed: int) -> None:
        self.project, self.chance = project, random.Random(seed)
        self.concerned: dict[object, list[int]] = {}
        self.done: list[int] = []
        self.undone: list[int] = []
        self.newest = 0
        self.before = places(project)

    def step(self) -> None:
        act(self.project, self.chance)
        entry = self.project.history(1)[0]
        if entry.id == self.newest:
            return
        self.newest, before, after = entry.id, self.before, places(self.project)
        for uid in before.keys() | after.keys():
            if before.get(uid) != after.get(uid):
                self.concerned.setdefault(uid, []).append(entry.id)
        self.before = after
        if entry.kind == UNDO:
            self.undone.append(self.done.pop())
        elif entry.kind == REDO:
            self.done.append(self.undone.pop())
        else:
            self.done.append(entry.id)
            self.undone = []


@settings(max_examples=25)
@given(st.integers(0, 10**9))
def test_the_log_tells_what_concerned_a_document_or_span_and_nothing_else(seed: int) -> None:
    """An entry that is missing hides who removed somebody's work; ids are used again."""
    with in_memory() as project:
        project.actor = "an"
        set_scheme(project, SCHEME)
        add_documents(project, 2)
        slow = Slow(project, seed)
        slow.done, slow.newest = [1, 2], 2
        slow.concerned = {uid: [2] for uid in slow.before}
        for _ in range(30):
            slow.step()
        for table in ("document", "span", "relation"):
            for row_id, uid in project.read.all(f"SELECT id, uid FROM {table}"):
                is_whole = table == "document"
                asked = Question(document=row_id) if is_whole else Question(row=(table, row_id))
                found = [e.operation.id for e in History(project, asked).all()]
                assert found == slow.concerned[uid][::-1], (table, row_id)
        edits = [e for e in History(project, Question()).all() if e.operation.inverts is None]
        assert sorted(e.operation.id for e in edits if not e.is_undone) == slow.done
