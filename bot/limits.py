"""How much people, communities and the whole installation may order: data, with settings before it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources

from pydantic import Field

from kitsumy.frozen import Frozen

from .asking import Role

MICROS = 1_000_000
"""Money is counted in millionths of a dollar."""


class Budget(Frozen):
    """A day's orders, and a day's money in dollars."""

    daily: int = Field(ge=0)
    budget: float = Field(ge=0)

    @property
    def micros(self) -> int:
        """Return the day's money as it is counted."""
        return round(self.budget * MICROS)


class Allowance(Budget):
    """What one person may order."""

    burst: int = Field(ge=1)
    """Orders in a moment; they come back evenly over ``burst_seconds``."""
    burst_seconds: float = Field(gt=0)
    waiting: int = Field(ge=0)
    """Orders that may wait behind the running one."""


class Caps(Frozen):
    """A day's orders as a community's admins limit them, None where they do not."""

    member: int | None = None
    """Of one person, in this community."""
    community: int | None = None


UNCAPPED = Caps()


class Limits(Frozen):
    """Everybody's limits."""

    owner: Allowance
    admin: Allowance
    member: Allowance
    guest: Allowance
    community: Budget
    installation: Budget

    def of(self, role: Role) -> Allowance:
        """Return what a person of a role may order."""
        return {"owner": self.owner, "admin": self.admin, "member": self.member, "guest": self.guest}[role]


def defaults() -> Limits:
    """Return the limits of ``limits.toml``."""
    return Limits.model_validate(_usual())


def changed(wanted: Mapping[str, Mapping[str, object]]) -> dict[str, dict[str, object]]:
    """Return the usual limits with some numbers in place of theirs; not validated yet."""
    usual = _usual()
    return {who: {**usual.get(who, {}), **wanted.get(who, {})} for who in {*usual, *wanted}}


def _usual() -> dict[str, dict[str, object]]:
    source = resources.files(__package__) / "limits.toml"
    return tomllib.loads(source.read_text("utf-8"))
