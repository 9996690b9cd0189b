"""A noun phrase of an idea, whatever its language, and the beings and things it can stand for."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from kitsumy.character import Gender

from .lexicon import Word
from .premise import Being, Noun, Thing
from .vocabulary import names, roles, species, things

MOST_BEINGS = 3
_IDENTITY = "identity"


class Nominal(NamedTuple):
    """What one noun phrase says."""

    noun: Noun
    """A being's noun stands without its adjectives, a thing's with them."""
    species: str = ""
    role: str = ""
    thing: str = ""
    name: str = ""
    adjective: str = ""
    lexeme: str = ""
    """The known word, as the lexicon lists it."""
    gender: Gender | None = None
    number: int = 1
    case: str = ""
    """The case of a declined noun."""
    full: Noun | None = None
    """The noun with adjectives, for telling of a being as of a thing."""

    @property
    def alive(self) -> bool:
        """Tell whether it is somebody."""
        return bool(self.species or self.role or self.name)


def keys(words: list[Word]) -> tuple[str, str, str]:
    """Return the species, the role and the thing that a run of known nouns makes; the last word decides."""
    if words and words[-1].table == "thing":
        return "", "", words[-1].key
    found = {word.table: word.key for word in words if word.table != "thing"}
    return found.get("species", ""), found.get("role", ""), ""


def beings(nominals: list[Nominal], idea: str, language: str) -> tuple[Being, ...]:
    """Return the cast that phrases make; two of a kind become two, told apart by given names."""
    cast: list[Being] = []
    for index, nominal in enumerate(nominals[:MOST_BEINGS]):
        others = len(nominals[:MOST_BEINGS]) - index - 1
        for twin in range(min(nominal.number, MOST_BEINGS - others - len(cast))):
            being = _being(nominal, f"c{len(cast)}", idea)
            if nominal.number > 1:
                being = being.model_copy(update={"name": names(language).twins[twin]})
            cast.append(being)
    return tuple(cast)


def _being(nominal: Nominal, id_: str, idea: str) -> Being:
    row = things().get(nominal.thing)
    kind = nominal.species or ("thing" if row else "human")
    return Being(
        id=id_,
        species=kind,
        role=nominal.role,
        noun=nominal.noun,
        name=nominal.name,
        adjective=nominal.adjective,
        emblem=row.icon if row else "",
        age=_age(nominal),
        gender=nominal.gender or guessed_gender(idea + id_),
    )


def _age(nominal: Nominal) -> str:
    young = species().get(nominal.species)
    if young and nominal.lexeme in young.young:
        return "child"
    return roles()[nominal.role].age if nominal.role else "adult"


def guessed_gender(text: str) -> Gender:
    """Return a gender for somebody of whom nothing tells it, the same for the same text."""
    return "f" if hashlib.sha256(text.encode(errors="replace")).digest()[0] % 2 else "m"


def thing(nominal: Nominal) -> Thing:
    """Return a phrase as what a story is about; somebody is told of as of an identity."""
    noun = nominal.full or nominal.noun
    if nominal.thing:
        row = things()[nominal.thing]
        return Thing(noun=noun, prop=row.icon, kind=row.kind)
    if nominal.species:
        return Thing(noun=noun, prop=species()[nominal.species].icon, kind=_IDENTITY)
    if nominal.role:
        return Thing(noun=noun, prop=roles()[nominal.role].icon, kind=_IDENTITY)
    return Thing(noun=noun)


def somebody(language: str) -> Nominal:
    """Return whoever an idea without anybody is about."""
    name = names(language).somebody.capitalize()
    if language == "en":
        return Nominal(Noun(nominative="hero", article="a"), role="neighbour", name=name)
    noun = Noun(nominative="герой", genitive="героя", accusative="героя")
    return Nominal(noun, role="neighbour", name=name, gender="m")
