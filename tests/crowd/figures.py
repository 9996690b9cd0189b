"""What a crowd run measures."""

from __future__ import annotations

import urllib.request
from dataclasses import dataclass

from prometheus_client.parser import text_string_to_metric_families as families


@dataclass(frozen=True)
class Figures:
    """Counts, and seconds and megabytes."""

    orders: int
    pages: int
    doubled: int
    heard_p50: float
    heard_p99: float
    fair: bool
    most_in_a_second: int
    """Calls in one chat within a second."""
    lag_p99: float
    """Upper bound of the event loop's lag, from its histogram."""
    memory: float
    seconds: float

    @property
    def rows(self) -> list[tuple[str, str]]:
        return [
            ("orders", str(self.orders)),
            ("pages", f"{self.pages} ({self.doubled} doubled)"),
            (
                "acknowledged",
                f"p50 {self.heard_p50 * 1e3:.0f} ms, p99 {self.heard_p99 * 1e3:.0f} ms",
            ),
            ("fair", "yes" if self.fair else "NO"),
            ("calls/s a chat", str(self.most_in_a_second)),
            ("lag", f"p99 ≤ {self.lag_p99 * 1e3:.0f} ms"),
            ("memory", f"{self.memory:.0f} MB at most"),
            ("seconds", f"{self.seconds:.0f}"),
        ]


@dataclass(frozen=True)
class Counted:
    """What the bot's own counters say."""

    memory: float
    lag: dict[float, float]
    """Samples at most so many seconds late."""

    @classmethod
    def read(cls, port: int) -> Counted:
        """Ask a bot. Blocks for some milliseconds."""
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
            text = answer.read().decode()
        samples = [sample for family in families(text) for sample in family.samples]
        memory = next(s.value for s in samples if s.name == "process_resident_memory_bytes")
        lag = {float(s.labels["le"]): s.value for s in samples if s.name == "kitsumy_loop_lag_seconds_bucket"}
        return cls(memory / 1e6, lag)

    def lag_at(self, share: float) -> float:
        """Return the bucket that a share of the samples is in or under."""
        most = max(self.lag.values(), default=0.0)
        return min((edge for edge, count in self.lag.items() if count >= share * most), default=0.0)


def percentile(values: list[float], share: float) -> float:
    """Return the value that a share of all are at most."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
