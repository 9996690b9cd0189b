"""Share out a length among neighbours in whole pixels."""

from __future__ import annotations

from collections.abc import Sequence


def share(
    total: int, weights: Sequence[float], lows: Sequence[float], highs: Sequence[float]
) -> tuple[int, ...]:
    """Divide a length by weight, within limits.

    The parts always add up to ``total``. When the lower limits leave no room the parts follow them; when
    the upper ones, all above zero, leave too much they follow those. Rounding may pass an upper limit by
    a few pixels.
    """
    if sum(lows) >= total:
        return _whole(total, [total * low / sum(lows) for low in lows])
    if sum(highs) <= total:
        return _whole(total, [total * high / sum(highs) for high in highs])
    return _whole(total, _within(total, weights, lows, highs))


def _within(
    total: float, weights: Sequence[float], lows: Sequence[float], highs: Sequence[float]
) -> list[float]:
    """Settle the parts that hit a limit, one side at a time, as flexible boxes in CSS are."""
    parts = [0.0] * len(weights)
    free = list(range(len(weights)))
    while free:
        unit = (total - sum(parts[i] for i in range(len(parts)) if i not in free)) / sum(
            weights[i] for i in free
        )
        held = {i: min(max(weights[i] * unit, lows[i]), highs[i]) for i in free}
        excess = sum(held[i] - weights[i] * unit for i in free)
        for i in tuple(free):
            moved = held[i] - weights[i] * unit
            if abs(excess) < 1e-6 or moved * excess > 0:
                parts[i] = held[i]
                free.remove(i)
    return parts


def _whole(total: int, parts: Sequence[float]) -> tuple[int, ...]:
    """Round down and give what is left over to the largest."""
    sizes = [int(part + 1e-6) for part in parts]
    sizes[sizes.index(max(sizes))] += total - sum(sizes)
    return tuple(sizes)
