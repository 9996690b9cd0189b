"""Tell a premise as a script: shots and words, the same for the same idea everywhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kitsumy.character import CharacterSheet
from kitsumy.comic import Dialogue, Lines, Plot, Script

from ..ideas.premise import Being, Noun, Premise
from .beats import INTERLUDES, Beat, Frame, Variant, Who, frame
from .grammar import NOBODY, Phrase, Words, being_phrase, plain, thing_phrase
from .outline import outline
from .seeds import seeded
from .staging import Setting, Stage, setting
from .tempers import planning
from .voices import voice_of
from .wording import Deck, Opening, Wording

_WHO: tuple[Who, ...] = ("A", "B", "C")
_NAMES = ("hero", "other", "third")
_ENOUGH_SHOTS = 2
INTRODUCTIONS = {"en": ("Starring: {}.", " and "), "uk": ("У ролях: {}.", " і ")}
"""How the first caption names those whom the title leaves out, and what stands before the last of them."""
_STEM = 4
"""Letters by which a name is recognised in another case."""


class Telling(NamedTuple):
    """All that decides what a story says."""

    premise: Premise
    sheets: tuple[CharacterSheet, ...]
    """One for each being of the premise, in its order."""
    title: str
    panels: int
    pages: int = 1
    opening: str = ""
    """A caption for the first panel in place of the frame's own."""
    companion: bool = False
    """Whether the second being is nobody the idea names."""
    sought: bool = False
    """Whether the second being is whom the story is about when there is no thing."""
    facts: tuple[str, ...] = ()
    said: frozenset[str] = frozenset()
    """What earlier parts have said."""
    series: str = ""
    """The idea a series began with; empty for a first part."""
    part: int = 1


def tell(telling: Telling) -> Script:
    """Return the story, ``panels * pages`` shots long."""
    premise = telling.premise
    rng = seeded(premise.idea, premise.language, premise.frame, telling.part)
    story, interludes = frame(premise.frame, premise.language), frame(INTERLUDES, premise.language)
    where = setting(premise, rng)
    words = words_of(premise, where)
    inserts = bool(premise.thing and premise.thing.prop)
    beats = outline(story, interludes, telling.panels * telling.pages, rng, inserts=inserts)
    beats = _attended(beats, len(telling.sheets))
    panels = _spoken(telling, beats, _Voices(story, interludes, words, premise.language))
    stage = Stage(premise, telling.sheets, where)
    shots = tuple(stage.shot(beat, lines) for beat, lines in zip(beats, panels, strict=True))
    plot = Plot(title=telling.title, cast=telling.sheets, shots=shots, facts=telling.facts)
    return Script(plot=plot, dialogue=Dialogue(panels=tuple(panels)))


class _Voices(NamedTuple):
    story: Frame
    interludes: Frame
    words: dict[str, Phrase]
    language: str


def words_of(premise: Premise, where: Setting) -> dict[str, Phrase]:
    """Return what the fields of templates stand for in a story."""
    words = {
        name: being_phrase(being, premise.language, first=name == "hero")
        for name, being in zip(_NAMES, premise.cast, strict=False)
    }
    topic = topic_of(premise)
    phrase = thing_phrase(topic, premise.language) if topic else None
    if phrase:
        words["thing"] = phrase
    return {**words, "scene": plain(where.words)}


def topic_of(premise: Premise) -> Noun | None:
    """Return what the story is about: the thing, else the other being the idea names."""
    if premise.thing:
        return premise.thing.noun
    return premise.cast[1].noun if len(premise.cast) > 1 else None


def truths_of(telling: Telling, words: Words) -> frozenset[str]:
    """Return the tags that hold: thing, topic, being, other, third, declined and so on."""
    premise = telling.premise
    truths = {name for name in _NAMES[1:] if name in words}
    if premise.thing and "thing" in words:
        truths |= {"thing", "topic", premise.thing.kind}
    elif telling.sought and not premise.thing:
        truths |= {"being"} | ({"topic"} if "thing" in words else set())
    else:
        truths.add("nothing")
    topic = topic_of(premise)
    truths |= {"declined"} if topic and topic.declined else set()
    truths |= {"companion"} if telling.companion else set()
    return frozenset(truths)


def _attended(beats: list[Beat], characters: int) -> list[Beat]:
    """Return the beats with a third character in at least two of them."""
    if characters < len(_WHO):
        return beats
    missing = _ENOUGH_SHOTS - sum("all" in beat.flags for beat in beats)
    roomy = [beat for beat in beats if beat.framing in ("wide", "medium") and "all" not in beat.flags]
    joined = {beat.name for beat in roomy[: max(0, missing)]}
    return [
        beat.model_copy(update={"flags": (*beat.flags, "all")}) if beat.name in joined else beat
        for beat in beats
    ]


def _spoken(telling: Telling, beats: Sequence[Beat], voices: _Voices) -> list[Lines]:
    hero = telling.premise.cast[0]
    wording = Wording(
        voices.words,
        truths_of(telling, voices.words),
        {who: sheet.id for who, sheet in zip(_WHO, telling.sheets, strict=False)},
        voice_of(hero.role, hero.species, telling.premise.language),
        Deck(telling.series or telling.premise.idea, telling.part),
        telling.said,
    )
    opening = opening_of(telling, voices.words)
    return [
        wording.lines(
            _choices(beat, voices, hero),
            beat.name,
            about_thing=beat.part == "setup",
            opening=None if index else opening,
        )
        for index, beat in enumerate(beats)
    ]


def _choices(beat: Beat, voices: _Voices, hero: Being) -> tuple[Variant, ...]:
    """Return what may be said in a beat: a hero with a temper plans in its own way."""
    temper = planning(hero.adjective, voices.language) if beat.part == "plan" else ()
    return temper or (voices.interludes if beat.part == "scene" else voices.story).words[beat.name]


def opening_of(telling: Telling, words: Words) -> Opening:
    """Return the first caption's duties: a sequel's occasion, the names that the title leaves out."""
    unnamed = [
        words[name].forms[""]
        for index, (name, being) in enumerate(zip(_NAMES, telling.premise.cast, strict=False))
        if not (index == 1 and telling.companion)
        and (being.name or being.noun.nominative).casefold() not in NOBODY
        and not mentions(f"{telling.title} {telling.opening}", being.name or being.noun.nominative)
    ]
    if not unnamed:
        return Opening(telling.opening)
    intro, last = INTRODUCTIONS[telling.premise.language]
    names = last.join(filter(None, (", ".join(unnamed[:-1]), unnamed[-1])))
    return Opening(telling.opening, intro.format(names))


def mentions(text: str, called: str) -> bool:
    """Tell whether words name somebody, in whatever case."""
    stems = [word[: max(_STEM, len(word) - 3)].casefold() for word in re.findall(r"\w+", called)]
    return bool(stems) and stems[-1] in text.casefold()
