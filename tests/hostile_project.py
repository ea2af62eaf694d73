"""A project in which every text is a trap, as a hand that wishes ill would write it.

It is made by the verbs with plain names; then every text column is set to the trap through the
gate, past what the verbs allow, since a file that somebody mailed was not made by them.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from annotator.gui.session import Session
from annotator.model.annotation import State
from annotator.model.scheme import Attribute, AttributeType, EntityLabel, RelationLabel, Scheme
from annotator.ops import annotate, backups
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.projects import new_project
from annotator.ops.steps import run
from annotator.store.project import Project, open_project
from tests.store.replicas import copied, merged

TEXT = "Ông Võ Văn Thưởng làm việc với Tỉnh ủy Quảng Trị sáng 5-1. "

TRAPS: Mapping[str, str] = {
    "a picture that is a pipe": '<img src="pipe"> & <b>',  # short, since menus cut long texts
    "fifty thousand tags": "<div>" * 50_000 + "x",
    "lines and controls": "a\nb\r\nc\u2028d\te\x1b[31m\x07\x7f",
    "turned around": "\u202egnp.exe\u2066",
    "a megabyte": "L" * 1_000_000,
}
"""What stands in every text of the project."""

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "label": ("name", "key", "titles", "definitions", "extra"),
    "attribute": ("name", "choices", "titles", "extra"),
    "annotator": ("name",),
    "document": ("name", "meta"),
    "span": ("attributes", "note", "key"),
    "relation": ("attributes", "note", "key"),
    "kept": ("format", "place", "data"),
    "conflict": ("annotator",),
    "decision": ("rule", "cause", "words", "note", "actor"),
}
_OBJECTS = {"titles", "definitions", "extra", "meta", "attributes"}


def _scheme() -> Scheme:
    return Scheme(
        name="s",
        entities=(EntityLabel("A", key="1"), EntityLabel("B", key="2")),
        relations=(RelationLabel("C", ends=(("A", "B"),)),),
        attributes=(
            Attribute("D", AttributeType.CHOICE, ("x", "y"), labels=("A",)),
            Attribute("E", AttributeType.TEXT),
        ),
    )


def hostile_project(path: Path, trap: str) -> Path:
    """The file: two annotators who differ, a conflict, a backup, a history."""
    project = new_project(path, _scheme(), "t")
    project.actor = "an"
    source = path.with_name("in.jsonl")
    lines = [{"name": f"n{n}", "text": TEXT + str(n), "meta": {"m": "v"}} for n in range(3)]
    source.write_text("".join(json.dumps(one) + "\n" for one in lines), "utf-8")
    run(import_files(project, ImportRequest((source,), annotator="an")))
    for document in project.read.document_ids()[:2]:
        for name, stop in (("an", 17), ("bình", 11)):
            head = annotate.add_span(project, document, name, [(4, stop)], "A")
            tail = annotate.add_span(project, document, name, [(31, 48)], "B")
            link = annotate.add_relation(project, head, tail, "C")
            annotate.annotate_span(project, head, attributes={"D": "x", "E": "z"}, note="n")
            annotate.annotate_relation(project, link, note="n")
            annotate.set_state(project, document, name, State.FINISHED)
    project.close()
    _quarrel(path)
    with open_project(path) as project:
        project.actor = trap
        _spoil(project, trap)
        run(backups.back_up(project))
    return path


def _quarrel(path: Path) -> None:
    """Merges a copy in which the same spans were labelled otherwise."""
    other = copied(path, "office.annodb")
    for each, note in ((path, "here"), (other, "there")):
        with open_project(each) as project:
            annotate.annotate_span(project, 1, note=note)
    merged(path, [other])


def _spoil(project: Project, trap: str) -> None:
    number = 0
    with project.edit(trap) as edit:
        edit.detail = {"name": trap, "label": trap, "from": trap, "to": trap, "title": trap}
        for table, columns in _COLUMNS.items():
            for row in edit.ids(table, "1"):
                number += 1
                values = {column: _value(column, trap, number) for column in columns}
                edit.update(table, row, **values)


def _value(column: str, trap: str, number: int) -> str:
    """The trap; where names must differ, with a number behind it."""
    if column in _OBJECTS:
        return json.dumps({trap: trap, "vi": trap, "en": trap, "D": trap})
    if column == "choices":
        return json.dumps([trap, "x"])
    if column == "key":
        return trap[:1]
    return trap if number == 1 else f"{trap}{number}"


def opened(path: Path) -> Session:
    """A session on the file, in the name of its first annotator."""
    session = Session()
    project = open_project(path)
    session.open(project, next(one.name for one in project.read.annotators()))
    return session


__all__ = ["TEXT", "TRAPS", "hostile_project", "opened"]
