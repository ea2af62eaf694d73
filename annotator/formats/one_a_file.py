"""Formats with a document a file: one file when the target is called so, else a folder of them."""

from collections.abc import Callable, Iterable, Iterator

from annotator.errors import FormatError
from annotator.formats.base import Changed, Item, Reason, Target
from annotator.formats.file_names import FileNames
from annotator.model.annotation import Document

Render = Callable[[Document], tuple[str, list[Item]]]
"""Gives the file of a document and what is to be said about it."""


def write_each(
    documents: Iterable[Document], target: Target, extension: str, render: Render
) -> Iterator[Item]:
    """Writes ``documents``: into one file, which takes one, when the target ends in ``extension``.

    Raises FormatError.
    """
    if target.path.suffix.lower() == extension:
        return _write_file(documents, target, extension, render)
    return _write_folder(documents, target, extension, render)


def _write_file(
    documents: Iterable[Document], target: Target, extension: str, render: Render
) -> Iterator[Item]:
    target.write("")
    for number, document in enumerate(documents):
        if number:
            raise FormatError(
                "{path} can take one document, and there are several; "
                "name a folder, without {extension} at its end.",
                path=target.file,
                extension=extension,
            )
        text, said = render(document)
        target.write(text)
        if document.name != target.name:
            yield _named(document, "it was written as {file}, as was asked", target.path.name)
        yield from said
        yield document


def _write_folder(
    documents: Iterable[Document], target: Target, extension: str, render: Render
) -> Iterator[Item]:
    target.begin_folder()
    names = FileNames(extension)
    for document in documents:
        name = names.give(document.name)
        text, said = render(document)
        target.write_member(name, text)
        if name != document.name + extension:
            yield _named(
                document, "no file can be called as it is, so it was written as {file}", name
            )
        yield from said
        yield document


def _named(document: Document, template: str, file: str) -> Changed:
    return Changed(
        "document",
        Reason(template, {"file": file}),
        document=document.name,
        loss="document names",
    )
