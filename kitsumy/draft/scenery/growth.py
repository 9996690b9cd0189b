"""Layers of what grows tall: trees of every kind, bushes, cacti, jungle."""

from __future__ import annotations

import math

from ..ink.shapes import mix
from .plate import GROUND, TOP, Plate

_BARK = "#6b4a32"
_LEAVES = ("#3f8f4d", "#2f7a48", "#5aa352")


def round_trees(
    plate: Plate, n: int = 8, y: float = 395, size: float = 1.1, colours: tuple[str, ...] = _LEAVES
) -> None:
    """Plant leafy trees: a heaped crown with a lit side on a short trunk."""
    for x in plate.spread(n, 0.32):
        s, b, leaf = size * plate.between(0.8, 1.25), y + plate.between(-6, 6), plate.choose(colours)
        plate.poly(
            ((x - 9 * s, b), (x - 6 * s, b - 72 * s), (x + 6 * s, b - 72 * s), (x + 10 * s, b)),
            _BARK,
            shade=0,
        )
        crown = [
            (-52, -84),
            (-50, -128),
            (-14, -162),
            (30, -158),
            (52, -122),
            (54, -86),
            (14, -62),
            (-26, -64),
        ]
        plate.blob([(x + dx * s * plate.between(0.93, 1.07), b + dy * s) for dx, dy in crown], leaf, shade=8)
        for dx, dy in ((-24, -118), (6, -136), (-8, -96)):
            light = mix(leaf, "#fff7c0", 0.22)
            plate.oval(x + dx * s, b + dy * s, 11 * s, 6 * s, light, line=0, shade=0)


def pines(
    plate: Plate, n: int = 12, y: float = 380, size: float = 1.1, colours: tuple[str, ...] = _LEAVES
) -> None:
    """Plant firs in three tiers."""
    for x in plate.spread(n, 0.35):
        s, b, leaf = size * plate.between(0.75, 1.3), y + plate.between(-8, 8), plate.choose(colours)
        plate.box(x - 6 * s, b - 30 * s, 12 * s, 32 * s, _BARK, shade=0)
        for tier in range(3):
            yy, w = b - 26 * s - tier * 40 * s, (54 - tier * 13) * s
            plate.shape(
                f"M{x - w:.1f} {yy:.1f} Q{x - w * 0.2:.1f} {yy - 10 * s:.1f} {x:.1f} {yy - 64 * s:.1f} "
                f"Q{x + w * 0.2:.1f} {yy - 10 * s:.1f} {x + w:.1f} {yy:.1f} Q{x:.1f} "
                f"{yy + 12 * s:.1f} {x - w:.1f} {yy:.1f} Z",
                leaf,
                0.7,
                6 if tier == 2 else 0,
            )


def trunks(
    plate: Plate,
    n: int = 4,
    y: float = 432,
    colours: tuple[str, ...] = ("#4a3a34", "#3d302e"),
    width: float = 26,
) -> None:
    """Stand big old trunks near the viewer, their crowns out of sight."""
    for x in plate.spread(n, 0.3):
        w, bark = width * plate.between(0.8, 1.3), plate.choose(colours)
        plate.shape(
            f"M{x - w * 1.9:.0f} {y + 12:.0f} Q{x - w * 0.8:.0f} {y - 20:.0f} {x - w * 0.8:.0f} "
            f"{TOP:.0f} H{x + w * 0.8:.0f} "
            f"Q{x + w * 0.7:.0f} {y - 30:.0f} {x + w * 2:.0f} {y + 12:.0f} Q{x + w * 0.6:.0f} "
            f"{y - 2:.0f} {x:.0f} {y + 8:.0f} Z",
            bark,
            0.8,
            7,
        )
        for yy in (110, 190, 260, 330):
            drift = plate.between(-0.3, 0.3) * w
            plate.stroke(
                f"M{x + drift:.0f} {yy} q6 16 0 {plate.between(24, 44):.0f}", 3, mix(bark, "#000000", 0.4)
            )


def birches(plate: Plate, n: int = 9, y: float = 400) -> None:
    """Stand white birches with dark marks."""
    for x in plate.spread(n, 0.35):
        w = plate.between(8, 13)
        plate.box(x - w, TOP, 2 * w, y - TOP, "#ece8dc", shade=0)
        for _ in range(6):
            yy, side = plate.between(60, y - 10), plate.random.choice((-1, 1))
            plate.stroke(f"M{x + side * w:.0f} {yy:.0f} h{-side * w * 0.9:.0f}", 3.4, "#3b3a3c")


def palms(plate: Plate, n: int = 4, y: float = 420, size: float = 1.4) -> None:
    """Lean palms over the beach."""
    for x in plate.spread(n, 0.3):
        s, side = size * plate.between(0.85, 1.2), plate.random.choice((-1, 1))
        top_x, top_y = x + side * 34 * s, y - 158 * s
        plate.shape(
            f"M{x - 9 * s:.0f} {y:.0f} Q{x - side * 14 * s:.0f} {y - 90 * s:.0f} "
            f"{top_x - 5 * s:.0f} {top_y:.0f} h{10 * s:.0f} "
            f"Q{x - side * 14 * s + 16 * s:.0f} {y - 80 * s:.0f} {x + 11 * s:.0f} {y:.0f} Z",
            "#a9794a",
            0.7,
            4,
        )
        for angle in (-165, -125, -60, -15, 25, 155):
            ex = top_x + math.cos(math.radians(angle)) * 78 * s
            ey = top_y + math.sin(math.radians(angle)) * 34 * s + 20 * s
            mx = (top_x + ex) / 2
            plate.shape(
                f"M{top_x:.0f} {top_y - 4 * s:.0f} Q{mx:.0f} {ey - 42 * s:.0f} {ex:.0f} {ey:.0f} "
                f"Q{mx:.0f} {ey - 18 * s:.0f} {top_x:.0f} {top_y + 5 * s:.0f} Z",
                plate.choose(("#3f9a55", "#2f8a50")),
                0.6,
                0,
            )
        for dx in (-6, 6):
            plate.oval(top_x + dx * s, top_y + 7 * s, 6 * s, 6 * s, "#7a4f2d", line=0.5, shade=0)


def bushes(
    plate: Plate,
    n: int = 8,
    y: float = 400,
    size: float = 1.0,
    colours: tuple[str, ...] = _LEAVES,
    berries: str = "",
) -> None:
    """Grow low round bushes, perhaps with berries."""
    for x in plate.spread(n, 0.4):
        s, b, leaf = size * plate.between(0.7, 1.3), y + plate.between(-6, 10), plate.choose(colours)
        heap = [(-50, 6), (-48, -18), (-26, -36), (0, -32), (22, -42), (46, -22), (52, 6), (0, 10)]
        plate.blob([(x + dx * s, b + dy * s) for dx, dy in heap], leaf, shade=5)
        for _ in range(7 if berries else 0):
            plate.oval(
                x + plate.between(-36, 36) * s,
                b - plate.between(2, 28) * s,
                3.4 * s,
                3.4 * s,
                berries,
                line=0.3,
                shade=0,
            )


def cacti(plate: Plate, n: int = 5, y: float = 402) -> None:
    """Stand cacti with two arms."""
    for x in plate.spread(n, 0.35):
        s, b = plate.between(0.6, 1.25), y + plate.between(-14, 10)
        for path in (
            f"M{x:.0f} {b:.0f} v{-112 * s:.0f}",
            f"M{x:.0f} {b - 44 * s:.0f} h{-26 * s:.0f} q{-6 * s:.0f} 0 {-6 * s:.0f} {-8 * s:.0f} "
            f"v{-26 * s:.0f}",
            f"M{x:.0f} {b - 30 * s:.0f} h{24 * s:.0f} q{6 * s:.0f} 0 {6 * s:.0f} {-8 * s:.0f} v{-34 * s:.0f}",
        ):
            plate.stroke(path, 22 * s, "#1f4a33")
            plate.stroke(path, 17 * s, "#4c9a5a")
        plate.stroke(f"M{x - 3 * s:.0f} {b - 6 * s:.0f} v{-100 * s:.0f}", 2, "#9fd29a")


def jungle(plate: Plate, colour: str = "#2d6b3f", y: float = GROUND) -> None:
    """Close the distance with a dark wall of leaves."""
    for x in plate.spread(11, 0.3):
        h, w = plate.between(120, 230), plate.between(90, 130)
        plate.blob(
            [
                (x - w, y + 20),
                (x - w * 0.8, y - h * 0.6),
                (x, y - h),
                (x + w * 0.8, y - h * 0.65),
                (x + w, y + 20),
            ],
            mix(colour, "#a8d8a0", plate.between(0, 0.22)),
            line=0.4,
            shade=0,
        )


def ferns(plate: Plate, n: int = 7, y: float = 436, colour: str = "#3f8f4d") -> None:
    """Fan ferns out near the viewer."""
    for x in plate.spread(n, 0.4):
        for angle in (-150, -120, -90, -60, -30):
            reach = plate.between(44, 66)
            dx, dy = math.cos(math.radians(angle)) * reach, math.sin(math.radians(angle)) * reach
            plate.shape(
                f"M{x - 4:.0f} {y:.0f} Q{x + dx * 0.4 - 6:.0f} {y + dy:.0f} {x + dx:.0f} "
                f"{y + dy * 0.8:.0f} Q{x + dx * 0.6:.0f} {y + dy * 0.5:.0f} {x + 4:.0f} {y:.0f} Z",
                colour,
                0.6,
                0,
            )


def mushrooms(plate: Plate, n: int = 6, y: float = 424) -> None:
    """Dot the moss with toadstools."""
    for x in plate.spread(n, 0.45):
        s, b = plate.between(0.6, 1.1), y + plate.between(-10, 24)
        plate.box(x - 5 * s, b - 18 * s, 10 * s, 18 * s, "#efe4cf", round_=3, shade=0)
        plate.shape(
            f"M{x - 18 * s:.0f} {b - 15 * s:.0f} Q{x:.0f} {b - 48 * s:.0f} {x + 18 * s:.0f} "
            f"{b - 15 * s:.0f} Z",
            "#d2453c",
            0.7,
            0,
        )
        for dx, dy in ((-7, -21), (3, -26), (9, -19)):
            plate.oval(x + dx * s, b + dy * s, 2.6 * s, 2.2 * s, "#ffffff", line=0, shade=0)
