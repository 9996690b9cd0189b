"""Replicate on loopback, for one token.

Calls go by what they are: "create", "look", "list", "cancel", "upload", "output", "account".
"""

from .server import TOKEN, ReplicateServer
from .spoiling import (
    ELSEWHERE,
    ENDLESS,
    EXPIRED,
    FAILED,
    HTML,
    HUGE,
    NSFW,
    PRIVATE,
    SPOILED_PICTURES,
    TRUNCATED,
    WRONG,
)
from .works import Work

__all__ = [
    "ELSEWHERE",
    "ENDLESS",
    "EXPIRED",
    "FAILED",
    "HTML",
    "HUGE",
    "NSFW",
    "PRIVATE",
    "SPOILED_PICTURES",
    "TOKEN",
    "TRUNCATED",
    "WRONG",
    "ReplicateServer",
    "Work",
]
