"""Layers of furniture and of what stands on it."""

from __future__ import annotations

from ..ink.shapes import ellipse, mix, polygon
from .plate import TOP, Plate


def table(
    plate: Plate,
    x: float = 480,
    y: float = 400,
    w: float = 270,
    colour: str = "#8a5a36",
    cloth: str = "",
    set_: str = "",
) -> None:
    """Set a table: ``set_`` puts books, cups or papers on it."""
    for side in (-1, 1):
        plate.box(x + side * w * 0.42 - 6, y, 12, 66, mix(colour, "#000000", 0.25), round_=2, shade=3)
    plate.box(x - w / 2, y - 10, w, 20, colour, round_=6, shade=4)
    if cloth:
        wave = f"q{-w / 8:.1f} 18 {-w / 4:.1f} 0 " * 4
        plate.shape(f"M{x - w / 2} {y - 10} H{x + w / 2} V{y + 32} {wave} Z", cloth, 0.8, 5)
    if set_:
        _SETTINGS[set_](plate, x, y - 10, w)


def _cups(plate: Plate, x: float, y: float, w: float) -> None:
    for dx in (-0.26, 0.22):
        left = x + dx * w
        plate.box(left - 13, y - 22, 26, 22, "#f6f1e6", round_=5, shade=3)
        plate.stroke(f"M{left + 13:.0f} {y - 17:.0f} q12 6 0 13", 4, "#f6f1e6")
        plate.veil(
            f"M{left:.0f} {y - 26:.0f} q-10 -12 0 -22 q8 -10 0 -20 q14 12 5 22 q-8 10 1 20 Z", "#ffffff", 0.6
        )


def _reading(plate: Plate, x: float, y: float, w: float) -> None:
    for index, colour in enumerate(("#c0504d", "#4f81bd", "#e0b050")):
        plate.box(
            x - w * 0.34 + index * 5,
            y - 13 * (index + 1),
            66 - index * 6,
            13,
            colour,
            round_=2,
            line=0.6,
            shade=0,
        )
    plate.poly(
        (
            (x + w * 0.05, y),
            (x + w * 0.19, y - 9),
            (x + w * 0.33, y),
            (x + w * 0.33, y - 5),
            (x + w * 0.19, y - 15),
            (x + w * 0.05, y - 5),
        ),
        "#faf5e4",
        line=0.6,
        shade=0,
    )


def _papers(plate: Plate, x: float, y: float, w: float) -> None:
    plate.box(x - w * 0.16, y - 64, w * 0.32, 52, "#3a4050", round_=4, shade=0)
    plate.glow(
        polygon(
            ((x - w * 0.14, y - 59), (x + w * 0.14, y - 59), (x + w * 0.14, y - 18), (x - w * 0.14, y - 18))
        ),
        "#a8dcf0",
        0.3,
    )
    plate.box(x - 12, y - 12, 24, 12, "#3a4050", shade=0)
    plate.box(x + w * 0.24, y - 20, w * 0.2, 20, "#f4f1e8", line=0.5, shade=0)
    plate.box(x - w * 0.4, y - 25, 20, 25, "#d9534a", round_=3, shade=0)


_SETTINGS = {"cups": _cups, "books": _reading, "papers": _papers}


def bed(plate: Plate, x: float = 690, y: float = 410, w: float = 330, colour: str = "#4f7fb0") -> None:
    """Make a bed with a headboard, a pillow and a quilt."""
    plate.box(x + w - 22, y - 158, 26, 172, "#8a5a36", round_=8, shade=5)
    plate.box(x - 6, y - 84, 20, 98, "#8a5a36", round_=6, shade=4)
    plate.box(x, y - 62, w - 10, 56, "#f4efe4", round_=8, shade=0)
    plate.box(x + w - 112, y - 92, 88, 40, "#ffffff", round_=16, shade=4)
    plate.shape(
        f"M{x - 4} {y - 56} Q{x + w * 0.3:.0f} {y - 96} {x + w * 0.66:.0f} {y - 66} V{y - 2} H{x - 4} Z",
        colour,
        0.8,
        6,
    )
    for dx in (0.14, 0.3, 0.46):
        plate.oval(x + w * dx, y - 40, 11, 11, mix(colour, "#ffffff", 0.5), line=0.4, shade=0)


def sofa(plate: Plate, x: float = 320, y: float = 410, w: float = 270, colour: str = "#b8605a") -> None:
    """Put a sofa with cushions against the wall."""
    plate.box(x - w / 2 + 12, y - 122, w - 24, 90, colour, round_=18, shade=6)
    plate.box(x - w / 2 + 10, y - 62, w - 20, 44, mix(colour, "#ffffff", 0.14), round_=10, shade=4)
    for side in (-1, 1):
        plate.box(x + side * (w / 2 - 12) - 24, y - 88, 48, 80, colour, round_=16, shade=5)
    plate.poly(((x - 66, y - 66), (x - 26, y - 106), (x + 6, y - 62)), "#f0c96a", shade=3)


def floor_lamp(plate: Plate, x: float = 840, y: float = 408) -> None:
    """Stand a lamp; by night it lights its corner."""
    if plate.dark:
        plate.veil(ellipse(x, y - 190, 150, 130), "#ffdf94", 0.22)
    plate.stroke(f"M{x} {y - 4} v-180", 6, "#5a4a3f")
    plate.oval(x, y - 3, 28, 6, "#5a4a3f", shade=0)
    shade_ = polygon(((x - 26, y - 232), (x + 26, y - 232), (x + 44, y - 176), (x - 44, y - 176)))
    if plate.dark:
        plate.glow(shade_, "#ffe3a0", 0.8)
    else:
        plate.shape(shade_, "#f2dfb4", 0.8, 4)


def pendants(plate: Plate, n: int = 4, y: float = 104, colour: str = "#3f4a5a") -> None:
    """Hang lamps from the ceiling."""
    for x in plate.spread(n, 0.08):
        if plate.dark:
            plate.veil(
                polygon(((x - 30, y + 30), (x + 30, y + 30), (x + 120, 420), (x - 120, 420))), "#ffe7a8", 0.14
            )
        plate.stroke(f"M{x:.0f} {TOP:.0f} V{y}", 3, "#2c2e3a")
        plate.shape(
            f"M{x - 40:.0f} {y + 32} Q{x - 34:.0f} {y} {x:.0f} {y - 4} Q{x + 34:.0f} {y} "
            f"{x + 40:.0f} {y + 32} Z",
            colour,
            0.8,
            4,
        )
        plate.glow(f"M{x - 16:.0f} {y + 32} q16 22 32 0 Z", "#fff3bf", 0.5)


def plant(plate: Plate, x: float = 80, y: float = 416, s: float = 1.0) -> None:
    """Grow a big plant in a pot."""
    for dx, dy in ((-52, -70), (-28, -112), (0, -132), (28, -108), (52, -66)):
        mx = x + dx * s * 0.3
        plate.shape(
            f"M{x - 4} {y - 48 * s:.0f} Q{mx - 12 * s:.0f} {y + dy * s:.0f} {x + dx * s:.0f} "
            f"{y + (dy - 18) * s:.0f} Q{mx + 22 * s:.0f} {y + dy * s * 0.8:.0f} {x + 4} "
            f"{y - 46 * s:.0f} Z",
            "#4c9a5a",
            0.7,
            0,
        )
    plate.poly(
        ((x - 30 * s, y - 52 * s), (x + 30 * s, y - 52 * s), (x + 22 * s, y), (x - 22 * s, y)),
        "#c9743f",
        shade=4,
    )


def desks(plate: Plate, n: int = 5, y: float = 414, colour: str = "#c08a55") -> None:
    """Line up school desks."""
    for x in plate.spread(n, 0.06):
        for side in (-1, 1):
            plate.stroke(f"M{x + side * 58:.0f} {y - 44} v46", 6, "#4a4f5c")
        plate.box(x - 76, y - 58, 152, 17, colour, round_=4, shade=3)
        if plate.random.random() < 0.6:
            plate.box(
                x - 40,
                y - 68,
                44,
                10,
                plate.choose(("#d9534a", "#4f81bd", "#7fae6c")),
                round_=2,
                line=0.5,
                shade=0,
            )
