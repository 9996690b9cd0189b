"""The gates that letters have to pass, as data."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Literal, Self

from pydantic import model_validator

from kitsumy.frozen import Frozen
from kitsumy.geometry import Box

Gate = Literal[
    "order",
    "overflow",
    "size",
    "capital",
    "contrast",
    "face",
    "head",
    "gap",
    "edge",
    "share",
    "tail",
    "speaker",
    "crossing",
    "panel_words",
    "balloon_words",
    "signs",
    "sounds",
]
"""What is measured; ``gates.toml`` says how, and what it may be."""
_ROUNDING = 1e-6


class Limit(Frozen):
    """What a measure may be at most, or has to be at least."""

    most: float | None = None
    least: float | None = None
    warns: bool = False
    """Whether breaking it is no fault: somebody may well have meant it."""

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.most is None) == (self.least is None):
            raise ValueError("a limit is either the most or the least")
        return self

    def holds(self, amount: float) -> bool:
        """Return whether a measure is within the limit."""
        if self.most is not None:
            return amount <= self.most + _ROUNDING
        return amount >= (self.least or 0) - _ROUNDING

    def worst(self, amounts: list[float]) -> float:
        """Return the measure that is nearest to the limit, or farthest beyond it."""
        return min(amounts) if self.most is None else max(amounts)


class _Gates(Frozen):
    """The whole file: a limit for each gate."""

    limits: dict[Gate, Limit]


@lru_cache(maxsize=1)
def limits() -> dict[Gate, Limit]:
    """Return every gate's limit, in the order in which people see them."""
    text = (resources.files(__package__) / "gates.toml").read_text("utf-8")
    return _Gates.model_validate({"limits": tomllib.loads(text)}).limits


class Reading(Frozen):
    """One thing measured: which gate it is for, what it is about, how much, and where (panel pixels)."""

    kind: Gate
    about: str
    amount: float
    box: Box
    panel: int = 0
    """Counted from 0 through the whole comic."""

    @property
    def passes(self) -> bool:
        """Return whether this is within its gate's limit."""
        return limits()[self.kind].holds(self.amount)


class Fault(Reading):
    """A reading beyond its gate's limit."""
