"""What is to be translated, collected from the sources.

Three kinds of text: what the window says (``tr``, ``translate``, ``QT_TRANSLATE_NOOP``), the
templates of errors and reasons of the rooms below it (context "Errors"), and the words of the
formats (context "Formats").  lupdate knows neither of the last two, and gets the class of a ``tr``
wrong once a class also calls ``translate``.
"""

import ast
import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
_MARK = "QT_TRANSLATE_NOOP"
_ENGLISH_ONLY = ("cli", "cli.py", "_resources", "_projects")

_COMPOSED = tuple(
    "in {string}: " + fault
    for fault in (
        "a NUL character stands at {place}; take it out, or name the encoding of the file",
        "half a surrogate pair stands at {place}; write the file as valid UTF-8",
    )
)
"""Templates that formats.json_values puts together at run time."""

QT = {
    "QPlatformTheme": (
        "OK", "Save", "Save All", "Open", "&Yes", "Yes to &All", "&No", "N&o to All", "Abort",
        "Retry", "Ignore", "Close", "Cancel", "Discard", "Help", "Apply", "Reset",
        "Restore Defaults",
    ),
    "QWidgetTextControl": (
        "&Undo", "&Redo", "Cu&t", "&Copy", "Copy &Link Location", "&Paste", "Delete", "Select All",
    ),
    "QLineEdit": ("&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Delete", "Select All"),
    "QAbstractSpinBox": ("&Select All", "&Step up", "Step &down"),
    "QMessageBox": ("Show Details...", "Hide Details..."),
    "QFileDialog": (
        "Look in:", "&Look in:", "File name:", "File &name:", "Files of type:", "Files of &type:",
        "&Open", "&Save", "&Choose", "Files", "Directories", "Show ", "Sidebar", "Go back",
        "Go forward", "Go to the parent directory", "List of places and bookmarks",
        "Change to list view mode", "Change to detail view mode",
        "Back", "Forward", "Parent Directory", "Create New Folder", "Create a New Folder",
        "List View", "Detail View", "Recent Places", "Directory:", "All Files (*)",
        "&Rename", "&Delete", "Show &hidden files", "&New Folder", "Find Directory", "Open",
        "Save As", "New Folder", "Remove", "My Computer", "Computer",
    ),
    "QFileSystemModel": (
        "Name", "Size", "Type", "Kind", "Date Modified", "File", "Folder", "Computer",
        "My Computer",
    ),
    "QAbstractFileIconProvider": ("File", "Folder", "Drive", "Shortcut", "Alias", "Unknown"),
    "QColorDialog": (
        "Select Color", "&Basic colors", "&Custom colors", "&Add to Custom Colors", "Hu&e:",
        "&Sat:", "&Val:", "&Red:", "&Green:", "Bl&ue:", "A&lpha channel:", "&HTML:",
        "&Pick Screen Color",
    ),
    "QDialogButtonBox": ("OK",),
}  # fmt: skip
"""Qt's own texts that people meet here; Qt ships no Vietnamese."""


@dataclass(frozen=True, order=True)
class Message:
    """One text to be translated.  ``comment`` tells apart what is spelled alike."""

    context: str
    source: str
    comment: str = ""
    is_plural: bool = False


class CollectError(Exception):
    """A text that cannot be collected: no literal where one has to be."""


def collect(root: Path = ROOT) -> set[Message]:
    """Every message of the sources."""
    modules = {
        path: ast.parse(path.read_text(encoding="utf-8"), str(path))
        for path in sorted((root / "annotator").rglob("*.py"))
        if path.relative_to(root).parts[1] not in _ENGLISH_ONLY
    }
    found = {Message(context, text) for context, texts in QT.items() for text in texts}
    gui = root / "annotator" / "gui"
    spoken = {path: module for path, module in modules.items() if gui in path.parents}
    by_variable = {"Errors", "Formats", *_marked(spoken.values())}
    for path, module in spoken.items():
        found |= set(_spoken(module, path, by_variable))
    templates = Templates(modules, gui).collect() | set(_COMPOSED)
    found |= {Message("Errors", template) for template in templates}
    return found | {Message("Formats", text) for text in _format_texts()}


def _marked(modules: Iterable[ast.Module]) -> Iterator[str]:
    """Contexts whose texts are marked in tables and translated by variable."""
    for module in modules:
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and _name(node.func) == _MARK:
                yield _text(node.args[0]) or ""


def _spoken(module: ast.Module, path: Path, by_variable: set[str]) -> Iterator[Message]:
    """What one module of the window says.  Contexts ``by_variable`` need no literal text."""
    stack: list[tuple[ast.AST, str]] = [(module, "")]
    while stack:
        node, owner = stack.pop()
        if isinstance(node, ast.ClassDef):
            owner = node.name
        if isinstance(node, ast.Call):
            yield from _message(node, owner, path, by_variable)
        stack += [(child, owner) for child in ast.iter_child_nodes(node)]


def _message(call: ast.Call, owner: str, path: Path, by_variable: set[str]) -> Iterator[Message]:
    name = _name(call.func)
    if name == "tr" and isinstance(call.func, ast.Attribute):
        if not (isinstance(call.func.value, ast.Name) and call.func.value.id == "self" and owner):
            raise CollectError(f"{path}:{call.lineno}: tr() of something else than self")
        yield _made(owner, call.args, call, path)
    elif name in ("translate", _MARK) and len(call.args) >= 2:
        context = _text(call.args[0])
        if context is None:
            return  # painter.translate(x, y)
        if _text(call.args[1]) is None and context in by_variable:
            return
        yield _made(context, call.args[1:], call, path)


def _made(context: str, args: list[ast.expr], call: ast.Call, path: Path) -> Message:
    source = _text(args[0])
    comment = _text(args[1]) if len(args) > 1 else ""
    if source is None or (comment is None and not _is_none(args[1])) or call.keywords:
        raise CollectError(f"{path}:{call.lineno}: not a literal text")
    return Message(context, source, comment or "", len(args) > 2)


class Templates:
    """Finds the templates of UserError and Reason, also through functions that hand them on."""

    def __init__(self, modules: dict[Path, ast.Module], gui: Path) -> None:
        self._modules = modules
        self._gui = gui
        self._constants = dict(self._assigned())
        self._classes = dict.fromkeys(self._errors(), 0) | {"Reason": 0}
        self._functions: dict[str, int] = {}
        self._makers = dict(self._makers_of_classes())
        self._found: set[str] = set()
        self._path = Path()

    def collect(self) -> set[str]:
        """Every template."""
        known = -1
        while known != len(self._functions) + len(self._classes):
            known = len(self._functions) + len(self._classes)
            for path, module in self._modules.items():
                self._look(module, [], path)
        return self._found

    def _assigned(self) -> Iterator[tuple[str, ast.expr]]:
        """Module-level constants by name."""
        for module in self._modules.values():
            for node in module.body:
                if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                    yield node.targets[0].id, node.value

    def _errors(self) -> set[str]:
        names, before = {"UserError"}, 0
        while before != len(names):
            before = len(names)
            for module in self._modules.values():
                for node in ast.walk(module):
                    if isinstance(node, ast.ClassDef) and any(
                        _name(b) in names for b in node.bases
                    ):
                        names.add(node.name)
        return names

    def _makers_of_classes(self) -> Iterator[tuple[ast.FunctionDef, str]]:
        """Each ``__init__`` with its class: calling the class hands a template on to it."""
        for module in self._modules.values():
            for node in ast.walk(module):
                if isinstance(node, ast.ClassDef):
                    for part in node.body:
                        if isinstance(part, ast.FunctionDef) and part.name == "__init__":
                            yield part, node.name

    def _look(self, node: ast.AST, functions: list[ast.FunctionDef], path: Path) -> None:
        if isinstance(node, ast.FunctionDef):
            functions = [*functions, node]
        if isinstance(node, ast.Call):
            place, is_sure = self._classes.get(_name(node.func)), True
            if place is None and self._gui not in path.parents:
                place = self._functions.get(_key(_name(node.func), path))
                is_sure = isinstance(node.func, ast.Name)  # a method may be another's of its name
            if place is not None and len(node.args) > place:
                where = f"{path}:{node.lineno}"
                self._path = path
                with contextlib.nullcontext() if is_sure else contextlib.suppress(CollectError):
                    self._found |= set(self._strings(node.args[place], functions, where))
        for child in ast.iter_child_nodes(node):
            self._look(child, functions, path)

    def _strings(
        self, node: ast.expr, functions: list[ast.FunctionDef], where: str
    ) -> Iterator[str]:
        """The strings that ``node`` may be.  A parameter makes its function a bearer."""
        if isinstance(node, ast.JoinedStr):
            raise CollectError(f"{where}: an f-string cannot be translated")
        if (text := _text(node)) is not None:
            yield text
        elif isinstance(node, ast.BinOp):
            for left in self._strings(node.left, functions, where):
                yield from (left + r for r in self._strings(node.right, functions, where))
        elif isinstance(node, ast.Name):
            yield from self._named(node.id, functions, where)
        else:
            for part in _parts(node):
                yield from self._strings(part, functions, where)

    def _named(self, name: str, functions: list[ast.FunctionDef], where: str) -> Iterator[str]:
        for function in reversed(functions):
            names = [one.arg for one in (*function.args.posonlyargs, *function.args.args)]
            if name in names:
                place = names.index(name) - (names[0] in ("self", "cls"))
                if function in self._makers:
                    self._classes[self._makers[function]] = place
                else:
                    self._functions[_key(function.name, self._path)] = place
                return
            values = list(_values(function, name))
            if values:
                for value in values:
                    yield from self._strings(value, functions, where)
                return
        if name not in self._constants:
            raise CollectError(f"{where}: where does the template {name} come from?")
        yield from self._strings(self._constants[name], [], where)


def _key(name: str, path: Path) -> str:
    """What a function is known by: one with a leading underscore is of its own module alone."""
    return f"{path}:{name}" if name.startswith("_") else name


def _parts(node: ast.expr) -> list[ast.expr]:
    """The expressions of which ``node`` is one: arms, values, what is looked up in a table."""
    if isinstance(node, ast.IfExp):
        return [node.body, node.orelse]
    if isinstance(node, ast.Dict):
        return node.values
    if isinstance(node, ast.Tuple | ast.List):
        return node.elts
    if isinstance(node, ast.Subscript):
        return [node.value]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return [node.func.value, *node.args[1:]] if node.func.attr == "get" else []
    return []


def _values(function: ast.FunctionDef, name: str) -> Iterator[ast.expr]:
    for node in ast.walk(function):
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and node.targets[0].id == name
        ):
            yield node.value


def _format_texts() -> Iterator[str]:
    """Titles, losses and options of the formats."""
    from annotator.formats.base import LOSSES  # noqa: PLC0415 - found by main()
    from annotator.formats.registry import formats  # noqa: PLC0415

    yield from LOSSES
    for each in formats():
        yield each.description.title
        for option in each.description.options:
            yield option.name
            yield option.help
            yield from (choice for choice in option.choices if choice)


def _text(node: ast.expr) -> str | None:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return node.value if is_text else None  # type: ignore[attr-defined,no-any-return]


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
