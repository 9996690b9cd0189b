"""Tell what providers have charged, as the ledger has it."""

from __future__ import annotations

from typing import get_args

from kitsumy import ledger
from kitsumy.ledger import By, Sum
from kitsumy.library import Library

from .asked import Asked
from .desk import Desk
from .misuse import UnknownSum


async def costs(asked: Asked, desk: Desk) -> int:
    """Tell the sums by day, person, community or provider."""
    by = _by(asked.by)
    async with Library.open(desk.settings) as library:
        found = await ledger.sums(library.store, by)
    if asked.json:
        desk.emit([_described(one, by) for one in found])
    elif not found:
        desk.say(desk.said("say.nothing_paid"))
    else:
        desk.table([_row(one, by, desk) for one in found], flexible=0)
        desk.say()
        desk.say(desk.said("say.paid", amount=desk.said.money(sum(one.micros for one in found))))
    return 0


def _by(word: str | None) -> By:
    known: tuple[By, ...] = get_args(By)
    for by in known:
        if (word or "day").strip().casefold() == by:
            return by
    raise UnknownSum(word or "", known)


def _row(one: Sum, by: By, desk: Desk) -> tuple[str, ...]:
    waived = desk.said("say.waived", amount=desk.said.money(one.waived)) if one.waived else ""
    name = one.name or desk.said(f"say.no_{by}")
    return name, desk.said.count("calls", one.calls), desk.said.money(one.micros), waived


def _described(one: Sum, by: By) -> dict[str, object]:
    return {by: one.name or None, "calls": one.calls, "micros": one.micros, "waived": one.waived}
