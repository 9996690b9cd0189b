"""What an idea says: who, what, where, and which kind of story it asks for."""

from __future__ import annotations

from kitsumy.character import Gender
from kitsumy.frozen import Frozen


class Noun(Frozen):
    """A noun phrase in the idea's own words, without its article, in the forms that sentences need.

    English has one form. Ukrainian phrases are declined by hand where the head is in the lexicon; elsewhere
    the reader's own form stands in for the others (``declined`` is False then, and only ``nominative`` in
    its own sentence is safe).
    """

    nominative: str
    genitive: str = ""
    accusative: str = ""
    gender: Gender = "m"
    plural: bool = False
    article: str = ""
    """English only: a, an, the, her, his, some… or nothing."""
    declined: bool = True


class Being(Frozen):
    """Somebody the idea names (or a thing that acts like somebody)."""

    id: str
    species: str = "human"
    role: str = ""
    """A key of the lexicon's roles: detective, chef…"""
    noun: Noun
    name: str = ""
    """The name the idea gives ("Olha"), or the one given to tell twins apart."""
    adjective: str = ""
    emblem: str = ""
    """The prop that is this being, for the species ``thing``."""
    age: str = "adult"
    gender: Gender = "m"


class Thing(Frozen):
    """What the story is about when it is nobody: a hat, cold borscht, homework."""

    noun: Noun
    prop: str = ""
    """The prop that shows it; empty when there is none like it."""
    kind: str = "thing"
    """wear, power, food, thing, task, idea…: which jokes fit it."""


class Premise(Frozen):
    """One idea, understood as far as it can be."""

    idea: str
    language: str
    cast: tuple[Being, ...]
    """The hero first; one to three."""
    thing: Thing | None = None
    frame: str = "meet"
    """Which story frame the idea's verb asks for."""
    verb: str = ""
    place: str = ""
    place_words: str = ""
    """The idea's own words for the place, preposition included ("in her kitchen", "на кухні")."""
    time: str = "day"
    weather: str = "clear"
    hint: int = 0
    """How much of the idea was understood, 0…4: actor, verb, thing, place."""
