"""Annotators who differ in attributes only: the table shows in which."""

from annotator.gui.adjudication.window import AdjudicationWindow
from annotator.ops import annotate

GOLD, DECISION = 4, 5


def cell(window: AdjudicationWindow, column: int) -> str:
    return str(window.model.index(1, column).data())


def test_a_difference_in_attributes_is_seen(window: AdjudicationWindow) -> None:
    """Two cells that read the same: whoever took one of them took it by chance."""
    project = window._session.project
    ((mine, theirs),) = [[project.read.layer(1, name).spans[1] for name in ("an", "<b>Bình</b>")]]
    annotate.annotate_span(project, mine.id, attributes={"sure": "yes", "famous": True})
    window._session.read_again()
    assert [cell(window, at) for at in range(4)] == [
        "Tỉnh ủy Quảng Trị",
        "attributes",
        "Organization (Sure?: yes, famous)",
        "Organization (no attributes)",
    ]
    window.go(1)
    window.commands.take(0)
    assert cell(window, GOLD) == "Organization (Sure?: yes, famous)"
    assert not cell(window, DECISION).startswith("⚠")
    annotate.annotate_span(project, theirs.id, attributes={"sure": "no"})
    assert cell(window, DECISION).startswith("⚠ changed since decided")
    (gold,) = project.read.layer(1, "gold").spans
    annotate.annotate_span(project, gold.id, attributes={"sure": "perhaps"})
    assert cell(window, DECISION).startswith("⚠ gold was changed in the text")
