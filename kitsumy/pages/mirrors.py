"""Panels in a mirror: words placed there from left to right are read from right to left."""

from __future__ import annotations

from collections.abc import Sequence

from kitsumy.comic import Shot, Slot
from kitsumy.geometry import Box, Point
from kitsumy.page import Anchor, Busy, PanelLetters

_OTHER_SIDE: dict[Slot, Slot] = {"left": "right", "centre": "centre", "right": "left"}


def shot_mirrored(shot: Shot) -> Shot:
    """Return a shot whose figures have changed sides: who speaks first stands where reading begins."""
    figures = tuple(
        one.model_copy(
            update={
                "slot": _OTHER_SIDE[one.slot],
                "facing": {"left": "right", "right": "left"}.get(one.facing, one.facing),
            }
        )
        for one in shot.figures
    )
    return shot.model_copy(update={"figures": figures})


def anchors_mirrored(anchors: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """Return anchors as a mirror shows them."""
    return tuple(
        anchor.model_copy(
            update={
                "head": _turned(anchor.head, 1),
                "face": _turned(anchor.face, 1),
                "mouth": Point(1 - anchor.mouth.x, anchor.mouth.y),
                "hand": anchor.hand and Point(1 - anchor.hand.x, anchor.hand.y),
                "body": anchor.body and _turned(anchor.body, 1),
            }
        )
        for anchor in anchors
    )


def busy_mirrored(busy: Sequence[Busy]) -> tuple[Busy, ...]:
    """Return busy parts as a mirror shows them."""
    return tuple(one.model_copy(update={"box": _turned(one.box, 1)}) for one in busy)


def letters_mirrored(letters: PanelLetters, width: float) -> PanelLetters:
    """Return letters where a mirror shows them; the words themselves stay as they are read."""
    return PanelLetters(
        captions=tuple(one.model_copy(update={"box": _turned(one.box, width)}) for one in letters.captions),
        balloons=tuple(
            one.model_copy(
                update={
                    "centre": Point(width - one.centre.x, one.centre.y),
                    "mouth": one.mouth and Point(width - one.mouth.x, one.mouth.y),
                    "tip": one.tip and Point(width - one.tip.x, one.tip.y),
                }
            )
            for one in letters.balloons
        ),
        sfx=tuple(
            one.model_copy(
                update={
                    "centre": Point(width - one.centre.x, one.centre.y),
                    "box": _turned(one.box, width),
                }
            )
            for one in letters.sfx
        ),
    )


def _turned(box: Box, width: float) -> Box:
    return box._replace(x0=width - box.x1, x1=width - box.x0)
