"""How many words a panel holds, by the letterer's own measure: what writers are told before they write."""

from __future__ import annotations

from functools import lru_cache

from .. import lettering, pages
from ..comic import Balloon, Brief, Lines
from ..geometry import Size
from ..styles import Style, find
from ..writers import Limits
from .camera import TYPE_SIZES

_SAMPLES = {
    "en": "well then we had better look for the other hat before it rains again",
    "uk": "тоді нам краще знайти другий капелюх раніше ніж знову почнеться дощ",
}
"""Words of usual length, to be measured; those of other languages are about as long as the longer ones."""
_MOST, _LEAST = 24, 8
"""Words in a panel, however large or small it is: a strict editor lets 25 pass."""
_OF_PANEL, _CAPTION = 0.6, 12
"""What part of a panel's words one balloon may have, and how many a caption."""
_LONGEST_BALLOON, _SHORTEST = 14, 6
_CROWDED = 12
"""Words below which a panel has no room for a third balloon."""


def limits(brief: Brief) -> Limits:
    """Return how many words the panels of a brief hold."""
    return _limits(brief.language, brief.style, brief.panels)


@lru_cache(maxsize=256)
def _limits(language: str, key: str, panels: int) -> Limits:
    style = find(key)
    frame = _smallest(style, panels)
    fitting = [words for words in range(_LEAST, _MOST + 1) if _fits(words, language, style, frame)]
    most = max(fitting, default=_LEAST)
    return Limits(
        panel_words=most,
        balloon_words=min(_LONGEST_BALLOON, max(_SHORTEST, round(most * _OF_PANEL))),
        caption_words=min(_CAPTION, max(_SHORTEST, most // 2)),
        balloons=3 if most >= _CROWDED else 2,
    )


def _smallest(style: Style, panels: int) -> Size:
    """Return the smallest frame of a page on which every panel wants the same."""
    wish = pages.PanelWish(framing="medium", figures=2, importance=3, min_width=0, min_height=0, words=0)
    (layout,) = pages.plan([wish] * panels, style.page, 1, 1, "Title", "ltr")
    return min((pages.size_of(frame) for frame in layout.frames), key=lambda size: size.width * size.height)


def _fits(words: int, language: str, style: Style, frame: Size) -> bool:
    """Tell whether two people can share so many words in a frame."""
    sample = (_SAMPLES.get(language, _SAMPLES["uk"]).split() * 2)[:words]
    half = (words + 1) // 2
    lines = Lines(
        balloons=(
            Balloon(speaker="a", text=" ".join(sample[:half])),
            Balloon(speaker="b", text=" ".join(sample[half:])),
        )
    )
    need = lettering.demand(lines, style.lettering, TYPE_SIZES[-1])
    return need.min_width <= frame.width and need.min_height <= frame.height
