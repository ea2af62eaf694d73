"""The command line of the fuzzing."""

import argparse
import json
import sys
import time
from pathlib import Path

from annotator.formats import formats
from tests.formats import fuzz as package
from tests.formats.fuzz.foreign import ARCHIVE
from tests.formats.fuzz.running import fuzz
from tests.formats.fuzz.seeds import case, seeds
from tests.formats.material import is_there


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=package.__doc__)
    parser.add_argument("--format", action="append")
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=1e6, help="at most, for each format")
    parser.add_argument("--corpus", type=Path, help="folder FORMAT/CASE/file of more seeds")
    parser.add_argument("--show", type=int, help="write the files of this case below --corpus")
    wanted = parser.parse_args()
    every = [each.description.name for each in formats() if is_there(each.description)]
    out = sys.stdout
    for name in wanted.format or [*every, ARCHIVE]:
        if wanted.show is not None:
            files, options = case(name, seeds(name, wanted.corpus), wanted.seed, wanted.show)
            out.write(f"{options}\n")
            for inner, data in files.items():
                out.write(f"{inner}\n{data!r}\n")
            continue
        began = time.monotonic()
        until = began + 60 * wanted.minutes
        tally = fuzz(name, wanted.cases, wanted.seed, until, wanted.corpus)
        kinds = {kind: [len(found), *found[:5]] for kind, found in tally.escapes.items()}
        sys.stderr.write("".join(tally.told))
        line = vars(tally) | {
            "told": len(tally.told),
            "escapes": kinds,
            "format": name,
            "seed": wanted.seed,
            "seconds": time.monotonic() - began,
        }
        out.write(json.dumps(line) + "\n")
        out.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
