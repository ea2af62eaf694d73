"""The record of adjudication: who decided what, when, by which rule, about which variants."""

from annotator.model.annotation import Json
from annotator.model.decision import Decision, Variant
from annotator.ops.steps import Step, Steps
from annotator.store.decisions import every_decision, gold_label, gold_words
from annotator.store.project import Project

_AT_ONCE = 500


def decision_record(project: Project) -> Steps[list[Json]]:
    """Every decision as a JSON object, the oldest first.

    ``taken`` names whose variant was taken; ``gold`` is what gold has now, null for nothing;
    ``variants`` are what each annotator said when it was decided, ``label`` null for nothing.
    Fragments are code points of the document; ``attributes`` are null in decisions that are older
    than their keeping.
    """
    names = {one.uid: one.name for one in project.read.annotators()}
    titles = dict(project.read.document_names())
    found = every_decision(project.read)
    record: list[Json] = []
    for done, one in enumerate(found, 1):
        record.append(_told(project, one, names, titles[one.document]))
        if done % _AT_ONCE == 0:
            yield Step(done, len(found))
    return record


def _told(project: Project, one: Decision, names: dict[bytes, str], document: str) -> Json:
    label = gold_label(project.read, one)
    gold: Json = {"label": label, "words": gold_words(project.read, one)} if label else None
    return {
        "document": document,
        "kind": one.kind,
        "cause": one.cause,
        "words": one.words,
        "answer": str(one.answer),
        "taken": names.get(one.taken),
        "gold": gold,
        "rule": one.rule,
        "note": one.note,
        "actor": one.actor,
        "at": one.at,
        "variants": [_variant(each, names) for each in one.variants],
    }


def _variant(one: Variant, names: dict[bytes, str]) -> Json:
    return {
        "annotator": names.get(one.by),
        "label": one.label or None,
        "fragments": [list(piece) for piece in one.fragments],
        "attributes": None if one.attributes is None else dict(one.attributes),
    }
