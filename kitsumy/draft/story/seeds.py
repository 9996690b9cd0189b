"""Random numbers that depend on words alone, the same on every machine."""

from __future__ import annotations

import hashlib
import random


def seed_of(*parts: object) -> int:
    """Return a number for these parts; case and spacing do not matter."""
    text = "\x1f".join(" ".join(str(part).casefold().split()) for part in parts)
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:7])


def seeded(*parts: object) -> random.Random:
    """Return random numbers that depend on nothing but these parts."""
    return random.Random(seed_of(*parts))
