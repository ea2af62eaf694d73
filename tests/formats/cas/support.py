"""A CAS with everything in it, as INCEpTION would export it."""

import warnings
from pathlib import Path
from typing import Any

import cassis

from annotator.formats.cas.plans import METADATA, SENTENCE, TOKEN
from annotator.model.annotation import Document
from tests.formats.material import read

TEXT = "Ông Võ Văn Thưởng 😀 đến Đà Nẵng.\r\nÔng về Huế."


NE = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"


POS = "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS"


DEPENDENCY = "de.tudarmstadt.ukp.dkpro.core.api.syntax.type.dependency.Dependency"


BOTH = ("xmi", "casjson")


ENDINGS = {"xmi": ".xmi", "casjson": ".json"}


def types() -> Any:
    """A type system such as INCEpTION exports: its own types, and layers that people made."""
    found = cassis.TypeSystem()

    def made(name: str, above: str = "uima.tcas.Annotation", **features: str) -> None:
        kind = found.create_type(name, above)
        for feature, holds in features.items():
            found.create_feature(kind, feature, holds)

    made(METADATA, "uima.tcas.DocumentAnnotation", documentTitle="uima.cas.String",
         documentId="uima.cas.String", documentUri="uima.cas.String",
         collectionId="uima.cas.String", documentBaseUri="uima.cas.String")  # fmt: skip
    made(POS, PosValue="uima.cas.String")
    made(TOKEN, pos=POS)
    made(SENTENCE)
    made(DEPENDENCY, Governor=TOKEN, Dependent=TOKEN, DependencyType="uima.cas.String")
    made(NE, value="uima.cas.String", identifier="uima.cas.String")
    made("custom.Sure", claim="uima.cas.String", sure="uima.cas.Boolean", rank="uima.cas.Integer",
         weight="uima.cas.Double", words="uima.cas.StringArray")  # fmt: skip
    made("custom.Bare")
    made("custom.In", Governor=NE, Dependent=NE, label="uima.cas.String", note="uima.cas.String")
    made("custom.Link", "uima.cas.TOP", role="uima.cas.String", target="uima.tcas.Annotation")
    made("custom.Event", kind="uima.cas.String")
    found.create_feature("custom.Event", "arguments", "uima.cas.FSArray", elementType="custom.Link")
    made("custom.CorefLink", referenceType="uima.cas.String", referenceRelation="uima.cas.String")
    found.create_feature("custom.CorefLink", "next", "custom.CorefLink")
    made("custom.CorefChain", "uima.cas.AnnotationBase", first="custom.CorefLink")
    made("custom.Fact", "uima.cas.TOP", about=NE, text="uima.cas.String")
    return found


def place(part: str) -> dict[str, int]:
    """Where ``part`` stands first."""
    start = TEXT.index(part)
    return {"begin": start, "end": start + len(part)}


def full_cas() -> Any:
    """A CAS with one of each thing that we read, and of each that we do not."""
    cas = cassis.Cas(types(), sofa_string=TEXT, sofa_mime="text/plain")
    get = cas.typesystem.get_type

    def add(name: str, part: str = "", **features: Any) -> Any:
        found = get(name)(**(place(part) if part else {}), **features)
        cas.add(found)
        return found

    add(METADATA, TEXT, documentTitle="tin.txt", documentId="lan", collectionId="du-an",
        documentBaseUri="du-an", documentUri="du-an/tin.txt")  # fmt: skip
    add(SENTENCE, TEXT[:33])
    tokens = [add(TOKEN, word) for word in ("Ông", "Võ", "Văn", "Thưởng", "đến")]
    add(POS, "Ông", PosValue="N")
    add(DEPENDENCY, "Ông", Governor=tokens[4], Dependent=tokens[0], DependencyType="nsubj")
    person = add(NE, "Võ Văn Thưởng", value="PER", identifier="Q1")
    city = add(NE, "Đà Nẵng", value="LOC")
    add(NE, "Huế")
    add("custom.In", "Đà Nẵng", Governor=person, Dependent=city, label="TO", note="chắc")
    texts = get("uima.cas.StringArray")(elements=["a b", ""])
    add("custom.Sure", "đến Đà Nẵng", claim="yes", sure=False, rank=3, weight=0.5, words=texts)
    add("custom.Bare", "😀")
    links = [get("custom.Link")(role="Agent", target=person), get("custom.Link")(target=city)]
    array = get("uima.cas.FSArray")(elements=links)
    add("custom.Event", "đến", kind="MOVE", arguments=array)
    second = add("custom.CorefLink", "Ông", referenceType="pro")
    second.begin, second.end = TEXT.rindex("Ông"), TEXT.rindex("Ông") + 3
    first = get("custom.CorefLink")(**place("Võ Văn Thưởng"), next=second, referenceRelation="same")
    cas.add(first)
    chain = get("custom.CorefChain")(first=first)
    cas.add(chain)
    cas.add(get("custom.Fact")(about=person, text="không ai hỏi"))
    add(NE, "", begin=5, end=5, value="EMPTY")
    return cas


def saved(cas: Any, folder: Path, name: str = "tin") -> Path:
    """``cas`` as XMI with its type system beside it."""
    folder.mkdir(exist_ok=True, parents=True)
    with (folder / "TypeSystem.xml").open("wb") as file:
        file.write(cas.typesystem.to_xml().encode())
    path = folder / f"{name}.xmi"
    path.write_text(cas.to_xmi(pretty_print=True), encoding="utf-8")
    return path


def one(path: Path, name: str = "xmi", **options: object) -> Document:
    """The one document of ``path``."""
    (document,), _said = read(path, name, options)
    return document


def content(cas: Any) -> list[str]:
    """All feature structures of a CAS but for their ids, each with what it refers to."""

    def said(value: Any, deep: int = 3) -> Any:
        if isinstance(value, list):
            return [said(each, deep) or "" for each in value]  # XMI does not tell None from ""
        if hasattr(value, "sofaID"):
            return "sofa"
        if not hasattr(value, "type"):
            return value
        if not deep:
            return value.type.name
        return (
            value.type.name,
            [
                (each.name, said(getattr(value, each.name), deep - 1))
                for each in value.type.all_features
            ],
        )

    return sorted(repr(said(fs)) for view in cas.views for fs in view.get_all_fs())


def loaded(path: Path, name: str = "xmi") -> Any:
    """What cassis reads from a file that we wrote."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if name == "casjson":
            return cassis.load_cas_from_json(path.read_text("utf-8"))
        own = path.with_name(path.stem + ".typesystem.xml")
        beside = own if own.exists() else path.with_name("TypeSystem.xml")
        with beside.open("rb") as file:
            found = cassis.load_typesystem(file)
        return cassis.load_cas_from_xmi(path, found)


def said(document: Document) -> tuple[list[Any], list[Any]]:
    """Spans and relations in words."""
    (layer,) = document.layers
    text = document.text
    by_id = {span.id: text[span.start : span.stop] for span in layer.spans}
    spans = [(span.label, by_id[span.id], dict(span.attributes)) for span in layer.spans]
    links = [(by_id[r.head], r.label, by_id[r.tail]) for r in layer.relations]
    return spans, links
