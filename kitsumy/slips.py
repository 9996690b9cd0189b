"""What the ledger hears of a provider's call while it is under way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .comic import Plot

MICROS = 1_000_000
"""Money is counted in millionths of a dollar."""


class Slip:
    """One call as the ledger sees it; this plain one forgets what it hears.

    ``external`` is the provider's own id of the work, empty as long as nothing was sent. A call made again
    with an ``external`` goes on from there: what the provider already works on is not ordered twice.
    """

    def __init__(self, external: str = "") -> None:
        self.external = external
        self.cost = 0
        """Micros the provider charged."""
        self.model = ""
        self.telling: Callable[[Plot], None] | None = None
        """Hears of a plot as far as it has come, where a writer can tell; it is to return at once."""

    async def sent(self, external: str) -> None:
        """Note the provider's id the moment it is known."""
        self.external = external

    def charged(self, micros: int, model: str) -> None:
        """Add what the provider charged for an answer that came."""
        self.cost += micros
        self.model = model
