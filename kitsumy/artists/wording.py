"""The words for image models: data, and free words made harmless."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources

from kitsumy.character import Colour
from kitsumy.frozen import Frozen

_LONGEST = 90
"""Letters of one free word or phrase; what is longer tells a story, not a picture."""
_ADDRESS = re.compile(r"(?:\w+://|www\.)\S+")
_MARKUP = re.compile(r"[^\w\s.,'’ʼ%°&+/-]|_")
"""Signs that weigh words, switch models or begin markup: brackets, colons, bars, stars, quotes…"""


class Wording(Frozen):
    """How each word of a shot is told."""

    framing: dict[str, str]
    angle: dict[str, str]
    slot: dict[str, str]
    facing: dict[str, str]
    gender: dict[str, str]
    pose: dict[str, str]
    effect: dict[str, str]
    phrases: dict[str, str]
    colours: dict[str, Colour]

    def colour(self, colour: Colour) -> str:
        """Return the name of the nearest colour that has one."""
        wanted = _channels(colour)
        return min(self.colours, key=lambda name: _distance(_channels(self.colours[name]), wanted))


@lru_cache(maxsize=1)
def wording() -> Wording:
    """Return the words of ``data/wording.toml``."""
    text = (resources.files(__package__) / "data" / "wording.toml").read_text("utf-8")
    return Wording.model_validate(tomllib.loads(text))


def plain(free: str) -> str:
    """Return free words as nothing but words: on one line, without markup or addresses, cut at a word."""
    words = " ".join(_MARKUP.sub(" ", _ADDRESS.sub(" ", free)).split())
    if len(words) <= _LONGEST:
        return words.strip(" .,")
    cut = words[: _LONGEST + 1].rsplit(" ", 1)[0][:_LONGEST]
    return cut.strip(" .,")


def _channels(colour: Colour) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _distance(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Return how unlike two colours look: red and blue count by how red they are (the "redmean")."""
    mean = (one[0] + other[0]) / 2
    red, green, blue = (a - b for a, b in zip(one, other, strict=True))
    return (2 + mean / 256) * red * red + 4 * green * green + (2 + (255 - mean) / 256) * blue * blue
