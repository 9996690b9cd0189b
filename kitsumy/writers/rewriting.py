"""Make a dialogue hold without a model: speakers are there or near, words fit, one panel keeps silent."""

from __future__ import annotations

from kitsumy.comic import Balloon, Dialogue, Lines, Plot, Shot

from . import checking, cleaning
from .languages import is_in
from .limits import Limits

_OFF_PANEL = 1
"""Voices from outside that one panel may have: more of them nobody could tell apart."""
_NEARLY_SILENT = 4
"""Words that a panel can do without, where no other is silent."""


def rewritten(dialogue: Dialogue, plot: Plot, language: str, limits: Limits) -> Dialogue:
    """Return a dialogue that holds as well as it can.

    Words of another language are left out, unless hardly any others are there: a comic in the wrong
    language is better than one without words.
    """
    own = is_in(" ".join(text for lines in dialogue.panels for text in checking.said(lines)), language)
    panels = []
    for lines, shot in zip(dialogue.panels, plot.shots, strict=True):
        heard = _near(lines, shot)
        panels.append(_fitted(_in_language(heard, language) if own else heard, limits))
    return Dialogue(panels=tuple(_hushed(panels, plot)))


def _near(lines: Lines, shot: Shot) -> Lines:
    """Return a panel's words with no more voices from outside it than can be told apart."""
    present = {figure.character for figure in shot.figures}
    near, voices = [], 0
    for one in lines.balloons:
        voices += one.speaker not in present
        if one.speaker in present or voices <= _OFF_PANEL:
            near.append(one)
    return lines.model_copy(update={"balloons": tuple(near)})


def _in_language(lines: Lines, language: str) -> Lines:
    """Leave out what nobody would understand."""
    return lines.model_copy(
        update={
            "captions": tuple(text for text in lines.captions if is_in(text, language)),
            "balloons": tuple(one for one in lines.balloons if is_in(one.text, language)),
        }
    )


def _fitted(lines: Lines, limits: Limits) -> Lines:
    if not checking.too_long(lines, limits):
        return lines
    captions = tuple(cleaning.fewer_words(text, limits.caption_words) for text in lines.captions)
    balloons = tuple(_shorter(one, limits.balloon_words) for one in lines.balloons)
    lines = lines.model_copy(update={"captions": captions, "balloons": balloons})
    while checking.too_long(lines, limits):
        lines = _with_less(lines)
    return lines


def _shorter(one: Balloon, words: int) -> Balloon:
    return one.model_copy(update={"text": cleaning.fewer_words(one.text, words)})


def _with_less(lines: Lines) -> Lines:
    """Return a panel without its last caption, else without its last balloon but one."""
    if lines.captions:
        return lines.model_copy(update={"captions": lines.captions[:-1]})
    return lines.model_copy(update={"balloons": (*lines.balloons[:-2], *lines.balloons[-1:])[-2:]})


def _hushed(panels: list[Lines], plot: Plot) -> list[Lines]:
    """Return panels one of which is silent, if one of them says next to nothing."""
    counts = [checking.words_in(lines) for lines in panels]
    inner = range(1, len(panels) - 1)
    if len(panels) < checking.TWICE_FROM or 0 in counts:
        return panels
    least = min(inner, key=lambda at: (counts[at], plot.shots[at].importance))
    if counts[least] > _NEARLY_SILENT:
        return panels
    return [lines if at != least else Lines(sfx=lines.sfx) for at, lines in enumerate(panels)]
