"""Props in print: outlined, haloed and, where there are no colours, in greys that tell their parts apart."""

from __future__ import annotations

from collections.abc import Callable

from kitsumy.styles import DraftLook

from ..ink.greys import greys
from ..ink.painter import Painter
from ..ink.shapes import lum
from .catalogue import Prop

_DARKEST = 0.34
"""The lightness that a prop's darkest part is given; its lightest is white."""


def drawn(prop: Prop, look: DraftLook, prefix: str, size: float, pen: float, halo: float) -> str:
    """Return a prop as the look prints it; pen and halo in the units that ``size`` is in."""
    painter = Painter(look)
    paint = painter.base if painter.coloured else _tones(prop, look.print)
    outlined, haloed = bool(look.outline[0]), bool(look.halo)
    return prop.svg(
        prefix, size, ink=look.ink, pen=pen if outlined else 0.0, halo=halo if haloed else 0.0, paint=paint
    )


def _tones(prop: Prop, process: str) -> Callable[[str], str]:
    """Spread a prop's own colours over all greys from dark to white."""
    lights = [lum(colour) for colour in prop.colours] or [0.0]
    low, span, steps = min(lights), max(max(lights) - min(lights), 0.05), greys(process)

    def paint(colour: str) -> str:
        share = _DARKEST + (1 - _DARKEST) * min(1.0, max(0.0, (lum(colour) - low) / span))
        return steps[round(share * (len(steps) - 1))]

    return paint
