"""What one order may spend, held before each call and never exceeded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kitsumy.errors import AllowanceSpent


class Purse:
    """Micros for one job, None for as many as it takes; ``spent`` is what its earlier attempts have paid."""

    def __init__(self, micros: int | None = None, spent: int = 0) -> None:
        self._micros, self._spent, self._held = micros, spent, 0

    @contextmanager
    def holding(self, provider: str, price: int) -> Iterator[None]:
        """Hold a call's price while it is made.

        Raises:
            AllowanceSpent: what is left does not pay for it.

        """
        if price and self._micros is not None and self._spent + self._held + price > self._micros:
            raise AllowanceSpent(provider)
        self._held += price
        try:
            yield
        finally:
            self._held -= price

    @property
    def spent(self) -> int:
        """Return the micros that are gone."""
        return self._spent

    def pay(self, micros: int) -> None:
        """Take out what a call really cost."""
        self._spent += micros
