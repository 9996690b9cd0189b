"""The painter: every shape goes through a look's print process, so a look is a policy, not a redraw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from kitsumy.geometry import Box
from kitsumy.styles import DraftLook

from .outline import extent
from .paints import Paints, Stop
from .shade import shade as shaded
from .shapes import lum, mix, num, path, sat
from .sight import Sight

_TONES = ((0.62, "#ffffff"), (0.47, "#e0e0e0"), (0.37, "#c0c0c0"), (0.27, "#a0a0a0"), (0.0, "#121212"))
_TONES_DARK = ((0.62, "#d4d4d4"), (0.47, "#acacac"), (0.37, "#949494"), (0.27, "#848484"), (0.0, "#121212"))
_INKS = ((0.66, "#f4f1ea"), (0.45, "#a9adb8"), (0.24, "#4b4f5e"), (0.0, "#0e0f16"))
_INKS_DARK = ((0.66, "#8f919c"), (0.45, "#3a3d4a"), (0.0, "#0a0a10"))
_PALE = 0.42
"""How light a small mark must be to stay white in the screened print."""
_SHADOW = "#2a1a4a"
_VIVID = 1.25
"""How much more colour the dotted print takes."""
_LARGE = 0.02
"""From which share of the view on a shape's shade is cheaper as a path of its own than as a layer."""


def _step(steps: Sequence[tuple[float, str]], light: float) -> str:
    return next(colour for floor, colour in steps if light >= floor)


class Painter:
    """Collects SVG marks in any units.

    ``pen`` is the outline's width in the units being drawn in; whoever draws sets it for the scale at hand.
    ``flip`` is -1 inside a mirrored group, so that light still comes from the left.
    ``halo`` above 0 turns every outlined shape into a ``halo_colour`` silhouette that much wider, and drops
    the rest. ``view`` is what will be seen of the drawing: shapes beside it are not shaded.
    """

    def __init__(self, look: DraftLook, accent: str = "", prefix: str = "", view: Box | None = None) -> None:
        self.look, self.accent = look, accent or look.accents[0]
        self.pen, self.flip = look.background_outline, 1
        self.halo, self.halo_colour = 0.0, "#ffffff"
        self._prefix, self._count = prefix, 0
        self._sight, self._paints = Sight(view), Paints(prefix)
        self._marks: list[str] = []

    @property
    def coloured(self) -> bool:
        """Return whether this print keeps colours (soft, dots)."""
        return self.look.print in ("soft", "dots")

    def fresh(self, kind: str = "i") -> str:
        """Return an id nobody else in this drawing has."""
        self._count += 1
        return f"{self._prefix}{kind}{self._count}"

    def base(self, colour: str, accent: bool = False) -> str:
        """Return what the print makes of a colour in the light; ``accent`` keeps the comic's one colour."""
        match self.look.print:
            case "soft":
                return colour
            case "dots":
                return sat(colour, _VIVID)
            case "tone":
                return _step(_TONES, lum(colour))
            case _:
                return self.accent if accent else _step(_INKS, lum(colour))

    def dark(self, colour: str, accent: bool = False) -> str:
        """Return what the print makes of a colour in the shade."""
        match self.look.print:
            case "soft":
                return mix(colour, _SHADOW, 0.28)
            case "dots":
                return mix(sat(colour, _VIVID), "#1b1030", 0.30)
            case "tone":
                return _step(_TONES_DARK, lum(colour))
            case _:
                return mix(self.accent, "#000000", 0.55) if accent else _step(_INKS_DARK, lum(colour))

    def light(self, colour: str, accent: bool = False) -> str:
        """Return what the print makes of a colour's highlight."""
        return mix(self.base(colour, accent), "#ffffff", 0.45 if self.coloured else 0.3)

    def solid(self, colour: str) -> str:
        """Return what the print makes of a colour on a mark too small to be screened."""
        if self.look.print == "tone":
            return "#ffffff" if lum(colour) >= _PALE else self.look.ink
        return self.base(colour)

    def raw(self, markup: str) -> None:
        """Add markup as it is."""
        self._marks.append(markup)

    def fill(
        self,
        d: str,
        colour: str,
        line: float = 1.0,
        shade: float = 7.0,
        accent: bool = False,
        opacity: float = 1.0,
    ) -> None:
        """Fill a path with a colour through the print.

        ``line`` scales the outline (0: none), ``shade`` is how far the shadow reaches in (0: flat).
        """
        if self.halo:
            if line:
                self._silhouette(d)
            return
        if not shade:
            self._plain(d, self.base(colour, accent), opacity)
        elif self.look.print == "soft":
            self._plain(d, self._roundness(colour), opacity)
        else:
            self._cel(d, colour, shade, accent, opacity)
        if line:
            self.stroke(d, line)

    def _plain(self, d: str, paint: str, opacity: float = 1.0) -> None:
        """Fill a path once. Its paint's own opacity needs no layer, unlike an element's."""
        veil = f' fill-opacity="{opacity:.2f}"' if opacity < 1 else ""
        self.raw(f'<path d="{d}" fill="{paint}"{veil}/>')

    def _silhouette(self, d: str) -> None:
        paint = f'fill="{self.halo_colour}" stroke="{self.halo_colour}"'
        self.raw(f'<path d="{d}" {paint} stroke-width="{num(self.halo)}" stroke-linejoin="round"/>')

    def _roundness(self, colour: str) -> str:
        """Light from the left above: the soft print's only shading."""
        stops = ((0.0, mix(colour, "#ffffff", 0.16)), (0.45, colour), (1.0, mix(colour, _SHADOW, 0.26)))
        return self.gradient(stops, (0, 0), (0.7 if self.flip > 0 else 0.3, 1))

    def _cel(self, d: str, colour: str, shade: float, accent: bool, opacity: float) -> None:
        """Draw the shape in the light, its far side in shadow; nothing where it would not be seen."""
        view, box = self._sight.view, extent(d)
        if view and not view.overlap(box.grown(self.pen)):
            return
        reach = shade * (1.7 if self.look.print == "ink" else 1.0)
        light = -reach * self.flip, -reach * 0.7
        self.raw(f'<g opacity="{opacity:.2f}">' if opacity < 1 else "<g>")
        if view and box.width * box.height > _LARGE * view.width * view.height:
            self._plain(d, self.base(colour, accent))
            self._plain(shaded(d, *light), self.dark(colour, accent))
        else:
            self._plain(d, self.dark(colour, accent))
            with self.clip(d), self.moved(*light):
                self._plain(d, self.base(colour, accent))
        self.raw("</g>")

    def stroke(self, d: str, line: float = 1.0, colour: str = "") -> None:
        """Draw a path with the pen, ``line`` times as wide, in ink unless told otherwise."""
        if self.pen * line > 0:
            self.line(d, self.pen * line, colour or self.look.ink)

    def line(self, d: str, width: float, colour: str, opacity: float = 1.0) -> None:
        """Draw a round line of exactly this width and colour, past the print's policy."""
        if not self.halo:
            self._line(d, width, colour, opacity)

    def _line(self, d: str, width: float, colour: str, opacity: float = 1.0) -> None:
        ends = 'stroke-linejoin="round" stroke-linecap="round"'
        ends += f' stroke-opacity="{opacity:.2f}"' if opacity < 1 else ""
        self.raw(f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{num(width)}" {ends}/>')

    def spot(self, d: str, colour: str, opacity: float = 1.0) -> None:
        """Fill a path with exactly this colour: eyes, teeth, light. Leaves no halo."""
        if not self.halo:
            self._plain(d, colour, opacity)

    def limb(
        self, points: Sequence[tuple[float, float]], width: float, colour: str, accent: bool = False
    ) -> None:
        """Draw an arm or a leg through three points: one round stroke, outlined by a wider one below."""
        self.tube(self._bent(points), width, colour, accent)

    def tube(self, d: str, width: float, colour: str, accent: bool = False) -> None:
        """Draw a path as something round and this wide: a tail, a strap, a feeler."""
        if self.halo:
            self._line(d, width + self.halo, self.halo_colour)
            return
        if self.pen:
            self._line(d, width + 1.9 * self.pen, self.look.ink)
        soft = self.look.print == "soft"
        self._line(d, width, mix(colour, _SHADOW, 0.2) if soft else self.dark(colour, accent))
        shift = width * (0.14 if soft else 0.12) * self.flip
        self.push(f"translate({num(-shift)} {num(-width * (0.06 if soft else 0.1))})")
        self._line(d, width * (0.66 if soft else 0.72), self.base(colour, accent))
        self.pop()

    def _bent(self, points: Sequence[tuple[float, float]]) -> str:
        """Bend like a hose where proportions are round, at the joint where they are tall."""
        (x0, y0), (x1, y1), (x2, y2) = points
        if self.look.head > 0.9:
            return path("M", x0, y0, "Q", 2 * x1 - (x0 + x2) / 2, 2 * y1 - (y0 + y2) / 2, x2, y2)
        return path("M", x0, y0, "L", x1, y1, "L", x2, y2)

    def gradient(
        self, stops: Sequence[Stop], start: Sequence[float] = (0, 0), end: Sequence[float] = (0, 1)
    ) -> str:
        """Return a ``url(#…)`` paint that runs over a shape's own box, 0..1 in both directions."""
        return self._paints.linear(stops, start, end)

    def glow(self, stops: Sequence[Stop]) -> str:
        """Return a ``url(#…)`` paint that runs from a shape's middle to its edge."""
        return self._paints.radial(stops)

    def push(self, transform: str) -> None:
        """Open a transformed group; ``pop`` closes it."""
        self._sight.enter(transform)
        self.raw(f'<g transform="{transform}">')

    def pop(self) -> None:
        """Close the group opened last."""
        self._sight.leave()
        self.raw("</g>")

    @contextmanager
    def moved(self, x: float = 0, y: float = 0, turn: float = 0, scale: float = 1) -> Iterator[None]:
        """Draw in a group that is placed, turned (degrees) and scaled."""
        self.push(f"translate({x:.2f} {y:.2f}) rotate({num(turn)}) scale({scale:.4f})")
        yield
        self.pop()

    @contextmanager
    def clip(self, d: str) -> Iterator[None]:
        """Draw inside a path only."""
        name = self.fresh("c")
        self.raw(f'<clipPath id="{name}"><path d="{d}"/></clipPath><g clip-path="url(#{name})">')
        yield
        self.raw("</g>")

    @property
    def body(self) -> str:
        """Return the marks and their definitions without the ``svg`` around them."""
        return f"<defs>{self._paints.markup}</defs>{''.join(self._marks)}"

    def svg(self, width: float, height: float, view: Box | None = None) -> str:
        """Return the picture, this many pixels large; ``view`` is the part of the drawing it shows."""
        x0, y0, x1, y1 = view or Box(0, 0, width, height)
        box = f"{x0:.2f} {y0:.2f} {x1 - x0:.2f} {y1 - y0:.2f}"
        size = f'width="{num(width)}" height="{num(height)}" viewBox="{box}" preserveAspectRatio="none"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{self.body}</svg>'
