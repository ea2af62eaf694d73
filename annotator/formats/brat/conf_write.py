"""The configuration files of an export: annotation.conf, visual.conf, kb_shortcuts.conf."""

from collections.abc import Mapping

from annotator.formats.brat.names import Names, comment_of
from annotator.formats.brat.vocabulary import Vocabulary


def configurations(words: Vocabulary, annotators: Mapping[str, str], titles: str) -> dict[str, str]:
    """The files, by name."""
    names = Names(
        labels=words.renamed(),
        values=words.values(),
        types=words.number_names(),
        annotators=annotators,
        titles=titles,
    )
    return {"annotation.conf": comment_of(names)}
