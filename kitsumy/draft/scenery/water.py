"""Layers of water: seas, shores, ponds, the bottom of the sea and who swims there."""

from __future__ import annotations

from ..ink.shapes import ellipse, mix
from .land import ground
from .plate import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, Plate, star


def sea(
    plate: Plate, colour: str = "#3f8fc4", y: float = 290, waves: int = 26, foam: str = "#e8f6ff"
) -> None:
    """Fill the sea to the bottom and write waves on it, larger the nearer."""
    plate.poly(((LEFT, y), (RIGHT, y), (RIGHT, BOTTOM), (LEFT, BOTTOM)), colour, shade=0)
    plate.poly(
        ((LEFT, y), (RIGHT, y), (RIGHT, y + 26), (LEFT, y + 26)),
        mix(colour, "#ffffff", 0.22),
        line=0,
        shade=0,
    )
    for _ in range(waves):
        yy = plate.between(y + 12, HEIGHT + 60)
        k = 0.5 + (yy - y) / 190
        x = plate.between(LEFT, RIGHT)
        plate.stroke(
            f"M{x:.0f} {yy:.0f} q{9 * k:.1f} {-8 * k:.1f} {18 * k:.1f} 0 q{9 * k:.1f} "
            f"{-8 * k:.1f} {18 * k:.1f} 0",
            1.6 + k * 0.7,
            foam,
        )


def surf(plate: Plate, y: float = 366, foam: str = "#f4fbff") -> None:
    """Break a line of foam on the shore."""
    scallops = "".join(f"q40 {plate.between(-20, -8):.0f} 80 0 " for _ in range(20))
    plate.shape(f"M{LEFT:.0f} {y:.0f} {scallops}V{y + 14} H{LEFT:.0f} Z", foam, 0.5, 0)


def pond(plate: Plate, x: float = 250, y: float = 408, rx: float = 150) -> None:
    """Sink a pond with a glint of sky."""
    plate.oval(x, y, rx + 10, rx * 0.19, "#5f8f4e", shade=0)
    plate.oval(x, y, rx, rx * 0.15, "#6bb3d8", line=0.5, shade=0)
    plate.glow(ellipse(x - rx * 0.3, y - 5, rx * 0.3, 3), "#d8f1ff")


def seabed(plate: Plate, colour: str = "#c9b27a", y: float = 396) -> None:
    """Lay ripples of sand under water, and let weeds and corals grow."""
    ground(plate, colour, y, 16)
    for x in plate.spread(9, 0.4):
        h, sway = plate.between(60, 150), plate.between(12, 24)
        plate.stroke(
            f"M{x:.0f} {y + 14:.0f} q{sway:.0f} {-h * 0.25:.0f} 0 {-h * 0.5:.0f} q{-sway:.0f} "
            f"{-h * 0.25:.0f} 0 {-h * 0.5:.0f}",
            9,
            plate.choose(("#2f8f6b", "#3fae72", "#23785f")),
        )
    for x in plate.spread(5, 0.4):
        s, colour_ = plate.between(0.7, 1.2), plate.choose(("#f0776b", "#e85d9b", "#f2a65a"))
        plate.stroke(
            f"M{x:.0f} {y + 18:.0f} v{-56 * s:.0f} m0 {26 * s:.0f} q{-22 * s:.0f} {-4 * s:.0f} "
            f"{-20 * s:.0f} {-34 * s:.0f} m{20 * s:.0f} {22 * s:.0f} q{24 * s:.0f} {-2 * s:.0f} "
            f"{24 * s:.0f} {-30 * s:.0f}",
            11 * s,
            colour_,
        )


def shoal(plate: Plate, n: int = 11) -> None:
    """Let fish swim by in all sizes."""
    for _ in range(n):
        x, y, s = plate.between(LEFT, RIGHT), plate.between(110, 340), plate.between(12, 26)
        side, colour = (
            plate.random.choice((-1, 1)),
            plate.choose(("#f5a13d", "#f2d34e", "#e85d7a", "#8fd0f5")),
        )
        plate.poly(
            ((x - side * s * 0.8, y), (x - side * s * 1.7, y - s * 0.6), (x - side * s * 1.7, y + s * 0.6)),
            colour,
            line=0.6,
            shade=0,
        )
        plate.oval(x, y, s, s * 0.58, colour, shade=0)
        plate.oval(x + side * s * 0.5, y - s * 0.12, s * 0.12, s * 0.12, "#1b1720", line=0, shade=0)


def bubbles(plate: Plate, n: int = 34) -> None:
    """Let bubbles rise."""
    for _ in range(n):
        r = plate.between(3, 10)
        x, y = plate.between(LEFT, RIGHT), plate.between(40, 400)
        plate.ray(ellipse(x, y, r, r), 2, "#eaffff")


def shells(plate: Plate, y: float = 424, n: int = 7) -> None:
    """Strew shells and starfish."""
    for index, x in enumerate(plate.spread(n, 0.45)):
        yy, s = y + plate.between(-14, 44), plate.between(9, 15)
        if index % 2:
            plate.poly(star(x, yy, s), "#f08a5d", line=0.6, shade=0)
        else:
            plate.shape(
                f"M{x - s:.0f} {yy:.0f} Q{x - s:.0f} {yy - s * 1.5:.0f} {x:.0f} {yy - s * 1.4:.0f} "
                f"Q{x + s:.0f} {yy - s * 1.5:.0f} {x + s:.0f} {yy:.0f} Z",
                "#f6dcd0",
                0.6,
                0,
            )


def parasol(plate: Plate, x: float = 660, y: float = 424) -> None:
    """Plant a striped parasol over a towel."""
    plate.poly(((x - 120, y + 4), (x + 40, y + 4), (x + 66, y + 20), (x - 120, y + 22)), "#5fb0d8", shade=0)
    plate.stroke(f"M{x} {y + 6} L{x - 12} {y - 150}", 6, "#e8e0d0")
    for index, colour in enumerate(("#e2574c", "#fbf3e0", "#e2574c", "#fbf3e0")):
        left, right = x - 112 + index * 50, x - 62 + index * 50
        plate.shape(
            f"M{left} {y - 108} Q{left + 20} {y - 170} {x - 12} {y - 182} Q{right - 12} {y - 168} "
            f"{right} {y - 108} q-25 -14 -50 0 Z",
            colour,
            0.7,
            0,
        )


def far_sails(plate: Plate, n: int = 3, y: float = 268) -> None:
    """Let small ships sail on the horizon."""
    for x in plate.spread(n, 0.4):
        s = plate.between(0.7, 1.2)
        plate.shape(
            f"M{x - 24 * s:.0f} {y} h{48 * s:.0f} l{-8 * s:.0f} {11 * s:.0f} h{-32 * s:.0f} Z",
            "#6b4a32",
            0.6,
            0,
        )
        plate.shape(
            f"M{x + 2 * s:.0f} {y - 4} V{y - 50 * s:.0f} Q{x + 30 * s:.0f} {y - 26 * s:.0f} "
            f"{x + 22 * s:.0f} {y - 4} Z M{x - 3 * s:.0f} {y - 4} V{y - 40 * s:.0f} "
            f"L{x - 20 * s:.0f} {y - 4} Z",
            "#fbf6ea",
            0.6,
            0,
        )


def deck(plate: Plate, colour: str = "#9a6f45", y: float = 392) -> None:
    """Lay a ship's deck with planks and a rail before the sea."""
    plate.poly(((LEFT, y), (RIGHT, y), (RIGHT, BOTTOM), (LEFT, BOTTOM)), colour, shade=0)
    for index in range(-9, 10):
        plate.stroke(
            f"M{480 + index * 92} {y} L{480 + index * 190} {BOTTOM:.0f}", 2.4, mix(colour, "#22140a", 0.45)
        )
    for x in range(int(LEFT), int(RIGHT), 84):
        plate.shape(
            f"M{x} {y} q-9 -20 0 -34 q7 -8 0 -22 h14 q-7 14 0 22 q9 14 0 34 Z",
            mix(colour, "#ffffff", 0.12),
            0.6,
            0,
        )
    plate.box(LEFT, y - 68, RIGHT - LEFT, 14, mix(colour, "#3a2412", 0.2), shade=3)


def mast(plate: Plate, x: float = 300, y: float = 412) -> None:
    """Step a mast with a bellied sail and ropes."""
    plate.stroke(
        f"M{x} {TOP:.0f} L{x - 190} {y - 20} M{x} {TOP:.0f} L{x + 190} {y - 20} M{x - 120} 140 h210",
        3,
        "#5a4630",
    )
    plate.shape(
        f"M{x - 128} -120 H{x + 128} Q{x + 170} 60 {x + 136} 190 Q{x} 150 {x - 136} 190 "
        f"Q{x - 100} 60 {x - 128} -120 Z",
        "#f1e6cc",
        0.8,
        10,
    )
    plate.box(x - 11, TOP, 22, y - TOP, "#7a5232", shade=4)
