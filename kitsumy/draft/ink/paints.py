"""Paints: the gradients of one drawing, each defined once."""

from __future__ import annotations

from collections.abc import Sequence

Stop = tuple[float, str]


class Paints:
    """Keeps gradients and gives them out as ``url(#…)``; ``prefix`` begins their names."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._defined: dict[tuple[object, ...], tuple[str, str]] = {}

    def linear(self, stops: Sequence[Stop], start: Sequence[float], end: Sequence[float]) -> str:
        """Return a paint that runs over a shape's own box, 0..1 in both directions."""
        key = ("linear", tuple(stops), tuple(start), tuple(end))
        place = f'x1="{start[0]}" y1="{start[1]}" x2="{end[0]}" y2="{end[1]}"'
        return self._paint(key, "linearGradient", place, stops)

    def radial(self, stops: Sequence[Stop]) -> str:
        """Return a paint that runs from a shape's middle to its edge."""
        return self._paint(("radial", tuple(stops)), "radialGradient", 'cx=".5" cy=".5" r=".5"', stops)

    def _paint(self, key: tuple[object, ...], tag: str, place: str, stops: Sequence[Stop]) -> str:
        if key not in self._defined:
            name = f"{self._prefix}g{len(self._defined) + 1}"
            marks = "".join(f'<stop offset="{offset}" stop-color="{colour}"/>' for offset, colour in stops)
            self._defined[key] = name, f'<{tag} id="{name}" {place}>{marks}</{tag}>'
        return f"url(#{self._defined[key][0]})"

    @property
    def markup(self) -> str:
        """Return the definitions."""
        return "".join(markup for _, markup in self._defined.values())
