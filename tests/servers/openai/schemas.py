"""What strict structured output demands of a schema, as the real one refuses others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from .questions import Json

_FORBIDDEN = ("default", "allOf", "not", "if", "patternProperties", "minLength", "maxLength", "propertyNames")


def faults(schema: object, path: str = "") -> Iterator[str]:
    """Tell what of a schema strict mode does not take."""
    if isinstance(schema, list):
        for index, one in enumerate(schema):
            yield from faults(one, f"{path}/{index}")
    if not isinstance(schema, dict):
        return
    here = cast(Json, schema)
    properties = here.get("properties")
    if here.get("type") == "object" or isinstance(properties, dict):
        if here.get("additionalProperties") is not False:
            yield f"{path}: 'additionalProperties' is required to be supplied and to be false"
        if set(cast(Json, properties or {})) != set(cast(list[str], here.get("required") or [])):
            yield f"{path}: 'required' is required to be supplied and to be an array of every key"
    if "$ref" in here and len(here) > 1:
        yield f"{path}: $ref cannot have keywords beside it"
    for name, inner in here.items():
        if name in _FORBIDDEN and path.rpartition("/")[2] != "properties":
            yield f"{path}: '{name}' is not permitted"
        yield from faults(inner, f"{path}/{name}")
