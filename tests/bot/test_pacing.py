from __future__ import annotations

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from bot.pacing import Pacer, Urgency


class Time:
    """A clock that jumps to the next sleeper whenever everybody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._sleepers: list[tuple[float, asyncio.Future[None]]] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        future = asyncio.get_running_loop().create_future()
        self._sleepers.append((self.now + seconds, future))
        await future

    async def run(self, until: float) -> None:
        while True:
            for _ in range(20):
                await asyncio.sleep(0)
            self._sleepers = [s for s in self._sleepers if not s[1].done()]
            if not self._sleepers or min(at for at, _ in self._sleepers) > until:
                self.now = max(self.now, until)
                return
            self.now, future = min(self._sleepers, key=lambda sleeper: sleeper[0])
            future.set_result(None)


class Room:
    """Everything said in some chats, with its time."""

    def __init__(self) -> None:
        self.time = Time()
        self.pacer = Pacer(self.time, self.time.sleep)
        self.said: list[tuple[float, str, Urgency, str]] = []

    async def say(self, chat: str, urgency: Urgency, what: str = "", *, crowded: bool = False) -> None:
        async with self.pacer.turn(chat, urgency, crowded=crowded):
            self.said.append((self.time.now - 1000, chat, urgency, what))

    async def all(self, *calls: tuple[str, Urgency], crowded: bool = False, until: float = 600) -> None:
        tasks = [asyncio.create_task(self.say(*call, crowded=crowded)) for call in calls]
        await self.time.run(1000 + until)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def times(self, chat: str) -> list[float]:
        return [at for at, where, *_ in self.said if where == chat]


def _most(times: list[float], seconds: float) -> int:
    return max((sum(start <= at < start + seconds for at in times) for start in times), default=0)


_CALLS = st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from(list(Urgency))), max_size=60)


@given(_CALLS, st.booleans())
def test_no_chat_hears_more_than_its_platform_allows(calls: list[tuple[str, Urgency]], crowded: bool) -> None:
    async def scene() -> None:
        room = Room()
        await room.all(*calls, crowded=crowded)
        assert len(room.said) == len(calls)
        for chat in "abc":
            assert _most(room.times(chat), 1) <= 1
            assert not crowded or _most(room.times(chat), 60) <= 20
        assert _most([at for at, *_ in room.said], 1) <= 30

    asyncio.run(scene())


async def test_what_people_wait_for_goes_first() -> None:
    room = Room()
    await room.all(("a", Urgency.EDIT), until=0)
    room.said.clear()
    await room.all(("a", Urgency.EDIT), ("a", Urgency.EDIT), ("a", Urgency.ANSWER), ("a", Urgency.FINAL))
    assert [said[2] for said in room.said] == [Urgency.FINAL, Urgency.ANSWER, Urgency.EDIT, Urgency.EDIT]


async def test_somebody_more_urgent_passes_who_waits_already() -> None:
    room = Room()
    await room.all(("a", Urgency.EDIT), until=0)
    waiting = asyncio.create_task(room.say("a", Urgency.EDIT))
    await room.time.run(1000.5)
    await room.all(("a", Urgency.FINAL))
    await waiting
    assert [said[2] for said in room.said] == [Urgency.EDIT, Urgency.FINAL, Urgency.EDIT]


async def test_edits_leave_room_for_pages_in_a_group() -> None:
    room = Room()
    await room.all(*[("a", Urgency.EDIT)] * 40, crowded=True, until=30)
    assert len(room.said) == 12
    await room.all(("a", Urgency.FINAL), crowded=True, until=31)
    assert room.said[-1][2] is Urgency.FINAL


async def test_nothing_is_said_during_a_penalty_and_other_chats_go_on() -> None:
    room = Room()
    room.pacer.penalise("a", 35)
    assert room.pacer.silence("a") > 35
    assert room.pacer.silence("b") == 0
    await room.all(("a", Urgency.FINAL), ("b", Urgency.EDIT))
    assert room.times("b")[0] < 1
    assert room.times("a")[0] >= 35


async def test_whoever_gives_up_waiting_holds_nobody_up() -> None:
    room = Room()
    await room.all(("a", Urgency.FINAL), until=0)
    quitter = asyncio.create_task(room.say("a", Urgency.FINAL))
    follower = asyncio.create_task(room.say("a", Urgency.EDIT, "later"))
    await room.time.run(1000.2)
    quitter.cancel()
    await room.time.run(1010)
    await follower
    assert room.said[-1][3] == "later"
    assert len(room.said) == 2


async def test_a_call_that_takes_long_counts_from_its_end() -> None:
    room = Room()

    async def upload() -> None:
        async with room.pacer.turn("a", Urgency.FINAL):
            await room.time.sleep(0.7)

    slow = asyncio.create_task(upload())
    await room.time.run(1000.5)
    after = asyncio.create_task(room.say("a", Urgency.EDIT))
    await room.time.run(1010)
    await asyncio.gather(slow, after)
    assert room.times("a")[0] >= 1.7


async def test_quiet_chats_are_forgotten() -> None:
    room = Room()
    await room.all(*[(str(number), Urgency.ANSWER) for number in range(50)])
    room.time.now += 1000
    await room.all(("new", Urgency.ANSWER))
    assert set(room.pacer._chats) == {"new"}
