"""What a model is asked to answer, as strict schemas, and what is read of what it does answer.

As schemas these have no defaults and no other keys, as strict structured output wants. As readers they take
whatever comes: missing keys are empty, others passed over, words cleaned, choices the nearest there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, model_validator

from kitsumy.character import Gender
from kitsumy.comic import Framing, Slot
from kitsumy.frozen import Frozen
from kitsumy.page import BalloonKind

from . import cleaning

_WORD, _PHRASE, _SENTENCE = 40, 90, 240
"""Characters of a word, of a phrase, of a sentence."""
_LONGEST_ID = 120
"""Characters of an id or a name by which somebody is known: ids of older comics are the library's keys."""
_CAST, _SHOTS, _FIGURES, _FACES, _FACTS, _SAID = 8, 60, 6, 6, 24, 8
"""Most of each that is read of one answer."""
Age = Literal["child", "adult", "elder"]
Build = Literal["small", "average", "large"]
Time = Literal["day", "dusk", "night"]
Weather = Literal["clear", "rain", "snow", "fog", "storm"]
Angle = Literal["eye", "low", "high"]
Effect = Literal["none", "focus", "speed"]
FactKind = Literal["story", "checkable"]


def _text(most: int) -> BeforeValidator:
    return BeforeValidator(lambda value: cleaning.plain(value, most))


def _one_of(choices: object, otherwise: str) -> BeforeValidator:
    known = get_args(choices)
    return BeforeValidator(lambda value: cleaning.nearest(value, known, otherwise))


def _list(most: int) -> BeforeValidator:
    def read(value: object) -> Sequence[object]:
        items = value if isinstance(value, list | tuple) else []
        return [one for one in items if isinstance(one, str | dict | Frozen)][:most]

    return BeforeValidator(read)


def _objects(most: int) -> BeforeValidator:
    def read(value: object) -> Sequence[object]:
        items = value if isinstance(value, list | tuple) else []
        return [one for one in items if isinstance(one, dict | Frozen)][:most]

    return BeforeValidator(read)


Word = Annotated[str, _text(_WORD)]
Phrase = Annotated[str, _text(_PHRASE)]
Sentence = Annotated[str, _text(_SENTENCE)]
Said = Annotated[str, _text(400)]
Id = Annotated[str, _text(_LONGEST_ID)]
Words = Annotated[list[Word], _list(_FACES)]


class Wire(Frozen):
    """One object of an answer."""

    @model_validator(mode="before")
    @classmethod
    def _whatever_comes(cls, given: Any) -> Any:  # noqa: ANN401 - before validation it may be anything
        if not isinstance(given, dict):
            return given
        return {name: given.get(name) for name in cls.model_fields}


class WireCharacter(Wire):
    """One of the cast."""

    id: Id
    name: Word
    role: Word
    species: Word
    gender: Annotated[Gender, _one_of(Gender, "m")]
    age: Annotated[Age, _one_of(Age, "adult")]
    build: Annotated[Build, _one_of(Build, "average")]
    hair: Phrase
    face: Words
    garment: Word
    hat: Word
    extras: Words
    coat: Word
    hair_colour: Word
    main: Word
    second: Word
    personality: Phrase
    voice: Phrase


class WireFigure(Wire):
    """A character in a shot."""

    character: Id
    slot: Annotated[Slot, _one_of(Slot, "centre")]
    pose: Word
    expression: Word
    prop: Word


class WireShot(Wire):
    """What a panel shows."""

    place: Phrase
    time: Annotated[Time, _one_of(Time, "day")]
    weather: Annotated[Weather, _one_of(Weather, "clear")]
    framing: Annotated[Framing, _one_of(Framing, "medium")]
    angle: Annotated[Angle, _one_of(Angle, "eye")]
    action: Sentence
    mood: Word
    effect: Annotated[Effect, _one_of(Effect, "none")]
    importance: Annotated[int, BeforeValidator(lambda value: cleaning.number(value, 1, 5, 3))]
    figures: Annotated[list[WireFigure], _objects(_FIGURES)]
    props: Words


class WireFact(Wire):
    """Something that is true from now on: in this story, or in the world, where it can be looked up."""

    text: Sentence
    kind: Annotated[FactKind, _one_of(FactKind, "story")]


class WirePlot(Wire):
    """A whole plot."""

    title: Phrase
    cast: Annotated[list[WireCharacter], _objects(_CAST)]
    shots: Annotated[list[WireShot], _objects(_SHOTS)]
    facts: Annotated[list[WireFact], _objects(_FACTS)]
    threads: Annotated[list[Sentence], _list(_FACTS)]


class WireBalloon(Wire):
    """Something said."""

    speaker: Id
    text: Said
    kind: Annotated[BalloonKind, _one_of(BalloonKind, "speech")]


class WireSound(Wire):
    """A sound."""

    text: Annotated[str, _text(24)]
    source: Id


class WirePanel(Wire):
    """The words of one panel, which is counted from 1."""

    panel: Annotated[int, BeforeValidator(lambda value: cleaning.number(value, 0, 999, 0))]
    captions: Annotated[list[Said], _list(_SAID)]
    balloons: Annotated[list[WireBalloon], _objects(_SAID)]
    sfx: Annotated[list[WireSound], _objects(_SAID)]


class WireDialogue(Wire):
    """The words of every panel."""

    panels: Annotated[list[WirePanel], _objects(_SHOTS)]


class WireName(Wire):
    """How a character is called in another language."""

    id: Id
    name: Word


class WireTranslation(Wire):
    """A comic's words in another language."""

    title: Phrase
    names: Annotated[list[WireName], _objects(_CAST)]
    panels: Annotated[list[WirePanel], _objects(_SHOTS)]
