"""Answers that come and are of no use."""

from __future__ import annotations

from tests.servers.faults import Spoiled

REFUSAL = Spoiled("refusal")
"""The model will not do it."""
FILTERED = Spoiled("content_filter")
"""A filter stopped it midway."""
LENGTH = Spoiled("length")
"""It grew too long and ends in the middle of a word."""
MALFORMED = Spoiled("malformed")
"""It is no JSON."""
EMPTY = Spoiled("empty")
"""Nothing is in it."""
UNLIKE = Spoiled("unlike")
"""It is JSON of another kind than was asked for."""
CUT = Spoiled("cut")
"""The connection ends in the middle of it."""
UNFINISHED = Spoiled("unfinished")
"""The stream ends in peace, before the answer does."""
FAILED = Spoiled("failed")
"""The provider says that it failed at it."""


def spoiled_text(text: str, how: str) -> str:
    """Return an answer's text as a fault leaves it."""
    match how:
        case "malformed":
            return "Sure! Here is your comic: " + text[: len(text) // 2]
        case "length" | "content_filter":
            return text[: len(text) // 3]
        case "unlike":
            return '{"weather": "fine", "cast": "nobody"}'
        case "empty" | "refusal" | "failed":
            return ""
    return text
