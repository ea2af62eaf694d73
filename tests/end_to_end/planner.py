"""The fewest keys for a span: a search over the same pure functions that the keyboard goes by.

The planner knows the text, the caret, what is selected and what is labelled so far, and nothing of
Qt's widgets.  Whether the window does the same is what the strokes test finds out by pressing.
"""

import statistics
from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from annotator.gui.document.caret import Grain, snap, step_back, step_forward, stretched
from annotator.gui.document.strides import next_sentence, previous_sentence
from annotator.model.annotation import Fragment
from annotator.suggest.candidates import CandidateFinder

MOST = 7
"""Keys without the label key, beyond which the planner gives up."""

_NEAR = 600
"""Code points from the target, beyond which no caret is followed."""


@dataclass(frozen=True)
class State:
    """Where the keyboard stands: the selection (of words, or of a labelled span) and the caret."""

    caret: int = 0
    anchor: int = 0
    words: Fragment | None = None
    span: Fragment | None = None


Stroke = tuple[str, State]
"""A key, by its name in the keymap, and where the keyboard stands after it."""


class Planner:
    """Plans span after span; each one that is planned counts as made."""

    def __init__(self, text: str, most: int = MOST) -> None:
        """``most`` is the number of keys, without the label's, beyond which it gives up."""
        self._text = text
        self._most = most
        self._learnt: list[str] = []
        self._taken: set[Fragment] = set()
        self._finders: dict[bool, CandidateFinder] = {}
        self._is_first = True
        self.state = State()
        self._keys: dict[str, Callable[[State], State | None]] = {
            "Space": lambda state: self._candidate(state, forward=True),
            "Shift+Space": lambda state: self._candidate(state, forward=False),
            "]": lambda state: self._edge(state, 1, forward=True),
            "[": lambda state: self._edge(state, 0, forward=False),
            "}": lambda state: self._edge(state, 1, forward=False),
            "{": lambda state: self._edge(state, 0, forward=True),
        }
        for name, (on, back) in _MOTIONS.items():
            for key, step in zip(name.split(), (back, on), strict=True):
                self._keys[key] = self._moving(step, forward=step is on)
                self._keys[_EXTENDING[key]] = self._extending(step)

    def plan(self, target: Fragment) -> list[Stroke]:
        """The fewest keys that select ``target`` from where the keyboard stands.

        The label's key comes after them.  AssertionError where more than ``most`` are needed.
        """
        self._finders.clear()
        seen = {self.state}
        waiting: deque[tuple[State, tuple[Stroke, ...]]] = deque([(self.state, ())])
        while waiting:
            state, strokes = waiting.popleft()
            if state.words == target:
                self._make(target, state, strokes)
                return list(strokes)
            self._is_first = not strokes
            for key, step in self._keys.items() if len(strokes) < self._most else ():
                after = step(state)
                if after and after not in seen and abs(after.caret - target[0]) <= _NEAR:
                    seen.add(after)
                    waiting.append((after, (*strokes, (key, after))))
        raise AssertionError(f"no way to {self._text[slice(*target)]!r} in {self._most} keys")

    def pass_over(self, target: Fragment) -> None:
        """Counts ``target`` as made in another way: its stop is where the caret stands."""
        self._make(target, State(target[1], target[0]), ())

    def _make(self, target: Fragment, state: State, strokes: tuple[Stroke, ...]) -> None:
        if self.state.span is not None and strokes and strokes[0][0].endswith("Space"):
            self._learnt.append(self._text[slice(*self.state.span)])
        self._taken.add(target)
        self.state = replace(state, words=None, span=target)

    def _finder(self) -> CandidateFinder:
        """What the walk knows: it learns a span when it steps on from it."""
        knows_last = self._is_first and self.state.span is not None
        if knows_last not in self._finders:
            made = CandidateFinder(self._text)
            made.learn(self._learnt)
            if knows_last and self.state.span is not None:
                made.learn([self._text[slice(*self.state.span)]])
            self._finders[knows_last] = made
        return self._finders[knows_last]

    def _candidate(self, state: State, *, forward: bool) -> State | None:
        chosen = state.words or state.span
        place = (chosen[0], -chosen[1]) if chosen else (state.caret, -len(self._text) - 1)
        if forward:
            found = self._finder().next(
                place[0], lambda a, b: (a, -b) <= place or (a, b) in self._taken
            )
        else:
            found = self._finder().previous(
                place[0] + 1, lambda a, b: (a, -b) >= place or (a, b) in self._taken
            )
        return None if found is None else State(found[1], found[0], found)

    def _edge(self, state: State, edge: int, *, forward: bool) -> State | None:
        if state.span is not None:
            return None  # it would resize what is labelled
        if state.words is None:
            outwards = forward == (edge == 1)
            step = (_syllable_on if forward else _syllable_back) if outwards else None
            return self._select_to(state, step) if step else None
        (words,) = stretched(self._text, (state.words,), edge, forward=forward)
        start, stop = words
        if state.caret < state.anchor:
            return State(start, stop, words)
        return State(stop, start, words)

    def _moving(self, step: "_Step", *, forward: bool) -> Callable[[State], State | None]:
        def move(state: State) -> State:
            caret = state.caret
            if state.span is not None:
                caret = state.span[1] - 1 if forward else state.span[0]
            point = step(self._text, caret, False)
            return State(point, point)

        return move

    def _extending(self, step: "_Step") -> Callable[[State], State | None]:
        return lambda state: None if state.span is not None else self._select_to(state, step)

    def _select_to(self, state: State, step: "_Step") -> State:
        point = step(self._text, state.caret, True)
        grain = Grain.WORD if step in (_word_on, _word_back) else Grain.SYLLABLE
        return State(point, state.anchor, snap(self._text, state.anchor, point, grain))


_Step = Callable[[str, int, bool], int]


def _syllable_on(text: str, point: int, to_stop: bool) -> int:
    return step_forward(text, point, Grain.SYLLABLE, to_stop=to_stop)


def _syllable_back(text: str, point: int, _to_stop: bool) -> int:
    return step_back(text, point, Grain.SYLLABLE)


def _word_on(text: str, point: int, to_stop: bool) -> int:
    return step_forward(text, point, Grain.WORD, to_stop=to_stop)


def _word_back(text: str, point: int, _to_stop: bool) -> int:
    return step_back(text, point, Grain.WORD)


def _sentence_on(text: str, point: int, to_stop: bool) -> int:
    return next_sentence(text, point, to_stop=to_stop)


def _sentence_back(text: str, point: int, _to_stop: bool) -> int:
    return previous_sentence(text, point)


_MOTIONS: dict[str, tuple[_Step, _Step]] = {
    "Left Right": (_syllable_on, _syllable_back),
    "Ctrl+Left Ctrl+Right": (_word_on, _word_back),
    ", .": (_sentence_on, _sentence_back),
}
_EXTENDING = {
    "Left": "Shift+Left",
    "Right": "Shift+Right",
    "Ctrl+Left": "Ctrl+Shift+Left",
    "Ctrl+Right": "Ctrl+Shift+Right",
    ",": "<",
    ".": ">",
}


def distribution(counts: Iterable[int]) -> str:
    """How often each count occurs, as lines of a table, with the median and the sum."""
    found = list(counts)
    rows = [f"{keys:>6} {times:>6}" for keys, times in sorted(Counter(found).items())]
    last = f"median {statistics.median(found):g}, mean {statistics.mean(found):.2f}, "
    return "\n".join([*rows, f"{last}all {sum(found)}"])
