"""Spoiled files guided by coverage: ``python -m tests.formats.fuzz.guided --seconds 60``.

Wants Google's atheris (``pip install atheris``), which is no dependency of ours; without it this
says so and ends.  Each format has a child, since libFuzzer ends the process when it is done.
What escapes is written to a file and told, with how many inputs there were and how many new paths.
"""

import argparse
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

ARCHIVE = "zip"
FORMATS = (
    "enamex", "pubtator", "conll", "brat", "docbin", "gate", "bioc", "webanno", "csv", ARCHIVE,
)  # fmt: skip
"""Formats whose readers look at bytes, lines or marks themselves; JSON is parsed by Python."""

LONGEST = 4_000
MISSING = "atheris is not installed; pip install atheris"
_RUNS = re.compile(r"#(\d+)\s+(?:DONE|NEW|REDUCE|pulse|INITED)\s+cov: (\d+)")


def child(name: str, folder: Path, seconds: int) -> None:
    """Fuzzes one format; never returns."""
    import atheris  # type: ignore[import-untyped]  # noqa: PLC0415 - optional

    with atheris.instrument_imports(include=["annotator.formats"]):
        from tests.formats.fuzz.bench import Bench  # noqa: PLC0415 - instrumented

        inside = folder / "bench"
        inside.mkdir()
        bench = Bench(name, inside)
    ending = ".zip" if bench.format is None else bench.format.description.extensions[0]

    def attempt(data: bytes) -> None:
        path = bench.put({f"a{ending}": data, **({"a.txt": data[:200]} if name == "brat" else {})})
        bench.parse(path, {})

    atheris.Setup(
        [sys.argv[0], f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=5",
         "-rss_limit_mb=1500", f"-artifact_prefix={folder}/escape-", str(folder / "corpus")],
        attempt,
    )  # fmt: skip
    atheris.Fuzz()


def guided(name: str, seconds: int) -> tuple[bool, str]:
    """Whether all went well in so many seconds, and a line about it."""
    from annotator.formats import format_named  # noqa: PLC0415 - the child's are instrumented
    from tests.formats.fuzz.seeds import seeds  # noqa: PLC0415 - the same

    with TemporaryDirectory() as outer:
        folder = Path(outer)
        (folder / "corpus").mkdir()
        endings = () if name == ARCHIVE else format_named(name).description.extensions
        for number, files in enumerate(seeds(name)):
            first = min(files, key=lambda one: (not one.endswith(tuple(endings)), one))
            (folder / "corpus" / str(number)).write_bytes(files[first])
        ran = subprocess.run(
            [sys.executable, "-m", "tests.formats.fuzz.guided", "--child", name,
             str(folder), "--seconds", str(seconds)],
            capture_output=True, text=True, errors="replace", check=False,
        )  # fmt: skip
        escapes = [one.read_bytes() for one in folder.glob("escape-*")]
    found = _RUNS.findall(ran.stderr)
    last = found[-1] if found else ("0", "0")
    if ran.returncode == 0 and not escapes:
        return True, f"{name}: {last[0]} inputs, {last[1]} places covered, no escape"
    return False, f"{name}: escape after {last[0]} inputs: {escapes[:1]}\n{ran.stderr[-3000:]}"


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--format", action="append", choices=FORMATS)
    parser.add_argument("--seconds", type=int, default=60, help="for each format")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if find_spec("atheris") is None:
        sys.stdout.write(f"{MISSING}\n")
        return 0
    if wanted.child:
        child(wanted.child[0], Path(wanted.child[1]), wanted.seconds)
    is_well = True
    for name in wanted.format or FORMATS:
        well, line = guided(name, wanted.seconds)
        is_well = is_well and well
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    return 0 if is_well else 1


if __name__ == "__main__":
    sys.exit(main())
