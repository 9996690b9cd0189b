"""What goes wrong in a storm: every kind of fault, all of them together a share of all calls."""

from __future__ import annotations

from tests.servers import openai, replicate
from tests.servers.faults import Cut, Fault, Garbled, Refused, Spoiled, too_many
from tests.servers.loopback import Loopback

_ANYWHERE: tuple[Fault, ...] = (too_many(1), Refused(500), Refused(503), Garbled(), Cut(), Cut(done=False))
_ANSWERS: tuple[Spoiled, ...] = (
    openai.MALFORMED,
    openai.UNLIKE,
    openai.EMPTY,
    openai.LENGTH,
    openai.FAILED,
)
_WORKS: tuple[Spoiled, ...] = (replicate.NSFW, replicate.FAILED, Spoiled("empty"), replicate.ELSEWHERE)


def spoil(server: Loopback, share: float) -> None:
    """Let a share of a server's calls go wrong, each kind as often as the others of its call."""
    special: dict[str, tuple[Spoiled, ...]] = (
        {"plot": _ANSWERS, "dialogue": _ANSWERS, "repair": _ANSWERS}
        if server.kind == "openai"
        else {"create": _WORKS, "output": replicate.SPOILED_PICTURES}
    )
    most = len(_ANYWHERE) + max(map(len, special.values()))
    for fault in _ANYWHERE:
        server.faults.chance(share / most, fault)
    for method, faults in special.items():
        for one in faults:
            server.faults.chance(share / most, one, method=method)
