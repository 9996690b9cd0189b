"""Layers of what people build in the country and on market days."""

from __future__ import annotations

from ..ink.shapes import mix, polygon
from .plate import LEFT, RIGHT, Plate


def fence(plate: Plate, colour: str = "#d8c19a", y: float = 398, step: int = 34) -> None:
    """Run a picket fence from edge to edge."""
    for rail in (-38, -16):
        plate.box(LEFT, y + rail, RIGHT - LEFT, 7, mix(colour, "#000000", 0.15), line=0.5, shade=0)
    pickets = " ".join(f"M{x} {y} v-50 l9 -11 l9 11 v50 Z" for x in range(int(LEFT), int(RIGHT), step))
    plate.shape(pickets, colour, 0.6, 0)


def cottages(
    plate: Plate,
    n: int = 5,
    y: float = 388,
    walls: tuple[str, ...] = ("#f4ead2", "#eadfc8", "#dfe7ea"),
    roofs: tuple[str, ...] = ("#c9a24a", "#b8603f", "#8f6a45"),
) -> None:
    """Build cottages under steep roofs, each with a door and a window."""
    for x in plate.spread(n, 0.22):
        s, b = plate.between(1.1, 1.6), y + plate.between(-8, 6)
        w, h, roof = 92 * s, 74 * s, plate.choose(roofs)
        plate.box(x + w * 0.36, b - h * 1.72, 15 * s, 44 * s, "#9a6a55", shade=0)
        plate.box(x - w / 2, b - h, w, h, plate.choose(walls), shade=4)
        plate.poly(
            (
                (x - w * 0.64, b - h + 4),
                (x - w * 0.34, b - h * 1.75),
                (x + w * 0.34, b - h * 1.75),
                (x + w * 0.64, b - h + 4),
            ),
            roof,
            shade=6,
        )
        plate.box(x - w * 0.34, b - h * 0.66, 22 * s, h * 0.66, "#7a5232", round_=2, shade=0)
        pane = polygon(
            (
                (x + w * 0.06, b - h * 0.68),
                (x + w * 0.36, b - h * 0.68),
                (x + w * 0.36, b - h * 0.3),
                (x + w * 0.06, b - h * 0.3),
            )
        )
        if plate.dark:
            plate.glow(pane, "#ffd977", 0.7)
        else:
            plate.shape(pane, "#9fcbe6", 0.7, 0)
        plate.stroke(
            f"M{x + w * 0.21:.0f} {b - h * 0.68:.0f} v{h * 0.38:.0f} M{x + w * 0.06:.0f} "
            f"{b - h * 0.49:.0f} h{w * 0.3:.0f}",
            2.4,
            "#f8f3e6",
        )


def castle(
    plate: Plate,
    x: float = 640,
    y: float = 384,
    colour: str = "#a8a4b8",
    roofs: tuple[str, ...] = ("#7a4fa0", "#8f3f5f", "#3f6a9f"),
    s: float = 1.25,
) -> None:
    """Build a castle: three towers, a battlement, a gate and flags."""
    roof = plate.choose(roofs)
    for dx, w, h in ((-112, 50, 176), (80, 54, 206), (-20, 64, 250)):
        left, top = x + dx * s, y - h * s
        plate.box(left, top, w * s, h * s, colour, shade=6)
        plate.poly(
            ((left - 8 * s, top), (left + w * s / 2, top - 74 * s), (left + (w + 8) * s, top)), roof, shade=6
        )
        plate.stroke(f"M{left + w * s / 2:.0f} {top - 74 * s:.0f} v-22", 2.5, "#2b2740")
        plate.poly(
            (
                (left + w * s / 2, top - 74 * s - 22),
                (left + w * s / 2 + 24, top - 74 * s - 15),
                (left + w * s / 2, top - 74 * s - 8),
            ),
            "#e0b13a",
            line=0.5,
            shade=0,
        )
        slit = (
            f"M{left + w * s / 2 - 6 * s:.0f} {top + 52 * s:.0f} v{-18 * s:.0f} q{6 * s:.0f} "
            f"{-10 * s:.0f} {12 * s:.0f} 0 v{18 * s:.0f} Z"
        )
        if plate.dark:
            plate.glow(slit, "#ffd977", 0.6)
        else:
            plate.shape(slit, "#2b2740", 0.5, 0)
    teeth = f"h{15 * s:.1f} v{-13 * s:.1f} h{14 * s:.1f} v{13 * s:.1f} " * 9
    plate.shape(
        f"M{x - 130 * s:.0f} {y} V{y - 104 * s:.0f} {teeth} V{y} Z", mix(colour, "#ffffff", 0.12), 0.8, 6
    )
    plate.shape(
        f"M{x - 26 * s:.0f} {y} v{-48 * s:.0f} q{26 * s:.0f} {-36 * s:.0f} {52 * s:.0f} 0 V{y} Z",
        "#4a3328",
        0.7,
        3,
    )
    for dx in (-13, 0, 13):
        plate.stroke(f"M{x + dx * s:.0f} {y} v{-58 * s:.0f}", 3, "#2a1c16")


def stalls(plate: Plate, n: int = 5, y: float = 404) -> None:
    """Open market stalls under striped awnings, heaped with goods."""
    for x in plate.spread(n, 0.12):
        colour = plate.choose(("#d9534a", "#3f8fb8", "#4f9a5a", "#e0a030", "#8a5fb0"))
        w = 178.0
        for dx in (-w / 2 + 6, w / 2 - 14):
            plate.box(x + dx, y - 190, 8, 190, "#7a5638", shade=0)
        plate.box(x - w / 2 - 6, y - 66, w + 12, 66, "#a9744a", shade=5)
        for index in range(13):
            r = plate.between(9, 13)
            plate.oval(
                x - w / 2 + 10 + index * 13.4,
                y - 70 - (index % 2) * 8,
                r,
                r,
                plate.choose(("#e2574c", "#f0b23e", "#7fb344", "#c97bc4", "#e98a3a")),
                line=0.5,
                shade=0,
            )
        width = w / 7 + 3.4
        for stripe in range(7):
            left = x - w / 2 - 12 + stripe * width
            tone = colour if stripe % 2 == 0 else "#f8f1e2"
            plate.shape(
                f"M{left + width * 0.12:.0f} {y - 224:.0f} h{width * 0.86:.0f} L{left + width:.0f} "
                f"{y - 172:.0f} q{-width / 2:.0f} 20 {-width:.0f} 0 Z",
                tone,
                0.6,
                0,
            )


def bunting(plate: Plate, y: float = 168) -> None:
    """Hang strings of little flags across."""
    x = LEFT
    while x < RIGHT:
        plate.stroke(f"M{x:.0f} {y} q110 46 220 0", 2, "#4a4a58")
        for k in (0.18, 0.4, 0.62, 0.84):
            px, py = x + 220 * k, y + 4 * 46 * k * (1 - k) * 0.5
            plate.poly(
                ((px - 9, py), (px + 9, py), (px, py + 20)),
                plate.choose(("#e2574c", "#f0c23e", "#4f9ad0", "#5aa860")),
                line=0.5,
                shade=0,
            )
        x += 220


def barrels(plate: Plate, n: int = 4, y: float = 424) -> None:
    """Stand barrels about."""
    for x in plate.spread(n, 0.4):
        b = y + plate.between(-6, 10)
        plate.shape(f"M{x - 24:.0f} {b:.0f} q-9 -34 0 -68 h48 q9 34 0 68 Z", "#9c6b3c", 0.8, 6)
        for dy in (-14, -54):
            plate.stroke(f"M{x - 28:.0f} {b + dy:.0f} q28 6 56 0", 5, "#4a4650")
        plate.oval(x, b - 68, 24, 5, "#b98a55", line=0.6, shade=0)


def crates(plate: Plate, n: int = 5, y: float = 436) -> None:
    """Pile crates of vegetables."""
    for x in plate.spread(n, 0.4):
        colour = plate.choose(("#e2574c", "#f0a23e", "#7fb344", "#e8d04e"))
        for index in range(4):
            plate.oval(x - 33 + index * 22, y - 46, 14, 14, colour, line=0.5, shade=0)
        plate.box(x - 50, y - 42, 100, 42, "#c08f56", shade=4)
        plate.stroke(f"M{x - 48:.0f} {y - 28} h96 M{x - 48:.0f} {y - 14} h96", 2.4, "#7a5632")
