from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import cast

from bot.queue import Queue
from kitsumy.jobs import JobEngine


class Counting:
    def __init__(self) -> None:
        self.waiting: dict[str, int] = {"a": 1, "b": 2}
        self.looks = 0

    async def places(self) -> Mapping[str, int]:
        self.looks += 1
        await asyncio.sleep(0)
        return dict(self.waiting)


async def test_one_look_serves_everybody_for_a_moment() -> None:
    engine, now = Counting(), [0.0]
    queue = Queue(cast(JobEngine, engine), lambda: now[0])
    assert await asyncio.gather(*(queue.place(job) for job in "abab")) == [1, 2, 1, 2]
    assert engine.looks == 1
    engine.waiting = {"b": 1}
    now[0] += 2
    assert await queue.place("b") == 1
    assert engine.looks == 2


async def test_who_has_just_come_is_looked_for() -> None:
    engine = Counting()
    queue = Queue(cast(JobEngine, engine))
    assert await queue.place("a") == 1
    engine.waiting["c"] = 3
    assert await queue.place("c") == 3
    assert await queue.place("gone") == 0
