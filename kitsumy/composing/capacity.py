"""How many words would have fitted, to tell somebody whose words did not."""

from __future__ import annotations

from collections.abc import Callable

from ..comic import Lines
from ..errors import TextDoesNotFit


def short_of(panel: int, lines: Lines, fits: Callable[[Lines], bool]) -> TextDoesNotFit:
    """Return the error that names the wordiest balloon and about how many words would fit.

    They are counted with every text cut to the same number of words, as many as ``fits`` allows.
    """
    counts = [len(one.text.split()) for one in lines.balloons]
    others = [len(caption.split()) for caption in lines.captions]
    longest = max([0, *counts, *others])
    balloon = counts.index(longest) + 1 if longest in counts else 0
    low, high = 0, max(0, longest - 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(_cut(lines, middle)) else (low, middle - 1)
    room = sum(min(count, low) for count in (*counts, *others))
    what = "balloon" if balloon else "caption"
    return TextDoesNotFit(panel, sum(counts) + sum(others), balloon, room, what)


def _cut(lines: Lines, most: int) -> Lines:
    """Return a panel's words with at most so many in each text."""
    return lines.model_copy(
        update={
            "captions": tuple(_first(caption, most) for caption in lines.captions),
            "balloons": tuple(
                one.model_copy(update={"text": _first(one.text, most)}) for one in lines.balloons
            ),
        }
    )


def _first(text: str, most: int) -> str:
    return " ".join(text.split()[:most])
