"""Words that were labelled already: where the same words stand again, they are candidates."""

import re
from collections.abc import Iterable

from annotator.model.annotation import Fragment
from annotator.model.matching import folded

_TOKEN = re.compile(r"\w+|[^\w\s]")


class Learnt:
    """A set of strings, compared on the view, found at whole syllables."""

    def __init__(self) -> None:
        self._by_first: dict[str, dict[int, set[str]]] = {}
        """Strings by their first syllable, then by how many syllables and marks they have."""

    def add(self, strings: Iterable[str]) -> bool:
        """Learns ``strings``; whether one of them is new."""
        new = False
        for string in strings:
            words = folded(string).text.strip()
            for form in {words, words[:1].upper() + words[1:]}:
                tokens = _TOKEN.findall(form)
                if not tokens:
                    continue
                same = self._by_first.setdefault(tokens[0], {}).setdefault(len(tokens), set())
                new = new or form not in same
                same.add(form)
        return new

    def found(self, text: str, start: int, stop: int) -> set[Fragment]:
        """Where learnt strings stand in ``text[start:stop]``."""
        if not self._by_first:
            return set()
        view = folded(text, start, stop)
        tokens = [match.span() for match in _TOKEN.finditer(view.text)]
        hits: set[Fragment] = set()
        for at, (first, last) in enumerate(tokens):
            for count, strings in self._by_first.get(view.text[first:last], {}).items():
                if at + count <= len(tokens):
                    end = tokens[at + count - 1][1]
                    if view.text[first:end] in strings:
                        hits.add(view.source(first, end))
        return hits
