from __future__ import annotations

import asyncio
import os

import pytest

from bot.commissions import commission
from bot.orderbook import Progress
from bot.refusals import NoImageProvider, OrderNotFound, TooManyWaiting
from bot.surface import Card
from kitsumy.agency import Agency
from kitsumy.errors import (
    CharacterNotFound,
    ComicNotFound,
    CountOutOfRange,
    EmptyIdea,
    IdeaRefused,
    NotInComic,
    TextDoesNotFit,
    UnknownLanguage,
    UnknownStyle,
)
from kitsumy.jobs import Emit, Job
from kitsumy.workshop import NewComic
from kitsumy.writers.scripted import ScriptedWriter
from tests.bot.conftest import MakeDesk, quota
from tests.bot.surfaces import IDEA, Remembering, asking
from tests.bot.watching import only, over, until


async def test_one_message_goes_from_heard_to_the_page(desk: MakeDesk, surface: Remembering) -> None:
    here = desk()
    async with here.open():
        await here.orders.place(asking())
        await over(here)
    message = only(surface)
    assert message.stages[0] == "heard"
    assert message.stages[-1] == "delivered"
    (parcel,) = surface.pages()
    assert (parcel.title, len(parcel.pages), len(parcel.masters)) == ("Капелюх", 1, 1)
    assert parcel.pages[0].startswith(b"\xff\xd8")
    assert surface.enclosed == here.made == [parcel.comic]
    assert [step for step, _ in here.steps] == ["placed", "heard", "begun", "made", "delivered"]


async def test_the_studio_makes_a_real_page_of_the_idea(desk: MakeDesk, surface: Remembering) -> None:
    here = desk()
    async with here.open("studio"):
        await here.orders.place(asking(style="noir"))
        await over(here)
    (parcel,) = surface.pages()
    comic = await here.library.comic(parcel.comic, "test:7")
    assert (comic.brief.idea, comic.brief.style, len(comic.panels)) == (IDEA, "noir", 1)
    assert comic.title == parcel.title
    assert parcel.alt[0].startswith(comic.title)


async def test_the_same_asking_is_the_same_order(desk: MakeDesk, surface: Remembering) -> None:
    here = desk()
    async with here.open():
        ids = {await here.orders.place(asking()) for _ in range(3)}
        await over(here)
        ids.add(await here.orders.place(asking()))
    assert len(ids) == 1
    assert only(surface).stages.count("delivered") == 1


@pytest.mark.parametrize(
    ("wish", "error"),
    [
        ({"idea": "  "}, EmptyIdea),
        ({"style": "cubism"}, UnknownStyle),
        ({"language": "fr"}, UnknownLanguage),
        ({"quality": "full"}, NoImageProvider),
        ({"cast": ["Nobody"]}, CharacterNotFound),
        ({"cast": ["A", "B", "C", "D"]}, CountOutOfRange),
        ({"kind": "sequel", "comic": "aaaaaaaaaaaa"}, ComicNotFound),
        ({"kind": "redraw", "comic": "1", "panel": 1}, ComicNotFound),
    ],
)
async def test_what_cannot_be_made_is_refused_before_it_is_taken(
    desk: MakeDesk, surface: Remembering, wish: dict[str, object], error: type[Exception]
) -> None:
    here = desk()
    async with here.open():
        with pytest.raises(error):
            await here.orders.place(asking(**wish))  # type: ignore[arg-type]
    assert surface.chats == {}
    assert (await here.quotas.standing(asking().person)).made == 0


async def test_a_panel_that_is_not_there_is_not_redrawn(desk: MakeDesk) -> None:
    here = desk()
    async with here.open():
        await here.orders.place(asking())
        await over(here)
        with pytest.raises(NotInComic):
            await here.orders.place(asking("two", kind="redraw", comic="1", panel=9))


async def test_a_panel_is_redrawn_and_its_comic_delivered_again(desk: MakeDesk, surface: Remembering) -> None:
    here = desk()
    async with here.open("studio"):
        await here.orders.place(asking())
        await over(here)
        await here.orders.place(asking("two", kind="redraw", comic="1", panel=1))
        await over(here)
    first, second = surface.pages()
    assert first.comic == second.comic
    assert first.pages != second.pages
    changes = [one.change for one in await here.library.versions(first.comic, "test:7")]
    assert [(change.kind, change.panel) for change in changes] == [("made", 0), ("redraw", 1)]


async def test_characters_who_are_wished_for_are_ones_own_and_stay_themselves(desk: MakeDesk) -> None:
    here = desk()
    async with here.open("studio"):
        await here.orders.place(asking("eight", user="8", idea="A robot Bolt cooks soup"))
        await here.orders.place(asking())
        await over(here)
        (fox, *_) = await here.library.characters("test:7")
        (bolt, *_) = await here.library.characters("test:8")
        with pytest.raises(CharacterNotFound):
            await here.orders.place(asking("x", cast=[bolt.sheet.name]))
        await here.orders.place(asking("two", idea="They go camping", cast=[fox.sheet.name, fox.sheet.name]))
        await over(here)
        await here.orders.place(asking("three", kind="sequel", idea="", cast=[fox.sheet.name]))
        await over(here)
    sequel, comic, _ = await here.library.comics("test:7")
    again = await here.library.character(fox.key, "test:7")
    assert again.comics == (sequel.id, comic.id, *fox.comics)
    assert again.sheet == fox.sheet


async def test_a_model_writes_in_more_languages_than_the_draft_studio(desk: MakeDesk) -> None:
    here, hired = desk(), Agency([ScriptedWriter([])])
    async with here.open():
        wanted = await commission(here.library, asking(language="fr"), hired)
        assert isinstance(wanted, NewComic)
        assert (wanted.brief.language, wanted.brief.quality) == ("fr", "full")
        for wish in ({"language": "xx"}, {"language": "fr", "quality": "draft"}):
            with pytest.raises(UnknownLanguage):
                await commission(here.library, asking(**wish), hired)


async def test_a_topic_is_explained(desk: MakeDesk) -> None:
    here = desk()
    async with here.open():
        await here.orders.place(asking(explain=True))
        await over(here)
    (made,) = here.made
    assert (await here.library.comic(made, "test:7")).brief.mode == "explain"


async def test_an_idea_that_is_refused_is_no_order(desk: MakeDesk, surface: Remembering) -> None:
    here = desk()
    async with here.open():
        with pytest.raises(IdeaRefused):
            await here.orders.place(asking("bad", idea="A sexy schoolgirl"))
        await here.orders.place(asking())
        await over(here)
        with pytest.raises(IdeaRefused):
            await here.orders.place(asking("worse", kind="sequel", idea="Heil Hitler"))
        assert await here.orders.unfinished("test:7") == ()
    assert len(here.made) == 1


async def test_a_sequel_goes_on_with_ones_own_comic_only(desk: MakeDesk) -> None:
    here = desk()
    async with here.open():
        await here.orders.place(asking())
        await over(here)
        with pytest.raises(ComicNotFound):
            await here.orders.place(asking("b", user="8", kind="sequel", idea="", comic=here.made[0]))
        await here.orders.place(asking("c", kind="sequel", idea="", comic=here.made[0]))
        await over(here)
    sequel = await here.library.comic(here.made[1], "test:7")
    assert (sequel.brief.mode, sequel.brief.cast[0].name) == ("sequel", "Рена")


async def test_a_failure_is_the_last_word(desk: MakeDesk, surface: Remembering) -> None:
    async def failing(job: Job, emit: Emit) -> str:
        raise TextDoesNotFit(1, 70)

    here = desk()
    async with here.open(failing):
        await here.orders.place(asking())
        await over(here)
    last = only(surface).last
    assert isinstance(last, Card)
    assert last.stage == "failed"
    assert last.failure is not None
    assert last.failure.error == "TextDoesNotFit"
    assert (await here.quotas.standing(asking().person)).made == 0


async def test_cancelling_ends_an_order_and_nobody_elses(desk: MakeDesk, surface: Remembering) -> None:
    begun = asyncio.Event()

    async def endless(job: Job, emit: Emit) -> str:
        begun.set()
        await asyncio.sleep(60)
        return ""

    here = desk()
    async with here.open(endless):
        order = await here.orders.place(asking())
        await begun.wait()
        for wrong in ((order, "test:8"), ("nothing", "test:7")):
            with pytest.raises(OrderNotFound):
                await here.orders.cancel(*wrong)
        assert await here.orders.cancel(order, "test:7")
        await over(here)
        assert not await here.orders.cancel(order, "test:7")
    assert only(surface).stages[-1] == "cancelled"


async def test_a_storyboard_is_gone_when_its_job_has_ended(desk: MakeDesk) -> None:
    here = desk()
    here.sketch = await here.library.blobs.put(b"a sketch")
    async with here.open():
        await here.orders.place(asking())
        await over(here)
    assert here.library.blobs.missing([here.sketch]) == (here.sketch,)


async def test_what_nobody_names_is_swept_away(desk: MakeDesk) -> None:
    here = desk()
    orphan = await here.library.blobs.put(b"nobody's")
    os.utime(here.library.blobs.path(orphan), (0, 0))
    async with here.open():
        await until(lambda: here.library.blobs.missing([orphan]))


async def test_orders_are_fair_and_one_at_a_time(desk: MakeDesk) -> None:
    here = desk()
    begun: list[str] = []

    async def noting(job: Job, emit: Emit) -> str:
        begun.append(job.order.owner)
        return await here.quick(job, emit)

    for key in ("a1", "a2", "b1", "b2"):
        await here.orders.place(asking(key, user=key[0]))
    assert [order.asking.key for order in await here.orders.unfinished("test:a")] == ["a1", "a2"]
    async with here.open(noting):
        await over(here)
    assert set(begun[:2]) == set(begun[2:]) == {"test:a", "test:b"}


async def test_who_waits_sees_their_place(desk: MakeDesk, surface: Remembering) -> None:
    gate = asyncio.Event()

    async def slow(job: Job, emit: Emit) -> str:
        await gate.wait()
        return await here.quick(job, emit)

    here = desk()
    async with here.open(slow):
        await here.orders.place(asking("one"))
        await here.orders.place(asking("two"))
        await until(lambda: any("waiting" in m.stages for m in surface.chats["chat 7"].values()))
        gate.set()
        await over(here)
    assert len(surface.pages()) == 2


async def test_no_more_than_some_may_wait(desk: MakeDesk) -> None:
    here = desk(quota(waiting=2))
    for number in range(3):
        await here.orders.place(asking(str(number)))
    with pytest.raises(TooManyWaiting) as caught:
        await here.orders.place(asking("last"))
    assert caught.value.limit == 2
    assert len(await here.orders.unfinished("test:7")) == 3


async def test_a_moved_chat_takes_its_orders_along(desk: MakeDesk) -> None:
    here = desk()
    await here.orders.place(asking())
    await here.orders.relocate("test", "chat 7", "chat -100")
    (order,) = await here.orders.book.open()
    assert order.place.chat == "chat -100"
    assert order.progress == Progress()


async def test_a_forgotten_persons_order_ends_quietly(desk: MakeDesk, surface: Remembering) -> None:
    begun = asyncio.Event()

    async def endless(job: Job, emit: Emit) -> str:
        begun.set()
        await asyncio.sleep(60)
        return ""

    here = desk()
    async with here.open(endless):
        await here.orders.place(asking())
        await begun.wait()
        await here.library.forget("test:7")
        await over(here)
        await until(lambda: "cancelled" in only(surface).stages)
    assert surface.pages() == []
