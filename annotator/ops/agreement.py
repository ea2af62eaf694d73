"""How far the annotators of a project agree."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from annotator.errors import UserError
from annotator.model.annotation import Document, State
from annotator.model.segments import sentences, syllables
from annotator.ops.steps import Step, Steps
from annotator.store import columns
from annotator.store.project import Project
from annotator.store.reading import Reading

if TYPE_CHECKING:
    from annotator.agreement.coding import Window
    from annotator.agreement.comparison import Agreement
    from annotator.agreement.corpus import Corpus, Ints, Names
    from annotator.agreement.sampling import Sampler

# annotator.agreement is imported inside of functions: it needs NumPy, which starting need not.


@dataclass(frozen=True)
class AgreementRequest:
    """Whose work to compare: the named annotators, or everybody (but gold) who finished anything.

    ``window`` is that of pair coding (None: the same sentence), ``seed`` that of all drawing,
    ``gamma`` asks for the figure of that name, which draws ``samples`` by ``sampler``.
    """

    annotators: tuple[str, ...] = ()
    window: "Window | None" = None
    seed: int = 0
    gamma: bool = False
    samples: int = 30
    sampler: "Sampler" = "statistical"


def token_window(tokens: int) -> "Window":
    """A window of pair coding: at most so many tokens between two spans."""
    from annotator.agreement.coding import Window  # noqa: PLC0415

    return Window("tokens", tokens)


def compare(project: Project, request: AgreementRequest | None = None) -> Steps["Agreement"]:
    """Reads all finished layers and counts what they have in common.

    Raises UserError for unknown annotators, and where no two of them finished the same document.
    """
    agreement = yield from uncounted(project, request)
    for done, total in agreement.prepare(relations=has_relations(agreement)):
        yield Step(done, total)
    return agreement


def uncounted(project: Project, request: AgreementRequest | None = None) -> Steps["Agreement"]:
    """The same before anything is counted: :meth:`Agreement.prepare` meets the project no more, so
    that a thread may count.  Raises UserError likewise."""
    from annotator.agreement.comparison import Agreement  # noqa: PLC0415

    request = request or AgreementRequest()
    corpus, gold = yield from _read(project, request)
    agreement = Agreement(corpus, gold, request.window)
    if len(corpus.relations.id) and agreement.window.unit != "document":
        units = yield from _units(project.read, corpus, agreement.window.unit)
        agreement = Agreement(replace(corpus, units=units), agreement.gold, request.window)
    return agreement


def has_relations(agreement: "Agreement") -> bool:
    """Whether there is anything to count about relations."""
    return bool(len(agreement.ledger.corpus.relations.id))


def corpus(project: Project, request: AgreementRequest | None = None) -> Steps["Corpus"]:
    """The finished layers that :func:`compare` compares, as columns."""
    found, _gold = yield from _read(project, request or AgreementRequest())
    return found


def _read(project: Project, request: AgreementRequest) -> Steps[tuple["Corpus", str | None]]:
    """The columns to compare, and who of them is gold."""
    read = project.read
    layers = columns.finished_layers(read)
    people, gold = _people(read, request.annotators, {name for _l, _d, name in layers})
    _check((*people, *gold), [(document, name) for _layer, document, name in layers])
    found = yield from _corpus(read, layers, _names(read, (*people, *gold)))
    return found, gold[0] if gold else None


def report(project: Project, request: AgreementRequest | None = None) -> Steps[dict[str, Any]]:
    """The whole comparison as one JSON object (see ``annotator.agreement.report``)."""
    from annotator.agreement.report import Options, to_json  # noqa: PLC0415

    request = request or AgreementRequest()
    agreement = yield from compare(project, request)
    more = yield from unitizing(project, agreement, request.seed)
    gamma: dict[str, Any] = {"value": None, "reason": "not asked for: --gamma"}
    if request.gamma:
        gamma = yield from gammas(agreement, request)
    more = {"unitizing_alpha": more, "gamma": gamma}
    finished = finishing_times(project)
    return to_json(agreement, Options(seed=request.seed, more=more, finished=finished))


def unitizing(project: Project, agreement: "Agreement", seed: int = 0) -> Steps[dict[str, Any]]:
    """Unitizing alpha (2016 family) over all annotators, with intervals, as JSON."""
    from annotator.agreement.continua import continua, unitizing_json  # noqa: PLC0415
    from annotator.agreement.unitizing import (  # noqa: PLC0415
        label_alphas,
        pooled,
        unitizing_alpha,
        unitizing_counts,
        unitizing_intervals,
    )

    corpus = agreement.ledger.corpus
    lengths = columns.lengths(project.read)
    counts, documents, hulls = [], [], 0
    for one in continua(corpus, agreement.people):
        length = lengths.get(corpus.documents[one.document], one.reach)
        counts.append(unitizing_counts(one.layers, length))
        documents.append((one.layers, length))
        hulls += one.hulls
        if len(counts) % 100 == 0:
            yield Step(one.document, len(corpus.documents))
    found = unitizing_alpha(pooled(counts))
    return unitizing_json(
        found,
        hulls,
        unitizing_intervals(counts, seed),
        label_alphas(documents, agreement.labels),
        (len(counts), len(corpus.documents)),
    )


def gammas(
    agreement: "Agreement", request: AgreementRequest | None = None
) -> Steps[dict[str, Any]]:
    """Gamma of each document, put together over all, as JSON; drawn as ``request`` says."""
    from annotator.agreement.continua import continua, gamma_json  # noqa: PLC0415
    from annotator.agreement.gamma_figure import Sampling, gamma  # noqa: PLC0415

    request = request or AgreementRequest()
    sampling = Sampling(request.samples, request.seed, request.sampler)
    corpus = agreement.ledger.corpus
    found, hulls = [], 0
    for one in continua(corpus, agreement.people):
        found.append(gamma(one.layers, sampling=sampling))
        hulls += one.hulls
        yield Step(one.document, len(corpus.documents))
    return gamma_json(found, hulls)


def update(project: Project, agreement: "Agreement", document_ids: Iterable[int]) -> bool:
    """Takes changed documents into ``agreement``; False where all must be compared anew."""
    wanted = tuple(document_ids)
    found = {}
    for one in project.read.documents(wanted, layers=None):
        found[one.id] = one
    unit = agreement.window.unit
    is_cut = unit != "document" and has_relations(agreement)
    for row_id in wanted:
        document = found.get(row_id)
        if document is None:
            agreement.change(row_id, None)
        elif unit != "document" and not is_cut and _has_links(document, agreement):
            return False  # the first relation: no text was cut into sentences yet
        elif not agreement.update(document, _beginnings(document.text, unit) if is_cut else None):
            return False
    return True


def _has_links(document: Document, agreement: "Agreement") -> bool:
    known = agreement.ledger.names.annotators
    finished = (layer for layer in document.layers if layer.state is State.FINISHED)
    return any(layer.relations for layer in finished if layer.annotator in known)


def finishing_times(project: Project) -> dict[tuple[int, str], str]:
    """When who finished which document (ISO, UTC), for agreement over time."""
    return columns.finishing_times(project.read)


# -- who ----------------------------------------------------------------------------------------


def _people(
    read: Reading, wanted: Sequence[str], finishers: set[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The annotators to compare, in the order of joining, and gold (none or one)."""
    everybody = read.annotators()
    known = [one.name for one in everybody]
    for name in wanted:
        if name not in known:
            raise UserError(
                "There is no annotator {name} here; there are: {names}.",
                name=name,
                names=", ".join(known) or "none",
            )
    chosen = [name for name in known if name in wanted] if wanted else [
        one.name for one in everybody if one.kind != "gold" and one.name in finishers
    ]  # fmt: skip
    gold = [one.name for one in everybody if one.kind == "gold" and one.name not in chosen]
    return tuple(chosen), tuple(name for name in gold[:1] if name in finishers)


def _check(people: Sequence[str], finished: Sequence[tuple[int, str]]) -> None:
    """Raises UserError unless two of ``people``, gold among them, finished the same document."""
    chosen = set(people)
    done = [(document, name) for document, name in finished if name in chosen]
    by_document: dict[int, set[str]] = {}
    for document, name in done:
        by_document.setdefault(document, set()).add(name)
    if any(len(names) > 1 for names in by_document.values()):
        return
    who = sorted({name for _document, name in done})
    if not who:
        raise UserError(
            "Nobody has finished a document; agreement needs two annotators who finished the same "
            "document."
        )
    if len(who) == 1:
        raise UserError(
            "Only {name} has finished anything; agreement needs two annotators who finished the "
            "same document.",
            name=who[0],
        )
    raise UserError(
        "{names} have no finished document in common; agreement needs two annotators who finished "
        "the same document.",
        names=", ".join(who),
    )


def _names(read: Reading, annotators: tuple[str, ...]) -> "Names":
    from annotator.agreement.corpus import Names  # noqa: PLC0415

    scheme = read.scheme()
    ends = {pair for label in scheme.relations for pair in label.ends}
    back = {(tail, head) for one in scheme.relations if one.symmetric for head, tail in one.ends}
    anything = any(not label.ends for label in scheme.relations)
    return Names(
        annotators,
        tuple(label.name for label in scheme.entities),
        tuple(label.name for label in scheme.relations),
        frozenset(label.name for label in scheme.relations if label.symmetric),
        None if anything else frozenset(ends | back),
    )


# -- what ---------------------------------------------------------------------------------------


def _corpus(
    read: Reading, layers: Sequence[tuple[int, int, str]], names: "Names"
) -> Steps["Corpus"]:
    from annotator.agreement.gathering import Gathering  # noqa: PLC0415

    whole = columns.span_count(read)
    gathering = Gathering(names, read.document_ids(), layers)
    gathering.labels = (
        [(row_id, names.labels.index(name)) for name, row_id in read.label_ids("entity").items()],
        [
            (row_id, names.relations.index(name))
            for name, row_id in read.label_ids("relation").items()
        ],
    )
    for rows in columns.span_rows(read):
        gathering.add_spans([row[:5] for row in rows])
        for row in rows:
            if row[5] is not None:
                pieces = tuple((low, high) for low, high in json.loads(row[5]))
                gathering.add_fragments(row[0], pieces)
        yield Step(rows[-1][0], whole)
    for links in columns.relation_rows(read):
        gathering.add_relations(links)
    return gathering.corpus()


def _units(read: Reading, corpus: "Corpus", unit: str) -> Steps[dict[int, "Ints"]]:
    """Where the sentences or tokens of each compared document begin."""
    compared = (corpus.finished.sum(axis=0) > 1).nonzero()[0].tolist()
    found = {}
    for done, at in enumerate(compared, 1):
        found[at] = _beginnings(read.text(corpus.documents[at]) or "", unit)
        if done % 50 == 0:
            yield Step(done, len(compared))
    return found


def _beginnings(text: str, unit: str) -> "Ints":
    """Where the sentences or tokens of a text begin."""
    from annotator.agreement.corpus import integers  # noqa: PLC0415

    cut = sentences if unit == "sentences" else syllables
    return integers(start for start, _stop in cut(text))
