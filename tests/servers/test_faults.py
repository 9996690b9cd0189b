"""Which call meets which fault."""

from __future__ import annotations

from tests.servers.faults import BROKEN, LOST_REPLY, Faults, Garbled, too_many


def test_queued_faults_meet_the_next_calls_but_no_long_poll() -> None:
    faults = Faults(spared=("getUpdates",))
    faults.queue(BROKEN, LOST_REPLY)
    met = [faults.strike(name) for name in ("getUpdates", "sendMessage", "getUpdates", "getMe", "getMe")]
    assert met == [None, BROKEN, None, LOST_REPLY, None]
    assert faults.struck == [("sendMessage", BROKEN), ("getMe", LOST_REPLY)]


def test_a_rule_counts_its_own_method_from_the_nth_call_on() -> None:
    faults = Faults(spared=("getUpdates",))
    faults.on("sendPhoto", too_many(3), nth=2, times=2)
    faults.on("getUpdates", BROKEN)
    met = [
        faults.strike(name) for name in ("sendPhoto", "sendMessage", "SENDPHOTO", "sendPhoto", "sendPhoto")
    ]
    assert met == [None, None, too_many(3), too_many(3), None]
    assert faults.strike("getUpdates") == BROKEN


def test_chance_is_the_same_for_the_same_seed_until_it_is_cleared() -> None:
    def met(seed: int) -> list[bool]:
        faults = Faults(seed)
        faults.chance(0.3, Garbled())
        return [faults.strike("sendMessage") is not None for _ in range(200)]

    assert met(1) == met(1) != met(2)
    assert 30 < sum(met(1)) < 90
    faults = Faults()
    faults.chance(1, BROKEN, method="getMe")
    assert (faults.strike("getMe"), faults.strike("sendMessage")) == (BROKEN, None)
    faults.clear()
    assert faults.strike("getMe") is None


def test_an_outage_strikes_everything_until_it_is_over() -> None:
    faults = Faults(spared=("getUpdates",))
    with faults.during(BROKEN):
        met = [faults.strike(name) for name in ("getMe", "sendMessage", "getUpdates")]
    assert met == [BROKEN, BROKEN, None]
    assert faults.strike("getMe") is None
    with faults.during(BROKEN):
        faults.clear()
    assert faults.strike("getMe") is None
