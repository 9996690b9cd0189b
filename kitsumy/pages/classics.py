"""The named classics among layouts, read from ``classics.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

from pydantic import Field

from kitsumy.frozen import Frozen

from .cuts import Pattern
from .wishes import Want


class Column(Frozen):
    """One column of a tier: its share of the width, and how many panels stand in it."""

    width: float = Field(default=1, gt=0)
    panels: int = Field(default=1, ge=1, le=3)


class Tier(Frozen):
    """One tier: its share of the height, and its columns."""

    height: float = Field(default=1, gt=0)
    columns: tuple[Column, ...] = Field(min_length=1, max_length=4)


class Classic(Frozen):
    """One layout with a name. ``sheet`` is its height of art where it is not the page's."""

    tiers: tuple[Tier, ...] = Field(min_length=1)
    sheet: int = 0
    slanted: bool = False
    cost: float = 0
    """What taking it costs; below zero, what it is worth."""

    @property
    def pattern(self) -> Pattern:
        """Return the shapes of its tiers."""
        return tuple(tuple(column.panels for column in tier.columns) for tier in self.tiers)

    @property
    def panels(self) -> int:
        """Return how many panels it holds."""
        return sum(map(sum, self.pattern))


class _Book(Frozen):
    classics: dict[str, tuple[Classic, ...]]


@lru_cache(maxsize=1)
def classics() -> dict[str, tuple[Classic, ...]]:
    """Return every classic's variants by its name."""
    text = (resources.files(__package__) / "classics.toml").read_text("utf-8")
    return _Book.model_validate({"classics": tomllib.loads(text)}).classics


def suiting(wants: Sequence[Want]) -> list[tuple[str, Classic]]:
    """Return the classics for so many panels; those with slanted gutters need action to slant for."""
    action = 2 * sum(want.action for want in wants) >= len(wants)
    return [
        (name, variant)
        for name, variants in classics().items()
        for variant in variants
        if variant.panels == len(wants) and (action or not variant.slanted)
    ]
