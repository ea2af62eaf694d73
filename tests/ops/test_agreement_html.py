"""The report of agreement as a page: texts of the project stay texts in it."""

from html.parser import HTMLParser

import pytest

from annotator.ops.agreement_html import Section, html_report
from tests.hostile_project import TRAPS

_OURS = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "section", "div", "table",
    "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


class _Elements(HTMLParser):
    """The elements of a page, and the names of their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes it."""
        self.names.add(tag)
        self.attributes |= {name for name, _value in attrs}


@pytest.mark.parametrize(
    "trap",
    [*TRAPS.values(), "</style><script src=x>", '" onload="x', "</title><img src=//host/x>",
     "<!--", "]]>", "\x00<b>"],
)  # fmt: skip
def test_no_text_of_the_project_becomes_an_element(trap: str) -> None:
    """Else a label's name runs a script where the report is read, or fetches from elsewhere."""
    part = Section(trap, (trap,), "", ((trap, trap), (trap, trap)))
    page = html_report(trap, [trap], [part], "en")
    found = _Elements()
    found.feed(page)
    assert found.names == _OURS
    assert found.attributes <= {"lang", "charset", "http-equiv", "content", "class"}
    assert "\x00" not in page
    assert "\x1b" not in page
