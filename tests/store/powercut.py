"""Cuts the power under a working program, as far as that can be done without pulling a plug.

    python -m tests.store.powercut [--what edits,merge,...] [--rounds 20] [--seconds S] [--seed N]

The project lies on an ext4 image on a loop device.  At a random moment the program is stopped and
the file system shut down without flushing anything: what was not synced is gone.  After mounting
it again all must be there that was acknowledged (see ``kill``).  A disk that lies about syncing is
not covered.  It needs root, a loop device and ext4; it says so otherwise.
"""

import argparse
import fcntl
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from annotator.errors import UserError
from tests.store.kill import LONGEST, ROOT, Child, Figures, look
from tests.store.kill_work import begun_file

_SHUTDOWN = (2 << 30) | (4 << 16) | (ord("X") << 8) | 125  # EXT4_IOC_SHUTDOWN
_NO_LOG_FLUSH = 2
WHAT = ("edits", "undo", "bulk", "import", "merge", "adjudication", "backup", "packages",
        "compaction")  # fmt: skip
_MEGABYTES = 400


class Disk:
    """An ext4 image and where it is mounted."""

    def __init__(self, folder: Path) -> None:
        self.image, self.home = folder / "disk.img", folder / "disk"
        self.home.mkdir()
        with self.image.open("wb") as stream:
            stream.truncate(_MEGABYTES << 20)
        self._run("mkfs.ext4", "-q", "-F", str(self.image))
        self.mount()

    def mount(self) -> None:
        """Attaches it; its journal is replayed."""
        self._run("mount", "-o", "loop", str(self.image), str(self.home))

    def unmount(self) -> None:
        """Detaches it once nobody uses it."""
        for _ in range(100):
            if not subprocess.run(
                ["umount", self.home], capture_output=True, check=False
            ).returncode:
                return
            time.sleep(0.05)
        self._run("umount", str(self.home))

    def cut(self) -> None:
        """From now on nothing reaches the image; what was not synced never did."""
        fd = os.open(self.home, os.O_RDONLY)
        fcntl.ioctl(fd, _SHUTDOWN, struct.pack("I", _NO_LOG_FLUSH))
        os.close(fd)

    def _run(self, *command: str) -> None:
        subprocess.run(command, check=True, capture_output=True)


class Cuts:
    """Rounds on one disk."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.disk = Disk(folder)
        self.chance = random.Random(seed)
        self.figures = Figures()
        self.path = self.disk.home / "p.annodb"

    def one(self, what: str) -> None:
        """Starts a child on a new project, cuts, and looks."""
        figures = self.figures
        for entry in self.disk.home.iterdir():
            if entry.name != "lost+found":
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        template = self.folder / f"{what}.annodb"
        if not template.exists():
            begun_file(template, what)
        shutil.copyfile(template, self.path)
        (self.disk.home / "work").mkdir()
        subprocess.run(["sync", "-f", self.disk.home], check=True)
        child = Child(self.path, self.chance.randrange(1 << 30), what, self.folder)
        child.await_ready()
        time.sleep(self.chance.uniform(0, LONGEST.get(what, 0.6)))
        child.stop()
        self.disk.cut()
        child.kill()
        self.disk.unmount()
        self.disk.mount()
        figures.rounds[what] += 1
        journal = self.path.with_name(self.path.name + "-journal")
        figures.hot_journals[what] += journal.exists() and journal.stat().st_size > 0
        messages = child.messages()
        try:
            assert messages, child.complaint.read_text(errors="replace")[-1000:]
            look(self.path, messages, figures, what)
        except (AssertionError, UserError, OSError) as error:
            figures.failures.append(f"{what}: {type(error).__name__} {error} ({messages[-1:]})")


def unable() -> str:
    """Why no power can be cut here; "" when it can."""
    if not sys.platform.startswith("linux") or os.geteuid():
        return "it needs root on Linux"
    if shutil.which("mkfs.ext4") is None or not Path("/dev/loop-control").exists():
        return "it needs ext4 and a loop device"
    return ""


def main() -> int:
    """Runs the rounds in mounts of its own and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, help="of each kind of work")
    parser.add_argument("--what", default=",".join(WHAT))
    parser.add_argument("--seconds", type=float, default=1e9, help="then no round begins")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 30))
    given = parser.parse_args()
    if why := unable():
        print(why)  # noqa: T201 - a report
        return 2
    if "ANNOTATOR_POWERCUT" not in os.environ:
        apart = ["unshare", "-m", "--propagation", "private", sys.executable, "-m"]
        return subprocess.run(
            [*apart, "tests.store.powercut", *sys.argv[1:]],
            env={**os.environ, "ANNOTATOR_POWERCUT": "1"}, cwd=ROOT, check=False,
        ).returncode  # fmt: skip
    end = time.monotonic() + given.seconds
    with tempfile.TemporaryDirectory() as name:
        cuts = Cuts(Path(name), given.seed)
        try:
            for _ in range(given.rounds):
                for what in given.what.split(","):
                    if time.monotonic() < end:
                        cuts.one(what)
        finally:
            cuts.disk.unmount()
    figures = cuts.figures
    print(f"seed {given.seed}\n{figures.table()}\n{figures.failures}")  # noqa: T201 - a report
    return 1 if figures.failures else 0


if __name__ == "__main__":
    sys.exit(main())
