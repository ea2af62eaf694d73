"""Brings the translations up to date: ``python resources/translations/update.py``.

What collector.py finds is handed to lupdate in one C++ file made for it, and it merges that into
``annotator_vi.ts`` and ``annotator_en.ts``.  English fills itself in; Vietnamese is written into
the .ts by hand.  lrelease then makes the .qm files, which are committed beside them.
"""

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable
from pathlib import Path

from collector import ROOT, Message, collect

HERE = Path(__file__).parent
LANGUAGES = ("vi", "en")


def cpp(messages: Iterable[Message]) -> str:
    """A C++ file that says ``messages``, for lupdate."""
    lines = ["#include <QCoreApplication>", "void say(int n) {"]
    for message in sorted(messages):
        parts = [message.context, message.source, message.comment]
        arguments = ", ".join(_quoted(part) for part in parts)
        count = ", n" if message.is_plural else ""
        lines.append(f"QCoreApplication::translate({arguments}{count});")
    return "\n".join([*lines, "}", ""])


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def messages_of(ts: Path) -> dict[Message, ElementTree.Element]:
    """The messages of a .ts file with their ``translation`` elements."""
    out = {}
    for context in ElementTree.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            key = Message(
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("comment", ""),
                message.get("numerus") == "yes",
            )
            translation = message.find("translation")
            assert translation is not None
            out[key] = translation
    return out


def update(language: str, messages: set[Message], folder: Path = HERE) -> None:
    """Merges ``messages`` into the .ts of ``language``, and lets English fill itself in."""
    ts = folder / f"annotator_{language}.ts"
    _merge(ts, language, messages)
    if language == "en" and _fill_english(ts):
        _merge(ts, language, messages)  # lupdate's own manner of writing


def _merge(ts: Path, language: str, messages: set[Message]) -> None:
    with tempfile.TemporaryDirectory() as place:
        source = Path(place, "said.cpp")
        source.write_text(cpp(messages), encoding="utf-8")
        _tool(
            "lupdate", "-silent", "-no-obsolete", "-locations", "none", "-no-ui-lines",
            "-source-language", "en", "-target-language", language, str(source), "-ts", str(ts),
        )  # fmt: skip


def _fill_english(ts: Path) -> bool:
    """Gives English its own words, and "(s)" its two forms; what is written by hand stays.

    Returns whether there was anything to fill in.
    """
    tree = ElementTree.parse(ts)
    before = ElementTree.tostring(tree.getroot())
    for message in tree.getroot().iter("message"):
        translation, source = message.find("translation"), message.findtext("source", "")
        if translation is None or translation.get("type") != "unfinished":
            continue
        del translation.attrib["type"]
        forms = translation.findall("numerusform")
        if not forms:
            translation.text = source
        for form, ending in zip(forms, ("", "s"), strict=False):
            form.text = source.replace("(s)", ending)
    body = ElementTree.tostring(tree.getroot(), encoding="unicode")
    if body.encode("ascii", "xmlcharrefreplace") == before:
        return False
    ts.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")
    return True


def release(language: str, qm: Path, folder: Path = HERE) -> None:
    """Compiles the .ts of ``language`` to ``qm``."""
    _tool("lrelease", "-silent", str(folder / f"annotator_{language}.ts"), "-qm", str(qm))


def _tool(name: str, *arguments: str) -> None:
    import PySide6  # noqa: PLC0415

    place = Path(PySide6.__file__).parent / (name + (".exe" if os.name == "nt" else ""))
    subprocess.run([str(place), *arguments], check=True, timeout=120)


def main() -> int:
    """Updates and compiles all languages; tells what waits for a translator."""
    sys.path.insert(0, str(ROOT))
    messages = collect()
    for language in LANGUAGES:
        update(language, messages)
        release(language, HERE / f"annotator_{language}.qm")
        entries = messages_of(HERE / f"annotator_{language}.ts")
        waiting = [key for key, entry in entries.items() if entry.get("type") == "unfinished"]
        print(f"{language}: {len(entries)} messages, {len(waiting)} to be translated")  # noqa: T201
        for message in waiting:
            print(f"  {message.context}: {message.source}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
