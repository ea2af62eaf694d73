"""Where the program starts: the one place that knows both the command line and the window."""

import sys
from pathlib import Path

from annotator.store.project import SUFFIX


def main() -> None:
    """Runs the command that the arguments name; without one, opens the window."""
    arguments = sys.argv[1:]
    if not arguments:
        sys.exit(open_window(None))
    if len(arguments) == 1 and arguments[0].endswith(SUFFIX):
        sys.exit(open_window(Path(arguments[0])))
    from annotator import cli  # noqa: PLC0415 - the window starts without it, 100 ms sooner

    sys.exit(cli.run(arguments, open_window))


def open_window(path: Path | None) -> int:
    """Opens the window on a project (None: on the start page); returns the exit code."""
    from annotator.gui.app import main as show  # noqa: PLC0415 - commands run without Qt

    return show(path)


if __name__ == "__main__":
    main()
