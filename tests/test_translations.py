"""Every visible word in both languages: complete, fresh, with the fields and mnemonics kept."""

import ast
import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from annotator import errors
from annotator.errors import SchemeError
from annotator.formats.base import Reason
from annotator.gui.actions import ACTIONS
from annotator.gui.dialogs.words import counted, language, sentence
from annotator.gui.menus import MENUS
from annotator.ops.report import Counts

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("vi", "en")
FIELDS = re.compile(r"\{\w*\}|%n|%\d|\(\*[^)]*\)")
_SHORT = 5
"""Characters of an abbreviation, whose full stop is no full stop."""

SAME = {
    "ItemsPanel": {"{subject}: {count}"},
    "Errors": {"{fault}", "{path}: {reason}.", "{path}: {why}", "{why}"},
    "Formats": {
        "DocRED JSON",
        "DyGIE++ JSON Lines",
        "GATE XML",
        "GLiNER JSON",
        "Label Studio JSON",
        "Prodigy JSON Lines",
        "PubTator",
        "SpERT JSON",
        "TACRED JSON",
        "UIMA CAS XMI (INCEpTION, WebAnno, DKPro)",
        "UIMA JSON CAS (INCEpTION)",
        "WebAnno TSV 3 (INCEpTION)",
        "brat standoff",
        "doccano JSON Lines",
        "spaCy DocBin (.spacy)",
        "spaCy JSON Lines",
        "tab",
    },
}
"""Texts without words of their own, the same in every language."""


def _loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations_update", FOLDER / "update.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(FOLDER))  # update.py has collector.py beside it
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(FOLDER))
    return module


update = _loaded()


@pytest.fixture(scope="module", params=LANGUAGES)
def code(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def entries(code: str) -> dict[object, object]:
    return dict(update.messages_of(FOLDER / f"annotator_{code}.ts"))


def forms(translation: object) -> list[str]:
    """The text of a translation, or its plural forms."""
    found = translation.findall("numerusform")  # type: ignore[attr-defined]
    return [one.text or "" for one in found] or [translation.text or ""]  # type: ignore[attr-defined]


def test_nothing_is_missing_and_nothing_is_left_over(entries: dict[object, object]) -> None:
    said = update.collect(ROOT)
    assert sorted(said - set(entries)) == [], "run resources/translations/update.py"
    assert sorted(set(entries) - said) == [], "run resources/translations/update.py"


BEARERS = {"Reason", "Fault"}


def _errors(module: ModuleType) -> set[str]:
    return {
        name for name, one in vars(module).items()
        if isinstance(one, type) and issubclass(one, Exception)
    }  # fmt: skip


def _templates(node: ast.expr) -> Iterator[str]:
    """The literals that ``node`` is one of."""
    if isinstance(node, ast.IfExp):
        yield from _templates(node.body)
        yield from _templates(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def test_no_template_of_an_error_or_a_reason_is_missed(entries: dict[object, object]) -> None:
    """Counted without update.py: else Vietnamese people read half of their errors in English."""
    names = BEARERS | _errors(errors)
    said = {
        template
        for path in sorted((ROOT / "annotator").rglob("*.py"))
        if path.relative_to(ROOT).parts[1] != "cli"
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        if call.func.id in names and call.args
        for template in _templates(call.args[0])
    }
    assert "the JSON is nested too deeply" in said
    known = {key.source for key in entries if key.context == "Errors"}  # type: ignore[attr-defined]
    assert sorted(said - known) == []


def test_vietnamese_is_spelled_in_one_way() -> None:
    """Two spellings of one word look like two words, and searching finds half."""
    text = (FOLDER / "annotator_vi.ts").read_text("utf-8")
    assert re.findall(r"\b\w*(?:xoá|hoá|khoá|hoà)\b", text, re.IGNORECASE) == []


def test_nothing_is_said_past_the_collector() -> None:
    """A text that the tooling does not see stays English in a Vietnamese window, unnoticed."""
    hidden = []
    for path in sorted((ROOT / "annotator" / "gui").rglob("*.py")):
        module = ast.parse(path.read_text("utf-8"))
        seen = {node.func for node in ast.walk(module) if isinstance(node, ast.Call)} | {
            node.value
            for node in ast.walk(module)
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "translate"
        }
        hidden += [
            f"{path.name}:{node.lineno}"
            for node in ast.walk(module)
            if isinstance(node, ast.Attribute)
            and ast.unparse(node) == "QCoreApplication.translate"
            and node not in seen
        ]
    assert hidden == []


def test_everything_is_translated(entries: dict[object, object], code: str) -> None:
    waiting = [
        key
        for key, translation in entries.items()
        if translation.get("type") or not all(forms(translation))  # type: ignore[attr-defined]
    ]
    assert waiting == []
    plurals = [forms(t) for key, t in entries.items() if key.is_plural]  # type: ignore[attr-defined]
    assert {len(one) for one in plurals} == {1 if code == "vi" else 2}


def test_fields_are_kept(entries: dict[object, object]) -> None:
    wrong = []
    for key, translation in entries.items():
        wanted = sorted(FIELDS.findall(key.source))  # type: ignore[attr-defined]
        wrong += [
            (key, text) for text in forms(translation) if sorted(FIELDS.findall(text)) != wanted
        ]
    assert wrong == []


def test_endings_and_mnemonics_are_kept(entries: dict[object, object]) -> None:
    wrong = []
    for key, translation in entries.items():
        source = key.source  # type: ignore[attr-defined]
        for text in forms(translation):
            ending = [end for end in ("…", ":", ".", "?") if source.endswith(end)]
            if ending and len(source) > _SHORT and not text.endswith(ending[0]):
                wrong.append((source, text))
            if source.count("&") != text.count("&"):
                wrong.append((source, text))
    assert wrong == []


def test_vietnamese_is_no_english(entries: dict[object, object], code: str) -> None:
    if code == "en":
        pytest.skip("English may be English")
    names = re.compile(
        r"[\W\d_]*(?:\{\w*\}|pt|OK|Esc|Enter|Delete|HTML|Annotator|Tab|Shift)*[\W\d_]*"
    )
    same = [
        key
        for key, translation in entries.items()
        if forms(translation) == [key.source]  # type: ignore[attr-defined]
        and not names.fullmatch(key.source.replace("{version}", ""))  # type: ignore[attr-defined]
        and key.source not in SAME.get(key.context, set())  # type: ignore[attr-defined]
    ]
    assert same == []


def test_compiled_files_are_fresh(code: str, tmp_path: Path) -> None:
    update.release(code, tmp_path / "fresh.qm")
    committed = FOLDER / f"annotator_{code}.qm"
    assert committed.read_bytes() == (tmp_path / "fresh.qm").read_bytes(), (
        "run resources/translations/update.py"
    )


@pytest.fixture
def spoken(qtbot: QtBot, code: str) -> Iterator[str]:
    """The application speaks the language."""
    del qtbot
    translator = QTranslator()
    assert translator.load(str(FOLDER / f"annotator_{code}.qm"))
    QCoreApplication.installTranslator(translator)
    yield code
    QCoreApplication.removeTranslator(translator)


def test_mnemonics_are_unique_in_each_menu(spoken: str) -> None:
    del spoken
    texts = {spec.id: QCoreApplication.translate("Actions", spec.text) for spec in ACTIONS}
    menus = {
        menu.text: [
            texts[item] if isinstance(item, str) else QCoreApplication.translate("Menus", item.text)
            for item in menu.items
            if item is not None
        ]
        for menu in MENUS
    }
    menus["the bar"] = [QCoreApplication.translate("Menus", menu.text) for menu in MENUS]
    for name, items in menus.items():
        keys = [text[text.index("&") + 1].lower() for text in items if "&" in text]
        assert len(keys) == len(items), f"{name}: not all have a mnemonic: {items}"
        assert len(set(keys)) == len(keys), f"{name}: {sorted(keys)} in {items}"
        assert all(key.isascii() and key.isalnum() for key in keys), f"{name}: {keys}"


def test_the_program_speaks(spoken: str) -> None:
    assert language() == spoken
    counts = counted(Counts(1, 2, 0))
    reason = Reason("its id is {kind}, not a string", {"kind": "a list"})
    clause = Reason("{fault}", {"fault": "[0, 30) lies outside the text of 8 code points"})
    error = SchemeError(
        "{path}: {why}",
        path="a.json",
        why=SchemeError("The scheme has no label {label}.", label="X"),
    )
    if spoken == "en":
        assert counts == "1 document, 2 spans, 0 relations"
        assert sentence(reason) == "its id is a list, not a string"
    else:
        assert counts == "1 tài liệu, 2 cụm từ, 0 quan hệ"
        assert sentence(reason) == "mã của nó là danh sách, không phải chuỗi"
        assert sentence(clause) == "[0, 30) nằm ngoài văn bản dài 8 điểm mã"
        assert sentence(error) == "a.json: Bộ nhãn không có nhãn X."


def test_no_plural_in_a_class_that_has_subclasses() -> None:
    """Qt asks a subclass's context first and takes its untranslated number for an answer."""
    classes: dict[str, ast.ClassDef] = {}
    for path in sorted((ROOT / "annotator" / "gui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                classes[node.name] = node
    bases = {
        base.id for node in classes.values() for base in node.bases if isinstance(base, ast.Name)
    }
    wrong = [
        name
        for name in bases & set(classes)
        for call in ast.walk(classes[name])
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "tr"
        and len(call.args) > 1
    ]
    assert wrong == []
