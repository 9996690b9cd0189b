"""Layers of what hangs on walls or stands against them."""

from __future__ import annotations

from ..ink.shapes import ellipse, mix, polygon
from .plate import GROUND, Plate

_SPINES = ("#c0504d", "#4f81bd", "#9bbb59", "#e0b050", "#8064a2", "#d9d2c4", "#3f7f7a")


def window(
    plate: Plate,
    x: float = 150,
    y: float = 96,
    w: float = 190,
    h: float = 180,
    view: str = "#bfe3ff",
    curtain: str = "",
) -> None:
    """Open a window onto the hour outside: sky and hill, or moon and stars; perhaps between curtains."""
    frame, outside = "#f2ead8", {"day": view, "dusk": "#f2a772"}.get(plate.light, "#1c2a5c")
    plate.box(x - 12, y - 12, w + 24, h + 24, frame, round_=4, shade=4)
    plate.glow(polygon(((x, y), (x + w, y), (x + w, y + h), (x, y + h))), outside, 0.6)
    hill = (
        f"M{x} {y + h} V{y + h * 0.74:.0f} Q{x + w * 0.3:.0f} {y + h * 0.55:.0f} "
        f"{x + w * 0.6:.0f} {y + h * 0.78:.0f} T{x + w} {y + h * 0.7:.0f} V{y + h} Z"
    )
    plate.shape(hill, "#7fb36a", 0.5, 0)
    if plate.dark:
        plate.glow(ellipse(x + w * 0.72, y + h * 0.26, h * 0.1, h * 0.1), "#f6efcf")
    else:
        plate.veil(
            polygon(((x + w * 0.1, y + h), (x + w * 0.42, y), (x + w * 0.58, y), (x + w * 0.26, y + h))),
            "#ffffff",
            0.4,
        )
    plate.box(x + w / 2 - 4, y, 8, h, frame, line=0.6, shade=0)
    plate.box(x, y + h / 2 - 4, w, 8, frame, line=0.6, shade=0)
    plate.box(x - 22, y + h + 10, w + 44, 13, frame, round_=3, shade=0)
    if curtain:
        _curtains(plate, x, y, w, h, curtain)


def _curtains(plate: Plate, x: float, y: float, w: float, h: float, colour: str) -> None:
    plate.box(x - 48, y - 34, w + 96, 9, "#7a5638", round_=4, shade=0)
    for side, edge in ((1, x - 40), (-1, x + w + 40)):
        plate.shape(
            f"M{edge} {y - 30} h{side * 78} q{-side * 2} {h * 0.6:.0f} {-side * 44} "
            f"{h * 0.78:.0f} q{side * 4} {h * 0.3:.0f} {side * 10} {h * 0.42:.0f} h{-side * 44} Z",
            colour,
            0.8,
            6,
        )
        for dx in (20, 44):
            plate.stroke(
                f"M{edge + side * dx} {y - 26} q0 {h * 0.5:.0f} {-side * dx * 0.5:.0f} {h * 0.74:.0f}",
                2.4,
                mix(colour, "#20101c", 0.35),
            )


def picture(
    plate: Plate, x: float = 470, y: float = 116, w: float = 126, h: float = 96, frame: str = "#7a5230"
) -> None:
    """Hang a painting: a landscape, a portrait or a square of colour."""
    plate.box(x, y, w, h, frame, round_=3, shade=4)
    plate.box(
        x + 9, y + 9, w - 18, h - 18, plate.choose(("#d9ecd0", "#f3dcc0", "#cfe0f2")), line=0.5, shade=0
    )
    subject = plate.random.randrange(3)
    if subject == 0:
        plate.poly(
            (
                (x + 10, y + h - 10),
                (x + w * 0.4, y + h * 0.38),
                (x + w * 0.62, y + h * 0.66),
                (x + w * 0.75, y + h * 0.5),
                (x + w - 10, y + h - 10),
            ),
            "#6f9f7a",
            line=0.4,
            shade=0,
        )
    elif subject == 1:
        plate.oval(x + w / 2, y + h * 0.42, h * 0.15, h * 0.18, "#c98f6a", line=0.4, shade=0)
        plate.shape(
            f"M{x + w * 0.28:.0f} {y + h - 10} q{w * 0.22:.0f} {-h * 0.5:.0f} {w * 0.44:.0f} 0 Z",
            "#5a6fa0",
            0.4,
            0,
        )
    else:
        plate.oval(x + w * 0.5, y + h * 0.5, h * 0.22, h * 0.22, "#e2774c", line=0.4, shade=0)


def shelf(
    plate: Plate,
    x: float = 690,
    y: float = 96,
    w: float = 190,
    h: float = 278,
    colour: str = "#7a5638",
    rows: int = 4,
    things: bool = True,
) -> None:
    """Fill a bookcase: books of many heights, sometimes a vase instead."""
    plate.box(x, y, w, h, colour, round_=3, shade=5)
    pitch = (h - 10) / rows
    for row in range(rows):
        top, deep = y + 10 + row * pitch, pitch - 12
        plate.box(x + 9, top, w - 18, deep, mix(colour, "#000000", 0.45), line=0.5, shade=0)
        _books(plate, x + 12, top + deep, w - 24, deep, gap=things)


def _books(plate: Plate, left: float, base: float, w: float, deep: float, *, gap: bool) -> None:
    x, vase = left, left + w * plate.between(0.3, 0.7)
    spines: dict[str, list[str]] = {}
    while x < left + w - 18:
        if gap and abs(x - vase) < 14:
            plate.oval(x + 14, base - deep * 0.26, 12, deep * 0.26, "#6fb0b8", line=0.5, shade=0)
            x, gap = x + 32, False
            continue
        bw, bh = plate.between(10, 19), deep * plate.between(0.58, 0.94)
        spines.setdefault(plate.choose(_SPINES), []).append(
            f"M{x:.0f} {base:.0f} v{-bh:.0f} h{bw:.0f} v{bh:.0f} Z"
        )
        x += bw + 1
    for colour, paths in sorted(spines.items()):
        plate.shape(" ".join(paths), colour, 0.45, 0)


def blackboard(plate: Plate, x: float = 300, y: float = 92, w: float = 340, h: float = 168) -> None:
    """Hang a blackboard with a lesson on it."""
    plate.box(x - 10, y - 10, w + 20, h + 20, "#9a6a3f", shade=3)
    plate.box(x, y, w, h, "#2f5a48", line=0.5, shade=0)
    chalk = "#e8f2ea"
    plate.stroke(f"M{x + 30} {y + 40} h90 M{x + 30} {y + 66} h60 M{x + 30} {y + 92} h78", 4, chalk)
    plate.stroke(
        f"M{x + 200} {y + 124} v-84 M{x + 190} {y + 114} h110 M{x + 206} {y + 108} q40 -8 50 -44 t40 -22",
        3.4,
        chalk,
    )
    plate.box(x + 20, y + h + 6, w - 40, 9, "#b98a55", shade=0)


def ladder(plate: Plate, x: float = 250, y: float = GROUND + 16) -> None:
    """Lean a ladder against the shelves."""
    plate.stroke(f"M{x - 44} {y} L{x - 2} 16 M{x + 14} {y} L{x + 44} 16", 9, "#b98a4f")
    rungs = " ".join(
        f"M{x - 40 + k * 40:.0f} {y - 22 - k * 320:.0f} L{x + 16 + k * 27:.0f} {y - 22 - k * 320:.0f}"
        for k in (0, 0.16, 0.32, 0.48, 0.64, 0.8)
    )
    plate.stroke(rungs, 7, "#9a6f3a")


def cabinets(plate: Plate, x: float = 700, y: float = GROUND + 6, colour: str = "#8c93a3") -> None:
    """Stand filing cabinets side by side."""
    for index in range(3):
        left = x + index * 76
        plate.box(left, y - 158, 72, 158, colour, round_=3, shade=5)
        for row in range(3):
            plate.box(
                left + 7,
                y - 150 + row * 50,
                58,
                43,
                mix(colour, "#ffffff", 0.18),
                round_=2,
                line=0.5,
                shade=0,
            )
            plate.box(left + 24, y - 134 + row * 50, 24, 6, "#3f4552", round_=2, line=0.3, shade=0)
