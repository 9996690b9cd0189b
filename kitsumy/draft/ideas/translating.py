"""Say a premise in another language than its idea's: by the lexicon's rows, which hold both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from kitsumy.character import Gender

from . import english_forms, ukrainian_forms
from .premise import Being, Noun, Premise, Thing
from .vocabulary import Row, names, roles, species, things, verbs

_VOWELS = "aeiou"


def translated(premise: Premise, language: str) -> Premise:
    """Return a premise whose words are another language's.

    Only what the lexicon knows can be said: adjectives and the idea's own words for the place are left
    out, a thing without a picture is not spoken of, and given names stay as they are.
    """
    return premise.model_copy(
        update={
            "language": language,
            "cast": tuple(being_in(being, premise.language, language) for being in premise.cast),
            "thing": _thing(premise.thing, language) if premise.thing else None,
            "verb": _verb(premise.frame, language),
            "place_words": "",
        }
    )


def being_in(being: Being, own: str, language: str) -> Being:
    """Return a being as another language calls it; given names stay as they are."""
    noun, name = _noun_of(being, language), being.name
    if name in names(own).twins:  # ours, given to tell them apart, not the idea's
        ours = names(language).twins
        name = ours[names(own).twins.index(name) % len(ours)]
    elif name.casefold() == names(own).somebody:
        name = names(language).somebody.capitalize()
    return being.model_copy(update={"noun": noun, "name": name, "adjective": "", "gender": noun.gender})


def _noun_of(being: Being, language: str) -> Noun:
    if being.species == "thing":
        return _pictured(being.emblem, things().values(), language) or _somebody(being, language)
    role = _noun(roles().get(being.role), language, being.gender)
    plain = role and language == "en"  # a fox detective, whoever she is, but no vixen detective
    gender = "m" if plain else being.gender
    kind = _noun(species().get(being.species), language, gender) if being.species != "human" else None
    if role and kind:
        return _compound(kind, role, language)
    return role or kind or _somebody(being, language)


def _compound(kind: Noun, role: Noun, language: str) -> Noun:
    """Return "fox detective" or «лисиця-детективка»."""
    joint = " " if language == "en" else "-"
    return role.model_copy(
        update={
            "nominative": joint.join((kind.nominative, role.nominative)),
            "genitive": joint.join((kind.genitive, role.genitive)),
            "accusative": joint.join((kind.accusative, role.accusative)),
            "article": kind.article,
        }
    )


def _somebody(being: Being, language: str) -> Noun:
    word = being.name or names(language).somebody
    return Noun(nominative=word, genitive=word, accusative=word, gender=being.gender, declined=False)


def _thing(thing: Thing, language: str) -> Thing | None:
    noun = _pictured(thing.prop, (*things().values(), *species().values()), language)
    return thing.model_copy(update={"noun": noun}) if noun else None


def _pictured(icon: str, rows: Iterable[Row], language: str) -> Noun | None:
    row = next((row for row in rows if icon and getattr(row, "icon", "") == icon), None)
    return _noun(row, language, "m", any_gender=True)


def _noun(row: Row | None, language: str, gender: Gender, *, any_gender: bool = False) -> Noun | None:
    """Return a row's first noun, of the wanted gender if it has one."""
    if row is None:
        return None
    if language == "en":
        word = _english(row, gender)
        article = "an" if word[0] in _VOWELS else "a"
        return Noun(nominative=word, genitive=word, accusative=word, gender=gender, article=article)
    nouns = list(ukrainian_forms.declined(row.uk))
    fitting = nouns if any_gender else [noun for noun in nouns if noun.gender == gender]
    noun = (fitting or nouns)[0]
    return Noun(
        nominative=noun.nominative,
        genitive=noun.genitive,
        accusative=noun.accusative,
        gender="n" if noun.gender == "p" else cast(Gender, noun.gender),
        plural=noun.gender == "p",
    )


def _english(row: Row, gender: Gender) -> str:
    words = [singular for singular, _ in english_forms.nouns(row.en)]
    female: tuple[str, ...] = getattr(row, "female", ())
    hers = [word for word in words if word in female]
    his = [word for word in words if word not in female]
    return ((hers if gender == "f" else his) or words)[0]


def _verb(frame: str, language: str) -> str:
    frames: Mapping[str, Row] = verbs().frames
    listed = frames[frame].listed(language) if frame in frames else ""
    return listed.split("/")[0].split(",")[0].strip()
