"""Made-up documents for benchmarks: the same for the same seed, Vietnamese in look."""

import json
import random
from pathlib import Path

_SYLLABLES = (  # noqa: SIM905 - a list of sixty strings says no more
    "Ủy viên Bộ Chính trị Thường trực Ban Bí thư phát biểu chỉ đạo tại hội nghị toàn quốc về công "
    "tác văn phòng năm nay tỉnh Nam Lĩnh sông Đà huyện Thanh Vân đại biểu lãnh đạo nhấn mạnh kết "
    "quả nhiệm vụ trọng tâm kế hoạch phát triển kinh tế xã hội địa phương nhân dân đoàn kết"
).split()


def write_json_lines(path: Path, documents: int, spans: int, relations: int, seed: int = 7) -> None:
    """Native JSON Lines of ``documents`` documents with so many spans and relations in all."""
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8") as out:
        for number in range(documents):
            out.write(_line(chance, number, spans // documents, relations // documents) + "\n")


def _line(chance: random.Random, number: int, spans: int, relations: int) -> str:
    words = [chance.choice(_SYLLABLES) for _ in range(220)]
    text = " ".join(words)
    starts = []
    place = 0
    for word in words:
        starts.append(place)
        place += len(word) + 1
    listed = []
    for index in range(spans):
        first = chance.randrange(len(words) - 4)
        last = first + chance.randrange(1, 4)
        stop = starts[last] + len(words[last])
        listed.append(
            {
                "id": f"s{index + 1}",
                "label": chance.choice(("PERSON", "ORGANIZATION", "LOCATION", "EVENT")),
                "fragments": [[starts[first], stop]],
                "text": text[starts[first] : stop],
                "attributes": {},
                "note": "",
            }
        )
    linked = [
        {
            "id": f"r{index + 1}",
            "label": "SAME_AS",
            "head": f"s{chance.randrange(spans) + 1}",
            "tail": f"s{chance.randrange(spans) + 1}",
            "attributes": {},
            "note": "",
        }
        for index in range(relations)
    ]
    layer = {"annotator": "an", "state": "finished", "spans": listed, "relations": linked}
    document = {
        "uid": f"{chance.getrandbits(128):032x}",
        "name": f"bai_{number:05}",
        "text": text,
        "meta": {"source": "example.org"},
        "layers": [layer],
    }
    return json.dumps(document, ensure_ascii=False)


def write_long_document(
    path: Path, characters: int, spans: int, relations: int, seed: int = 7
) -> None:
    """Native JSON Lines of one document: paragraphs of about 600 code points, spans all over it.

    Relations join neighbours, but for each tenth, which runs to anywhere.
    """
    chance = random.Random(seed)
    words: list[str] = []
    size = line = 0
    while size < characters:
        word = chance.choice(_SYLLABLES)
        line += len(word) + 1
        if line > 600:
            word, line = "\n" + word, 0
        words.append(word)
        size += len(word) + 1
    starts, place = [], 0
    for word in words:
        starts.append(place + word.startswith("\n"))
        place += len(word) + 1
    text = " ".join(words)
    step = (len(words) - 8) / spans
    listed = []
    for index in range(spans):
        first = int(index * step)
        last = min(first + chance.randrange(1, 4), len(words) - 1)
        stop = starts[last] + len(words[last].lstrip("\n"))
        label = chance.choice(("PERSON", "ORGANIZATION", "LOCATION", "EVENT"))
        listed.append({"id": f"s{index}", "label": label, "fragments": [[starts[first], stop]]})
        listed[-1]["text"] = text[starts[first] : stop]
    linked = []
    for index in range(relations):
        head = chance.randrange(spans)
        near = max(0, min(spans - 1, head + chance.choice((-3, -2, -1, 1, 2, 3))))
        tail = near if index % 10 else chance.randrange(spans)
        if tail != head:
            ends = {"head": f"s{head}", "tail": f"s{tail}"}
            linked.append({"id": f"r{index}", "label": "SAME_AS", **ends})
    layer = {"annotator": "an", "state": "open", "spans": listed, "relations": linked}
    document = {"uid": f"{seed:032x}", "name": "dài", "text": text, "meta": {}, "layers": [layer]}
    path.write_text(json.dumps(document, ensure_ascii=False) + "\n", encoding="utf-8")
