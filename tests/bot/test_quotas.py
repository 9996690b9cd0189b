from __future__ import annotations

import asyncio
from collections.abc import Awaitable

import pytest

from bot.asking import Asking, Person
from bot.limits import Limits, changed, defaults
from bot.orderbook import Order
from bot.quotas import Quotas
from bot.refusals import BudgetSpent, DailyLimit, TooFast
from kitsumy.ledger import Call, Ledger, Result
from kitsumy.library import Library
from kitsumy.slips import Slip
from tests.bot.conftest import MakeDesk, quota
from tests.bot.surfaces import asking
from tests.jobs.conftest import Clock

DAY = 86400


async def test_fifty_orders_at_once_never_pass_the_limit(desk: MakeDesk) -> None:
    here = desk(quota(daily=7, burst=100, waiting=100))
    results = await asyncio.gather(
        *(here.orders.place(asking(str(number))) for number in range(50)), return_exceptions=True
    )
    refused = [one for one in results if isinstance(one, Exception)]
    assert len(refused) == 43
    assert {type(one) for one in refused} == {DailyLimit}
    assert (await here.quotas.standing(asking().person)).made == 7


async def test_a_burst_is_slowed_down_and_says_for_how_long(desk: MakeDesk) -> None:
    here = desk(quota(burst=2, burst_seconds=60))
    for key in ("one", "two"):
        await here.orders.place(asking(key))
    with pytest.raises(TooFast) as caught:
        await here.orders.place(asking("three"))
    assert 0 < caught.value.seconds <= 30


@pytest.mark.parametrize(
    ("limits", "whose"),
    [
        (quota(daily=2), "person"),
        (quota(community=2), "community"),
        (quota(installation=2), "installation"),
    ],
)
async def test_every_limit_holds_and_says_whose_it_is(
    desk: MakeDesk, clock: Clock, limits: Limits, whose: str
) -> None:
    here = desk(limits)
    users = ("7", "7", "7") if whose == "person" else ("7", "8", "9")
    for number, user in enumerate(users[:2]):
        await here.orders.place(_in_a_group(str(number), user))
    with pytest.raises(DailyLimit) as caught:
        await here.orders.place(_in_a_group("last", users[2]))
    assert (caught.value.what, caught.value.limit) == (whose, 2)
    clock.ahead += caught.value.seconds + 1
    await here.orders.place(_in_a_group("tomorrow", users[2]))


async def test_another_community_has_its_own_limit(desk: MakeDesk) -> None:
    here = desk(quota(community=1))
    await here.orders.place(_in_a_group("one", "7"))
    await here.orders.place(_in_a_group("two", "7", community="-200"))
    await here.orders.place(asking("private"))


async def test_what_failed_or_was_cancelled_counts_no_more(desk: MakeDesk) -> None:
    here = desk(quota(daily=1))
    first = await here.orders.place(asking("one"))
    order = await _order(here.orders.book.order(first))
    await here.orders.book.end(order, "failed")
    await here.orders.place(asking("two"))
    with pytest.raises(DailyLimit):
        await here.orders.place(asking("three"))


async def test_money_is_reserved_then_settled(desk: MakeDesk) -> None:
    here = desk(quota(budget=1.0))
    book, person = here.orders.book, asking().person
    order, _ = await book.take(asking("one"), cost=700_000)
    assert (await here.quotas.standing(person)).spent == pytest.approx(0.7)
    with pytest.raises(BudgetSpent):
        await book.take(asking("two"), cost=400_000)
    order = await book.put(order, order.place, "job-1")
    paid = Call(key="k", kind="panel", owner=person.owner, provider="replicate", job="job-1")
    await Ledger(here.library.store).once(paid, _half_a_dollar)
    await book.end(order, "delivered")
    await book.take(asking("three"), cost=400_000)
    assert (await here.quotas.standing(person)).spent == pytest.approx(0.9)


async def test_what_went_into_an_order_that_failed_is_not_the_persons_to_pay(desk: MakeDesk) -> None:
    limits = changed({"member": {"budget": 1.0}, "installation": {"budget": 0.6}})
    here = desk(Limits.model_validate(limits))
    book, person = here.orders.book, asking().person
    order, _ = await book.take(asking("one"), cost=500_000)
    order = await book.put(order, order.place, "job-1")
    paid = Call(key="k", kind="panel", owner=person.owner, provider="replicate", job="job-1")
    await Ledger(here.library.store).once(paid, _half_a_dollar)
    await book.end(order, "failed")
    assert (await here.quotas.standing(person)).spent == 0
    with pytest.raises(BudgetSpent) as caught:
        await book.take(asking("two"), cost=400_000)
    assert caught.value.what == "installation"


async def _half_a_dollar(slip: Slip) -> Result:
    slip.charged(500_000, "paint-2")
    return Result(document="{}")


async def test_an_order_ends_once(desk: MakeDesk) -> None:
    here = desk()
    order, _ = await here.orders.book.take(asking())
    await here.orders.book.end(order, "delivered")
    await here.orders.book.end(order, "failed")
    assert (await _order(here.orders.book.order(order.id))).state == "delivered"


@pytest.mark.parametrize("role", ["owner", "admin", "member", "guest"])
async def test_roles_have_limits_of_their_own(library: Library, role: str) -> None:
    person = Person.model_validate({"platform": "test", "user": "7", "language": "en", "role": role})
    standing = await Quotas(library.store, defaults()).standing(person)
    assert standing.daily == getattr(defaults(), role).daily
    assert 0 < standing.seconds <= DAY


def _in_a_group(key: str, user: str, community: str = "-100") -> Asking:
    wanted = asking(key, user=user)
    return wanted.model_copy(update={"place": wanted.place.model_copy(update={"community": community})})


async def _order(found: Awaitable[Order | None]) -> Order:
    order = await found
    assert isinstance(order, Order)
    return order
