"""Made-up work of several annotators on the same spans, as columns."""

from hashlib import sha256
from pathlib import Path

import numpy as np

from annotator.agreement.corpus import Corpus, Ints, Names, Relations, Spans
from annotator.ops import projects
from annotator.resources import resource
from annotator.store.project import open_project

LABELS = 8
RELATIONS = 4
LENGTH, SPANS = 2_000, 20
TEXT = "x " * (LENGTH // 2)


def made_corpus(
    spans: int, annotators: int, seed: int = 7, per: int = SPANS, relations: int = 0
) -> Corpus:
    """``spans`` true spans, ``per`` to a document, as ``annotators`` mark them.

    A document has 100 code points for each of them.

    Each misses 5 %, moves a border of 10 %, gives 5 % another label, and adds to 5 % one nested
    in it.  ``relations`` true ones join two neighbours each, as many in every document: of those
    whose ends an annotator has, each misses 5 %, gives 5 % another label and turns 2 % round.
    """
    chance = np.random.default_rng(seed)
    documents = spans // per
    document = np.repeat(np.arange(documents), per)
    start = np.tile(np.arange(per) * (LENGTH // SPANS), documents)
    start = start + chance.integers(0, 60, spans)
    stop = start + chance.integers(4, 30, spans)
    label = chance.integers(0, LABELS, spans)
    parts = [_marked(chance, (document, start, stop, label), who) for who in range(annotators)]
    columns = np.concatenate(parts, axis=1)
    columns = columns[:, np.lexsort((columns[3], columns[1], columns[0]))]
    names = Names(
        tuple(f"annotator {n + 1}" for n in range(annotators)),
        tuple(f"LABEL_{n + 1}" for n in range(LABELS)),
        tuple(f"RELATION_{n + 1}" for n in range(RELATIONS)) if relations else (),
    )
    return Corpus(
        names,
        tuple(range(1, documents + 1)),
        np.ones((annotators, documents), bool),
        Spans(*(c.copy() for c in columns[:5]), np.arange(1, columns.shape[1] + 1)),
        _linked(chance, columns, spans, per, relations // documents),
    )


def _linked(
    chance: np.random.Generator, columns: Ints, spans: int, per: int, each: int
) -> Relations:
    """``each`` relations of every document between neighbours of its true spans."""
    document, who, true = columns[0], columns[1], columns[5]
    annotators = int(who.max()) + 1
    rows = np.full((annotators, spans), -1)
    marked = np.flatnonzero(true >= 0)
    rows[who[marked], true[marked]] = marked
    head = np.add.outer(np.arange(spans // per) * per, 2 * np.arange(each)).ravel()
    label = chance.integers(0, RELATIONS, len(head))
    found = []
    for one in range(annotators):
        ends = np.stack([rows[one, head], rows[one, head + 1]])
        kept = (ends >= 0).all(axis=0) & (chance.random(len(head)) >= 0.05)
        ends = np.where(chance.random(len(head)) < 0.02, ends[::-1], ends)[:, kept]
        other = (label + chance.integers(1, RELATIONS, len(head))) % RELATIONS
        kind = np.where(chance.random(len(head)) < 0.05, other, label)[kept]
        found.append(np.stack([document[ends[0]], np.full(kept.sum(), one), kind, *ends]))
    links = np.concatenate(found, axis=1)
    links = links[:, np.argsort(links[0], kind="stable")]
    return Relations(*links, np.arange(1, links.shape[1] + 1))


def _marked(chance: np.random.Generator, true: tuple[Ints, ...], who: int) -> Ints:
    kept = chance.random(len(true[0])) >= 0.05
    document, start, stop, label = (column[kept] for column in true)
    many = len(document)
    moved = chance.random(many) < 0.10
    by = chance.integers(1, 4, many)
    first = chance.random(many) < 0.5
    start = np.where(moved & first, start + by, start)
    stop = np.where(moved & ~first, stop + by, stop)
    other = (label + chance.integers(1, LABELS, many)) % LABELS
    label = np.where(chance.random(many) < 0.05, other, label)
    nested = np.flatnonzero((chance.random(many) < 0.05) & (stop - start > 3))
    half = (stop - start)[nested] // 2
    more = (document[nested], start[nested], start[nested] + half + 1,
            chance.integers(0, LABELS, len(nested)), np.full(len(nested), -1))  # fmt: skip
    columns = [
        np.concatenate(both)
        for both in zip((document, start, stop, label, np.flatnonzero(kept)), more, strict=True)
    ]
    document, start, stop, label, number = columns
    return np.stack([document, np.full(len(document), who), label, start, stop, number])


def write_project(path: Path, corpus: Corpus, text: str = TEXT) -> None:
    """A new project file that holds ``corpus`` under the shipped scheme; texts say nothing."""
    scheme = projects.read_scheme(resource("schemes", "vi_news.scheme.json"))
    projects.new_project(path, scheme).close()
    with open_project(path, write=True) as project:
        labels = list(project.read.label_ids("entity").values())
        with project.edit("benchmark") as edit:
            people = [edit.insert("annotator", name=name, kind="person")
                      for name in corpus.names.annotators]  # fmt: skip
            many, digest = len(corpus.documents), sha256(text.encode()).digest()
            edit.insert_many("document", [
                (i + 1, _uid(i), f"d{i}", i, len(text), digest, "{}") for i in range(many)
            ])  # fmt: skip
            edit.insert_many("text", [(i + 1, text) for i in range(many)])
            edit.insert_many("layer", [
                (1 + who * many + i, _uid(who * many + i), i + 1, person, "finished")
                for who, person in enumerate(people) for i in range(many)
            ])  # fmt: skip
            s = corpus.spans
            columns = (c.tolist() for c in (s.annotator, s.document, s.label, s.start, s.stop))
            edit.insert_many("span", [
                (n, _uid(n), 1 + who * many + at, labels[label], start, stop, None, "{}", "", "")
                for n, (who, at, label, start, stop) in enumerate(zip(*columns, strict=True), 1)
            ])  # fmt: skip
            links = list(project.read.label_ids("relation").values())
            r = corpus.relations
            columns = (c.tolist() for c in (r.annotator, r.document, r.label, r.head, r.tail))
            edit.insert_many("relation", [
                (n, _uid(n), 1 + who * many + at, links[label], head + 1, tail + 1, "{}", "", "")
                for n, (who, at, label, head, tail) in enumerate(zip(*columns, strict=True), 1)
            ])  # fmt: skip


def _uid(number: int) -> bytes:
    return number.to_bytes(16, "big")
