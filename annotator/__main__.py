"""Where the program starts: the one place that knows both the command line and the window."""

import sys
from pathlib import Path


def main() -> None:
    """Runs the command that the arguments name; without one, opens the window."""
    arguments = sys.argv[1:]
    if not arguments:
        sys.exit(open_window(None))
    from annotator import cli  # noqa: PLC0415 - the window starts without it

    sys.exit(cli.run(arguments, open_window))


def open_window(path: Path | None) -> int:
    """Opens the window on a project (None: on the start page); returns the exit code."""
    from annotator.gui import app  # noqa: PLC0415 - commands run without Qt

    return app.main(path)


if __name__ == "__main__":
    main()
