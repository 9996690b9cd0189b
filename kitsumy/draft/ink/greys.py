"""Greys: what prints without colours make of colours."""

from __future__ import annotations

from .shapes import lum

_GREYS = {
    "tone": ("#101010", "#707070", "#b0b0b0", "#cccccc", "#e6e6e6", "#ffffff", "#ffffff", "#ffffff"),
    "ink": (
        "#08090e",
        "#161821",
        "#2a2d39",
        "#4b4f5e",
        "#6d7180",
        "#8d919e",
        "#b3b6bf",
        "#d6d6d6",
        "#f0ede6",
    ),
}
"""The greys of the prints without colours, for evenly growing lightness."""
_CONTRAST = {"tone": 1.25, "ink": 1.02}
"""How strongly lightness tells; ink keeps to the dark half."""


def greys(process: str) -> tuple[str, ...]:
    """Return the greys of a print without colours (tone, ink), from dark to light."""
    return _GREYS[process]


def grey(process: str, colour: str) -> str:
    """Return the grey that a print without colours (tone, ink) gives to a flat colour."""
    steps = greys(process)
    light = min(1.0, max(0.0, (lum(colour) - 0.08) * _CONTRAST[process]))
    return steps[round(light * (len(steps) - 1))]
