"""The prompts: one readable file each, with a version that is a part of every script's content key."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Literal, NamedTuple, get_args

from pydantic import JsonValue

Name = Literal["rules", "plot", "story", "explain", "sequel", "dialogue", "repair", "translation"]
_HEAD = re.compile(r"version: (\d+)\n\n(.+)", re.DOTALL)
_OPENING, _CLOSING = "<order>", "</order>"


class Prompt(NamedTuple):
    """One file."""

    version: int
    text: str


@lru_cache(maxsize=16)
def prompt(name: Name) -> Prompt:
    """Return a prompt.

    Raises:
        ValueError: its file does not begin with its version.

    """
    told = (resources.files(__package__) / "prompts" / f"{name}.md").read_text("utf-8")
    found = _HEAD.fullmatch(told)
    if found is None:
        raise ValueError(f"no version: {name}")
    return Prompt(int(found[1]), found[2].strip())


def rules(*names: Name) -> str:
    """Return what a model is told of its work; nothing that a person has typed is ever in it."""
    return "\n\n".join(prompt(name).text for name in ("rules", *names))


def recipe() -> str:
    """Return every prompt's version."""
    return " ".join(f"{name}:{prompt(name).version}" for name in get_args(Name))


def order(document: Mapping[str, JsonValue]) -> str:
    """Return an order as a model reads it: one JSON document between marks that nothing inside can close."""
    told = json.dumps(document, ensure_ascii=False, indent=1)
    return f"{_OPENING}\n{told.translate(_ESCAPED)}\n{_CLOSING}\n\nAnswer with one JSON object."


_ESCAPED = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
"""In JSON these signs stand inside strings only, where escapes mean the same."""
