"""Retakes: the same shot, the same people, and yet another picture."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

from pydantic import Field

from kitsumy.comic import Figure, Framing, Shot
from kitsumy.frozen import Frozen
from kitsumy.ports import PanelOrder

from ..figures.rig import rig

_OPPOSITE = {"left": "right", "right": "left", "centre": "centre"}


class Retake(Frozen):
    """What one take does differently (see retakes.toml)."""

    framings: dict[Framing, Framing] = Field(default={})
    poses: bool = False
    turned: bool = False
    aside: float = 0.0


class _Retakes(Frozen):
    takes: tuple[Retake, ...]
    poses: dict[str, str]


@lru_cache(maxsize=1)
def _retakes() -> _Retakes:
    text = (resources.files(__package__) / "data" / "retakes.toml").read_text("utf-8")
    return _Retakes.model_validate(tomllib.loads(text))


def retake(take: int) -> Retake:
    """Return what a take does differently; the first one does nothing."""
    takes = _retakes().takes
    return takes[(take - 2) % len(takes)] if take > 1 else Retake()


def ways(order: PanelOrder) -> tuple[PanelOrder, ...]:
    """Return the ways to draw an order's take, the wanted one first.

    The other keeps the shot's own framing, for words that have no room in the wanted one.
    """
    how = retake(order.take)
    shot = order.shot.model_copy(update={"figures": _figures(order.shot, how)})
    wanted = shot.model_copy(update={"framing": how.framings.get(shot.framing, shot.framing)})
    shots = dict.fromkeys((wanted, shot))
    return tuple(order.model_copy(update={"shot": one}) for one in shots)


def _figures(shot: Shot, how: Retake) -> tuple[Figure, ...]:
    figures = shot.figures
    if how.turned and len(figures) == 1 and figures[0].facing == "auto":
        figures = (_turned(figures[0]),)
    return tuple(map(_posed, figures)) if how.poses else figures


def _turned(figure: Figure) -> Figure:
    """Turn somebody who is alone: who looks left from the right looks right from the left then."""
    facing = "right" if figure.slot == "right" else "left"
    return figure.model_copy(update={"slot": _OPPOSITE[figure.slot], "facing": facing})


def _posed(figure: Figure) -> Figure:
    pose = rig().one("poses", figure.pose, "stand")
    return figure.model_copy(update={"pose": _retakes().poses.get(pose, pose)})
