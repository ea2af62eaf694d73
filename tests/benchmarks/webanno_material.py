"""A made-up folder of WebAnno TSV in the shape of a coreference corpus, for benchmarks.

    python -m tests.benchmarks.webanno_material FOLDER

Goal of issue 4: 75,000 spans and 39,000 relations in 281 files at 20,000 spans a second and more
into the project, with at most 300 MB of memory.
"""

import random
import sys
from pathlib import Path

_WORDS = (
    *("ông", "bà", "Mai", "Ba", "Tư", "sông", "Đà", "tỉnh", "Nam", "Lĩnh", "huyện", "Thanh"),
    *("Vân", "gặp", "nói", "đến", "về", ",", "."),
)
_LABELS = ("person", "abstract", "place", "organization", "event", "time")
_HEAD = (
    "#FORMAT=WebAnno TSV 3.3",
    "#T_SP=webanno.custom.Referent|entity|infstat|salience|centering",
    "#T_RL=webanno.custom.Coref|type|BT_webanno.custom.Referent",
    "",
)
_TOKENS = 950
_SENTENCE = 18
_LONGEST = 6

_Mention = tuple[int, int, str]
"""First and last token, and what the cells say of it, with its number."""


def write_webanno(
    folder: Path, files: int = 281, spans: int = 75_000, relations: int = 39_000, seed: int = 7
) -> None:
    """Writes ``files`` files with so many spans, nested and stacked, and relations in all."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(files):
        share = [
            (number + 1) * many // files - number * many // files for many in (spans, relations)
        ]
        text = _file(chance, *share)
        (folder / f"bai_{number:03}.tsv").write_text(text, encoding="utf-8", newline="")


def _file(chance: random.Random, spans: int, relations: int) -> str:
    words = [chance.choice(_WORDS) for _ in range(_TOKENS)]
    mentions: list[_Mention] = []
    for first in sorted(chance.randrange(_TOKENS - _LONGEST) for _ in range(spans)):
        last = first + min(chance.randrange(_LONGEST), _SENTENCE - 1 - first % _SENTENCE)
        mentions.append((first, last, chance.choice(_LABELS)))
    covering: list[list[int]] = [[] for _ in words]
    for number, (first, last, _) in enumerate(mentions):
        for token in range(first, last + 1):
            covering[token].append(number)
    links: dict[int, list[str]] = {}
    for _ in range(relations):
        tail = chance.randrange(1, spans)
        head = chance.randrange(tail)
        unit = _unit(mentions[head][0])
        links.setdefault(mentions[tail][0], []).append(f"{unit}[{head + 1}_{tail + 1}]")
    return "\n".join(_lines(words, mentions, covering, links)) + "\n"


def _lines(
    words: list[str],
    mentions: list[_Mention],
    covering: list[list[int]],
    links: dict[int, list[str]],
) -> list[str]:
    lines = list(_HEAD)
    place = 0
    for token, word in enumerate(words):
        if token % _SENTENCE == 0:
            lines += ["", "#Text=" + " ".join(words[token : token + _SENTENCE])]
        labels = [f"{mentions[number][2]}[{number + 1}]" for number in covering[token]]
        news = [f"new[{number + 1}]" for number in covering[token]]
        cells = ("|".join(labels) or "_", "|".join(news) or "_", "|".join(news) or "_", "_")
        found = links.get(token, [])
        ends = ("|".join("coref" for _ in found) or "_", "|".join(found) or "_")
        offsets = f"{place}-{place + len(word)}"
        lines.append("\t".join((_unit(token), offsets, word, *cells, *ends, "")))
        place += len(word) + 1
    return lines


def _unit(token: int) -> str:
    return f"{token // _SENTENCE + 1}-{token % _SENTENCE + 1}"


if __name__ == "__main__":
    write_webanno(Path(sys.argv[1]))
