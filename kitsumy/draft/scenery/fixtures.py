"""Layers of what is built into kitchens, bars, bathrooms, ships and laboratories."""

from __future__ import annotations

from ..ink.shapes import ellipse, mix, polygon
from .plate import GROUND, LEFT, RIGHT, Plate


def counter(plate: Plate, colour: str = "#5f8fa8", y: float = GROUND + 8, top: float = 276) -> None:
    """Build kitchen cupboards below and above, a tap, jars and a stove."""
    for x in range(int(LEFT), int(RIGHT), 168):
        if not -30 < x - 400 < 168:
            plate.box(x + 6, 44, 156, 110, mix(colour, "#ffffff", 0.22), round_=4, shade=3)
            plate.oval(x + 146, 136, 5, 5, "#e8d9a0", line=0.4, shade=0)
    plate.box(LEFT, top + 8, RIGHT - LEFT, y - top, colour, shade=0)
    for x in range(int(LEFT), int(RIGHT), 168):
        plate.box(
            x + 8, top + 32, 152, y - top - 44, mix(colour, "#ffffff", 0.15), round_=4, line=0.5, shade=0
        )
        plate.box(x + 68, top + 40, 34, 7, "#e8d9a0", round_=3, line=0.4, shade=0)
    plate.box(LEFT, top - 8, RIGHT - LEFT, 22, "#e9e2d4", shade=3)
    _stove(plate, 690, top, y)
    plate.stroke(f"M330 {top - 8} v-40 q0 -22 22 -22 q20 0 20 20", 8, "#9aa6b4")
    for index, x in enumerate((90, 132, 172, 912)):
        colour_ = ("#d9534a", "#e0b050", "#7fae6c", "#c98a5a")[index]
        plate.box(x, top - 50, 32, 42, colour_, round_=6, shade=3)
        plate.box(x + 2, top - 58, 28, 10, "#8a6a4a", round_=3, line=0.5, shade=0)


def _stove(plate: Plate, x: float, top: float, y: float) -> None:
    plate.box(x, top - 4, 150, y - top + 8, "#d8dbe0", shade=4)
    plate.box(x + 18, top + 46, 114, 44, "#2c303c", round_=6, line=0.6, shade=0)
    for index in range(4):
        plate.oval(x + 28 + index * 31, top + 22, 8, 8, "#4a4f5c", line=0.5, shade=0)
    plate.box(x + 36, top - 46, 78, 40, "#c0504d", round_=6, shade=4)
    plate.box(x + 30, top - 54, 90, 10, "#a03f3d", round_=4, line=0.6, shade=0)
    plate.veil(
        f"M{x + 70} {top - 60} q-16 -20 0 -38 q14 -16 0 -34 q24 20 8 38 q-12 16 4 34 Z", "#ffffff", 0.5
    )


def cafe_bar(plate: Plate, colour: str = "#7a5038", y: float = GROUND + 8) -> None:
    """Build a bar with a coffee machine, cakes under glass and a board of prices."""
    plate.box(LEFT, y - 104, RIGHT - LEFT, 104, colour, shade=0)
    for x in range(int(LEFT), int(RIGHT), 104):
        plate.box(x + 8, y - 82, 88, 70, mix(colour, "#ffffff", 0.14), round_=4, line=0.5, shade=0)
    plate.box(LEFT, y - 118, RIGHT - LEFT, 20, "#d9b88a", shade=3)
    plate.box(600, y - 212, 150, 94, "#b9c0ca", round_=10, shade=6)
    plate.box(618, y - 194, 114, 24, "#d9534a", round_=6, line=0.6, shade=0)
    for dx in (34, 92):
        plate.box(600 + dx, y - 160, 22, 18, "#3a3d48", shade=0)
        plate.box(602 + dx, y - 136, 18, 18, "#f6f1e6", round_=4, line=0.6, shade=0)
    plate.shape(f"M200 {y - 118} v-54 q64 -44 128 0 v54 Z", "#dff0f6", 0.8, 0)
    plate.box(222, y - 150, 84, 30, "#e9a9b4", round_=6, shade=3)
    for dx in (16, 42, 68):
        plate.oval(222 + dx, y - 154, 8, 8, "#d2453c", line=0.5, shade=0)
    plate.box(360, 92, 200, 112, "#2f3a36", round_=3, shade=3)
    plate.stroke(
        "M382 122 h96 M382 146 h70 M382 170 h84 M516 122 h22 M516 146 h22 M516 170 h22", 4, "#f2e9d2"
    )


def bathroom(plate: Plate, x: float = 640, y: float = 408) -> None:
    """Fit a tub full of foam and a basin under a mirror."""
    plate.shape(f"M{x - 60} {y - 84} h290 q0 84 -50 84 h-190 q-50 0 -50 -84 Z", "#f6f8fa", 0.9, 7)
    for index in range(12):
        r = plate.between(13, 22)
        plate.oval(x - 44 + index * 24, y - 88, r, r * 0.85, "#ffffff", line=0.4, shade=0)
    plate.stroke(f"M{x + 200} {y - 88} v-56 q0 -16 -26 -16", 8, "#a8b2be")
    plate.oval(210, 170, 62, 78, "#c9a24a", shade=4)
    plate.glow(ellipse(210, 170, 52, 68), "#d8ecf6", 0.5)
    plate.shape("M140 290 h140 q-8 46 -50 46 v60 h-40 v-60 q-42 0 -50 -46 Z", "#f6f8fa", 0.9, 5)


def boiler(plate: Plate, x: float = 640, y: float = GROUND + 10) -> None:
    """Stand shelves of flasks and a bubbling apparatus: a laboratory."""
    plate.box(x - 160, y - 100, 330, 20, "#d8dbe0", round_=4, shade=3)
    plate.box(x - 150, y - 82, 310, 82, "#6f8796", shade=4)
    for index, colour in enumerate(("#7fe07a", "#f06fa8", "#58c8f0", "#f0c23e")):
        left = x - 120 + index * 76
        plate.shape(f"M{left - 8} {y - 164} h16 v28 l18 36 h-52 l18 -36 Z", "#e6f2f4", 0.7, 0)
        plate.glow(f"M{left - 16} {y - 118} h32 l9 17 h-50 Z", colour)
        plate.veil(ellipse(left, y - 176, 7, 7), colour, 0.6)


def console(plate: Plate, x: float = 480, y: float = GROUND, w: float = 330) -> None:
    """Build a control desk: a screen with a curve, buttons, levers."""
    plate.box(x - w / 2 + 30, y - 244, w - 60, 116, "#39415c", round_=10, shade=0)
    plate.glow(
        polygon(
            (
                (x - w / 2 + 40, y - 234),
                (x + w / 2 - 40, y - 234),
                (x + w / 2 - 40, y - 138),
                (x - w / 2 + 40, y - 138),
            )
        ),
        "#14263a",
        0.5,
    )
    left = x - w / 2 + 56
    plate.ray(f"M{left:.0f} {y - 176:.0f} l30 -20 l26 30 l36 -48 l34 36 l28 -14 l40 6", 4, "#52e6ff")
    plate.poly(
        ((x - w / 2, y - 96), (x + w / 2, y - 96), (x + w / 2 + 26, y), (x - w / 2 - 26, y)),
        "#55607c",
        shade=6,
    )
    for index in range(9):
        colour = plate.choose(("#ef4b3f", "#39c55a", "#f4c430", "#58b8f0"))
        plate.glow(
            ellipse(x - w / 2 + 30 + index * (w - 60) / 8, y - 66 + (index % 2) * 26, 8, 8), colour, 0.5
        )
