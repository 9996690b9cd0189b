"""Layers of caves and ruins."""

from __future__ import annotations

from ..ink.shapes import ellipse, mix, polygon
from .plate import BOTTOM, GROUND, LEFT, RIGHT, TOP, Plate


def stalactites(plate: Plate, colour: str = "#4b4658", n: int = 13) -> None:
    """Hang stone from a cave's roof and let some rise from its floor."""
    for x in plate.spread(n, 0.3):
        w, h = plate.between(30, 60), plate.between(110, 240)
        plate.poly(((x - w, -160), (x + w, -160), (x + w * 0.15, h), (x - w * 0.1, h - 12)), colour, shade=8)
    for x in plate.spread(n // 2, 0.4):
        w, h = plate.between(24, 44), plate.between(50, 120)
        plate.poly(
            ((x - w, GROUND + 16), (x - 4, GROUND + 16 - h), (x + w, GROUND + 16)),
            mix(colour, "#8a7a90", 0.3),
            shade=6,
        )


def crystals(plate: Plate, n: int = 5) -> None:
    """Let crystals shine in the dark."""
    for x in plate.spread(n, 0.35):
        y, colour = plate.between(372, 392), plate.choose(("#7fe0ff", "#c79bff", "#8dffc9"))
        plate.veil(ellipse(x, y - 20, 60, 46), colour, 0.16)
        for dx, h, lean in ((-14, 34, -10), (0, 56, 2), (14, 28, 12)):
            plate.glow(
                polygon(
                    (
                        (x + dx - 8, y),
                        (x + dx + lean - 6, y - h),
                        (x + dx + lean + 2, y - h - 10),
                        (x + dx + 8, y),
                    )
                ),
                colour,
                0.6,
            )


def hollow(plate: Plate, colour: str = "#2c2640") -> None:
    """Hollow out a cave: walls that close in, and a way out that glimmers."""
    plate.shape(
        f"M{LEFT} {TOP} H{RIGHT} V{BOTTOM} H{LEFT} Z "
        "M812 400 Q850 280 780 190 Q700 70 500 96 Q330 70 220 150 Q110 240 150 400 Z",
        colour,
        0.7,
        0,
    )
    for x, y in ((60, 120), (-90, 220), (900, 140), (1030, 260), (40, 300), (930, 330)):
        plate.stroke(f"M{x} {y} q30 -14 46 12 q4 20 -12 34", 4, mix(colour, "#8a80a8", 0.45))


def gate(plate: Plate, x: float = 480, y: float = GROUND + 8, colour: str = "#c9b48a") -> None:
    """Stand a ruined arch."""
    for dx in (-120, 84):
        plate.box(x + dx, y - 170, 36, 170, colour, shade=6)
        plate.box(x + dx - 8, y - 182, 52, 16, mix(colour, "#ffffff", 0.2), shade=0)
    plate.poly(
        ((x - 140, y - 182), (x - 120, y - 218), (x + 60, y - 214), (x + 90, y - 182)), colour, shade=5
    )
