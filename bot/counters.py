"""Counters for Prometheus, on a loopback port: orders, their stages' seconds, failures, the queue."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    start_http_server,
)

from .listening import OrderStep, StudioStage
from .orderbook import Order

LOOPBACK = "127.0.0.1"
_LAST = frozenset({"delivered", "failed", "cancelled", "lost"})
_BUCKETS = (0.05, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 60.0, 180.0, 600.0)

_LATE = (0.005, 0.01, 0.02, 0.03, 0.04, 0.05, 0.075, 0.1, 0.2, 0.5)


class Counters:
    """Hears of orders' steps and counts them."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._clock = clock
        self._steps: dict[str, tuple[OrderStep, float]] = {}
        """The last step of every order that is not over, and its time."""
        self._ended = Counter(
            "kitsumy_orders", "Orders that are over", ["platform", "outcome"], registry=self.registry
        )
        self._failed = Counter(
            "kitsumy_failures", "Failed orders by error", ["reason"], registry=self.registry
        )
        self._stages = Histogram(
            "kitsumy_stage_seconds",
            "Seconds from the step before to this one",
            ["step"],
            buckets=_BUCKETS,
            registry=self.registry,
        )
        self._studio = Histogram(
            "kitsumy_studio_seconds",
            "Seconds that a stage of a comic took",
            ["stage"],
            buckets=_BUCKETS,
            registry=self.registry,
        )
        self._latency = Histogram(
            "kitsumy_order_seconds",
            "Seconds from an order to its page",
            ["platform"],
            buckets=_BUCKETS,
            registry=self.registry,
        )
        self._late = Histogram(
            "kitsumy_loop_lag_seconds",
            "How late the event loop is",
            buckets=_LATE,
            registry=self.registry,
        )
        waiting = Gauge("kitsumy_orders_waiting", "Orders that nobody works on yet", registry=self.registry)
        waiting.set_function(lambda: sum(step in ("placed", "heard") for step, _ in self._steps.values()))
        unfinished = Gauge("kitsumy_orders_open", "Orders that are not over", registry=self.registry)
        unfinished.set_function(lambda: len(self._steps))

    def late(self, seconds: float) -> None:
        """Count how late the event loop was."""
        self._late.observe(seconds)

    def stage(self, order: str, stage: StudioStage, seconds: float) -> None:
        """Count a stage of the studio's."""
        self._studio.labels(stage).observe(seconds)

    def recall(self, orders: Iterable[Order]) -> None:
        """Count orders that an earlier process has left."""
        for order in orders:
            self._steps.setdefault(order.id, ("placed", order.placed_at))

    def __call__(self, order: Order, step: OrderStep, reason: str = "") -> None:
        """Count one step of an order."""
        now, platform = self._clock(), order.asking.person.platform
        if step != "placed":
            _, before = self._steps.get(order.id, ("placed", order.placed_at))
            self._stages.labels(step).observe(max(0.0, now - before))
        if step not in _LAST:
            self._steps[order.id] = step, now
            return
        self._steps.pop(order.id, None)
        self._ended.labels(platform, step).inc()
        if step == "delivered":
            self._latency.labels(platform).observe(max(0.0, now - order.placed_at))
        if step == "failed":
            self._failed.labels(reason or "Unexpected").inc()

    @contextmanager
    def served(self, port: int) -> Iterator[int]:
        """Show the counters to this machine as long as the context is open; yield the port.

        Raises:
            OSError: the port is taken.

        """
        server, thread = start_http_server(port, addr=LOOPBACK, registry=self.registry)
        try:
            yield server.server_port
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
