"""What the moderation endpoint says to a text."""

from __future__ import annotations

from collections.abc import Mapping

from .questions import Json

CATEGORIES = (
    "harassment",
    "harassment/threatening",
    "hate",
    "hate/threatening",
    "illicit",
    "illicit/violent",
    "self-harm",
    "self-harm/intent",
    "self-harm/instructions",
    "sexual",
    "sexual/minors",
    "violence",
    "violence/graphic",
)


def verdicts(texts: list[str], marked: Mapping[str, str]) -> Json:
    """Return a verdict on each text; ``marked`` words put it into a category."""
    return {
        "id": "modr-1",
        "model": "omni-moderation-latest",
        "results": [_verdict(text, marked) for text in texts],
    }


def _verdict(text: str, marked: Mapping[str, str]) -> Json:
    found = {category for word, category in marked.items() if word.casefold() in text.casefold()}
    return {
        "flagged": bool(found),
        "categories": {name: name in found for name in CATEGORIES},
        "category_scores": {name: 0.98 if name in found else 0.001 for name in CATEGORIES},
        "category_applied_input_types": {name: ["text"] for name in CATEGORIES},
    }
