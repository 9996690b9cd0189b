"""Tell a comic that the draft writer has written in the other language it speaks, shot for shot."""

from __future__ import annotations

from kitsumy.character import CharacterSheet
from kitsumy.comic import Comic, Dialogue
from kitsumy.errors import CannotTranslate
from kitsumy.language import detect
from kitsumy.ports import Translation

from .ideas.casting import display_name
from .ideas.premise import Being
from .ideas.translating import being_in
from .ideas.understanding import understand
from .ideas.vocabulary import names
from .story import sequels
from .story.grammar import being_phrase, thing_phrase
from .story.retelling import Retelling, Tongue
from .story.staging import setting_of
from .story.storyteller import Telling, opening_of, truths_of, words_of
from .story.titles import paired, title
from .telling import first, part_of


def translation(comic: Comic, language: str) -> Translation:
    """Return a comic's words in another language.

    Raises:
        CannotTranslate: none of its words are the draft writer's.

    """
    before, after = _telling(comic, comic.brief.language), _telling(comic, language)
    cast = [_being(sheet, before, after) for sheet in comic.script.plot.cast]
    premise = after.premise.model_copy(update={"cast": tuple(cast)})
    told = after._replace(premise=premise, title=_title(comic, language), opening=_opening(comic, after))
    retelling = Retelling(comic.brief.language, _tongue(comic, before, told))
    old = comic.script.dialogue.panels
    panels = [retelling.panel(lines, shot) for lines, shot in zip(old, comic.script.plot.shots, strict=True)]
    dialogue = Dialogue(panels=tuple(panel.lines for panel in panels))
    untold = tuple(number for number, panel in enumerate(panels, 1) if not panel.whole)
    if untold and dialogue == comic.script.dialogue:
        raise CannotTranslate(language)
    called = {
        sheet.id: display_name(being) for sheet, being in zip(comic.script.plot.cast, cast, strict=True)
    }
    return Translation(title=told.title, dialogue=dialogue, names=called, untold=untold)


def _telling(comic: Comic, language: str) -> Telling:
    brief = comic.brief.model_copy(update={"language": language})
    if comic.part == 1:
        return first(brief, language)
    return part_of(brief, comic, comic.part, language, told_on=_is_told_on(comic))


def _is_told_on(comic: Comic) -> bool:
    """Tell whether a sequel has no idea of its own, only a hook's."""
    hooks = {hook.opening for row in sequels.hooks().values() for hook in row}
    return comic.part > 1 and comic.script.plot.facts[-1:] != () and comic.script.plot.facts[-1] in hooks


def _being(sheet: CharacterSheet, before: Telling, after: Telling) -> Being:
    """Return a character as the new language calls it; by the name a person has given it, if one has."""
    was, now = _found(sheet, before), _found(sheet, after)
    own, language = before.premise.language, after.premise.language
    if sheet.name != display_name(was):
        return now.model_copy(update={"name": sheet.name})
    if detect(display_name(now), default=language) == language:
        return now
    # Whom no idea names, a series has brought along: called by a name we know, or by what they are.
    return being_in(
        now.model_copy(update={"name": sheet.name if _is_name(sheet.name, own) else ""}), own, language
    )


def _found(sheet: CharacterSheet, telling: Telling) -> Being:
    known = next((one for one in telling.premise.cast if one.id == sheet.id), None)
    return known or sequels.being_of(sheet, ())


def _is_name(word: str, language: str) -> bool:
    known = names(language)
    return word in {*known.female.split(), *known.male.split(), *known.twins}


def _title(comic: Comic, language: str) -> str:
    """Return the idea when it is in this language, else who and what it is about."""
    words = title(comic.brief.idea, language)
    if detect(words, default=language) == language:
        return words
    premise = understand(comic.brief.idea, language)
    hero = being_phrase(premise.cast[0], language, first=True).forms[""]
    thing = thing_phrase(premise.thing.noun, language) if premise.thing else None
    if thing:
        return paired(hero, thing.forms["the" if language == "en" else ""], language)
    others = [being_phrase(being, language, first=False).forms[""] for being in premise.cast[1:2]]
    return paired(hero, "".join(others), language)


def _opening(comic: Comic, after: Telling) -> str:
    """Return the first caption in place of a beat's own: a hook's, or an idea of the new language."""
    idea = detect(comic.brief.idea, default="") == after.premise.language
    return after.opening if _is_told_on(comic) or idea else ""


def _tongue(comic: Comic, before: Telling, told: Telling) -> Tongue:
    words = words_of(told.premise, setting_of(told.premise, comic.script.plot.shots[0]))
    return Tongue(
        language=told.premise.language,
        words=words,
        truths=truths_of(told, words),
        opening=opening_of(told, words),
        facts=tuple(filter(None, (before.opening, *comic.script.plot.facts))),
    )
