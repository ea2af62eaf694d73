"""How many keys the article costs: spans and relations, pressed in the real window.

    python -m tests.benchmarks.strokes [--data FOLDER]

``FOLDER`` holds ``article.txt``, ``article.first.json`` and ``article.second.json`` (by default
``../shared/data``).  For each span the fewest keys are pressed that select it from where the last
one left the caret, and the label's key; for each relation, with its head selected, its label's key
and the letters of the hint, then once more R, the letters and a label where the scheme leaves a
choice.  The layer is compared with the gold.
What is only planned, not pressed, says so.
"""

import argparse
import json
import os
import tempfile
from pathlib import Path

from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.projects import new_project, read_scheme
from annotator.ops.steps import run
from annotator.resources import resource
from annotator.suggest.candidates import CandidateFinder

_MOST = 5
"""Keys before the label's, beyond which a planned span is only counted as such."""

_ROOT = Path(__file__).parents[2]


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description="Count the keys that the article costs.")
    parser.add_argument("--data", type=Path, default=_ROOT.parent / "shared" / "data")
    data = parser.parse_args().data
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["ANNOTATOR_SETTINGS"] = str(Path(home) / "settings.ini")
        _press(data, Path(home) / "strokes.annodb")
    _plan("article, second annotator", _places(data / "article.second.json"))
    for name, text, places in _sample():
        _plan(f"sample, {name}", (text, places))


def _press(data: Path, path: Path) -> None:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the platform is chosen

    from annotator.gui.program import Program  # noqa: PLC0415
    from annotator.gui.settings import Settings  # noqa: PLC0415
    from tests.end_to_end.planner import distribution  # noqa: PLC0415
    from tests.end_to_end.typist import Typist, gold  # noqa: PLC0415

    scheme = read_scheme(resource("schemes", "vi_news.scheme.json"))
    with new_project(path, scheme) as project:
        run(import_files(project, ImportRequest((data / "article.txt",), "text")))
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    program = Program(application, Settings())
    program.projects.open(path)
    window = program.show()
    window.resize(1400, 900)
    window.activateWindow()
    while not window.isActiveWindow():
        application.processEvents()
    window.view.setFocus()

    wanted, typist = gold(data / "article.first.json"), Typist(window.view, scheme)
    counts = typist.label(wanted)
    layer = program.session.project.read.layer(1, program.session.annotator)
    made = {span.fragments[0]: span for span in layer.spans}
    assert {place: span.label for place, span in made.items()} == dict(wanted.spans)
    ids = {place: span.id for place, span in made.items()}
    linked = typist.link(wanted, ids, by_label=True)
    for relation in program.session.project.read.layer(1, program.session.annotator).relations:
        window.view.remove_requested.emit((), (relation.id,))
    by_r = typist.link(wanted, ids, by_label=False)
    found = {place for place, _label in wanted.spans} & set(_candidates(wanted.text))
    print("article, first annotator, pressed in the window")
    print(f"candidates stop at {len(found)} of {len(wanted.spans)} spans exactly")
    print(f"keys   spans\n{distribution(counts)}")
    print(f"keys   relations, by their label's key\n{distribution(linked)}")
    print(f"keys   relations, by R\n{distribution(by_r)}")
    window.close()
    program.end()


def _plan(name: str, work: tuple[str, list[tuple[int, int]]]) -> None:
    from tests.end_to_end.planner import Planner, distribution  # noqa: PLC0415

    text, places = work
    planner, counts, beyond = Planner(text, _MOST), [], 0
    for place in places:
        try:
            counts.append(len(planner.plan(place)) + 1)
        except AssertionError:
            planner.pass_over(place)
            beyond += 1
    found = set(places) & set(_candidates(text))
    print(f"\n{name}, planned only")
    print(f"candidates stop at {len(found)} of {len(places)} spans exactly")
    print(f"keys   spans\n{distribution(counts)}, {beyond} need more than {_MOST + 1}")


def _candidates(text: str) -> list[tuple[int, int]]:
    steps = CandidateFinder(text).ahead(0, lambda _start, _stop: False)
    return [step for step in steps if isinstance(step, tuple)]


def _places(path: Path) -> tuple[str, list[tuple[int, int]]]:
    data = json.loads(path.read_text(encoding="utf-8"))
    places = {(span["start"], span["end"]) for span in data["spans"]}
    return data["text"], sorted(places, key=lambda place: (place[0], -place[1]))


def _sample() -> list[tuple[str, str, list[tuple[int, int]]]]:
    out = []
    path = _ROOT / "projects" / "vi_news_sample" / "annotations.jsonl"
    for line in path.read_text(encoding="utf-8").split("\n"):
        document = json.loads(line) if line else {"layers": ()}
        for layer in document["layers"]:
            places = {tuple(span["fragments"][0]) for span in layer["spans"]}
            order = sorted(places, key=lambda place: (place[0], -place[1]))
            out.append((f"{document['name']}, {layer['annotator']}", document["text"], order))
    return out


if __name__ == "__main__":
    main()
