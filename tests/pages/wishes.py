"""Panels to be laid out: any, and those of an ordinary story."""

from __future__ import annotations

from hypothesis import strategies as st

from kitsumy.pages import PanelWish
from kitsumy.styles import find

COMIC = find("comic").page

wishes = st.builds(
    PanelWish,
    framing=st.sampled_from(["wide", "medium", "close", "insert"]),
    figures=st.integers(0, 4),
    importance=st.integers(1, 5),
    words=st.integers(0, 40),
    min_width=st.integers(0, 900),
    min_height=st.integers(0, 500),
    action=st.booleans(),
)


def story(panels: int) -> list[PanelWish]:
    """Return wishes like those of an ordinary script."""
    middle = [
        PanelWish(framing="medium", figures=2, words=9),
        PanelWish(framing="close", words=6),
        PanelWish(framing="medium", words=8, importance=2),
        PanelWish(framing="insert", figures=0, importance=2),
        PanelWish(framing="medium", figures=2, words=10),
        PanelWish(framing="close", words=5, importance=4),
    ]
    first = PanelWish(framing="wide", figures=2, importance=4, words=12)
    last = PanelWish(framing="medium", figures=2, importance=4, words=8)
    return [first, *middle[: max(0, panels - 2)], last][:panels]
