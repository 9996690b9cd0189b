"""What providers were paid for, held against what the ledger keeps."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import select

from kitsumy.library import Library
from kitsumy.library.work_tables import costs, jobs, ledger
from tests.servers.openai import OpenAIServer
from tests.servers.replicate import ReplicateServer

FIRST = ("openai", "replicate")
_FETCHES = 3
"""How often a picture is to be fetched before another one may be ordered in its place."""


@dataclass(frozen=True)
class Paid:
    """One finished answer of a provider: what was asked, and what became of the answer."""

    id: str
    content: str
    usable: bool
    heard: bool
    """Whether anybody asked for it by its id: where that never came back, nobody could."""


@dataclass
class Count:
    """One provider's answers."""

    paid: int = 0
    contents: int = 0
    unusable: int = 0
    unheard: int = 0
    twice: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, answers: Iterable[Paid]) -> Count:
        """Count every answer once: of each content one is due, every other one needs a reason."""
        found: dict[str, list[Paid]] = defaultdict(list)
        for one in answers:
            found[one.content].append(one)
        count = cls(paid=sum(map(len, found.values())), contents=len(found))
        for same in found.values():
            count.unusable += sum(not one.usable for one in same)
            good = [one.id for one in same if one.usable]
            lost = [one.id for one in same if one.usable and not one.heard][: len(good) - 1]
            count.unheard += len(lost)
            good = [id for id in good if id not in lost]
            if len(good) > 1:
                count.twice.append(" ".join(good))
        return count


@dataclass
class Books:
    """The library's side: how orders ended, and which keys were paid and charged for."""

    states: Counter[str]
    failures: Counter[str]
    keys: Counter[str]
    """Distinct content keys by their provider."""
    open: int
    problems: list[str]


def written(server: OpenAIServer) -> Count:
    """Count what was paid for at OpenAI."""
    heard = _named(call.path for call in server.calls)
    return Count.of(
        Paid(one.id, f"{one.kind} {one.question.rules} {one.question.said}", not one.spoiled, one.id in heard)
        for one in server.paid
    )


def drawn(server: ReplicateServer) -> Count:
    """Count what was paid for at Replicate; a picture that never came but spoiled may be ordered again."""
    heard = _named(call.path for call in server.calls)
    done = [work for work in server.works.values() if work.status == "succeeded"]
    last = {work.content: work.id for work in done}
    return Count.of(
        Paid(
            work.id,
            work.content,
            not work.spoiled and (last[work.content] == work.id or work.misfetched < _FETCHES),
            work.id in heard or last[work.content] == work.id,
        )
        for work in done
    )


def _named(paths: Iterable[str]) -> set[str]:
    return {part for path in paths for part in path.split("/")}


async def books(library: Library) -> Books:
    """Read the library's side."""
    async with library.store.read() as connection:
        ended = (await connection.execute(select(jobs.c.state, jobs.c.failure))).all()
        rows = (await connection.execute(select(costs))).all()
        states = {
            row.key: row.state for row in await connection.execute(select(ledger.c.key, ledger.c.state))
        }
    often = Counter(row.key for row in rows)
    problems = [f"{key[:12]}: {count} cost rows" for key, count in often.items() if count > 1]
    for row in rows:
        if row.charged and (row.provider not in FIRST or states.get(row.key) != "done"):
            problems.append(f"{row.key[:12]}: charged, and never brought ({row.provider})")
    return Books(
        states=Counter(row.state for row in ended),
        failures=Counter(row.failure for row in ended if row.failure),
        keys=Counter({row.key: row.provider for row in rows}.values()),
        open=sum(state != "done" for state in states.values()),
        problems=problems,
    )
