"""Layers of rooms: walls, floors and what is built in."""

from __future__ import annotations

from ..ink.shapes import ellipse, mix, polygon
from .plate import BOTTOM, GROUND, LEFT, RIGHT, TOP, Plate


def wall(
    plate: Plate, colour: str = "#e3c9a8", dado: str = "#c9a67c", y: float = GROUND, pattern: str = "stripes"
) -> None:
    """Paper a wall: stripes, panels, bricks, tiles, dots or plain; a skirting at its foot."""
    plate.poly(((LEFT, TOP), (RIGHT, TOP), (RIGHT, BOTTOM), (LEFT, BOTTOM)), colour, line=0, shade=0)
    _PATTERNS[pattern](plate, colour, y)
    plate.box(LEFT, y - 22, RIGHT - LEFT, 22, dado, line=0.6, shade=0)


def _stripes(plate: Plate, colour: str, y: float) -> None:
    stripes = " ".join(f"M{x} {TOP} h16 V{y} h-16 Z" for x in range(int(LEFT), int(RIGHT), 64))
    plate.shape(stripes, mix(colour, "#ffffff", 0.2), 0, 0)


def _dots(plate: Plate, colour: str, y: float) -> None:
    spots = " ".join(
        ellipse(x + (row % 2) * 32, TOP + 20 + row * 44, 6, 6)
        for row in range(int((y - TOP) / 44))
        for x in range(int(LEFT), int(RIGHT), 64)
    )
    plate.shape(spots, mix(colour, "#ffffff", 0.35), 0, 0)


def _panels(plate: Plate, colour: str, y: float) -> None:
    frames = " ".join(
        f"M{x} {y - 130} h96 v92 h-96 Z M{x} {TOP} h96 V{y - 160} h-96 Z"
        for x in range(int(LEFT), int(RIGHT), 128)
    )
    plate.shape(frames, mix(colour, "#000000", 0.1), 0.4, 0)


def _bricks(plate: Plate, colour: str, y: float) -> None:
    for _ in range(70):
        row, column = plate.random.randrange(int((y - TOP) / 26)), plate.random.randrange(26)
        x = LEFT + column * 60 + (row % 2) * 30
        tone = mix(colour, plate.choose(("#ffffff", "#000000")), 0.14)
        plate.box(x, TOP + row * 26, 56, 22, tone, line=0.3, shade=0)


def _tiles(plate: Plate, colour: str, y: float) -> None:
    lines = " ".join(f"M{x} {TOP} V{y}" for x in range(int(LEFT), int(RIGHT), 40))
    rows = " ".join(f"M{LEFT} {TOP + row * 40} H{RIGHT}" for row in range(int((y - TOP) / 40) + 1))
    plate.stroke(f"{lines} {rows}", 2, mix(colour, "#54617a", 0.28))


def _plain(plate: Plate, colour: str, y: float) -> None:
    """Leave the wall as it is."""


_PATTERNS = {
    "stripes": _stripes,
    "dots": _dots,
    "panels": _panels,
    "bricks": _bricks,
    "tiles": _tiles,
    "plain": _plain,
}


def floor(plate: Plate, colour: str = "#a9744a", y: float = GROUND, pattern: str = "planks") -> None:
    """Lay a floor: planks, chequers or plain."""
    plate.poly(((LEFT, y), (RIGHT, y), (RIGHT, BOTTOM), (LEFT, BOTTOM)), colour, shade=0)
    if pattern == "planks":
        for index in range(-9, 10):
            plate.stroke(
                f"M{480 + index * 104} {y} L{480 + index * 240} {BOTTOM:.0f}",
                2.2,
                mix(colour, "#1a0d05", 0.38),
            )
    if pattern == "chequers":
        _chequers(plate, mix(colour, "#ffffff", 0.3), y)


def _chequers(plate: Plate, colour: str, y: float) -> None:
    depths = [y, y + 18, y + 42, y + 74, y + 116, y + 172, y + 250]
    squares = []
    for row, (near, far) in enumerate(zip(depths[1:], depths, strict=False)):
        for column in range(-14 + row % 2, 14, 2):
            corners = [
                (480 + (column + dx) * (70 + (depth - y) * 0.62), depth)
                for dx, depth in ((0, far), (1, far), (1, near), (0, near))
            ]
            squares.append(polygon(corners))
    plate.shape(" ".join(squares), colour, 0, 0)


def rug(plate: Plate, x: float = 480, y: float = 452, rx: float = 250, colour: str = "#b8494f") -> None:
    """Spread an oval rug with two borders."""
    plate.oval(x, y, rx, rx * 0.17, colour, shade=0)
    plate.oval(x, y, rx * 0.88, rx * 0.14, mix(colour, "#f6e7c4", 0.6), line=0.4, shade=0)
    plate.oval(x, y, rx * 0.8, rx * 0.12, colour, line=0.4, shade=0)


def door(plate: Plate, x: float = 60, y: float = GROUND, colour: str = "#8a5a36", h: float = 236) -> None:
    """Hang a panelled door."""
    w = h * 0.46
    plate.box(x - 11, y - h - 11, w + 22, h + 11, mix(colour, "#f6e7c4", 0.5), shade=0)
    plate.box(x, y - h, w, h, colour, shade=5)
    for dy, dh in ((0.08, 0.36), (0.52, 0.38)):
        plate.box(
            x + w * 0.16,
            y - h + h * dy,
            w * 0.68,
            h * dh,
            mix(colour, "#000000", 0.16),
            round_=3,
            line=0.5,
            shade=0,
        )
    plate.oval(x + w * 0.88, y - h * 0.46, 6, 6, "#e6c15a", line=0.6, shade=0)


def portholes(plate: Plate, n: int = 4, y: float = 190, r: float = 74) -> None:
    """Cut round windows onto the stars into a hull."""
    for x in plate.spread(n, 0.08):
        plate.oval(x, y, r, r, "#6d7890", shade=5)
        plate.glow(ellipse(x, y, r * 0.8, r * 0.8), "#141a3a", 0.7)
        for _ in range(9):
            plate.glow(
                ellipse(x + plate.between(-0.5, 0.5) * r, y + plate.between(-0.5, 0.5) * r, 2, 2), "#ffffff"
            )
        for corner in range(6):
            dx, dy = ((0.9, 0), (0.45, 0.78), (-0.45, 0.78), (-0.9, 0), (-0.45, -0.78), (0.45, -0.78))[corner]
            plate.oval(x + dx * r, y + dy * r, 4, 4, "#c9d2e0", line=0.3, shade=0)


def pipes(plate: Plate, y: float = 66, colour: str = "#8794ac") -> None:
    """Run pipes with joints along the ceiling."""
    for dy, h in ((0, 18), (30, 11)):
        plate.box(LEFT, y + dy, RIGHT - LEFT, h, mix(colour, "#ffffff", dy / 150), line=0.6, shade=3)
        for x in plate.spread(7, 0.3):
            plate.box(x, y + dy - 4, 15, h + 8, mix(colour, "#20263a", 0.3), round_=3, line=0.5, shade=0)


def arches(plate: Plate, n: int = 6, colour: str = "#8f8aa0", y: float = GROUND) -> None:
    """Open a stone hall's pointed windows between banners."""
    for index, x in enumerate(plate.spread(n, 0.05)):
        if index % 2:
            colour_ = plate.choose(("#a8324a", "#2f5fa0", "#6a3f90"))
            plate.shape(f"M{x - 34:.0f} 60 h68 v170 l-34 34 l-34 -34 Z", colour_, 0.7, 5)
            plate.oval(x, 140, 17, 17, "#e8c45a", line=0.5, shade=0)
            continue
        frame = f"M{x - 46:.0f} 280 V140 Q{x - 40:.0f} 80 {x:.0f} 56 Q{x + 40:.0f} 80 {x + 46:.0f} 140 V280 Z"
        plate.shape(frame, mix(colour, "#ffffff", 0.25), 0.8, 0)
        pane = f"M{x - 34:.0f} 270 V144 Q{x - 30:.0f} 96 {x:.0f} 76 Q{x + 30:.0f} 96 {x + 34:.0f} 144 V270 Z"
        plate.glow(pane, "#1c2a5c" if plate.dark else "#bfe0f5", 0.6)
        plate.stroke(f"M{x:.0f} 76 V270 M{x - 34:.0f} 180 h68", 4, colour)
