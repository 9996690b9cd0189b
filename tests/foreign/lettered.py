"""Letter foreign panels as the studio does: look at the picture, then place the words."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PIL.Image import Image

from kitsumy.comic import Balloon, Lines, Shot
from kitsumy.heads import busy, find
from kitsumy.lettering import Placement, Spare, place
from kitsumy.page import Anchor, Busy, FontTheme
from kitsumy.styles import LetteringHabits
from kitsumy.styles import find as find_style

from .panel import Foreign

_WORDS = {
    "en": (
        ("Did you hear that noise?", "It came from behind the old clock.", "Nobody move!"),
        ("I had a plan for this!", "You had a drawing of a sandwich.", "A very good one!"),
        ("Quick, close the window.", "Which one? There are twelve of them.", "All of them!"),
        ("My umbrella is gone again.", "You are holding it over your head.", "Ah. So I am."),
    ),
    "uk": (
        ("Ти чуєш цей дивний звук?", "Він лунає з-за старого годинника.", "Нікому не рухатися!"),
        ("У мене був чіткий план!", "У тебе був малюнок бутерброда.", "Дуже гарний!"),
        ("Мерщій зачини вікно.", "Котре з них? Їх тут аж дванадцять.", "Усі до одного!"),
        ("Моя парасолька знову щезла.", "Ти тримаєш її над головою, друже.", "А й справді."),
    ),
}
"""Talks of about the same length."""
_SIZES = (38, 36, 34, 32)
_SPARES: tuple[Spare, ...] = ("heads", "faces")


class Seen(NamedTuple):
    """What was found in a panel."""

    anchors: tuple[Anchor, ...]
    busy: tuple[Busy, ...]


class Lettered(NamedTuple):
    """What was seen in a panel, and the letters placed for it; None when the words do not fit."""

    seen: Seen
    placement: Placement | None


@lru_cache(maxsize=2)
def habits(font: FontTheme) -> LetteringHabits:
    """Return the habits of a style's letters in one of the fonts."""
    return find_style("comic").lettering.model_copy(update={"font": font})


def lines(panel: Foreign, language: str, balloons: int = 2, talk: int = 0) -> Lines:
    """Return words that the panel's figures say in turn; without figures somebody outside says them."""
    speakers = [figure.character for figure in panel.shot.figures] or ["somebody"]
    talks = _WORDS[language]
    texts = talks[talk % len(talks)][:balloons]
    said = [Balloon(speaker=speakers[i % len(speakers)], text=text) for i, text in enumerate(texts)]
    return Lines(balloons=tuple(said))


def look(picture: Image, shot: Shot) -> Seen:
    """Return who is where in a picture of its panel's shape, and what letters should spare."""
    anchors = find(picture, shot)
    return Seen(anchors, busy(picture, anchors))


def letter(panel: Foreign, language: str, font: FontTheme = "print", talk: int = 0) -> Lettered:
    """Place two balloons, three where the panel is wide, at the largest type that fits."""
    seen = look(panel.picture, panel.shot)
    words = lines(panel, language, 3 if panel.size.width > 1000 else 2, talk)
    for spare in _SPARES:
        for type_size in _SIZES:
            found = place(panel.size, words, seen.anchors, seen.busy, habits(font), type_size, 3, spare=spare)
            if found is not None:
                return Lettered(seen, found)
    return Lettered(seen, None)
