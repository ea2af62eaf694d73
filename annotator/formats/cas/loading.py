"""From bytes to a CAS: looked at first, mended where cassis could not read it, loaded."""

import contextlib
import gc
import io
import json
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator.formats.cas.guard import as_1_0, is_1_1, restored, root_of
from annotator.formats.cas.library import cassis
from annotator.formats.cas.mending import mended_xmi
from annotator.formats.cas.mending_json import has_odd_values, mended_json
from annotator.formats.cas.types import own_types, shared_types
from annotator.formats.json_values import Fault, check_keys, check_strings, count_keys, parsed
from annotator.formats.layers import Account
from annotator.model.offsets import Utf16Map

if TYPE_CHECKING:
    from cassis import Cas
    from cassis.typesystem import Type, TypeSystem

XMI_ROOT = "http://www.omg.org/XMI XMI"
_HUGE = 9 * 2**20
"""From here on a text may be longer than the parser allows one attribute to be."""

_DEPTH = 200


class Odd(Exception):
    """cassis could not read it, or said that it did not understand it."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A CAS, and the file that cassis read it from, mended where it had to be."""

    cas: "Cas"
    data: bytes
    is_1_1: bool = False

    def again(self, types: bytes) -> "Loaded":
        """The same CAS with a type system that has more.  Raises Fault."""
        try:
            if self.data.startswith(b"{"):
                raw = self.data.decode()
                known = own_types(types)
                load = cassis().load_cas_from_json
                cas = _quietly(lambda: load(raw, known, merge_typesystem=False))
                return Loaded(cas, self.data)
            return _settled(
                xmi_by_cassis(self.data, own_types(types)), self.data, is_old=self.is_1_1
            )
        except Odd as odd:
            raise Fault("it is no sound CAS: {why}", why=odd) from None


def load_xmi(data: bytes, types: bytes, account: Account) -> Loaded:
    """The CAS of an XMI file.  Raises Fault for one that is none."""
    if root_of(data) != XMI_ROOT:
        raise Fault("it is XML, but no XMI")
    plain = as_1_0(data)
    try:
        cas = xmi_by_cassis(plain, _shared(types) if types else own_types(b""))
    except (Odd, Fault):
        plain, completed = mended_xmi(plain, types, account, huge=len(plain) > _HUGE)
        try:
            cas = xmi_by_cassis(plain, completed)
        except Odd as odd:
            raise Fault("it is no sound CAS: {why}", why=odd) from None
    return _settled(cas, plain, is_old=is_1_1(data))


def _settled(cas: "Cas", data: bytes, *, is_old: bool) -> Loaded:
    if is_old:
        _restore(cas)
    _convert_unlisted(cas)
    return Loaded(cas, data, is_old)


def _shared(types: bytes) -> "TypeSystem":
    return shared_types(types)


def xmi_by_cassis(data: bytes, types: "TypeSystem") -> "Cas":
    """What cassis makes of ``data``.  Raises Odd where it is not sure."""
    return _quietly(
        lambda: cassis().load_cas_from_xmi(
            io.BytesIO(data), typesystem=types, trusted=len(data) > _HUGE
        )
    )


def load_json(raw: str, types: bytes, account: Account) -> Loaded:
    """The CAS of a JSON CAS file; ``types`` are wanted where it has none.  Raises Fault."""
    value = checked_json(raw)
    try:
        if has_odd_values(value):
            raise Odd("values of other kinds")
        cas = json_by_cassis(raw, value, types)
    except (Odd, Fault):
        value = mended_json(value, account)
        raw = json.dumps(value)
        try:
            cas = json_by_cassis(raw, value, types)
        except Odd as odd:
            raise Fault("it is no sound CAS: {why}", why=odd) from None
    return Loaded(cas, raw.lstrip().encode())


def checked_json(raw: str) -> dict[str, Any]:
    """The object of ``raw``, once it holds nothing that would do harm.  Raises Fault."""
    value = parsed(raw)
    if not isinstance(value, dict) or not isinstance(value.get("%VIEWS"), dict):
        raise Fault("it is JSON, but no CAS: it lacks the key %VIEWS")
    check_strings(raw, value)
    check_keys(raw, count_keys(value))
    return value


def json_by_cassis(raw: str, value: dict[str, Any], types: bytes) -> "Cas":
    """What cassis makes of ``raw``.  Raises Odd where it is not sure."""
    if isinstance(value.get("%TYPES"), dict):
        return _quietly(lambda: cassis().load_cas_from_json(raw))
    given = _shared(types) if types else own_types(b"")
    return _quietly(lambda: cassis().load_cas_from_json(raw, given, merge_typesystem=False))


def _quietly(load: Callable[[], "Cas"]) -> "Cas":
    try:
        with _without_collector(), warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            cas = load()
    except RecursionError:
        raise Odd("it is nested too deeply") from None
    except MemoryError:
        raise
    except Exception as error:  # cassis lets through whatever its parts raise
        raise Odd(f"{type(error).__name__} {error}".strip()[:_DEPTH]) from None
    odd = [str(one.message) for one in said if "offset" in str(one.message)]
    if odd:
        raise Odd(odd[0])
    return cas


@contextlib.contextmanager
def _without_collector() -> Iterator[None]:
    """Without looking for garbage: a CAS is a million objects, and none of them is any."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def structures(cas: "Cas") -> Iterator[Any]:
    """Every feature structure that an index lists or another one refers to, each once."""
    seen: set[int] = set()
    holders: dict[str, list[str]] = {}
    todo = [fs for view in cas.views for fs in view.get_all_fs()]
    while todo:
        fs = todo.pop()
        if id(fs) in seen:
            continue
        seen.add(id(fs))
        yield fs
        names = holders.get(fs.type.name)
        if names is None:
            names = holders[fs.type.name] = _holders(fs.type)
        for name in names:
            value = getattr(fs, name, None)
            if isinstance(value, list):
                todo += (one for one in value if hasattr(one, "xmiID"))
            elif value is not None and hasattr(value, "xmiID"):
                todo.append(value)


def _holders(type: "Type") -> list[str]:
    """The features of a type that may hold feature structures."""
    plain = type.typesystem.is_primitive
    return [
        each.name for each in type.all_features if each.name != "sofa" and not plain(each.rangeType)
    ]


def _convert_unlisted(cas: "Cas") -> None:
    """Offsets of annotations that no index lists, in code points as all others."""
    maps: dict[int, Utf16Map] = {
        view.sofa.xmiID: Utf16Map(view.sofa.sofaString or "") for view in cas.views
    }
    if all(one.is_identity for one in maps.values()):
        return
    listed = {id(fs) for view in cas.views for fs in view.get_all_fs()}
    for fs in structures(cas):
        # cassis gives these a text object of their own
        units = maps.get(getattr(getattr(fs, "sofa", None), "xmiID", -1))
        if units is None or id(fs) in listed or not hasattr(fs, "begin"):
            continue
        if type(fs.begin) is int and type(fs.end) is int:
            fs.begin, fs.end = units.point(fs.begin), units.point(fs.end)


def _restore(cas: "Cas") -> None:
    for view in cas.views:
        text = view.sofa.sofaString
        if text:  # as many code points as before, none of them astral: the offsets stay right
            view.sofa.sofaString = restored(text)
    for fs in structures(cas):
        for feature in fs.type.all_features:
            value = getattr(fs, feature.name, None)
            if type(value) is str:
                setattr(fs, feature.name, restored(value))
