"""A merge that is killed leaves the old project or the new one, never something between."""

import subprocess
import sys
from pathlib import Path

from annotator.ops import annotate
from annotator.ops.merging import merge
from annotator.ops.steps import run
from annotator.store.project import open_project
from tests.store.replicas import copied, portable, said
from tests.store.support import import_jsonl, line, new_file, sha256, sound

_CHILD = """
import sys
from pathlib import Path
from annotator.ops.merging import merge
from annotator.store.project import open_project
with open_project(Path(sys.argv[1])) as project:
    project._connection.execute("PRAGMA cache_size = 20")
    for step in merge(project, [Path(sys.argv[2])]):
        print(step.done, flush=True)
    print("done", flush=True)
    sys.stdin.read()
"""


def killed_after(lines: int, path: Path, other: Path, root: Path) -> bool:
    """Merges in a process that is killed after so many steps; whether it was done by then."""
    process = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(path), str(other)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root,
    )  # fmt: skip
    assert process.stdin
    assert process.stdout
    with process.stdin, process.stdout:
        is_done = False
        for _ in range(lines):
            said_now = process.stdout.readline()
            if said_now.strip() in ("done", ""):
                is_done = said_now.strip() == "done"
                break
        process.kill()
        process.wait()
    return is_done


def test_a_killed_merge_leaves_the_old_project_or_the_new_one(tmp_path: Path, root: Path) -> None:
    """A power cut while fifty packages come in must not cost what was there before."""
    base = new_file(tmp_path / "base.annodb")
    with open_project(base) as project:
        spans = [(start, start + 1, "MISC") for start in range(900)]
        documents = [line(f"bài {number}", "x" * 1000 + str(number), spans) for number in range(8)]
        import_jsonl(project, tmp_path / "in.jsonl", documents[:1])
    other = copied(base, "other.annodb")
    with open_project(other) as project:
        import_jsonl(project, tmp_path / "in.jsonl", documents[1:])
        annotate.remove(project, [1, 2, 3])
    new = copied(base, "new.annodb")
    with open_project(new) as project:
        run(merge(project, [other]))
        wanted = portable(project)
    before, digest = said(base), sha256(other)
    ends = set()
    for lines in (1, 2, 4, 6, 8, 10, 12, 99):
        path = copied(base, "killed.annodb")
        is_done = killed_after(lines, path, other, root)
        with open_project(path) as project:
            sound(project)
            now = portable(project)
        assert now == (wanted if is_done else before)
        assert sha256(other) == digest
        ends.add(is_done)
        for end in ("", "-journal", ".lock"):
            path.with_name(path.name + end).unlink(missing_ok=True)
    assert ends == {True, False}
