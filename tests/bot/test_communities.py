"""What a community's rules allow, that they are kept, and that each community has its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.asking import Asking, Person, Place
from bot.communities import MOST_DAILY, UNRULED, Change, Communities, CommunitySettings
from bot.refusals import AdminsOnly, DailyLimit, NotHere, Paused, RolesOnly, WrongChannel
from kitsumy.errors import IdeaRefused, KitsumyError
from kitsumy.library import Library
from kitsumy.library.store import Store
from tests.bot.conftest import Desk, MakeDesk, quota
from tests.bot.surfaces import asking
from tests.bot.watching import over
from tests.jobs.conftest import Clock

ADMIN = Person(platform="test", user="1", language="en", role="admin")
HOME = "test:-100"
ids = st.text(st.characters(categories=["Nd"], codec="ascii"), min_size=1, max_size=20)
names = st.lists(ids, max_size=25, unique=True).map(tuple)
daily = st.none() | st.integers(1, MOST_DAILY)
settings = st.builds(
    CommunitySettings,
    channels=names,
    roles=names,
    member_daily=daily,
    role_daily=st.dictionaries(ids, st.integers(1, MOST_DAILY), max_size=25),
    daily=daily,
    style=st.sampled_from(("", "manga", "noir")),
    language=st.sampled_from(("", "en", "uk")),
    spoiler=st.sampled_from(("never", "always")),
    moderation=st.sampled_from(("relaxed", "normal", "strict")),
    paused=st.booleans(),
    cast=st.booleans(),
)


def ordered(key: str = "one", user: str = "7", /, **more: object) -> Asking:
    """Return an asking in a group, by somebody with ``roles``, in a ``channel``."""
    wanted = asking(key, user=user)
    at = {"community": more.pop("community", "-100"), "channel": more.pop("channel", "3")}
    person = wanted.person.model_copy(update={"roles": more.pop("roles", ())})
    wish = wanted.wish.model_copy(update=more)
    place = wanted.place.model_copy(update=at)
    return wanted.model_copy(update={"person": person, "place": place, "wish": wish})


async def rule(desk: Desk, /, **fields: object) -> None:
    await desk.quotas.communities.change(ADMIN, HOME, lambda before: before.having(**fields))


@given(settings)
def test_rules_are_kept_as_they_are(rules: CommunitySettings) -> None:
    assert CommunitySettings.model_validate_json(rules.model_dump_json()) == rules


@given(settings, ids, names)
def test_who_is_let_in_breaks_no_rule(rules: CommunitySettings, channel: str, roles: tuple[str, ...]) -> None:
    person = ADMIN.model_copy(update={"roles": roles})
    place = Place(platform="test", chat="5", channel=channel, community="-100")
    broken = {
        Paused: rules.paused,
        WrongChannel: bool(rules.channels) and channel not in rules.channels,
        RolesOnly: bool(rules.roles) and not any(role in rules.roles for role in roles),
    }
    refused = next((kind for kind, is_broken in broken.items() if is_broken), None)
    with pytest.raises(refused) if refused else nullcontext():
        rules.admit(person, place)
    caps = rules.caps(person)
    assert caps.community == rules.daily
    assert (caps.member is None) == (rules.member_daily is None)
    assert caps.member is None or caps.member in {rules.member_daily, *rules.role_daily.values()}


@pytest.mark.parametrize(
    "fields",
    [
        {"member_daily": 0},
        {"daily": MOST_DAILY + 1},
        {"channels": ("1",) * 26},
        {"channels": ("",)},
        {"role_daily": {"1": 0}},
        {"language": "de"},
        {"spoiler": "sometimes"},
        {"nothing": True},
    ],
)
def test_what_no_rule_can_be_is_none(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        UNRULED.having(**fields)


async def test_rules_are_each_communitys_own_and_outlive_the_process(library: Library) -> None:
    first = Communities(library.store)
    assert await first.of(HOME) is UNRULED
    await first.change(ADMIN, HOME, lambda before: before.having(paused=True))
    await first.change(ADMIN, HOME, lambda before: before.having(daily=5))
    for rules in (first, Communities(library.store)):
        assert await rules.of(HOME) == CommunitySettings(paused=True, daily=5)
        assert await rules.of("test:-200") == await rules.of("") == UNRULED


async def test_what_another_process_changes_is_known_soon(library: Library) -> None:
    now = 0.0
    one, other = Communities(library.store, lambda: now), Communities(library.store)
    assert not (await one.of(HOME)).paused
    await other.change(ADMIN, HOME, lambda before: before.having(paused=True))
    assert not (await one.of(HOME)).paused
    now = 31.0
    assert (await one.of(HOME)).paused


async def test_what_was_read_before_a_change_is_not_taken_for_what_is(library: Library) -> None:
    rules = Communities(library.store)
    reading, go_on = asyncio.Event(), asyncio.Event()

    @asynccontextmanager
    async def slow() -> AsyncIterator[AsyncConnection]:
        async with library.store.read() as connection:
            yield connection
            reading.set()
            await go_on.wait()

    late = Communities(cast(Store, SimpleNamespace(read=slow, write=library.store.write)))
    asked = asyncio.create_task(late.of(HOME))
    await reading.wait()
    await late.change(ADMIN, HOME, lambda before: before.having(paused=True))
    go_on.set()
    assert not (await asked).paused
    assert (await late.of(HOME)).paused
    assert (await rules.of(HOME)).paused


@pytest.mark.parametrize(
    ("role", "community", "error"),
    [("member", HOME, AdminsOnly), ("guest", HOME, AdminsOnly), ("admin", "", NotHere)],
)
async def test_only_admins_change_rules_and_only_a_communitys(
    library: Library, role: str, community: str, error: type[KitsumyError]
) -> None:
    person = Person.model_validate({**ADMIN.model_dump(), "role": role})
    pause: Change = lambda before: before.having(paused=True)  # noqa: E731 - named for its type
    with pytest.raises(error):
        await Communities(library.store).change(person, community, pause)
    assert await Communities(library.store).of(HOME) == UNRULED


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"paused": True}, Paused),
        ({"channels": ("4", "5")}, WrongChannel),
        ({"roles": ("9",)}, RolesOnly),
    ],
)
async def test_nothing_is_taken_that_breaks_a_rule(
    desk: MakeDesk, fields: dict[str, object], error: type[KitsumyError]
) -> None:
    here = desk()
    await rule(here, **fields)
    with pytest.raises(error):
        await here.orders.place(ordered(roles=("8",)))
    assert await here.orders.book.open() == ()
    await here.orders.place(ordered("elsewhere", community="-200"))
    await here.orders.place(asking("private"))


async def test_who_has_the_role_and_is_in_the_channel_may_order(desk: MakeDesk) -> None:
    here = desk()
    await rule(here, channels=("3",), roles=("8", "9"))
    await here.orders.place(ordered(roles=("9", "1")))
    (order,) = await here.orders.book.open()
    assert "roles" not in order.asking.model_dump_json()


async def test_members_have_their_days_and_some_roles_have_more(desk: MakeDesk, clock: Clock) -> None:
    here = desk(quota(daily=100, burst=100, waiting=100))
    await rule(here, member_daily=1, role_daily={"8": 3, "9": 2})
    for user, roles, most in (("7", (), 1), ("8", ("9",), 2), ("9", ("9", "8"), 3)):
        for number in range(most):
            await here.orders.place(ordered(f"{user} {number}", user, roles=roles))
        with pytest.raises(DailyLimit) as caught:
            await here.orders.place(ordered(f"{user} last", user, roles=roles))
        assert (caught.value.what, caught.value.limit) == ("member", most)
        wanted = ordered("", user, roles=roles)
        now = (await here.quotas.standing(wanted.person, wanted.place)).here
        assert now is not None
        assert (now.made, now.daily) == (most, most)
    await here.orders.place(ordered("7 elsewhere", community="-200"))
    clock.ahead += caught.value.seconds + 1
    await here.orders.place(ordered("7 tomorrow"))


async def test_everybody_together_has_a_day_too(desk: MakeDesk) -> None:
    here = desk()
    await rule(here, daily=2)
    for user in ("7", "8"):
        await here.orders.place(ordered(user, user))
    with pytest.raises(DailyLimit) as caught:
        await here.orders.place(ordered("9", "9"))
    assert (caught.value.what, caught.value.limit) == ("community", 2)
    wanted = ordered("", "9")
    together = (await here.quotas.standing(wanted.person, wanted.place)).together
    assert together is not None
    assert (together.made, together.daily) == (2, 2)
    assert (await here.quotas.standing(wanted.person)).together is None


async def test_no_community_has_more_than_the_installation(desk: MakeDesk) -> None:
    here = desk(quota(community=1, daily=1))
    await rule(here, daily=50, member_daily=50)
    await here.orders.place(ordered())
    with pytest.raises(DailyLimit) as caught:
        await here.orders.place(ordered("two"))
    assert caught.value.what == "person"
    with pytest.raises(DailyLimit) as caught:
        await here.orders.place(ordered("three", "8"))
    assert (caught.value.what, caught.value.limit) == ("community", 1)


@pytest.mark.parametrize(
    ("wished", "made"),
    [
        ({}, ("noir", "uk")),
        ({"style": "manga"}, ("manga", "uk")),
        ({"language": "en"}, ("noir", "en")),
        ({"style": "manga", "language": "en"}, ("manga", "en")),
    ],
)
async def test_what_nobody_chose_is_as_usual_there(
    desk: MakeDesk, wished: dict[str, object], made: tuple[str, str]
) -> None:
    here = desk()
    await rule(here, style="noir", language="uk")
    order = await here.orders.place(ordered(**{"style": None, "language": None, **wished}))
    found = await here.orders.book.order(order)
    assert found is not None
    assert (found.asking.wish.style, found.asking.wish.language) == made
    async with here.open():
        await over(here)
    brief = (await here.library.comic("", "test:7")).brief
    assert (brief.style, brief.language) == made


def test_a_style_that_is_no_more_is_nobodys_wish() -> None:
    wish = CommunitySettings(style="cubism").over(ordered(style=None)).wish
    assert wish.style is None


async def test_a_community_can_be_stricter_than_the_installation(desk: MakeDesk) -> None:
    here = desk()
    coarse = "A fox says damn shit in the rain"
    await here.orders.place(ordered("before", idea=coarse))
    await rule(here, moderation="strict")
    with pytest.raises(IdeaRefused):
        await here.orders.place(ordered("after", idea=coarse))
    await here.orders.place(ordered("elsewhere", idea=coarse, community="-200"))
