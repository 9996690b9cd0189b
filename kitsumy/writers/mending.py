"""Make a plot hold without a model: as many shots as asked for, everybody seen, framings that change."""

from __future__ import annotations

from kitsumy.comic import Figure, Framing, Plot, Shot, Slot

from . import checking

_OTHER: dict[Framing, tuple[Framing, ...]] = {
    "wide": ("medium", "close"),
    "medium": ("close", "wide"),
    "close": ("medium", "wide"),
    "insert": ("medium", "wide"),
}
"""What a shot is framed as instead, the nearest first."""
_ENOUGH = 0.5
"""Of a plot with fewer than this part of its shots too much would be made up."""
_MOST_FIGURES = 3
_SLOTS: tuple[Slot, ...] = ("left", "right", "centre")


def mended(plot: Plot, panels: int, kept: frozenset[str], asked: frozenset[str] = frozenset()) -> Plot | None:
    """Return a plot of so many shots that holds, None when too little of it is there.

    Nobody of ``kept`` leaves the cast, as a series' characters never do; who was ``asked`` for is seen.
    """
    if len(plot.shots) < panels * _ENOUGH:
        return None
    shots = _peopled(_counted(plot.shots, panels), plot)
    seen = checking.appearances(shots)
    cast = tuple(one for one in plot.cast if seen[one.id] or one.id in kept) or plot.cast[:1]
    for sheet in cast:
        if seen[sheet.id] or sheet.id in asked:
            shots = _seen(shots, sheet.id, 2 if panels >= checking.TWICE_FROM else 1)
    return plot.model_copy(update={"cast": cast, "shots": _varied(shots)})


def _counted(shots: tuple[Shot, ...], panels: int) -> tuple[Shot, ...]:
    """Return so many shots: the least important go, the most important are followed by a closer look."""
    told = list(shots)
    while len(told) > panels:
        inner = range(1, len(told) - 1) if panels > 1 else range(len(told))
        told.pop(min(inner, key=lambda at: (told[at].importance, -at)) if len(inner) else -1)
    followed: set[int] = set()
    while len(told) < panels:
        free = [at for at in range(len(told)) if id(told[at]) not in followed]
        at = max(free or range(len(told)), key=lambda at: (told[at].importance, at))
        followed.add(id(told[at]))
        told.insert(at, _moment_before(told[at]))
        followed.add(id(told[at]))
    return tuple(told)


def _moment_before(shot: Shot) -> Shot:
    """Return a quiet look at what is about to happen: a shot before the one that matters."""
    framing = _OTHER[shot.framing][0]
    return shot.model_copy(update={"framing": framing, "importance": 2, "effect": ""})


def _peopled(shots: tuple[Shot, ...], plot: Plot) -> tuple[Shot, ...]:
    """Return shots with somebody in them."""
    if any(shot.figures for shot in shots):
        return shots
    first = plot.cast[0].id
    return _joined(shots, 0, first)


def _seen(shots: tuple[Shot, ...], who: str, times: int) -> tuple[Shot, ...]:
    """Return shots in which somebody is seen so often, where there is room."""
    while checking.appearances(shots)[who] < times:
        free = [at for at, shot in enumerate(shots) if _has_room(shot, who)]
        if not free:
            return shots
        shots = _joined(shots, max(free, key=lambda at: (_nearness(shots, at, who), at)), who)
    return shots


def _has_room(shot: Shot, who: str) -> bool:
    present = {figure.character for figure in shot.figures}
    return shot.framing in ("wide", "medium") and len(present) < _MOST_FIGURES and who not in present


def _nearness(shots: tuple[Shot, ...], at: int, who: str) -> int:
    """Return how near a shot is to one with somebody in it, the nearer the greater."""
    there = [index for index, shot in enumerate(shots) if who in {one.character for one in shot.figures}]
    return -min((abs(at - index) for index in there), default=len(shots) - 1 - at)


def _joined(shots: tuple[Shot, ...], at: int, who: str) -> tuple[Shot, ...]:
    shot = shots[at]
    figures = shot.figures
    if len(figures) == 1:
        figures = (figures[0].model_copy(update={"slot": "left"}),)
    taken = {figure.slot for figure in figures}
    slot = next(slot for slot in _SLOTS if slot not in taken) if figures else "centre"
    joined = shot.model_copy(update={"figures": (*figures, Figure(character=who, slot=slot))})
    return (*shots[:at], joined, *shots[at + 1 :])


def _varied(shots: tuple[Shot, ...]) -> tuple[Shot, ...]:
    """Return shots of which no three running are framed alike."""
    told = list(shots)
    for at in range(2, len(told)):
        before = {told[at - 2].framing, told[at - 1].framing}
        if before == {told[at].framing}:
            told[at] = told[at].model_copy(update={"framing": _other(told[at])})
    return tuple(told)


def _other(shot: Shot) -> Framing:
    return next(one for one in _OTHER[shot.framing] if one != "close" or len(shot.figures) in (1, 2))
