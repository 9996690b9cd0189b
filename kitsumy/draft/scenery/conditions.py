"""Conditions: the hour and the weather that free words mean."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from kitsumy.frozen import Frozen


class _Words(Frozen):
    """What conditions.toml says."""

    hours: dict[str, tuple[str, ...]]
    weather: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _words() -> _Words:
    text = (resources.files(__package__) / "data" / "conditions.toml").read_text("utf-8")
    return _Words.model_validate(tomllib.loads(text))


def hour(words: str) -> str:
    """Return day, dusk or night for free words about a time."""
    return _first(_words().hours, words) or "day"


def weather(words: str) -> str:
    """Return storm, rain, snow or fog for free words about the weather, nothing for fair weather."""
    return _first(_words().weather, words)


def _first(table: Mapping[str, tuple[str, ...]], words: str) -> str:
    wanted = words.casefold()
    return next((key for key, known in table.items() if any(part in wanted for part in known)), "")
