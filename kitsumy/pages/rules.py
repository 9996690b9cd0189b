"""The numbers of a good layout, read from ``layouts.toml``."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Literal, TypeAlias

from kitsumy.comic import Framing
from kitsumy.frozen import Frozen

Effect: TypeAlias = Literal["focus", "speed"]


class FramingRules(Frozen):
    """The shape a framing wants and the least width (page pixels) it can do with."""

    aspect: float
    crowd: float
    least: int
    silent: int


class Costs(Frozen):
    """What speaks against a cut into tiers."""

    shortage: float
    growth: float
    aspect: float
    area: float
    sliver: float
    opening: float
    later_opening: float
    alike: float
    twins: float
    level: float
    aligned: float
    ending: float
    repeat: float
    stack: float
    chance: float
    near_gutter: int


class Rules(Frozen):
    """Everything a layout obeys; the data file says what each number means."""

    width: int
    heights: tuple[int, ...]
    tallest: int
    margin: int
    foot: int
    title_top: int
    title_gap: int
    title_heights: tuple[int, int]
    title_sizes: tuple[int, int]
    title_one_line: int
    note_sizes: tuple[int, int]
    row: int
    bounds: tuple[tuple[float, float], ...]
    splash: tuple[float, ...]
    slimmest: float
    widest: float
    widest_alone: float
    areas: tuple[float, float, float, float, float]
    glance: float
    words: float
    sway: float
    slant: int
    contrast: float
    company: int
    framings: dict[Framing, FramingRules]
    moods: dict[Effect, tuple[str, ...]]
    costs: Costs


@lru_cache(maxsize=1)
def rules() -> Rules:
    """Return the layout rules."""
    text = (resources.files(__package__) / "layouts.toml").read_text("utf-8")
    return Rules.model_validate(tomllib.loads(text))
