"""Predictions as Replicate keeps them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field

Json = dict[str, object]
ENDED = ("succeeded", "failed", "canceled")


@dataclass
class Work:
    """One prediction."""

    id: str
    model: str
    input: Json = field(repr=False)
    spoiled: str = ""
    status: str = "starting"
    error: str | None = None
    output: object = None
    data: bytes = field(default=b"", repr=False)
    misfetched: int = 0
    """How often something else has come in place of the picture."""

    @property
    def content(self) -> str:
        """Return what was asked for: the same for the same model and input, wherever its files lie."""
        asked = {name: value for name, value in self.input.items() if "image" not in name}
        return hashlib.sha256(json.dumps([self.model, asked], sort_keys=True).encode()).hexdigest()

    def end(self, status: str) -> None:
        """End once."""
        if self.status not in ENDED:
            self.status = status
