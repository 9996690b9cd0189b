"""Set one line: cut it into runs of one face and one direction, measure them, write them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from kitsumy.geometry import Box
from kitsumy.page import FontTheme

from .bidi import FIRST_RTL, levels, visual
from .clusters import DIRECTION, EMOJI_STYLE, TEXT_STYLE, clusters
from .coverage import characters, face_for
from .crossbars import BAR, bars, spaced
from .faces import SCRIPTS, Role, face, own_face, raqm_available

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

Parts = tuple[tuple[str, Role], ...]
"""A line in logical order: its pieces and the role of each."""
Anchor = Literal["l", "m", "r"]
"""What of the line stands at the given point: its left end, middle or right end."""
_BOLD = 0.022
"""How much wider than the face's own are stressed letters of a script that has one weight, in type sizes."""
_STEERING = str.maketrans("", "", DIRECTION + TEXT_STYLE + EMOJI_STYLE)


class Run(NamedTuple):
    """Letters of one face and one direction, in logical order, and where they start, in pixels."""

    text: str
    face: str
    rtl: bool
    bold: bool
    x: float


class Line(NamedTuple):
    """A line that is set: its runs from left to right, and its advance width in pixels."""

    runs: tuple[Run, ...]
    width: float


@lru_cache(maxsize=65536)
def line(parts: Parts, size: int, theme: FontTheme = "print") -> Line:
    """Return a line's runs in the order in which they stand; what no face has is not among them."""
    x, runs = 0.0, []
    for text, name, rtl, bold in _ordered(parts, theme):
        for piece, room in ((text, 0.0),) if rtl else spaced(text, name, size):
            runs.append(Run(piece, name, rtl, bold, x + room))
            x += _advance(piece, name, size, rtl=rtl) + 2 * room
    return Line(tuple(runs), x)


def width(text: str, role: Role, size: int, theme: FontTheme = "print") -> float:
    """Return the advance width of one line, in pixels."""
    return line(((text, role),), size, theme).width


@lru_cache(maxsize=65536)
def _advance(text: str, name: str, size: int, *, rtl: bool) -> float:
    if raqm_available():
        return face(name, size).getlength(text, direction="rtl" if rtl else "ltr")
    return face(name, size).getlength(text)


class _Piece(NamedTuple):
    text: str
    face: str
    rtl: bool
    bold: bool


def _ordered(parts: Parts, theme: FontTheme) -> Iterator[_Piece]:
    """Yield the runs from left to right."""
    if all(_plain(text, role, theme) for text, role in parts):
        yield from (_Piece(text, own_face(role, theme), False, False) for text, role in parts if text)
        return
    split = list(_split(parts, theme))
    for i in visual([level for _, level in split]):
        piece, level = split[i]
        text = piece.text.translate(_STEERING)
        if level % 2 and not raqm_available():
            text = "".join(reversed(clusters(text)))
        if text:
            yield piece._replace(text=text)


def _plain(text: str, role: Role, theme: FontTheme) -> bool:
    """Return whether a text needs neither another face nor another direction."""
    return (not text or max(text) < FIRST_RTL) and characters(own_face(role, theme)).issuperset(
        map(ord, text)
    )


def _split(parts: Parts, theme: FontTheme) -> Iterator[tuple[_Piece, int]]:
    """Yield maximal runs in logical order, each with its level."""
    found = levels("".join(text for text, _ in parts))
    pieces, at = [], 0
    for said, role in parts:
        for cluster in clusters(said):
            for text, name in _faced(cluster, role, theme):
                bold = role == "emphasis" and name in SCRIPTS
                pieces.append((text, (name, found[at], bold)))
            at += len(cluster)
    for (name, level, bold), group in groupby(pieces, key=lambda piece: piece[1]):
        yield _Piece("".join(cluster for cluster, _ in group), name, bool(level % 2), bold), level


def _faced(cluster: str, role: Role, theme: FontTheme) -> Iterator[tuple[str, str]]:
    """Yield a cluster and its face; where no face has all of it, what can be shown of it."""
    name = face_for(cluster, role, theme)
    if name is not None:
        yield cluster, name
        return
    for character in cluster:
        if (name := face_for(character, role, theme)) is not None:
            yield character, name


@lru_cache(maxsize=256)
def _middle(name: str, size: int) -> float:
    """Return how far the baseline is below the middle of a face's letters."""
    ascent, descent = face(name, size).getmetrics()
    return (ascent - descent) / 2


def extent(parts: Parts, size: int, theme: FontTheme = "print", anchor: Anchor = "m", edge: float = 0) -> Box:
    """Return what a line's ink covers around the point where it is written, ``edge`` included."""
    placed = line(parts, size, theme)
    if not placed.runs:
        return Box(0, 0, 0, 0)
    left, base = _start(placed.width, anchor), _base(parts, size, theme)
    boxes = []
    for run in placed.runs:
        heavy = edge + (_BOLD * size if run.bold else 0)
        ink = face(run.face, size).getbbox(
            run.text, anchor="ls", stroke_width=heavy, direction=_direction(run)
        )
        boxes.append(Box(*ink).moved(left + run.x, base))
    return Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )


def write(
    pencil: ImageDraw,
    at: tuple[float, float],
    parts: Parts,
    size: int,
    fill: str,
    theme: FontTheme = "print",
    anchor: Anchor = "m",
    *,
    edge: float = 0,
    edge_fill: str | None = None,
) -> None:
    """Write one line: ``at`` is its middle height and, by ``anchor``, its left end, middle or right end."""
    placed = line(parts, size, theme)
    left, base = at[0] + _start(placed.width, anchor), at[1] + _base(parts, size, theme)
    for run in placed.runs:
        heavy = edge + (_BOLD * size if run.bold else 0)
        pencil.text(
            (left + run.x, base),
            run.text,
            fill,
            face(run.face, size),
            "ls",
            direction=_direction(run),
            stroke_width=heavy,
            stroke_fill=edge_fill if edge else fill,
        )
        for bar in () if run.rtl or edge else bars(run.text, run.face, size):
            pencil.text((left + run.x + bar.x, base + bar.y), BAR, fill, face(run.face, size), "ls")


def _start(wide: float, anchor: Anchor) -> float:
    return {"l": 0.0, "m": -wide / 2, "r": -wide}[anchor]


def _base(parts: Sequence[tuple[str, Role]], size: int, theme: FontTheme) -> float:
    """Return the baseline by the face that most of the line is meant to be in."""
    role = max(parts, key=lambda part: len(part[0]))[1]
    return _middle(own_face(role, theme), size)


def _direction(run: Run) -> str | None:
    if not raqm_available():
        return None
    return "rtl" if run.rtl else "ltr"
