"""Layers of open country: grounds, hills, mountains, dunes, stones and what grows low."""

from __future__ import annotations

from ..ink.shapes import mix
from .plate import BOTTOM, GROUND, HEIGHT, LEFT, RIGHT, WIDTH, Plate, star


def ground(plate: Plate, colour: str = "#7fb069", y: float = GROUND, edge: float = 10) -> None:
    """Lay the ground from a softly bent edge down, with lighter patches towards the viewer."""
    path = (
        f"M{LEFT:.0f} {y + edge * 0.4:.1f} Q{WIDTH / 2} {y - edge:.1f} {RIGHT:.0f} "
        f"{y + edge * 0.4:.1f} V{BOTTOM} H{LEFT} Z"
    )
    plate.shape(path, colour, 0.8, 0)
    for x in plate.spread(9, 0.45):
        rx = plate.between(50, 120)
        plate.oval(
            x, plate.between(y + 26, HEIGHT), rx, rx * 0.11, mix(colour, "#ffffff", 0.14), line=0, shade=0
        )


def hills(plate: Plate, colour: str = "#6fae5a", y: float = 310, amp: float = 34, n: int = 5) -> None:
    """Roll hills along the horizon."""
    step = (RIGHT - LEFT) / n
    curve = f"M{LEFT:.0f} {y:.0f}"
    for index in range(n):
        x, top = LEFT + step * index, plate.between(y - amp * 2, y - amp * 0.6)
        curve += f" Q{x + step / 2:.0f} {top:.0f} {x + step:.0f} {y + plate.between(-6, 6):.0f}"
    plate.shape(f"{curve} V{BOTTOM} H{LEFT} Z", colour, 0.6, 0)


def peaks(
    plate: Plate,
    colour: str = "#7d8bb0",
    y: float = 350,
    n: int = 6,
    snow: str = "#f5f8ff",
    tall: float = 190,
) -> None:
    """Raise mountains with a shaded side and a torn cap of snow."""
    step = (RIGHT - LEFT) / n
    for x in plate.spread(n, 0.25):
        h, w = plate.between(0.6, 1.05) * tall, step * plate.between(0.62, 0.85)
        top = y - h
        plate.poly(((x - w, y + 40), (x, top), (x + w, y + 40)), colour, shade=0)
        side = (
            (x, top),
            (x + w, y + 40),
            (x + w * 0.25, y + 40),
            (x + w * 0.1, top + h * 0.5),
            (x + w * 0.16, top + h * 0.3),
        )
        plate.poly(side, mix(colour, "#1d1f45", 0.3), line=0, shade=0)
        cap = ((-0.25, 0.26), (0, 0), (0.25, 0.26), (0.12, 0.21), (0.02, 0.32), (-0.1, 0.2))
        plate.poly([(x + dx * w, top + dy * h) for dx, dy in cap], snow, line=0.4, shade=0)


def dunes(plate: Plate, colour: str = "#e8bd6f", y: float = 320) -> None:
    """Blow dunes, each with a sharp crest and a shaded lee."""
    for x in plate.spread(5, 0.3):
        w, h = plate.between(230, 330), plate.between(46, 92)
        top = y + 40 - h
        plate.shape(
            f"M{x - w:.0f} {y + 70} Q{x - w * 0.3:.0f} {top + 8:.0f} {x:.0f} {top:.0f} "
            f"Q{x + w * 0.5:.0f} {y + 20} {x + w:.0f} {y + 70} Z",
            colour,
            0.6,
            0,
        )
        plate.shape(
            f"M{x:.0f} {top:.0f} Q{x + w * 0.5:.0f} {y + 20} {x + w:.0f} {y + 70} "
            f"H{x + w * 0.2:.0f} Q{x + w * 0.22:.0f} {y} {x:.0f} {top:.0f} Z",
            mix(colour, "#7a3f28", 0.26),
            0,
            0,
        )


def craters(plate: Plate, colour: str = "#c3c4cf", y: float = 400, n: int = 12) -> None:
    """Punch craters into pale ground: dark floor, light rim."""
    for _ in range(n):
        x, yy = plate.between(LEFT, RIGHT), plate.between(y, HEIGHT + 40)
        r = plate.between(12, 26) * (0.6 + (yy - y) / 110)
        plate.oval(x, yy - 2, r, r * 0.3, mix(colour, "#ffffff", 0.4), line=0.5, shade=0)
        plate.oval(x, yy + 1, r * 0.84, r * 0.22, mix(colour, "#3a3a55", 0.42), line=0, shade=0)


def rocks(plate: Plate, colour: str = "#8d8a94", y: float = 400, n: int = 7, size: float = 26) -> None:
    """Scatter stones with a lit top."""
    for x in plate.spread(n, 0.45):
        s, b = size * plate.between(0.5, 1.3), y + plate.between(-8, 24)
        outline = [
            (x - s, b),
            (x - s * 0.8, b - s * 0.6),
            (x - s * 0.2, b - s * 0.95),
            (x + s * 0.6, b - s * 0.7),
            (x + s, b),
        ]
        plate.poly(outline, colour, shade=0)
        plate.poly(
            (outline[1], outline[2], outline[3], (x + s * 0.05, b - s * 0.5)),
            mix(colour, "#ffffff", 0.25),
            line=0,
            shade=0,
        )


def tufts(plate: Plate, colour: str = "#4f8a45", y: float = 400, n: int = 26, tall: float = 20) -> None:
    """Grow tufts of grass, larger the nearer."""
    for _ in range(n):
        x, yy = plate.between(LEFT, RIGHT), plate.between(y, HEIGHT + 20)
        h = tall * (0.6 + (yy - y) / 130)
        plate.stroke(
            f"M{x - h * 0.5:.0f} {yy - h * 0.6:.0f} Q{x - h * 0.1:.0f} {yy - h * 0.3:.0f} {x:.0f} "
            f"{yy:.0f} L{x + h * 0.08:.0f} {yy - h:.0f} M{x:.0f} {yy:.0f} Q{x + h * 0.2:.0f} "
            f"{yy - h * 0.4:.0f} {x + h * 0.6:.0f} {yy - h * 0.55:.0f}",
            2.6,
            colour,
        )


def flowers(
    plate: Plate,
    colours: tuple[str, ...] = ("#f26d6d", "#f7d154", "#ffffff", "#c58bf2"),
    y: float = 400,
    n: int = 26,
) -> None:
    """Sow flowers in the grass."""
    for _ in range(n):
        x, yy = plate.between(LEFT, RIGHT), plate.between(y, HEIGHT + 10)
        r = 3.2 + (yy - y) / 34
        plate.stroke(f"M{x:.0f} {yy:.0f} v{r * 2.6:.0f}", 2, "#4f8a45")
        plate.oval(x, yy, r, r, plate.choose(colours), line=0.5, shade=0)
        plate.oval(x, yy, r * 0.4, r * 0.4, "#e8a93a", line=0, shade=0)


def furrows(plate: Plate, colour: str = "#c9a545", y: float = GROUND, n: int = 16) -> None:
    """Draw a field's rows running together at the horizon."""
    for index in range(-n, n + 1):
        plate.stroke(
            f"M{WIDTH / 2 + index * 34:.0f} {y + 4:.0f} L{WIDTH / 2 + index * 130:.0f} {BOTTOM:.0f}",
            4,
            mix(colour, "#5a3a12", 0.35),
        )


def path(plate: Plate, colour: str = "#d9c08c", y: float = GROUND, x: float = 430) -> None:
    """Wind a path from the foreground to the horizon."""
    plate.shape(
        f"M{x - 14} {y} C{x + 90} {y + 40} {x - 170} {y + 60} {x - 190} {BOTTOM} H{x + 250} "
        f"C{x + 90} {y + 90} {x + 150} {y + 30} {x + 14} {y} Z",
        colour,
        0.6,
        0,
    )


def wheat(plate: Plate, colour: str = "#e3b63f", y: float = 392, n: int = 46) -> None:
    """Stand a strip of ripe wheat along the field."""
    for x in plate.spread(n, 0.3):
        h, b = plate.between(44, 66), y + plate.between(-4, 8)
        plate.stroke(
            f"M{x:.0f} {b:.0f} q{plate.between(-4, 4):.0f} {-h * 0.6:.0f} "
            f"{plate.between(-7, 7):.0f} {-h:.0f}",
            3,
            mix(colour, "#6b4a1a", 0.25),
        )
        plate.oval(x, b - h, 4.6, 13, colour, line=0.5, shade=0)


def haystacks(plate: Plate, n: int = 4, y: float = 408) -> None:
    """Pile haystacks in the field."""
    for x in plate.spread(n, 0.35):
        s = plate.between(0.8, 1.25)
        plate.shape(
            f"M{x - 52 * s:.0f} {y} Q{x - 48 * s:.0f} {y - 84 * s:.0f} {x:.0f} {y - 92 * s:.0f} "
            f"Q{x + 48 * s:.0f} {y - 84 * s:.0f} {x + 52 * s:.0f} {y} Z",
            "#d9a93f",
            0.8,
            7,
        )
        for _ in range(5):
            sx, sy = x + plate.between(-30, 26) * s, y - plate.between(12, 66) * s
            plate.stroke(f"M{sx:.0f} {sy:.0f} l{plate.between(-10, 10):.0f} 14", 2.4, "#9a6f22")


def sunflowers(plate: Plate, n: int = 9, y: float = 418) -> None:
    """Grow sunflowers along the fence."""
    for x in plate.spread(n, 0.4):
        h = plate.between(70, 104)
        plate.stroke(f"M{x:.0f} {y} q{plate.between(-6, 6):.0f} {-h / 2:.0f} 0 {-h:.0f}", 5, "#4f8a45")
        plate.shape(f"M{x:.0f} {y - h * 0.4:.0f} q24 -22 34 2 q-20 10 -34 -2 Z", "#5f9a4f", 0.5, 0)
        plate.poly(star(x, y - h, 22, 11, 0.68), "#f5c431", line=0.6, shade=0)
        plate.oval(x, y - h, 11, 11, "#6b4322", line=0.5, shade=0)


def pyramids(plate: Plate, y: float = 372) -> None:
    """Raise pyramids with a dark side."""
    for x, h in ((330, 170), (620, 120), (-80, 150), (1010, 180)):
        w = h * 1.15
        plate.poly(((x - w, y), (x, y - h), (x + w, y)), "#e0b06a", shade=0)
        plate.poly(((x, y - h), (x + w, y), (x + w * 0.3, y)), "#b07f4a", line=0.4, shade=0)
        for k in (0.3, 0.55, 0.78):
            plate.stroke(f"M{x - w * k:.0f} {y - h * (1 - k):.0f} h{w * k * 0.7:.0f}", 2, "#b88a50")


def bones(plate: Plate, y: float = 436) -> None:
    """Leave a bleached skull with horns."""
    for x in plate.spread(3, 0.4):
        plate.stroke(
            f"M{x - 20:.0f} {y - 22} q-26 2 -30 -24 M{x + 20:.0f} {y - 22} q26 2 30 -24", 7, "#f2ead6"
        )
        plate.shape(
            f"M{x - 22:.0f} {y - 28} q22 -12 44 0 q-2 24 -12 40 h-20 q-10 -16 -12 -40 Z", "#f6efdd", 0.7, 0
        )
        for dx in (-9, 9):
            plate.oval(x + dx, y - 14, 5, 6, "#4a3a2e", line=0, shade=0)
