"""From a brief to all that decides what the draft writer tells: who, what, where, and what came before."""

from __future__ import annotations

from kitsumy.character import CharacterSheet
from kitsumy.comic import Brief, Comic

from .ideas.casting import cast, companion
from .ideas.premise import Being, Premise
from .ideas.understanding import understand
from .story import sequels
from .story.seeds import seed_of
from .story.storyteller import Telling
from .story.titles import caption, title
from .story.wording import LONGEST_CAPTION


def first(brief: Brief, language: str) -> Telling:
    """Return what decides the story of a new idea."""
    premise = understand(brief.idea, language)
    return _telling(brief, premise, brief.cast, known=(), title=title(brief.idea, language))


def sequel(brief: Brief, parent: Comic, language: str) -> Telling:
    """Return what decides how a story goes on."""
    same = seed_of(brief.idea) in (seed_of(parent.brief.idea), seed_of(sequels.root_of(parent)))
    return part_of(brief, parent, parent.part + 1, language, told_on=same)


def part_of(brief: Brief, before: Comic, part: int, language: str, *, told_on: bool) -> Telling:
    """Return what decides a later part of a series; one that is told on has no idea of its own."""
    root = sequels.root_of(before)
    first = understand(root, language)
    known = _accompanied(first, seed_of(root)).cast
    sheets = brief.cast or before.script.plot.cast
    if told_on:
        hook = sequels.hook(root, language, first.frame, part)
        premise = Premise(
            idea=brief.idea,
            language=language,
            cast=tuple(sequels.being_of(sheet, known) for sheet in sheets),
            thing=hook.thing,
            frame=hook.frame,
            place=hook.place,
        )
        words, opening = before.script.plot.title, hook.opening
    else:
        premise = understand(brief.idea, language)
        words, opening = title(brief.idea, language), ""
    telling = _telling(brief, premise, sheets, known=known, title=words)
    facts = (*(before.script.plot.facts or (root,)), opening or caption(brief.idea, 1000))
    return telling._replace(
        opening=opening or telling.opening, facts=facts, said=sequels.said_in(before), series=root, part=part
    )


def _telling(
    brief: Brief, premise: Premise, sheets: tuple[CharacterSheet, ...], known: tuple[Being, ...], title: str
) -> Telling:
    seed = seed_of(brief.idea)
    premise = _met_first(premise)
    lonely = len(premise.cast) == 1
    twins = not lonely and premise.cast[0].noun == premise.cast[1].noun
    if sheets:
        old = tuple(sequels.being_of(sheet, known) for sheet in sheets)
        premise = (sequels.recast if brief.mode == "sequel" else sequels.played)(premise, old)
    premise = _accompanied(premise, seed)
    given = {sheet.id: sheet for sheet in sheets}
    new = {sheet.id: sheet for sheet in cast(premise, seed)}
    fact = caption(brief.idea, 1000)
    return Telling(
        premise=premise,
        sheets=tuple(given.get(being.id) or new[being.id] for being in premise.cast),
        title=title,
        panels=brief.panels,
        pages=brief.pages,
        opening=caption(brief.idea, LONGEST_CAPTION) if title.endswith("…") else "",
        companion=lonely or premise.cast[1].id in given,
        sought=not (lonely or twins or premise.cast[1].id in given),
        facts=(fact,) if fact else (),
    )


def _met_first(premise: Premise) -> Premise:
    """Return the premise with whoever the hero meets before the hero's own twins."""
    hero, *others = premise.cast
    return premise.model_copy(update={"cast": (hero, *sorted(others, key=lambda one: one.noun == hero.noun))})


def _accompanied(premise: Premise, seed: int) -> Premise:
    """Return the premise with somebody for a lonely hero to talk to."""
    if len(premise.cast) > 1:
        return premise
    return premise.model_copy(update={"cast": (*premise.cast, companion(premise, seed))})
