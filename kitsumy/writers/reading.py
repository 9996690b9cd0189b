"""Answers as the vocabulary has them: plots, dialogues, translations. Strangers and surplus are dropped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kitsumy.comic import Balloon, Brief, Comic, Dialogue, Figure, Lines, Plot, Sfx, Shot, Slot
from kitsumy.ports import Translation

from . import cleaning
from .casting import cast_of
from .languages import is_in
from .limits import Limits
from .wire import WireFigure, WirePanel, WirePlot, WireShot, WireTranslation

_LONGEST_TITLE = 60
_SLOTS: tuple[Slot, ...] = ("left", "centre", "right")
_PLACES: dict[int, tuple[Slot, ...]] = {1: ("centre",), 2: ("left", "right"), 3: _SLOTS}
"""Where so many figures stand."""
_FACTS = 60


def plot_of(told: WirePlot, brief: Brief, parent: Comic | None) -> Plot | None:
    """Return a plot as it was told, None when there is nobody or nothing in it."""
    known = brief.cast or (parent.script.plot.cast if parent else ())
    cast = cast_of(told.cast, brief, known)
    shots = tuple(_shot(one, cast.called) for one in told.shots)
    if not cast.sheets or not shots:
        return None
    return Plot(
        title=_title(told.title, brief),
        cast=cast.sheets,
        shots=shots,
        facts=_facts(told, brief, parent),
        checkable=_unique(one.text for one in told.facts if one.kind == "checkable"),
        threads=_unique(told.threads),
    )


def _title(told: str, brief: Brief) -> str:
    """Return a title in the brief's language: the idea itself where the model's is in another one."""
    titles = [cleaning.plain(words, _LONGEST_TITLE).rstrip(". ") for words in (told, brief.idea)]
    own = (words for words in titles if words and is_in(words, brief.language))
    return next(own, "") or next(filter(None, titles), "…")


def _facts(told: WirePlot, brief: Brief, parent: Comic | None) -> tuple[str, ...]:
    """Return all that is true so far: the idea a series began with comes first."""
    before = parent.script.plot.facts or (parent.brief.idea,) if parent else ()
    return _unique((*before, brief.idea, *(one.text for one in told.facts)))[:_FACTS]


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _shot(told: WireShot, called: Mapping[str, str]) -> Shot:
    return Shot(
        place=told.place or "room",
        time=told.time,
        weather=told.weather,
        framing=told.framing,
        angle=told.angle,
        action=told.action,
        mood=told.mood,
        effect="" if told.effect == "none" else told.effect,
        importance=told.importance,
        figures=_figures(told.figures, called),
        props=tuple(filter(None, told.props)),
    )


def _figures(told: Sequence[WireFigure], called: Mapping[str, str]) -> tuple[Figure, ...]:
    """Return the figures that are of the cast, each once and each in its own place."""
    present: dict[str, WireFigure] = {}
    for one in told:
        who = cleaning.member(one.character, called)
        if who and len(present) < len(_SLOTS):
            present.setdefault(who, one)
    ranked = sorted(present.items(), key=lambda item: _SLOTS.index(item[1].slot))
    slots = _PLACES.get(len(ranked), ())
    if len({one.slot for one in present.values()}) == len(present):
        slots = tuple(one.slot for _, one in ranked)
    return tuple(
        Figure(
            character=who,
            slot=slot,
            pose=one.pose or "stand",
            expression=one.expression or "neutral",
            prop=one.prop,
        )
        for (who, one), slot in zip(ranked, slots, strict=True)
    )


def panels_of(told: Sequence[WirePanel], plot: Plot, limits: Limits) -> dict[int, Lines]:
    """Return the words of panels by their index from 0; those beyond the last shot are dropped."""
    called = _called(plot)
    return {place: _lines(one, called, limits) for place, one in _placed(told, plot).items()}


def unheard(told: Sequence[WirePanel], plot: Plot) -> frozenset[int]:
    """Return the panels in which somebody speaks whom nobody knows."""
    called = _called(plot)
    return frozenset(
        place
        for place, one in _placed(told, plot).items()
        if any(not cleaning.member(said.speaker, called) for said in one.balloons)
    )


def _called(plot: Plot) -> dict[str, str]:
    return {name.casefold(): sheet.id for sheet in plot.cast for name in (sheet.name, sheet.id)}


def _placed(told: Sequence[WirePanel], plot: Plot) -> dict[int, WirePanel]:
    """Return panels by their index: by their numbers where these make sense, else in their order."""
    numbers = [one.panel for one in told]
    numbered = len(set(numbers)) == len(numbers) and all(1 <= one <= len(plot.shots) for one in numbers)
    places = [number - 1 for number in numbers] if numbered else list(range(len(told)))
    return {place: one for place, one in zip(places, told, strict=True) if place < len(plot.shots)}


def dialogue_of(told: Sequence[WirePanel], plot: Plot, limits: Limits) -> Dialogue:
    """Return a dialogue with one entry for each shot."""
    read = panels_of(told, plot, limits)
    return Dialogue(panels=tuple(read.get(index, Lines()) for index in range(len(plot.shots))))


def _lines(told: WirePanel, called: Mapping[str, str], limits: Limits) -> Lines:
    spoken = [(cleaning.member(one.speaker, called), one) for one in told.balloons if _says(one.text)]
    balloons = [Balloon(speaker=who, text=one.text, kind=one.kind) for who, one in spoken if who]
    sounds = [one for one in told.sfx if _says(one.text)]
    return Lines(
        captions=tuple(filter(_says, told.captions))[: limits.captions],
        balloons=tuple(balloons)[: limits.balloons],
        sfx=tuple(Sfx(text=one.text, source=cleaning.member(one.source, called)) for one in sounds)[
            : limits.sounds
        ],
    )


def _says(text: str) -> bool:
    """Tell whether there is anything to letter."""
    return any(one.isalnum() or one in "!?…" for one in text)


def translation_of(told: WireTranslation, comic: Comic) -> Translation:
    """Return a translation; a panel that does not match its original keeps it, and is named."""
    script = comic.script
    numbered = {one.panel: one for one in told.panels}
    matched = [
        _matched(lines, numbered.get(number)) for number, lines in enumerate(script.dialogue.panels, 1)
    ]
    ids = {sheet.id for sheet in script.plot.cast}
    return Translation(
        title=told.title or script.plot.title,
        dialogue=Dialogue(
            panels=tuple(new or old for new, old in zip(matched, script.dialogue.panels, strict=True))
        ),
        names={one.id: one.name for one in told.names if one.id in ids and one.name},
        untold=tuple(number for number, lines in enumerate(matched, 1) if lines is None),
    )


def _matched(lines: Lines, told: WirePanel | None) -> Lines | None:
    """Return a panel's words in the new language, None unless each of them has its translation."""
    if told is None:
        return None if lines != Lines() else lines
    texts = (told.captions, [one.text for one in told.balloons], [one.text for one in told.sfx])
    counts = (len(lines.captions), len(lines.balloons), len(lines.sfx))
    if tuple(map(len, texts)) != counts or not all(_says(text) for row in texts for text in row):
        return None
    captions, said, sounds = texts
    return Lines(
        captions=tuple(captions),
        balloons=tuple(
            one.model_copy(update={"text": text}) for one, text in zip(lines.balloons, said, strict=True)
        ),
        sfx=tuple(one.model_copy(update={"text": text}) for one, text in zip(lines.sfx, sounds, strict=True)),
    )
