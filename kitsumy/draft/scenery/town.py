"""Layers of towns: houses, roads, lamps, what stands on walks and on roofs."""

from __future__ import annotations

from ..ink.shapes import ellipse, mix, polygon
from .plate import BOTTOM, LEFT, RIGHT, Plate

_BRICKS = ("#b9836a", "#c99a6e", "#a77b74", "#9a8f86", "#8f7f9a")


def skyline(
    plate: Plate,
    colours: tuple[str, ...] = _BRICKS,
    lit: str = "#ffd977",
    y: float = 386,
    low: float = 140,
    high: float = 290,
    n: int = 12,
) -> None:
    """Line up houses of many storeys, their windows lit by night."""
    x = LEFT
    while x < RIGHT:
        w, h = plate.between(0.75, 1.3) * (RIGHT - LEFT) / n, plate.between(low, high)
        colour = plate.choose(colours)
        plate.box(x, y - h, w, h, colour, shade=0)
        plate.box(x - 3, y - h, w + 6, 9, mix(colour, "#ffffff", 0.2), line=0.5, shade=0)
        _windows(plate, x, y - h, w, h, colour, lit)
        x += w + plate.between(0, 6)


def _windows(plate: Plate, x: float, top: float, w: float, h: float, colour: str, lit: str) -> None:
    columns = max(2, int(w / 34))
    step = w / columns
    panes: dict[bool, list[str]] = {True: [], False: []}
    for row in range(int((h - 34) / 34)):
        for column in range(columns):
            shining = plate.dark and plate.random.random() < 0.45
            corner = f"{x + step * (column + 0.5) - 7:.0f} {top + 22 + row * 34:.0f}"
            panes[shining].append(f"M{corner} h14 v18 h-14 Z")
    if panes[False]:
        plate.shape(" ".join(panes[False]), mix(colour, "#2b3550" if plate.dark else "#dff0fa", 0.7), 0.4, 0)
    if panes[True]:
        plate.glow(" ".join(panes[True]), lit)


def far_town(plate: Plate, colour: str = "#8f9cc0", y: float = 380, n: int = 26) -> None:
    """Cut a far town out of the haze behind the houses."""
    outline, x = f"M{LEFT} {y}", LEFT
    for _ in range(n):
        w, h = (RIGHT - LEFT) / n, plate.between(170, 330)
        outline += f" L{x:.0f} {y - h:.0f} h{w * 0.8:.0f} L{x + w * 0.8:.0f} {y - h * 0.6:.0f}"
        x += w
    plate.shape(f"{outline} V{y} Z", colour, 0.4, 0)


def road(plate: Plate, colour: str = "#6b7080", kerb: str = "#a9adb8", y: float = 384) -> None:
    """Pave a walk, a kerb and a road with a broken line."""
    plate.poly(((LEFT, y), (RIGHT, y), (RIGHT, BOTTOM), (LEFT, BOTTOM)), kerb, shade=0)
    for x in range(int(LEFT), int(RIGHT), 80):
        plate.stroke(f"M{x} {y + 2:.0f} l-16 34", 1.6, mix(kerb, "#22222c", 0.4))
    plate.poly(((LEFT, y + 38), (RIGHT, y + 38), (RIGHT, BOTTOM), (LEFT, BOTTOM)), colour, shade=0)
    plate.box(LEFT, y + 34, RIGHT - LEFT, 8, mix(kerb, "#ffffff", 0.3), line=0.6, shade=0)
    for x in range(int(LEFT), int(RIGHT), 190):
        plate.poly(((x, 494), (x + 80, 494), (x + 74, 503), (x - 6, 503)), "#e8e4d0", line=0, shade=0)


def puddles(plate: Plate, y: float = 440, n: int = 5) -> None:
    """Leave puddles with a bright rim."""
    for x in plate.spread(n, 0.4):
        rx, yy = plate.between(34, 80), y + plate.between(-4, 46)
        plate.oval(x, yy, rx, rx * 0.16, "#8fb4cf", line=0.4, shade=0)
        plate.stroke(f"M{x - rx * 0.6:.0f} {yy - 2:.0f} q{rx * 0.5:.0f} -5 {rx:.0f} -1", 2, "#e6f3fb")


def street_lamps(plate: Plate, n: int = 3, y: float = 412) -> None:
    """Set up street lamps; by night each throws a cone of light."""
    for x in plate.spread(n, 0.2):
        if plate.dark:
            plate.veil(
                polygon(((x + 26, 166), (x + 62, 166), (x + 170, y + 30), (x - 90, y + 30))), "#fff2b0", 0.2
            )
        plate.stroke(f"M{x:.0f} {y} V168 Q{x:.0f} 148 {x + 26:.0f} 150", 9, "#2c2e3c")
        plate.box(x - 9, y - 16, 18, 18, "#2c2e3c", shade=0)
        head = f"M{x + 20:.0f} 144 H{x + 68:.0f} L{x + 60:.0f} 170 H{x + 28:.0f} Z"
        if plate.dark:
            plate.glow(head, "#ffe89a", 0.8)
        else:
            plate.shape(head, "#e8e6d8", 0.8, 0)


def hydrant(plate: Plate, x: float = 250, y: float = 424) -> None:
    """Put a hydrant on the walk."""
    plate.box(x - 13, y - 46, 26, 46, "#d6453d", round_=6, shade=4)
    plate.oval(x, y - 48, 13, 10, "#d6453d", shade=0)
    plate.box(x - 21, y - 36, 42, 10, "#b8362f", round_=4, shade=0)


def bench(plate: Plate, x: float = 640, y: float = 420, colour: str = "#9a6a3f") -> None:
    """Put a bench beside the way."""
    for dx in (-66, 66):
        plate.box(x + dx - 4, y - 34, 8, 34, "#3a3d48", shade=0)
    for dy in (-76, -60):
        plate.box(x - 82, y + dy, 164, 11, colour, round_=3, shade=0)
    plate.box(x - 88, y - 42, 176, 12, mix(colour, "#ffffff", 0.12), round_=3, shade=3)


def chimneys(plate: Plate, n: int = 5, y: float = 396) -> None:
    """Stand chimneys, a water tank and aerials on a roof's edge."""
    for index, x in enumerate(plate.spread(n, 0.3)):
        if index % 3 == 1:
            plate.stroke(f"M{x:.0f} {y} v-120 m-26 14 h52 m-44 18 h36", 4, "#3c3f4e")
            continue
        h = plate.between(66, 104)
        plate.box(x - 26, y - h, 52, h, "#a3644f", shade=5)
        plate.box(x - 32, y - h - 12, 64, 14, "#8a5140", shade=0)
        plate.box(x - 12, y - h - 30, 24, 20, "#5a5560", shade=0)
        for dx, dy, r in ((4, -48, 11), (16, -72, 15), (8, -102, 19)):
            plate.veil(ellipse(x + dx, y - h + dy, r, r * 0.8), "#e8e8f0", 0.45)


def tiles(plate: Plate, colour: str = "#8a5a5f", y: float = 390) -> None:
    """Tile the roof one stands on."""
    plate.poly(((LEFT, y), (RIGHT, y), (RIGHT, BOTTOM), (LEFT, BOTTOM)), colour, shade=0)
    for row in range(6):
        scallop = "q20 18 40 0 " * 41
        plate.stroke(
            f"M{LEFT - (row % 2) * 20:.0f} {y + 10 + row * 26} {scallop}", 2.4, mix(colour, "#1c1020", 0.45)
        )
    plate.box(LEFT, y - 8, RIGHT - LEFT, 15, mix(colour, "#ffffff", 0.2), round_=6, shade=0)
