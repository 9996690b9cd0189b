"""Who is told about every step of an order: the diary and the counters."""

from __future__ import annotations

from typing import Literal, Protocol

from .orderbook import Order

OrderStep = Literal["placed", "heard", "begun", "made", "delivered", "failed", "cancelled", "lost"]
"""``lost``: its chat is gone, nobody can be told."""


class Listener(Protocol):
    """Is called on the event loop; returns at once."""

    def __call__(self, order: Order, step: OrderStep, reason: str = "") -> None:
        """Hear of a step; ``reason`` is an error's name, never its text."""
        ...


StudioStage = Literal["plot", "dialogue", "panels", "lettering"]
"""What a studio does for an order. Words and drawings are made at the same time."""


class StageListener(Protocol):
    """Is called on the event loop when a stage is done; returns at once."""

    def __call__(self, order: str, stage: StudioStage, seconds: float) -> None:
        """Hear of a stage of an order, by its id, and how long it took."""
        ...


def nobody(order: Order, step: OrderStep, reason: str = "") -> None:
    """Listen to nothing."""
