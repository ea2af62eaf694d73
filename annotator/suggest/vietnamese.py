"""Candidates in a stretch of Vietnamese: names, titles, bodies, texts, events, groups, dates.

The stretch is cut into *units*: words of the lexicon, runs of capitalised syllables, numbers,
dates, marks.  Each unit is one letter, so that a phrase is a pattern over letters; a capital letter
stands for a unit that begins with a capital.  Every pattern is tried at every unit, which gives the
phrases inside phrases: "Văn phòng Trung ương Đảng", then "Trung ương Đảng".
"""

import re
from collections.abc import Iterator

from annotator.model.annotation import Fragment
from annotator.model.matching import folded
from annotator.suggest.vietnamese_words import CLASSES, FIRST, FUNCTION_WORDS, LONGEST, SURNAMES

NAME, PERSON, ACRONYM, ROMAN, NUMBER, DATE = "N", "S", "A", "Z", "9", "Y"
REFERENCE = "R"
COMMA, COLON, DASH, OPEN, MARK, OTHER = ",", ":", "-", "(", ".", "_"

_ROMAN = r"[IVX]+"
_TOKEN = re.compile(r"[IVX]{2,}(?=[a-zđ]\w)|\w+|[^\w\s]")
_ALL_ROMAN = re.compile(_ROMAN)
_MARKS = {",": COMMA, ":": COLON, "-": DASH, "–": DASH, "(": OPEN}


def _dates() -> re.Pattern[str]:
    day = r"\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?(?![\w/])"
    year = r"(?:19|20)\d\d"
    years = rf"{year}(?:\s?[-–]\s?{year})?"
    time = r"(?:rạng sáng|sáng|trưa|chiều|tối|đêm|hôm|cuối ngày|đầu ngày)"
    month = rf"tháng \d{{1,2}}(?: năm {year}|\s?[/-]\s?{year})?"
    parts = (
        rf"(?:{time} )*ngày (?:mùng )?(?:\d{{1,2}} và )?\d{{1,2}} {month}",
        rf"(?:{time} )*(?:{time}|ngày|hôm|mùng) (?:mùng )?(?:\d{{1,2}}(?: và |,|-))?{day}",
        rf"\d{{1,2}}\s?/\s?\d{{1,2}}\s?/\s?{year}",
        rf"(?:đầu |cuối |giữa )?{month}",
        rf"(?:đầu |cuối |giữa )?quý [IV]+(?: năm {year}|\s?[/-]\s?{year})?",
        rf"(?:nhiệm kỳ|giai đoạn|khóa|niên khóa|năm học) {years}",
        rf"(?:nhiệm kỳ|khóa) {_ROMAN}(?: \({years}\)|, nhiệm kỳ {years})?",
        rf"\d+ năm {years}",
        rf"(?:đầu |cuối |giữa )?(?:các )?năm {years}",
        rf"(?:thế kỷ (?:{_ROMAN}|\d+)|thập niên \d+)",
        r"(?:những|mấy|\d+|nhiều) (?:năm|tháng|ngày|tuần) (?:qua|tới|gần đây)",
        r"(?:mùa \w+ )?(?:năm|tháng|tuần) (?:qua|tới|nay|ngoái|trước|sau)(?= |[,.;:])",
        r"từ đầu năm đến nay",
        r"thời gian (?:qua|tới|gần đây)",
        r"(?:hôm nay|hôm qua|ngày mai)",
    )
    every = "|".join(f"(?:{folded(part).text})" for part in parts)
    return re.compile(rf"(?<!\w)(?:{every})(?!\w)", re.IGNORECASE)


_DATES = _dates()
_REFERENCE = re.compile(r"(?<!\w)\d+(?:[-/]\d{4})?[-/][A-ZĐ]{1,7}\d*(?:[-/][A-ZĐ]{1,7}\d*)*(?!\w)")
_NUMBER = re.compile(
    folded(
        r"(?<![\w/.,:-])(?<!ảnh )"
        r"(?:(?:gần|hơn|khoảng|trên|dưới|chừng|tới|ít nhất|tối đa|tối thiểu|cả) )?"
        r"\d+(?:[.,]\d+)*(?: ?(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ|trăm|chục)\b)*%?(?![\w/]|[.:]\d)"
    ).text,
    re.IGNORECASE,
)

_PLACE = r"(?:[Ll]+[NSA9Z])"
_SEAT = r"(?:[Ll]+[NA9Z]|[Ll]*LS|l(?![NA9Z]))"
_BODY = (
    rf"(?:(?:P|O|K(?![,c]))"
    rf"(?:[PKMA]|O(?:,m)?|(?<=[OKMTPA])N|(?<=[OM])S|m(?<=[Mm]m)|x(?=[MA])|{_SEAT}|T(?=$|[^NS]))*)"
)
_EDITION = r"(?:Q|q|Z|9|(?<=[Qq])[NSA])"
_MANY = r"[Cc](?:[Qq]|[KkLl](?:,[KkLl])*)"
_EVENT = rf"(?:[Ee]{_EDITION}*(?:f?P|[KkO](?:{_PLACE}|N|{_MANY}|L)?)?{_EDITION}*Y?)"
_ROW = r"(?:[KO][KOLM]*(?:,[KkOoLlt]+)+)"
_KIND = r"(?:[KkOoLlHhmp])"
_WHOSE = rf"(?:[Bb]?(?:{_BODY}|{_PLACE}))"
_LONG = r"(?:[^.:;,()YDdTSI]|(?<=[KkOoLl]),(?=[KkOoLl]))"

_PHRASES = (
    # people, places, acronyms
    ("Ll", _PLACE),
    ("NAS", r"(?<![Ll])[NA]|(?<!L)S"),
    ("M", r"(?<=[:,])M(?:xM)?(?=[,.;x])"),
    # offices
    ("Tt", rf"[Tt]+(?:{_BODY}|{_PLACE}|K|(?<=T)N)|T+"),
    # bodies
    ("OKP", rf"(?<![CcHh,]){_BODY}|(?<=[Hh]){_BODY}|(?<![KkOoLlMt],)(?<=,){_BODY}|(?<=,)P"),
    ("K", r"(?<![CcHhKk,])K(?=,(?![KkOoLlt]))"),
    ("o", r"o+[NSA]"),
    # texts
    ("Dd", rf"[Dd](?:9|Z|-|A|Q|q)*{_EVENT}"),
    ("D", rf"DR?{_LONG}{{0,22}}?Y|D(?:f{_BODY}{_EDITION}*|(?:9|R|Z|-|A|Q|q|m|N)+)"),
    # events
    ("Ee", _EVENT),
    ("Ee", rf"[Ee]{_LONG}{{1,14}}?(?:Y|[Qq][Z9])"),
    ("Jj", rf"[Jj]{_EVENT}"),
    # honours
    ("Ww", r"W(?:[MQqmN])*|w[MNSA]*"),
    # groups
    ("Cc", rf"(?<![HhKk])[Cc]{_KIND}+(?:,{_KIND}+|x{_KIND}+)*{_WHOSE}?"),
    ("Cc", rf"(?<![HhKk])[Cc]{_KIND}+(?:,{_KIND}+|x{_KIND}+)*[Vv](?:[Qq]|l)"),
    ("Cc", rf"(?<=[Hh])[Cc]o?{_ROW}"),
    ("Cc", "[Cc][Hh]+"),
    ("Gg", rf"(?<![PHhKk],)[Gg](?:P|{_KIND})(?:,[Gg](?:P|{_KIND}))*"),
    ("Hh", rf"(?<![9Hh])[Hh]+(?:[Cc](?:{_ROW}|[KkOoLl]+[KO]?)|{_BODY}(?:,M)*(?:x(?:M|{_BODY}))?)"),
    ("Hh", rf"(?<![9Hh,x])[Hh](?:x[Hh])?{_PLACE}"),
    ("KO", rf"(?<![CcOoKk]){_ROW}(?!x|,h){_WHOSE}?"),
    ("Kk", rf"[Kk](?:{_MANY}|P)"),
    ("Kk", rf"(?<![KkOot])(?<![KkOoLl],)[Kk](?:,[kh]|xh|h)+{_PLACE}?"),
    ("9", "9[HhLlKk]"),
    # numbers and dates
    ("9", "9[Uu]?"),
    ("Y", "Y"),
)
_STARTING = {
    letter: tuple(re.compile(pattern) for letters, pattern in _PHRASES if letter in letters)
    for letter in {letter for letters, _pattern in _PHRASES for letter in letters}
}
"""The phrases that may begin with a unit of this letter."""

_QUOTED = re.compile(r"[“\"]\s*([^“”\"\n]{2,80}?)\s*[”\"]")


def candidates(text: str, start: int, stop: int) -> set[Fragment]:
    """Stretches of ``text[start:stop]`` (code points) that may want a label."""
    view = folded(text, start, stop)
    found: set[Fragment] = set()
    for first, last in _phrases(view.text):
        found.add(view.source(first, last))
    return found


def _phrases(view: str) -> Iterator[Fragment]:
    for match in _QUOTED.finditer(view):
        yield match.span(1)
    edges, codes = _units(view)
    for at, letter in enumerate(codes):
        for phrase in _STARTING.get(letter, ()):
            found = phrase.match(codes, at)
            if found:
                first, last = edges[at][0], edges[found.end() - 1][1]
                if _is_whole(view, first) and _is_whole(view, last):
                    yield first, last


def _is_whole(view: str, point: int) -> bool:
    return not (0 < point < len(view) and view[point - 1].isalnum() and view[point].isalnum())


def _units(view: str) -> tuple[list[Fragment], str]:
    """The units of a view: where they stand, and one letter each."""
    fixed = _fixed(view)
    tokens = [match.span() for match in _TOKEN.finditer(view)]
    edges: list[Fragment] = []
    codes: list[str] = []
    at = 0
    while at < len(tokens):
        for last, stop, code in _next_units(view, tokens, at, fixed):
            edges.append((tokens[at][0], stop))
            codes.append(code)
            at = last
    return edges, "".join(codes)


_Fixed = dict[int, tuple[int, str]]
"""Units that a pattern finds in the letters: their stop and code, by their start."""


def _fixed(view: str) -> _Fixed:
    return {
        match.start(): (match.end(), code)
        for pattern, code in ((_NUMBER, NUMBER), (_REFERENCE, REFERENCE), (_DATES, DATE))
        for match in pattern.finditer(view)
    }


def _next_units(
    view: str, tokens: list[Fragment], at: int, fixed: _Fixed
) -> Iterator[tuple[int, int, str]]:
    """The next unit (of a run of names, all): the token behind it, its stop, its letter."""
    start, stop = tokens[at]
    if start in fixed:
        stop, code = fixed[start]
        while at < len(tokens) and tokens[at][0] < stop:
            at += 1
        yield at, stop, code
        return
    used, code = _word(view, tokens, at)
    if used:
        yield at + used, tokens[at + used - 1][1], code
        return
    run = _capitals(view, tokens, at, fixed)
    if run:
        for last, code in _names(view, tokens, at, run):
            yield last, tokens[last - 1][1], code
    else:
        yield at + 1, stop, _other(view[start:stop])


def _word(view: str, tokens: list[Fragment], at: int) -> tuple[int, str]:
    """The longest word of the lexicon here: how many syllables, and its letter."""
    start, stop = tokens[at]
    if view[start:stop].lower() not in FIRST:
        return 0, ""
    for used in range(min(LONGEST, len(tokens) - at), 0, -1):
        found = CLASSES.get(view[start : tokens[at + used - 1][1]].lower())
        if found:
            break
    else:
        return 0, ""
    if view[start].isupper():
        is_name = used == 1 and view[start:stop].lower() in SURNAMES and _is_name(view, tokens, at)
        return (0, "") if is_name else (used, found)
    follows = at + 1 < len(tokens) and view[stop : stop + 1] == " "
    if used == 1 and found == "O" and follows and _is_plain(view[slice(*tokens[at + 1])]):
        return 0, ""
    return used, found.lower()


def _is_name(view: str, tokens: list[Fragment], at: int) -> bool:
    """Whether a surname that is also a word ("Hồ") is followed by two names more."""
    after = [view[slice(*token)] for token in tokens[at + 1 : at + 3]]
    return len(after) == 2 and all(one.istitle() for one in after)


def _is_plain(syllable: str) -> bool:
    return syllable.islower() and syllable not in FIRST


def _capitals(view: str, tokens: list[Fragment], at: int, fixed: _Fixed) -> int:
    """How many syllables from here on are capitalised, of no known word, and belong together."""
    run = 0
    while at + run < len(tokens):
        start, stop = tokens[at + run]
        syllable = view[start:stop]
        if not syllable[0].isupper() or start in fixed or _is_short(syllable):
            break
        if run and (view[start - 1] != " " or not _goes_on(view, tokens, at + run)):
            break
        run += 1
    if run == 1 and _opens(view, tokens, at):
        return 0
    return run


def _goes_on(view: str, tokens: list[Fragment], at: int) -> bool:
    """Whether a capitalised syllable goes on with a name: no known word, or "Hải [Phòng]"."""
    used, code = _word(view, tokens, at)
    return not used or (used == 1 and code != "P")


def _opens(view: str, tokens: list[Fragment], at: int) -> bool:
    """Whether a syllable has its capital because a sentence begins with it."""
    return at == 0 or view[slice(*tokens[at - 1])] in '“".!?…)*•:-–'


def _names(view: str, tokens: list[Fragment], at: int, run: int) -> Iterator[tuple[int, str]]:
    """A run of capitals as a name, a person's name, or one and then the other.

    For each, the token behind it and its letter.
    """
    syllables = [view[slice(*tokens[at + i])].lower() for i in range(run)]
    if syllables[0] in SURNAMES and 2 <= run <= 4:
        yield at + run, PERSON
        return
    for cut in range(2, run - 1):
        if syllables[cut] in SURNAMES and run - cut <= 4:
            yield at + cut, NAME
            yield at + run, PERSON
            return
    yield at + run + (run == 1 and _is_first_half(view, tokens, at)), NAME


def _is_first_half(view: str, tokens: list[Fragment], at: int) -> bool:
    """Whether a lone capital begins a word of two syllables: "Hòa [thượng]", not "Huế đã"."""
    stop = tokens[at][1]
    if at + 1 == len(tokens) or view[stop : stop + 1] != " ":
        return False
    before = view[slice(*tokens[at - 1])].lower() if at else ""
    after = view[slice(*tokens[at + 1])]
    return (
        after.islower()
        and after not in FUNCTION_WORDS
        and CLASSES.get(before) not in ("I", "L")
        and _word(view, tokens, at + 1)[0] < 2
    )


def _is_short(syllable: str) -> bool:
    return (len(syllable) > 1 and syllable.isupper()) or bool(_ALL_ROMAN.fullmatch(syllable))


def _other(token: str) -> str:
    if token in _MARKS:
        return _MARKS[token]
    if _ALL_ROMAN.fullmatch(token):
        return ROMAN
    if len(token) > 1 and token.isupper():
        return ACRONYM
    return OTHER if token[0].isalnum() else MARK
