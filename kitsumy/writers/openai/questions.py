"""A question to a language model, and its answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple


class Question(NamedTuple):
    """What is asked: a name, the rules of the work, the order as data, and the form of the answer."""

    name: str
    rules: str
    order: str
    schema: Mapping[str, Any]
    most: int
    """Tokens that an answer may have, thoughts among them."""
    hears: Callable[[str], None] | None = None
    """Is told every piece of the answer when it comes."""

    @property
    def spelled_out(self) -> str:
        """The rules with the form in words, for servers that take no schema."""
        return f"{self.rules}\n\nAnswer with one JSON object of this schema:\n{json.dumps(self.schema)}"


class Answer(NamedTuple):
    """What came: the text, and what it took."""

    text: str
    read: int = 0
    written: int = 0
    model: str = ""


def document(text: str) -> object:
    """Return the JSON object in an answer, whatever stands around it; None when there is none."""
    begin, end = text.find("{"), text.rfind("}")
    try:
        return json.loads(text[begin : end + 1] if begin >= 0 else "")
    except (ValueError, RecursionError):
        return None
