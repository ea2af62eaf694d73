"""The shapes in which Label Studio tells a task, brought to one: ``data`` and ``annotations``."""

from collections.abc import Iterable
from typing import Any

from annotator.formats.json_values import Fault, kind_of
from annotator.formats.labelstudio.regions import labels_of

_Object = dict[str, Any]

MINIMAL_KEYS = ("id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time")
"""Keys of a JSON-MIN object that are Label Studio's own."""


NONE: list[Any] = []
"""The annotations of a task that says nothing of any."""


def task_from(value: object) -> _Object:
    """``value`` as a task with ``data`` and ``annotations``.  Raises Fault.

    Taken are tasks (old ones have ``completions``), single annotations as cloud storages hold
    them (with their ``task`` inside), and the flat objects of JSON-MIN.
    """
    if not isinstance(value, dict):
        raise Fault("it is {kind}, not an object with data", kind=kind_of(value))
    if isinstance(value.get("data"), dict):
        return _with_annotations(value)
    inner = value.get("task")
    if isinstance(inner, dict) and isinstance(inner.get("data"), dict) and "result" in value:
        annotation = {key: each for key, each in value.items() if key != "task"}
        return _with_annotations(inner | {"annotations": [annotation]})
    return _from_minimal(value)


def is_minimal(value: object) -> bool:
    """Whether ``value`` is a flat object, of which a task with several people makes several."""
    return isinstance(value, dict) and "data" not in value and "task" not in value


def _with_annotations(task: _Object) -> _Object:
    if "completions" in task and "annotations" not in task:
        task = {**task, "annotations": task["completions"]}
        del task["completions"]
    found = task.get("annotations")
    if found is None:
        return task | {"annotations": NONE}
    if not isinstance(found, list):
        raise Fault(
            "the key {key} holds {kind}, not a list", key="annotations", kind=kind_of(found)
        )
    return task


def _from_minimal(value: _Object) -> _Object:
    """A task from one object of JSON-MIN, whose keys are those of the data and of the controls."""
    data: _Object = {}
    results: list[Any] = []
    labelled = False
    for key, found in value.items():
        regions = _regions(found)
        if regions:
            labelled = True
            results += [_result(key, region) for region in regions]
        elif key not in MINIMAL_KEYS:
            data[key] = found
    annotation = {"result": results, "completed_by": value.get("annotator")}
    annotation["id"] = value.get("annotation_id")
    task: _Object = {"data": data, "annotations": [annotation] if labelled else []}
    return task | {key: value[key] for key in ("id",) if key in value}


def _regions(found: object) -> list[_Object]:
    if not isinstance(found, list) or not found:
        return []
    return found if all(isinstance(one, dict) and _kind(one) for one in found) else []


def _kind(region: _Object) -> str:
    return next((key for key in region if key.endswith("labels") and "start" in region), "")


def _result(control: str, region: _Object) -> _Object:
    return {"from_name": control, "to_name": "text", "type": _kind(region), "value": region}


def texts_of(task: _Object) -> Iterable[tuple[int, int, str]]:
    """``(start, stop, words)`` of the labelled stretches of a task that tell their words."""
    for annotation in (*task["annotations"], *_list(task.get("predictions"))):
        if not isinstance(annotation, dict):
            continue
        for result in _list(annotation.get("result")):
            if labels_of(result) is None:
                continue
            value = result["value"]
            offsets = value.get("globalOffsets") if type(value["start"]) is not int else value
            if not isinstance(offsets, dict) or ("startOffset" in value and offsets is value):
                continue
            start, stop, words = offsets.get("start"), offsets.get("end"), value.get("text")
            if type(start) is int and type(stop) is int and isinstance(words, str) and words:
                yield start, stop, words


def _list(found: object) -> list[Any]:
    return found if isinstance(found, list) else []


def annotator_of(annotation: _Object) -> str:
    """Who made an annotation, as far as it tells: an address, a name, a number."""
    by = annotation.get("completed_by")
    if isinstance(by, dict):
        for key in ("email", "username", "id"):
            if type(by.get(key)) in (str, int) and by[key] != "":
                return str(by[key])
    elif type(by) in (str, int):
        return str(by)
    name = annotation.get("created_username")
    return name if isinstance(name, str) else ""
