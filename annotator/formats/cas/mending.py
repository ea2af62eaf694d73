"""XMI that cassis does not survive, mended: nothing refers to what is not there, and every type and
feature is in the type system.  What was done is said.
"""

import re
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from annotator.formats.base import Reason
from annotator.formats.cas.library import etree
from annotator.formats.cas.plans import (
    ANNOTATION,
    BOOLEAN,
    FLOATS,
    FS_ARRAY,
    INTEGERS,
    STRING,
    is_feature_name,
)
from annotator.formats.cas.repairs import Offsets, Repairs
from annotator.formats.cas.types import own_types
from annotator.formats.json_values import Fault
from annotator.formats.layers import Account

if TYPE_CHECKING:
    from cassis.typesystem import Feature, Type, TypeSystem

_ID = "{http://www.omg.org/XMI}id"
_CAS = "{http:///uima/cas.ecore}"
_NAME = re.compile(r"\{http:///([^}]+)\.ecore\}([^}]+)")
_NUMBER = re.compile(r"\s*-?\d{1,18}\s*")
_LINKS = {
    "Governor", "Dependent", "governor", "dependent", "source", "target", "head", "tail", "next",
    "first",
}  # fmt: skip
"""Features that hold annotations, by their name, where no type system says it."""

_HIDDEN = {_ID, "begin", "end", "sofa"}


def mended_xmi(
    data: bytes, types: bytes, account: Account, *, huge: bool
) -> tuple[bytes, "TypeSystem"]:
    """The mended file and its completed type system.  Raises Fault for what is no XML."""
    lxml = etree()
    parser = lxml.XMLParser(resolve_entities=False, no_network=True, huge_tree=huge)
    try:
        root = lxml.fromstring(data, parser)
    except lxml.XMLSyntaxError as error:
        raise Fault(
            "it is no XML at line {line}: {why}", line=error.lineno or 0, why=error.msg
        ) from None
    repairs = Repairs(account, guessed=not types)
    mending = _Mending(root, _types(types, account), repairs)
    mending.run()
    return lxml.tostring(root, xml_declaration=True, encoding="UTF-8"), mending.types


def _types(data: bytes, account: Account) -> "TypeSystem":
    if not data:
        account.change(
            "document",
            "there is no type system beside it, so its types were guessed from the file; "
            "put TypeSystem.xml beside it",
        )
        return own_types(b"")
    try:
        return own_types(data)
    except Fault as fault:
        account.change("document", "{why}; its types were guessed from the file", why=fault.reason)
        return own_types(b"")


class _Mending:
    def __init__(self, root: Any, types: "TypeSystem", repairs: Repairs) -> None:
        self.types = types
        self._root = root
        self._repairs = repairs
        self._offsets: dict[str, Offsets] = {
            str(sofa.get(_ID)): Offsets(sofa.get("sofaString"))
            for sofa in root.iterfind(f"{_CAS}Sofa")
        }
        self._by_id: dict[str, Any] = {}

    def run(self) -> None:
        """Mends the tree in place."""
        for element in list(self._structures()):
            self._admit(element)
        for element in self._by_id.values():
            self._complete(element)
        for element in self._by_id.values():
            self._clean(element)
        for view in list(self._root.iterfind(f"{_CAS}View")):
            self._clean_view(view)
        self._repairs.say()

    def _structures(self) -> Iterator[Any]:
        aside = {f"{_CAS}{name}" for name in ("NULL", "Sofa", "View")}
        for element in self._root:
            if not isinstance(element.tag, str):
                continue
            if element.tag not in aside:
                yield element

    def _admit(self, element: Any) -> None:
        """Takes a feature structure, or takes it out of the file."""
        key = element.get(_ID, "").strip()
        name = type_name(element.tag)
        if not name or not _NUMBER.fullmatch(key) or key in self._by_id or key in self._offsets:
            self._repairs.structures.add(key or str(element.tag))
            self._root.remove(element)
            return
        if ("begin" in element.attrib or "end" in element.attrib) and "sofa" in element.attrib:
            fault = self._place_fault(element)
            if fault is not None:
                self._repairs.account.reject("span", fault, key)
                self._root.remove(element)
                return
        element.set(_ID, key)
        self._by_id[key] = element

    def _place_fault(self, element: Any) -> Reason | None:
        offsets = self._offsets.get(element.get("sofa", "").strip())
        pair = [element.get(name, "").strip() for name in ("begin", "end")]
        if offsets is None:
            return Reason("it lies in a text that is not there")
        if not all(_NUMBER.fullmatch(one) for one in pair):
            return Reason("its offsets are no whole numbers")
        return offsets.fault(int(pair[0]), int(pair[1]))

    def _complete(self, element: Any) -> None:
        """Adds the type and the features of ``element`` where the type system lacks them."""
        kind = self._type(element)
        if "elements" in {each.name for each in kind.all_features}:
            return  # an array
        for attribute, value in dict(element.attrib).items():
            if attribute in _HIDDEN or _feature(kind, attribute) is not None:
                continue
            if not is_feature_name(attribute):
                self._repairs.values.add(attribute)
                del element.attrib[attribute]
                continue
            self._add(kind, attribute, self._guess(attribute, value))
        for child in element:
            if isinstance(child.tag, str) and _feature(kind, child.tag) is None:
                self._add(kind, child.tag, "uima.cas.StringArray")

    def _guess(self, name: str, value: str) -> str:
        """What a feature holds that has such a value: annotations, or links to them, or text."""
        ids = value.split()
        if not ids or not all(one in self._by_id for one in ids):
            return STRING
        if all("target" in self._by_id[one].attrib for one in ids):
            return FS_ARRAY
        if name in _LINKS and len(ids) == 1:
            return ANNOTATION
        return STRING

    def _type(self, element: Any) -> "Type":
        name = type_name(element.tag)
        if not self.types.contains_type(name, match_exactly=True):
            base = "uima.cas.AnnotationBase" if "sofa" in element.attrib else "uima.cas.TOP"
            if {"begin", "end", "sofa"} <= set(element.attrib):
                base = ANNOTATION
            self.types.create_type(name=name, supertypeName=base)
            self._repairs.types.add(name)
        return self.types.get_type(name)

    def _add(self, type: "Type", name: str, range: str) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # cassis renames what Python reserves, and says so
            self.types.create_feature(type, name=name, rangeType=range)
        self._repairs.features.add(f"{type.short_name}.{name}")

    def _clean(self, element: Any) -> None:
        """Takes out values that are not what the type says, and references to nothing."""
        kind = self.types.get_type(type_name(element.tag))
        if "elements" in element.attrib and kind.name == FS_ARRAY:
            element.set("elements", self._present(element.get("elements")))
        for name, value in dict(element.attrib).items():
            feature = _feature(kind, name)
            if name in _HIDDEN or feature is None:
                continue
            kept = self._value(feature, value)
            if kept is None:
                del element.attrib[name]
            elif kept != value:
                element.set(name, kept)

    def _value(self, feature: "Feature", value: str) -> str | None:
        if feature.rangeType is None:  # its type is not known, and it is none that we look at
            return value
        holds = feature.rangeType.name
        if holds in INTEGERS or holds in FLOATS or holds == BOOLEAN:
            sound = _is_sound(holds, value)
            if not sound:
                self._repairs.values.add(f"{feature.name}={value[:20]}")
            return value if sound else None
        if holds.startswith("uima.cas.") and holds not in (FS_ARRAY, "uima.cas.TOP"):
            return value
        if self.types.is_primitive(feature.rangeType):
            return value
        return self._present(value) or (None if value.strip() else value)

    def _present(self, ids: str) -> str:
        """Those of ``ids`` that are there."""
        found = []
        for one in ids.split():
            if one in self._by_id or one in self._offsets:
                found.append(one)
            else:
                self._repairs.references.add(one)
        return " ".join(found)

    def _clean_view(self, view: Any) -> None:
        if view.get("sofa", "").strip() not in self._offsets:
            self._repairs.structures.add("View")
            self._root.remove(view)
            return
        members = view.get("members", "").split()
        there = [one for one in dict.fromkeys(members) if one in self._by_id]
        self._repairs.members |= set(members) - set(there)
        view.set("members", " ".join(there))


def type_name(tag: str) -> str:
    """The name of the type that an element is of, or ""."""
    found = _NAME.fullmatch(tag)
    if found is None:
        return ""
    name = found[1].replace("/", ".") + "." + found[2]
    return name.removeprefix("uima.noNamespace.")


def _feature(type: "Type", name: str) -> "Feature | None":
    return type.get_feature(f"{name}_" if name in ("self", "type") else name)


def _is_sound(range: str, value: str) -> bool:
    if range == BOOLEAN:
        return value in ("true", "false")
    if range in INTEGERS:
        return _NUMBER.fullmatch(value) is not None
    try:
        float(value)
    except ValueError:
        return False
    return True
