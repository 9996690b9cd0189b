"""Say a finished story in another language: its words are known again and said as that language says them.

The stories hold the same variants in every language, in the same order. So a panel's words are found by
their templates, and what was put there by hand, which has no template, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, TypeVar

from kitsumy.comic import Balloon, Lines, Sfx, Shot

from .beats import FRAMES, INTERLUDES, Variant, frame
from .grammar import FIELD, Words, plain, say
from .storyteller import INTRODUCTIONS
from .tempers import tempers
from .voices import MOMENTS, voices
from .wording import LONGEST_CAPTION, SCENE, Opening

_ANY = r"[^.!?…]{1,60}?"
"""What may stand in a field: a noun phrase, never a sentence."""


class Tongue(NamedTuple):
    """How the new language tells this story: what fields stand for, which tags hold, the first caption."""

    language: str
    words: Words
    truths: frozenset[str]
    opening: Opening
    facts: tuple[str, ...]
    """What the first caption may be in place of a beat's own: the idea, a sequel's occasion."""


class Retold(NamedTuple):
    """One panel's words, and whether all of them could be said."""

    lines: Lines
    whole: bool


class _Pair(NamedTuple):
    """One variant in both languages."""

    told: Variant
    anew: Variant


class _Line(NamedTuple):
    """Which of a variant's balloons a text is, and what its hero thinks or cheers in it."""

    number: int
    voiced: Mapping[str, str]


class Retelling:
    """Says the panels of one story again, with a memory of the variants that are taken."""

    def __init__(self, language: str, tongue: Tongue) -> None:
        self._language, self._tongue = language, tongue
        self._taken: set[Variant] = set()

    def panel(self, lines: Lines, shot: Shot) -> Retold:
        """Return one panel's words in the new language."""
        pairs = _pairs(shot.action, self._language, self._tongue.language)
        pair = max(pairs, key=lambda one: self._known(lines, one.told), default=None)
        if pair is None or not self._known(lines, pair.told):
            return Retold(lines, lines == Lines())
        anew = self._sayable(pair, [other.anew for other in pairs])
        if anew is None:
            return Retold(lines, whole=False)
        self._taken.add(anew)
        return self._said(lines, pair.told, anew)

    def _known(self, lines: Lines, told: Variant) -> int:
        return (
            sum(self._line(place, said.text, told) is not None for place, said in enumerate(lines.balloons))
            + sum(self._parts(caption, told) is not None for caption in lines.captions)
            + sum(sound.text in told.sounds for sound in lines.sfx)
        )

    def _line(self, place: int, text: str, told: Variant) -> _Line | None:
        """Look at the balloon of the same place first: two may be alike."""
        for number in sorted(range(len(told.balloons)), key=lambda number: number != place):
            match = _pattern(told.balloons[number].text, self._language).fullmatch(text)
            if match:
                return _Line(number, match.groupdict())
        return None

    def _sayable(self, pair: _Pair, others: Sequence[Variant]) -> Variant | None:
        """Return the same variant; where it lacks a word, another one of the same speakers."""
        wanted = [utterance.who for utterance in pair.anew.balloons]
        for one in (pair.anew, *(other for other in others if other not in self._taken)):
            if one.needs <= self._tongue.truths and [said.who for said in one.balloons] == wanted:
                return one
        return None

    def _said(self, lines: Lines, told: Variant, anew: Variant) -> Retold:
        balloons = [self._balloon(place, said.text, told, anew) for place, said in enumerate(lines.balloons)]
        captions = [self._caption(caption, told, anew) for caption in lines.captions]
        sounds = [dict(zip(told.sounds, anew.sounds, strict=False)).get(sound.text) for sound in lines.sfx]
        kept = [old if new is None else new for old, new in zip(lines.captions, captions, strict=True)]
        retold = Lines(
            captions=tuple(filter(None, kept)),
            balloons=tuple(map(_with_text, lines.balloons, balloons)),
            sfx=tuple(map(_with_text, lines.sfx, sounds)),
        )
        return Retold(retold, None not in (*balloons, *captions, *sounds))

    def _balloon(self, place: int, text: str, told: Variant, anew: Variant) -> str | None:
        line = self._line(place, text, told)
        if line is None:
            return None
        voiced = {name: plain(self._voiced(name, words)) for name, words in line.voiced.items()}
        return say(anew.balloons[line.number].text, {**self._tongue.words, **voiced})

    def _voiced(self, moment: str, line: str) -> str:
        """Return what the same character says at such a moment in the new language."""
        new = voices()[self._tongue.language]
        for who, voice in voices()[self._language].items():
            known = [words.casefold() for words in voice.at(moment)]
            if line.casefold() in known:
                return new[who].at(moment)[known.index(line.casefold())]
        return line

    def _caption(self, caption: str, told: Variant, anew: Variant) -> str | None:
        """Return a caption of the old one's parts, of fewer where the new language needs more room."""
        parts = self._parts(caption, told)
        if parts is None:
            return None
        opening = self._tongue.opening
        whole = opening.idea if parts.idea and opening.idea else " ".join(anew.captions)
        bodies = (whole, whole.removeprefix(SCENE), "")[parts.start :]
        names = opening.names if parts.names else ""
        texts = [" ".join(filter(None, (say(body, self._tongue.words), names))) for body in bodies]
        return next((text for text in texts if len(text) <= LONGEST_CAPTION), texts[-1])

    def _parts(self, caption: str, told: Variant) -> _Parts | None:
        body, names = _without_names(caption, self._language)
        whole = " ".join(told.captions)
        if body in self._tongue.facts:
            return _Parts(0, names, idea=True)
        for start, template in enumerate((whole, whole.removeprefix(SCENE), "")):
            if _pattern(template, self._language).fullmatch(body):
                return _Parts(start, names)
        return None


class _Parts(NamedTuple):
    """What a caption is made of: all of a variant's (0), all but the scene (1) or none (2), and names."""

    start: int
    names: bool
    idea: bool = False


_Spoken = TypeVar("_Spoken", Balloon, Sfx)


def _with_text(old: _Spoken, text: str | None) -> _Spoken:
    return old if text is None else old.model_copy(update={"text": text})


def _without_names(caption: str, language: str) -> tuple[str, bool]:
    """Part a caption from the names that the first one may end with."""
    start, end = INTRODUCTIONS[language][0].split("{}")
    body, intro, names = caption.rpartition(start)
    return (body.rstrip(), True) if intro and names.endswith(end) else (caption, False)


@lru_cache(maxsize=64)
def _pairs(action: str, language: str, other: str) -> tuple[_Pair, ...]:
    """Return all ways in which the beat of an action may be worded, in two languages."""
    found: list[_Pair] = []
    for key in (*FRAMES, INTERLUDES):
        old, new = frame(key, language), frame(key, other)
        for beat in old.beats:
            if beat.action == action:
                found += map(_Pair, old.words[beat.name], new.words[beat.name])
                found += _tempers(language, other) if beat.part == "plan" else ()
    return tuple(found)


def _tempers(language: str, other: str) -> tuple[_Pair, ...]:
    rows = zip(tempers()[language], tempers()[other], strict=True)
    return tuple(pair for old, new in rows for pair in map(_Pair, old.plan, new.plan))


@lru_cache(maxsize=2048)
def _pattern(template: str, language: str) -> re.Pattern[str]:
    """Return what a template's sentences look like when its fields are filled in."""
    parts, end = list[str](), 0
    for field in FIELD.finditer(template):
        name, _, choices = field.groups()
        parts += re.escape(template[end : field.start()]), _filling(name, choices, language)
        end = field.end()
    return re.compile("".join((*parts, re.escape(template[end:]))), re.IGNORECASE)


def _filling(name: str, choices: str | None, language: str) -> str:
    if choices is not None:
        return f"(?:{'|'.join(map(re.escape, choices.split('|')))})"
    if name not in MOMENTS:
        return _ANY
    lines = chain.from_iterable(voice.at(name) for voice in voices()[language].values())
    return f"(?P<{name}>{'|'.join(map(re.escape, lines))})"
