from __future__ import annotations

import urllib.request

from bot.counters import Counters
from bot.listening import OrderStep
from bot.orderbook import Order
from tests.bot.surfaces import asking


def order(id: str) -> Order:
    wanted = asking(id)
    return Order(id=id, asking=wanted, place=wanted.place, state="open", placed_at=100.0)


def test_orders_are_counted_by_how_they_ended_and_how_long_each_step_took() -> None:
    now = [100.0]
    counters = Counters(lambda: now[0])
    value = counters.registry.get_sample_value
    counters.recall([order("old")])
    steps: tuple[tuple[OrderStep, float], ...] = (
        ("placed", 100.0),
        ("heard", 100.2),
        ("begun", 102.0),
        ("made", 105.0),
        ("delivered", 106.0),
    )
    for step, at in steps:
        now[0] = at
        counters(order("new"), step)
        if step == "heard":
            assert value("kitsumy_orders_waiting") == 2
    counters(order("old"), "failed", "TextDoesNotFit")
    assert value("kitsumy_orders_total", {"platform": "test", "outcome": "delivered"}) == 1
    assert value("kitsumy_failures_total", {"reason": "TextDoesNotFit"}) == 1
    assert value("kitsumy_orders_open") == value("kitsumy_orders_waiting") == 0
    assert value("kitsumy_stage_seconds_sum", {"step": "made"}) == 3.0
    assert value("kitsumy_order_seconds_sum", {"platform": "test"}) == 6.0


def test_they_are_shown_on_loopback_only() -> None:
    counters = Counters()
    counters(order("one"), "cancelled")
    with counters.served(0) as port, urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
        text = answer.read().decode()
    assert 'kitsumy_orders_total{outcome="cancelled",platform="test"} 1.0' in text
