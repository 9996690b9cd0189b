"""Layers of the sky: air, stars, suns and moons, clouds, and what flies there."""

from __future__ import annotations

from ..ink.shapes import ellipse, lum, mix, polygon, sat
from .plate import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Plate

_EVERYWHERE = ((LEFT, TOP), (RIGHT, TOP), (RIGHT, BOTTOM), (LEFT, BOTTOM))
_HOURS = {
    "night": ("#0a1030", "#34407e"),
    "lamplight": ("#0a1030", "#34407e"),
    "dusk": ("#453a78", "#f4a26c"),
}


def sky(plate: Plate, top: str = "#6db7ea", bottom: str = "#e9f5fb", fixed: bool = False) -> None:
    """Fill everything with air; ``fixed`` for skies without hours (space, deep water)."""
    if not fixed:
        top, bottom = _HOURS.get(plate.light, (top, bottom))
    paint = plate.painter.gradient(
        [
            (at, mix(colour, plate.painter.look.paper, plate.pale))
            for at, colour in _air(plate.print, top, bottom)
        ]
    )
    plate.painter.raw(f'<path d="{polygon(_EVERYWHERE)}" fill="{paint}"/>')
    if not fixed and plate.dark:
        stars(plate, 46)
        moon(plate)


def _air(process: str, top: str, bottom: str) -> tuple[tuple[float, str], ...]:
    dark_top, dark_bottom = lum(top) < 0.42, lum(bottom) < 0.42
    if process == "soft":
        return ((0.1, top), (0.62, bottom), (1, bottom))
    if process == "dots":
        return ((0.1, sat(top, 1.2)), (0.62, sat(bottom, 1.15)), (1, bottom))
    if process == "tone":
        if dark_bottom:
            return ((0, "#0c0c0c"), (0.4, "#151515"), (0.72, "#6c6c6c"))
        return ((0, "#9a9a9a" if dark_top else "#b4b4b4"), (0.5, "#ffffff"), (1, "#ffffff"))
    if dark_bottom:
        return ((0, "#07080d"), (0.45, "#12141d"), (0.72, "#3d4254"))
    return ((0, "#23262f" if dark_top else "#5d6372"), (0.62, "#d5d7dc"))


def stars(plate: Plate, n: int = 60, low: float = 330) -> None:
    """Scatter stars above a height."""
    dots = []
    for _ in range(n):
        radius = plate.random.choice((1.0, 1.4, 2.2))
        x, y = plate.between(LEFT, RIGHT), plate.between(TOP, low)
        dots.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius}"/>')
    plate.painter.raw(f'<g fill="#ffffff">{"".join(dots)}</g>')


def moon(plate: Plate, r: float = 34, colour: str = "#f6efcf") -> None:
    """Hang the moon somewhere high, off the middle where heads are."""
    side = plate.random.choice((0.24, 0.72))
    x, y = WIDTH * side + plate.between(-50, 50), plate.between(175, 215)
    plate.glow(ellipse(x, y, r, r), colour, 0.5)
    shadow = mix(colour, "#8a86a0", 0.35)
    for dx, dy, k in ((-0.3, -0.2, 0.2), (0.3, 0.3, 0.16), (0.15, -0.5, 0.1)):
        plate.glow(ellipse(x + dx * r, y + dy * r, r * k, r * k), shadow)


def sun(plate: Plate, x: float = 170, y: float = 150, r: float = 40, colour: str = "#ffe27a") -> None:
    """Hang the sun; at dusk it sinks and reddens, at night it has gone."""
    if plate.dark:
        return
    if plate.light == "dusk":
        y, r, colour = y + 130, r * 1.25, "#ffb061"
    if plate.print in ("soft", "dots"):
        plate.veil(ellipse(x, y, r * 1.7, r * 1.7), colour, 0.22)
    plate.glow(ellipse(x, y, r, r), colour, 0.6)


def clouds(plate: Plate, n: int = 5, colour: str = "#ffffff", low: float = 235, high: float = 60) -> None:
    """Blow clouds over the sky: flat below, heaped above."""
    for x in plate.spread(n, 0.4):
        y, k = plate.between(high, low), plate.between(0.6, 1.25)
        puffs = [(-74, 14), (-50, -12), (-12, -34), (26, -26), (52, -8), (80, 12), (40, 20), (-40, 20)]
        loose = [(x + dx * k * plate.between(0.9, 1.1), y + dy * k) for dx, dy in puffs]
        plate.blob(loose, colour, line=0.5)


def planet(plate: Plate, x: float, y: float, r: float, colour: str = "#e6a15a", ring: bool = False) -> None:
    """Hang a banded planet, perhaps with a ring."""
    plate.glow(ellipse(x, y, r, r), colour, 0.7)
    for dy, k in ((-0.35, 0.8), (0.1, 0.95), (0.5, 0.7)):
        plate.glow(ellipse(x, y + dy * r, r * k, r * 0.09), mix(colour, "#4a2a55", 0.3))
    if ring:
        plate.ray(
            f"M{x - r * 1.8:.0f} {y + r * 0.35:.0f} Q{x:.0f} {y + r:.0f} {x + r * 1.8:.0f} "
            f"{y - r * 0.35:.0f}",
            max(5, r * 0.16),
            "#e9dcc0",
        )


def earth(plate: Plate, x: float = 740, y: float = 175, r: float = 56) -> None:
    """Hang the Earth with its continents."""
    plate.glow(ellipse(x, y, r, r), "#4a90d9", 0.8)
    for dx, dy, rx, ry in (
        (-0.35, -0.3, 0.42, 0.3),
        (0.32, 0.25, 0.36, 0.4),
        (-0.25, 0.55, 0.3, 0.16),
        (0.4, -0.5, 0.2, 0.12),
    ):
        plate.glow(ellipse(x + dx * r, y + dy * r, rx * r, ry * r), "#5fb053")


def birds(plate: Plate, n: int = 5) -> None:
    """Let a few birds fly by day, nothing by night."""
    for _ in range(0 if plate.dark else n):
        x, y, s = plate.between(40, WIDTH - 40), plate.between(140, HEIGHT * 0.45), plate.between(7, 13)
        path = (
            f"M{x - s:.0f} {y - s * 0.4:.0f} Q{x - s * 0.4:.0f} {y - s * 0.7:.0f} {x:.0f} {y:.0f} "
            f"Q{x + s * 0.4:.0f} {y - s * 0.7:.0f} {x + s:.0f} {y - s * 0.4:.0f}"
        )
        plate.stroke(path, 2.4, "#2b2b3a")


def beams(plate: Plate, colour: str = "#ffffff", n: int = 4, opacity: float = 0.12) -> None:
    """Let shafts of light fall from above, faint ones by night."""
    opacity *= 0.4 if plate.dark else 1
    for _ in range(n):
        x, w = plate.between(0, WIDTH), plate.between(30, 80)
        lean = plate.between(60, 140)
        plate.veil(
            polygon(((x, TOP), (x + w, TOP), (x + w * 1.8 - lean, BOTTOM), (x - lean, BOTTOM))),
            colour,
            opacity,
        )
