"""The writing half of ``brat``: a folder of texts and lines, and the configuration over them."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.errors import FormatError
from annotator.formats.base import Item, Target
from annotator.formats.brat.conf_write import configurations
from annotator.formats.brat.lines import NAME
from annotator.formats.brat.listing import Listing
from annotator.formats.brat.units import MARK
from annotator.formats.brat.vocabulary import Vocabulary
from annotator.formats.file_names import FileNames
from annotator.formats.losses import changed, metadata_lost, state_lost
from annotator.formats.target import unplaced
from annotator.model.annotation import Document, Layer
from annotator.model.scheme import Scheme


def write(
    documents: Iterable[Document], target: Target, scheme: Scheme, titles: str
) -> Iterator[Item]:
    """Writes a text and a file of annotations for each document and annotator.

    With several annotators in all, each has a folder of that name.
    """
    words = Vocabulary(scheme)
    folder = _Folder(target)
    for document in documents:
        yield from metadata_lost(document)
        path = folder.path_of(document.name)
        if path != document.name:
            yield changed(
                "document",
                "no file can be called as it is, so it was written as {file}",
                document,
                "document names",
                file=path,
            )
        if not document.layers:
            folder.put(None, path, document, Listing(document, Layer(""), words).files())
        for layer in document.layers:
            yield from state_lost(document, layer)
            yield from _emptiness(document, layer)
            listing = Listing(document, layer, words)
            folder.put(layer.annotator, path, document, listing.files())
            yield from listing.items
        yield document
    annotators = folder.settle()
    for name, text in configurations(words, annotators, titles).items():
        target.write_member(name, text)


def _emptiness(document: Document, layer: Layer) -> Iterator[Item]:
    if not layer.spans and not layer.relations:
        yield changed(
            "layer",
            "it is empty, and an empty file says that nobody has begun",
            document,
            "states",
            layer.annotator,
        )


class _Folder:
    """The folder in the making: one folder for each annotator until it is known who there is."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._root = target.begin_folder()
        self._annotators: dict[str, str] = {}
        self._folder_names = FileNames("")
        self._folder_names.give(_NOBODY)
        self._made: set[Path] = set()
        self._names: dict[str, FileNames] = {}
        self._folders: dict[str, FileNames] = {}
        self._paths: dict[tuple[str, str], str] = {}

    def path_of(self, name: str) -> str:
        """The place for a document, without ending; each "/" in its name leads into a folder."""
        parts = name.split("/")
        if not all(parts) or len(parts) > _DEEPEST:
            parts = [name]
        where = ""
        for part in parts[:-1]:
            where = self._folder(where, part)
        given = self._names.setdefault(where, FileNames(".ann")).give(parts[-1])
        return f"{where}/{given}".lstrip("/").removesuffix(".ann")

    def put(
        self, annotator: str | None, path: str, document: Document, files: Mapping[str, str]
    ) -> None:
        """Writes the text and the lines of one annotator; None is nobody."""
        if annotator is not None and annotator not in self._annotators:
            given = self._folder_names.give(annotator or "annotator")
            self._annotators[annotator] = _no_file(given)
        first = next(iter(self._annotators.values()), "")
        inside = self._annotators[annotator] if annotator is not None else first or _NOBODY
        place = self._root / inside / path
        marked = any(item.format == NAME and item.place == MARK for item in document.kept)
        text = document.text
        try:
            if place.parent not in self._made:
                place.parent.mkdir(parents=True, exist_ok=True)
                self._made.add(place.parent)
            if text.startswith("\ufeff") and not marked:
                text = f"\ufeff{text}"
            _save(place, "txt", text)
            for part, content in files.items():
                _save(place, part, content)
        except OSError as error:
            raise self._unwritable(error) from None

    def settle(self) -> dict[str, str]:
        """Puts the files where they belong; gives the annotators by folder ("": everywhere)."""
        found = {folder: name for name, folder in self._annotators.items()}
        try:
            if len(found) > 1:
                self._join(_NOBODY, next(iter(found)))
                return found
            self._lift(next(iter(found), _NOBODY))
        except OSError as error:
            raise unplaced(self._target.file, error) from None
        only = next(iter(found.values()), "")
        return {"": only} if only else {}

    def _lift(self, folder: str) -> None:
        """Makes ``folder`` the root, in one step for all its files, and joins nobody's to it."""
        if not (self._root / folder).is_dir():
            return
        aside = self._root.rename(self._root.with_name(f"{self._root.name}{_NOBODY}"))
        try:
            (aside / folder).rename(self._root)
            if (aside / _NOBODY).is_dir():
                (aside / _NOBODY).rename(self._root / f".{_NOBODY}")
                self._join(f".{_NOBODY}", "")
        finally:
            shutil.rmtree(aside, ignore_errors=True)

    def _join(self, folder: str, into: str) -> None:
        """Moves what is in ``folder`` to ``into``, where nothing has these names."""
        old = self._root / folder
        if not old.is_dir():
            return
        old = old.rename(self._root / f".{_NOBODY}")
        for path in sorted(old.rglob("*")):
            if path.is_file():
                place = self._root / into / path.relative_to(old)
                place.parent.mkdir(parents=True, exist_ok=True)
                path.rename(place)
        for path in sorted(old.rglob("*"), reverse=True):
            path.rmdir()
        old.rmdir()

    def _folder(self, where: str, part: str) -> str:
        known = self._paths.get((where, part))
        if known is None:
            given = _no_file(self._folders.setdefault(where, FileNames("")).give(part))
            known = self._paths[where, part] = f"{where}/{given}".lstrip("/")
        return known

    def _unwritable(self, error: OSError) -> FormatError:
        return FormatError(
            "{path} cannot be written: {why}.",
            path=self._target.file,
            why=error.strerror or error,
        )


def _no_file(folder: str) -> str:
    """``folder``, a name that no file of ours has."""
    return f"{folder}_" if folder.lower().endswith(_ENDINGS) else folder


def _save(place: Path, ending: str, text: str) -> None:
    with open(f"{place}.{ending}", "wb") as stream:  # noqa: PTH123 - a third of pathlib's time
        stream.write(text.encode())


_NOBODY = "~"
_DEEPEST = 12
_ENDINGS = (".ann", ".txt", ".a1", ".a2", ".rel", ".co", ".conf")
