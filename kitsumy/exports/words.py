"""The words of the accessible script: one data file a language, the same keys in each."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

from kitsumy.character import Look
from kitsumy.frozen import Frozen
from kitsumy.language import LANGUAGES, detect

_OTHERWISE = "en"
"""The language of the labels around a comic in a language that has no file here."""


class Words(Frozen):
    """Sentences with fields in braces, and what the keys in shots are called in one language."""

    sentences: dict[str, str]
    framings: dict[str, str]
    slots: dict[str, str]
    places: dict[str, str]
    times: dict[str, str]
    weathers: dict[str, str]
    poses: dict[str, str]
    moods: dict[str, str]
    species: dict[str, str]
    females: dict[str, str]
    things: dict[str, str]
    actions: dict[str, str]
    """What happens, by a script's words for it, where a script may be in another language than its comic."""

    def __call__(self, sentence: str, /, **fields: object) -> str:
        """Return a sentence with its fields filled in."""
        return self.sentences[sentence].format(**fields)

    def kind(self, look: Look, language: str) -> str:
        """Return what somebody is, empty where that goes without saying."""
        if look.species == "thing":
            return named(self.things, look.emblem, language)
        known = {**self.species, **self.females} if look.gender == "f" else self.species
        return named(known, look.species, language)


@lru_cache(maxsize=len(LANGUAGES))
def _read(language: str) -> Words:
    folder = resources.files(__package__) / "texts"
    own, actions = (
        tomllib.loads((folder / f"{name}.toml").read_text("utf-8")) for name in (language, "actions")
    )
    return Words.model_validate({**own, "actions": actions.get(language, {})})


def words(language: str) -> Words:
    """Return the words for a comic in a language."""
    return _read(language if language in LANGUAGES else _OTHERWISE)


def named(table: dict[str, str], key: str, language: str) -> str:
    """Return what a key is called in a language.

    A key that is not in the table is a writer's own word: it stays when it is in the comic's language, and
    nothing is said for it when it is not.
    """
    if key in table:
        return table[key]
    return key if key and (language not in LANGUAGES or detect(key, "") == language) else ""
