"""What a test makes go wrong, and when. A platform's server says how each fault looks on its wire."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Refused:
    """An answer of the platform's own: 429 with its seconds, 500, or 400 with a description."""

    status: int
    description: str = ""
    retry_after: int | None = None
    done: ClassVar[bool] = False


@dataclass(frozen=True)
class Silent:
    """No answer until the client hangs up, whether or not the thing was done."""

    done: bool = False


@dataclass(frozen=True)
class Cut:
    """The connection ends without an answer; the thing was done: a lost reply."""

    done: bool = True


@dataclass(frozen=True)
class Garbled:
    """An answer that is not the platform's JSON."""

    body: str = "<html><h1>502 Bad Gateway</h1>"
    type: str = "text/html"
    done: bool = False


@dataclass(frozen=True)
class Spoiled:
    """An answer that comes and is of no use; its server knows how to spoil one so."""

    how: str
    done: ClassVar[bool] = False


Fault = Refused | Silent | Cut | Garbled | Spoiled
BROKEN = Refused(500)
LOST_REPLY = Cut()


def too_many(retry_after: int) -> Refused:
    """Ask for patience: 429 with the seconds to wait."""
    return Refused(429, retry_after=retry_after)


@dataclass
class _Rule:
    """One fault, for one method or for any, from its nth call on."""

    fault: Fault
    method: str | None = None
    nth: int = 1
    times: float = 1
    chance: float = 1.0
    seen: int = 0

    def due(self, method: str) -> bool:
        if self.method is not None and self.method.lower() != method.lower():
            return False
        self.seen += 1
        return self.seen >= self.nth and self.times > 0


class Faults:
    """The faults to come, in the order in which they were asked for; at most one strikes a call."""

    def __init__(self, seed: int = 0, *, spared: Iterable[str] = ()) -> None:
        """Spare some methods (long polls) from the faults that name no method."""
        self.struck: list[tuple[str, Fault]] = []
        self._dice = random.Random(seed)
        self._spared = frozenset(name.lower() for name in spared)
        self._rules: list[_Rule] = []

    def queue(self, *faults: Fault) -> None:
        """Let the next calls, whatever they are, meet these faults one by one."""
        self._rules += [_Rule(fault) for fault in faults]

    def on(self, method: str, fault: Fault, *, nth: int = 1, times: float = 1) -> None:
        """Let the nth call of a method from now on, and as many as ``times`` in all, meet a fault."""
        self._rules.append(_Rule(fault, method, nth, times))

    def chance(self, probability: float, fault: Fault, *, method: str | None = None) -> None:
        """Let calls meet a fault at random until `clear`; the same seed, the same calls."""
        self._rules.append(_Rule(fault, method, times=math.inf, chance=probability))

    @contextmanager
    def during(self, fault: Fault) -> Iterator[None]:
        """Let every call meet a fault as long as the context is open."""
        rule = _Rule(fault, times=math.inf)
        self._rules.append(rule)
        try:
            yield
        finally:
            if rule in self._rules:
                self._rules.remove(rule)

    def clear(self) -> None:
        """Let everything go well from now on."""
        self._rules.clear()

    def strike(self, method: str) -> Fault | None:
        """Return the fault that this call meets, and remember it."""
        spared = method.lower() in self._spared
        due = [rule for rule in self._rules if not (spared and rule.method is None) and rule.due(method)]
        for rule in due:
            if rule.chance >= 1 or self._dice.random() < rule.chance:
                rule.times -= 1
                self.struck.append((method, rule.fault))
                return rule.fault
        return None
