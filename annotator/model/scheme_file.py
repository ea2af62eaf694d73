"""Schemes to and from the JSON of the scheme's file format (described in ``scheme``)."""

import json
from collections.abc import Mapping
from typing import Any

from annotator.errors import SchemeError
from annotator.model.annotation import Json
from annotator.model.scheme import (
    PALETTE,
    Attribute,
    AttributeType,
    EntityLabel,
    RelationLabel,
    Scheme,
    check_texts,
    checked,
)

_LANGUAGES = ("vi", "en")
_COMMON = {"label", "name", "vi", "en", "definition_vi", "definition_en", "key", "color"}


def scheme_from_text(text: str) -> Scheme:
    """The scheme that ``text`` (JSON) describes.  Raises SchemeError."""
    try:
        data = json.loads(text)
        json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise SchemeError("The scheme holds a lone surrogate, which is no character.") from None
    except (ValueError, RecursionError) as error:
        raise SchemeError("The scheme is not JSON: {why}.", why=error) from None
    return scheme_from_json(data)


def scheme_to_text(scheme: Scheme) -> str:
    """``scheme`` as indented JSON that :func:`scheme_from_text` reads back equal."""
    return json.dumps(scheme_to_json(scheme), ensure_ascii=False, indent=1) + "\n"


def scheme_from_json(data: object) -> Scheme:
    """The scheme that a parsed JSON object describes.  Raises SchemeError."""
    top = _object(data, "the scheme")
    entities = [_object(item, "entities") for item in _list(top, "entities")]
    relations = [_object(item, "relations") for item in _list(top, "relations")]
    attributes = [_object(item, "attributes") for item in _list(top, "attributes")]
    version = top.get("version", 1)
    if not isinstance(version, int) or isinstance(version, bool):
        raise SchemeError("In the scheme, {key} must be a whole number.", key="version")
    scheme = checked(
        Scheme(
            name=_string(top, "name"),
            version=version,
            entities=tuple(_entity(item, i) for i, item in enumerate(entities)),
            relations=tuple(_relation(item, i) for i, item in enumerate(relations)),
            attributes=tuple(_attribute(item) for item in attributes),
            extra=_rest(top, {"name", "version", "entities", "relations", "attributes"}),
        )
    )
    check_texts(scheme)
    return scheme


def scheme_to_json(scheme: Scheme) -> dict[str, Json]:
    """The JSON object of ``scheme``."""
    out: dict[str, Json] = {"name": scheme.name, "version": scheme.version}
    out["entities"] = [_common(label) | dict(label.extra) for label in scheme.entities]
    out["relations"] = [
        _common(label)
        | {"symmetric": label.symmetric, "args": [[head, tail] for head, tail in label.ends]}
        | dict(label.extra)
        for label in scheme.relations
    ]
    if scheme.attributes:
        out["attributes"] = [_attribute_json(attribute) for attribute in scheme.attributes]
    return out | dict(scheme.extra)


def _entity(item: Mapping[str, Any], place: int) -> EntityLabel:
    return EntityLabel(
        name=_name(item, "entities"),
        titles=_by_language(item, ""),
        definitions=_by_language(item, "definition_"),
        key=_string(item, "key"),
        colour=_string(item, "color") or PALETTE[place % len(PALETTE)],
        extra=_rest(item, _COMMON),
    )


def _relation(item: Mapping[str, Any], place: int) -> RelationLabel:
    symmetric = item.get("symmetric", False)
    if not isinstance(symmetric, bool):
        raise SchemeError("In the scheme, {key} must be true or false.", key="symmetric")
    ends = []
    for pair in _list(item, "args"):
        if not (
            isinstance(pair, list) and len(pair) == 2 and all(isinstance(e, str) for e in pair)
        ):
            raise SchemeError("In the scheme, {key} must be pairs of labels.", key="args")
        ends.append((pair[0], pair[1]))
    return RelationLabel(
        name=_name(item, "relations"),
        titles=_by_language(item, ""),
        definitions=_by_language(item, "definition_"),
        key=_string(item, "key"),
        colour=_string(item, "color") or PALETTE[(place + 2) % len(PALETTE)],
        symmetric=symmetric,
        ends=tuple(dict.fromkeys(ends)),
        extra=_rest(item, _COMMON | {"symmetric", "args"}),
    )


def _attribute(item: Mapping[str, Any]) -> Attribute:
    kind = _string(item, "type") or "text"
    if kind not in list(AttributeType):
        raise SchemeError("An attribute cannot be of type {type}.", type=kind)
    values, labels = _list(item, "values"), _list(item, "labels")
    if not all(isinstance(value, str) for value in [*values, *labels]):
        raise SchemeError("In the scheme, {key} must be strings.", key="values, labels")
    return Attribute(
        name=_name(item, "attributes"),
        type=AttributeType(kind),
        values=tuple(values),
        labels=tuple(labels),
        titles=_by_language(item, ""),
        extra=_rest(item, {"name", "label", "type", "values", "labels", *_LANGUAGES}),
    )


def _common(label: EntityLabel | RelationLabel) -> dict[str, Json]:
    out: dict[str, Json] = {"label": label.name, **label.titles}
    out |= {f"definition_{language}": text for language, text in label.definitions.items()}
    if label.key:
        out["key"] = label.key
    return out | {"color": label.colour}


def _attribute_json(attribute: Attribute) -> Json:
    out: dict[str, Json] = {"name": attribute.name, **attribute.titles}
    out |= {"type": str(attribute.type)}
    out |= {"values": list(attribute.values), "labels": list(attribute.labels)}
    return out | dict(attribute.extra)


def _object(data: object, place: str) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise SchemeError("In the scheme, {key} must be a JSON object.", key=place)
    return data


def _list(item: Mapping[str, Any], key: str) -> list[Any]:
    found = item.get(key, [])
    if not isinstance(found, list):
        raise SchemeError("In the scheme, {key} must be a list.", key=key)
    return found


def _string(item: Mapping[str, Any], key: str) -> str:
    found = item.get(key, "")
    if found is None:
        return ""
    if not isinstance(found, str):
        raise SchemeError("In the scheme, {key} must be a string.", key=key)
    try:
        found.encode()
    except UnicodeEncodeError:
        raise SchemeError("In the scheme, {key} holds a lone surrogate.", key=key) from None
    return found


def _name(item: Mapping[str, Any], place: str) -> str:
    name = _string(item, "label") or _string(item, "name")
    if not name:
        raise SchemeError("In the scheme, one of {key} has no label.", key=place)
    return name


def _by_language(item: Mapping[str, Any], prefix: str) -> dict[str, str]:
    found = {language: _string(item, prefix + language) for language in _LANGUAGES}
    return {language: text for language, text in found.items() if text}


def _rest(item: Mapping[str, Any], known: set[str]) -> dict[str, Json]:
    return {key: value for key, value in item.items() if key not in known}
