"""The embedded writer: no key, no network, the same story for the same brief."""

from __future__ import annotations

import asyncio

from kitsumy.comic import Brief, CharacterSheet, Comic, Dialogue, Plot, Script
from kitsumy.errors import IdeaNotUnderstood
from kitsumy.language import LANGUAGES, detect, scripts

from .ideas.casting import cast, companion
from .ideas.premise import Being, Premise
from .ideas.understanding import understand
from .story import sequels
from .story.seeds import seed_of
from .story.storyteller import Telling, tell
from .story.titles import caption, title
from .story.wording import LONGEST_CAPTION


class DraftWriter:
    """Plots and words stories from frames, templates and the idea's own words."""

    name = "draft"

    async def plot(self, brief: Brief, parent: Comic | None = None) -> Plot:
        """Return a plot of exactly ``brief.panels * brief.pages`` shots; ``parent`` for a sequel.

        Raises:
            IdeaNotUnderstood: the idea has letters, but none of a script that is read here.

        """
        if scripts(brief.idea) and not detect(brief.idea, default=""):
            raise IdeaNotUnderstood(LANGUAGES)
        return (await asyncio.to_thread(write, brief, parent)).plot

    async def dialogue(self, brief: Brief, plot: Plot, parent: Comic | None = None) -> Dialogue:
        """Return the words of the plot that this brief and parent give, which is written once more."""
        return (await asyncio.to_thread(write, brief, parent)).dialogue


def write(brief: Brief, parent: Comic | None = None) -> Script:
    """Return the whole script of a brief."""
    language = brief.language if brief.language in LANGUAGES else detect(brief.idea)
    telling = _first(brief, language) if parent is None else _sequel(brief, parent, language)
    return tell(telling)


def _first(brief: Brief, language: str) -> Telling:
    premise = understand(brief.idea, language)
    return _telling(brief, premise, brief.cast, known=(), title=title(brief.idea, language))


def _sequel(brief: Brief, parent: Comic, language: str) -> Telling:
    root = sequels.root_of(parent)
    first = understand(root, language)
    part = parent.part + 1
    known = _accompanied(first, seed_of(root)).cast
    sheets = brief.cast or parent.script.plot.cast
    if seed_of(brief.idea) in (seed_of(parent.brief.idea), seed_of(root)):
        hook = sequels.hook(root, language, first.frame, part)
        premise = Premise(
            idea=brief.idea,
            language=language,
            cast=tuple(sequels.being_of(sheet, known) for sheet in sheets),
            thing=hook.thing,
            frame=hook.frame,
            place=hook.place,
        )
        words, opening = parent.script.plot.title, hook.opening
    else:
        premise = understand(brief.idea, language)
        words, opening = title(brief.idea, language), ""
    telling = _telling(brief, premise, sheets, known=known, title=words)
    facts = (*(parent.script.plot.facts or (root,)), opening or caption(brief.idea, 1000))
    return telling._replace(
        opening=opening or telling.opening, facts=facts, said=sequels.said_in(parent), series=root, part=part
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
        premise = sequels.recast(premise, old)
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
