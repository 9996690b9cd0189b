"""A length shared out keeps its sum and its limits."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kitsumy.pages.sharing import share

parts = st.lists(
    st.tuples(st.floats(0.1, 5), st.integers(0, 600), st.integers(1, 900)), min_size=1, max_size=8
)


@settings(max_examples=150, deadline=None)
@given(st.integers(100, 3000), parts)
def test_the_parts_add_up_and_keep_their_lower_limits(
    total: int, parts: list[tuple[float, int, int]]
) -> None:
    weights = [weight for weight, _, _ in parts]
    lows = [float(low) for _, low, _ in parts]
    highs = [float(low + more) for _, low, more in parts]
    shares = share(total, weights, lows, highs)
    assert sum(shares) == total
    if sum(lows) <= total:
        assert all(part >= low for part, low in zip(shares, lows, strict=True))
        if sum(highs) >= total:
            assert all(part <= high + len(parts) for part, high in zip(shares, highs, strict=True))


def test_free_parts_follow_their_weights() -> None:
    assert share(600, [1, 2, 3], [0, 0, 0], [600, 600, 600]) == (100, 200, 300)


def test_a_held_part_leaves_the_rest_to_the_others() -> None:
    assert share(600, [1, 1, 1], [400, 0, 0], [600, 600, 600]) == (400, 100, 100)
    assert share(600, [1, 1, 1], [0, 0, 0], [100, 600, 600]) == (100, 250, 250)
