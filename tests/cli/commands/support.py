"""What a command did, and what it is given."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass
class Done:
    """What a command did."""

    code: int
    out: str
    err: str
    windows: list[Path | None]

    @property
    def json(self) -> dict[str, Any]:
        """Standard output, which must be one JSON object on one line."""
        assert self.out.endswith("\n")
        assert self.out.count("\n") == 1
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


Run = Callable[..., Done]


def one_line(done: Done) -> str:
    """The one line of a refused command."""
    assert done.code == 1
    assert done.err.startswith("annotator: ")
    assert done.err.endswith("\n")
    assert done.err.count("\n") == 1
    assert "Traceback" not in done.err
    return done.err


def jsonl(path: Path, *documents: dict[str, Any]) -> Path:
    """A file with these documents, a line each."""
    lines = [json.dumps(one, ensure_ascii=False) + "\n" for one in documents]
    path.write_text("".join(lines), encoding="utf-8", newline="")
    return path
