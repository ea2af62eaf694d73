"""JSON CAS that cassis does not survive, mended as :mod:`.mending` mends XMI."""

from collections.abc import Iterator
from typing import Any

from annotator.formats.base import Reason
from annotator.formats.cas.plans import (
    ANNOTATION,
    BOOLEAN,
    FLOATS,
    INTEGERS,
    STRING,
    is_feature_name,
)
from annotator.formats.cas.repairs import Offsets, Repairs
from annotator.formats.json_values import Fault
from annotator.formats.layers import Account

_Object = dict[str, Any]

_BUILT_IN = {
    ANNOTATION: {"begin", "end", "sofa"},
    "uima.cas.AnnotationBase": {"sofa"},
    "uima.tcas.DocumentAnnotation": {"begin", "end", "sofa", "language"},
}
_RANGES = {str: STRING, bool: "uima.cas.Boolean", int: "uima.cas.Long", float: "uima.cas.Double"}
_HOLDS: dict[str, tuple[type, ...]] = {
    STRING: (str,),
    BOOLEAN: (bool,),
    **dict.fromkeys(INTEGERS, (int,)),
    **dict.fromkeys(FLOATS, (int, float)),
}
"""The kinds of JSON values of features; numbers that JSON has not stand behind a "#"."""

_SIGNS = "%@#^"


def mended_json(value: _Object, account: Account) -> _Object:
    """A mended copy of the object of a file.  Raises Fault where nothing can be done."""
    found = value.get("%FEATURE_STRUCTURES", [])
    if isinstance(found, dict):
        found = [{**fs, "%ID": int(key)} for key, fs in found.items() if key.isdigit()]
    if not isinstance(found, list) or not all(isinstance(fs, dict) for fs in found):
        raise Fault("its key %FEATURE_STRUCTURES holds no list of objects")
    types = value.get("%TYPES")
    if types is not None and not _are_types(types):
        raise Fault("its key %TYPES holds no types")
    mending = _Mending(value, found, types, Repairs(account, guessed=types is None))
    return mending.run()


def _are_types(types: Any) -> bool:
    return isinstance(types, dict) and all(
        isinstance(one, dict) and isinstance(one.get("%SUPER_TYPE"), str) for one in types.values()
    )


def has_odd_values(value: _Object) -> bool:
    """Whether a value is of another kind than its type says: an object for a text.

    Cassis takes such ones, and we would not see that there is something.
    """
    types, found = value.get("%TYPES"), value.get("%FEATURE_STRUCTURES")
    if not isinstance(types, dict) or not _are_types(types) or not isinstance(found, list):
        return False
    kinds = _Kinds(types)
    sound = (fs for fs in found if isinstance(fs, dict) and isinstance(fs.get("%TYPE"), str))
    return any(map(kinds.odd, sound))


class _Kinds:
    """Which kinds of JSON values the features of each type hold."""

    def __init__(self, types: _Object) -> None:
        self._types = types
        self._known: dict[str, dict[str, tuple[type, ...]]] = {}

    def odd(self, fs: _Object) -> list[str]:
        """The features of ``fs`` whose values are of another kind."""
        name = fs["%TYPE"]
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._of(name)
        return [
            key
            for key, value in fs.items()
            if key in known and value is not None and type(value) not in known[key]
        ]

    def _of(self, name: str) -> dict[str, tuple[type, ...]]:
        found: dict[str, tuple[type, ...]] = {}
        declared: set[str] = set()
        for one in _and_above(self._types, name):
            for key, feature in self._types.get(one, {}).items():
                declared.add(key)
                holds = feature.get("%RANGE") if isinstance(feature, dict) else None
                if isinstance(holds, str) and holds in _HOLDS:
                    found.setdefault(key, _HOLDS[holds])
        for key in {"begin", "end"} - declared:  # of UIMA's own annotations, which no file declares
            found[key] = (int,)
        return found


def _and_above(types: _Object, name: str) -> Iterator[str]:
    """``name`` and the types above it, as far as the file has them."""
    seen: set[str] = set()
    while name not in seen:
        seen.add(name)
        yield name
        name = types[name]["%SUPER_TYPE"] if name in types else name


class _Mending:
    def __init__(
        self, value: _Object, found: list[_Object], types: _Object | None, repairs: Repairs
    ) -> None:
        self._value = value
        self._found = found
        self._guessed = types is None
        self._types = {name: dict(one) for name, one in (types or {}).items()}
        self._repairs = repairs
        self._by_id: dict[int, _Object] = {}
        self._offsets: dict[int, Offsets] = {}

    def run(self) -> _Object:
        sofas = [fs for fs in self._found if fs.get("%TYPE") == "uima.cas.Sofa"]
        others = [fs for fs in self._found if fs.get("%TYPE") != "uima.cas.Sofa"]
        for fs in (*sofas, *others):  # cassis needs a text before what lies in it
            self._admit(dict(fs))
        for fs in self._by_id.values():
            self._complete(fs)
            self._clean(fs)
        kinds = _Kinds(self._types)
        for fs in self._by_id.values():
            for key in kinds.odd(fs):
                self._repairs.values.add(key)
                del fs[key]
        views = {
            name: self._view(view)
            for name, view in self._value["%VIEWS"].items()
            if isinstance(view, dict)
        }
        if self._guessed:
            self._repairs.account.change(
                "document",
                "it has no type system, so its types were guessed from the file; "
                "put TypeSystem.xml beside it",
            )
        self._repairs.say()
        return {
            **self._value,
            "%TYPES": self._types,
            "%FEATURE_STRUCTURES": list(self._by_id.values()),
            "%VIEWS": views,
        }

    def _admit(self, fs: _Object) -> None:
        key, name = fs.get("%ID"), fs.get("%TYPE")
        if type(key) is not int or not isinstance(name, str) or key in self._by_id:
            self._repairs.structures.add(str(key)[:20])
            return
        if name == "uima.cas.Sofa":
            text = fs.get("sofaString")
            self._offsets[key] = Offsets(text if isinstance(text, str) else "")
        elif "begin" in fs or "end" in fs:
            fault = self._place_fault(fs)
            if fault is not None:
                self._repairs.account.reject("span", fault, key)
                return
        self._by_id[key] = fs

    def _place_fault(self, fs: _Object) -> Reason | None:
        sofa, start, stop = fs.get("@sofa"), fs.get("begin"), fs.get("end")
        if type(sofa) is not int or sofa not in self._offsets:
            return Reason("it lies in a text that is not there")
        if type(start) is not int or type(stop) is not int:
            return Reason("its offsets are no whole numbers")
        return self._offsets[sofa].fault(start, stop)

    def _complete(self, fs: _Object) -> None:
        name = fs["%TYPE"]
        if name.endswith("[]") or name.startswith("uima.cas."):
            return
        if name not in self._types and name not in _BUILT_IN:
            base = ANNOTATION if "begin" in fs else "uima.cas.TOP"
            self._types[name] = {"%NAME": name, "%SUPER_TYPE": base}
            self._repairs.types.add(name)
        known = self._features(name)
        for key in list(fs):
            plain = key.lstrip(_SIGNS)
            if key.startswith("%") or plain in known:
                continue
            holds = "uima.cas.TOP" if key.startswith("@") else _RANGES.get(type(fs[key]))
            if holds is None or not is_feature_name(plain) or name not in self._types:
                self._repairs.values.add(key)
                del fs[key]
                continue
            self._types[name][plain] = {"%NAME": plain, "%RANGE": holds}
            self._repairs.features.add(f"{name.rpartition('.')[2]}.{plain}")

    def _features(self, name: str) -> set[str]:
        """The features of a type, with those of the types above it."""
        found: set[str] = set()
        for one in _and_above(self._types, name):
            found |= {key for key in self._types.get(one, ()) if not key.startswith("%")}
            found |= _BUILT_IN.get(one, set())
        return found

    def _clean(self, fs: _Object) -> None:
        """Takes out references to nothing."""
        for key, value in list(fs.items()):
            if key.startswith("@") and value is not None and not self._is_there(value):
                self._repairs.references.add(str(value)[:20])
                del fs[key]
        if fs["%TYPE"].endswith("[]") or fs["%TYPE"] == "uima.cas.FSArray":
            items = fs.get("%ELEMENTS", [])
            is_primitive = fs["%TYPE"].startswith("uima.cas.") and fs["%TYPE"] not in (
                "uima.cas.FSArray", "uima.cas.TOP[]",
            )  # fmt: skip
            if isinstance(items, list) and not is_primitive:
                there = [one for one in items if self._is_there(one)]
                self._repairs.references |= {str(one)[:20] for one in items if one not in there}
                fs["%ELEMENTS"] = there

    def _is_there(self, id: object) -> bool:
        return isinstance(id, int) and id in self._by_id

    def _view(self, view: _Object) -> _Object:
        members = view.get("%MEMBERS")
        listed = members if isinstance(members, list) else []
        hashable = [one for one in listed if type(one) is int]
        there = [one for one in dict.fromkeys(hashable) if one in self._by_id]
        self._repairs.members |= {str(one)[:20] for one in listed if one not in there}
        return {**view, "%MEMBERS": there}
