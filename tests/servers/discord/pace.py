"""How fast a bot may call: buckets by route and place, as they are told in headers and in 429s."""

from __future__ import annotations

import math
from dataclasses import dataclass

from tests.servers.clock import Clock

from .refusals import TooMany

# Calls and seconds, as observed of the real one. A still clock refills no bucket: there nothing is limited
# until a test says so.
USUAL = {
    "create_message": (5, 5.0),
    "edit_message": (5, 5.0),
    "delete_message": (5, 1.0),
    "create_thread": (50, 300.0),
    "follow_up": (5, 2.0),
    "edit_original": (5, 2.0),
    "edit_follow_up": (5, 2.0),
}
EVERYWHERE = (50, 1.0)
# Messages of more than an hour are edited more slowly, all of one channel together.
OLD_EDIT, OLD_AFTER, OLD_LIMIT, OLD_CODE = "old_edit", 3600.0, (3, 6.0), 30046
# Calls that the limit over the whole bot does not count.
UNCOUNTED = ("interaction_callback", "follow_up", "edit_original", "edit_follow_up", "delete_original")


@dataclass
class _Bucket:
    limit: int
    per: float
    opened: float
    used: int = 0

    def resets_in(self, now: float) -> float:
        return max(0.0, self.opened + self.per - now)


class Pace:
    """Counts calls; a test sets `limits` by a call's name, and ``everywhere`` for the whole bot."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.limits: dict[str, tuple[int, float]] = {} if clock.still else dict(USUAL)
        self.everywhere: tuple[int, float] | None = None if clock.still else EVERYWHERE
        self.refused: list[str] = []
        self.closed: dict[str, float] = {}
        """Places where every call is one too many, and the seconds that are told."""
        if not clock.still:
            self.limits[OLD_EDIT] = OLD_LIMIT
        self._buckets: dict[tuple[str, str], _Bucket] = {}

    def unlimited(self) -> None:
        """Let the bot call as fast as it can."""
        self.limits.clear()
        self.everywhere = None

    def _bucket(self, name: str, place: str, limit: tuple[int, float]) -> _Bucket:
        now = self._clock.monotonic()
        bucket = self._buckets.get((name, place))
        if bucket is None or not bucket.resets_in(now):
            bucket = self._buckets[name, place] = _Bucket(*limit, opened=now)
        return bucket

    def _count(self, name: str, place: str, limit: tuple[int, float], code: int = 0) -> _Bucket:
        bucket = self._bucket(name, place, limit)
        if bucket.used >= bucket.limit:
            self.refused.append(name)
            seconds = math.ceil(bucket.resets_in(self._clock.monotonic()) * 1000) / 1000
            raise TooMany(seconds, everywhere=name == "everywhere", code=code)
        bucket.used += 1
        return bucket

    def admit(self, name: str, place: str) -> None:
        """Count a call; refuse one too many."""
        if place in self.closed:
            self.refused.append(name)
            raise TooMany(self.closed[place])
        if self.everywhere is not None and name not in UNCOUNTED:
            self._count("everywhere", "", self.everywhere)
        if name in self.limits:
            self._count(name, place, self.limits[name])

    def admit_old_edit(self, place: str, age: float) -> None:
        """Count an edit of a message that is old; refuse one too many."""
        if age > OLD_AFTER and OLD_EDIT in self.limits:
            self._count(OLD_EDIT, place, self.limits[OLD_EDIT], OLD_CODE)

    def headers(self, name: str, place: str) -> dict[str, str]:
        """Tell the state of a call's bucket."""
        if name not in self.limits:
            return {}
        bucket = self._bucket(name, place, self.limits[name])
        left, reset = max(0, bucket.limit - bucket.used), bucket.resets_in(self._clock.monotonic())
        told = {"Limit": bucket.limit, "Remaining": left, "Reset-After": f"{reset:.3f}"}
        told |= {"Reset": f"{self._clock.time() + reset:.3f}", "Bucket": f"bucket-{name}"}
        return {f"X-RateLimit-{key}": str(value) for key, value in told.items()}
