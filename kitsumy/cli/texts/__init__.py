"""What the command line says: one TOML file a language, the same keys in each."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from typing import cast

from kitsumy.errors import KitsumyError, TextDoesNotFit

LONGEST_ECHO = 60
"""Characters of somebody's own words that a sentence repeats."""


class Texts:
    """The sentences of one language."""

    def __init__(self, language: str, tables: dict[str, dict[str, str | list[str]]]) -> None:
        self.language = language
        self._tables = tables

    def __call__(self, key: str, /, **fields: object) -> str:
        """Return the text of a key like ``say.idea`` with its fields filled in."""
        table, name = key.split(".", 1)
        return cast(str, self._tables[table][name]).format(**fields)

    def count(self, noun: str, number: int) -> str:
        """Return a number and its noun in the form the number asks for: 1 кадр, 2 кадри, 5 кадрів."""
        forms = cast(list[str], self._tables["counts"][noun])
        return f"{number} {forms[_form(self.language, number)]}"

    def size(self, size: int) -> str:
        """Say how much so many bytes are."""
        for unit, each in (("giga", 10**9), ("mega", 10**6)):
            if size >= each:
                return self(f"sizes.{unit}", number=f"{size / each:.1f}".replace(".", self("sizes.point")))
        return self("sizes.kilo", number=-(-size // 1000))

    def names(self, table: str) -> str:
        """Return all texts of a table as one list."""
        return ", ".join(cast(str, name) for name in self._tables[table].values())

    def quoted(self, text: str) -> str:
        """Return somebody's own words in this language's quotation marks."""
        return self("say.quoted", text=text)

    def error(self, error: KitsumyError) -> str:
        """Return the sentence of an error: what happened and what to do."""
        name = type(error).__name__
        variant = f"{name}_{_variant(error)}"
        fields = {key: _shown(value) for key, value in vars(error).items()}
        if isinstance(error, TextDoesNotFit):
            fields["panel"] = error.panel + 1  # people count from one
        return self(f"errors.{variant if variant in self._tables['errors'] else name}", **fields)


@lru_cache(maxsize=4)
def texts(language: str) -> Texts:
    """Return the texts of a language."""
    source = resources.files(__package__) / f"{language}.toml"
    return Texts(language, tomllib.loads(source.read_text("utf-8")))


def _form(language: str, number: int) -> int:
    if language == "uk":
        if number % 10 == 1 and number % 100 != 11:
            return 0
        return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2
    return 0 if number == 1 else 1


def _variant(error: KitsumyError) -> str:
    """Say which of an error's sentences fits: what it counts, what it suggests, or that there is nothing."""
    what = getattr(error, "what", "")
    if what or getattr(error, "nearest", ""):
        return what or "nearest"
    empty = not getattr(error, "reference", "?") or not getattr(error, "known", "?")
    return "none" if empty else ""


def _shown(value: object) -> object:
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, Iterable):
        return ", ".join(str(_shown(item)) for item in value)
    return value


def shown(text: str, longest: int = LONGEST_ECHO) -> str:
    """Return somebody's own words fit for a terminal: nothing unprintable in them, and not too long."""
    plain = " ".join("".join(c if c.isprintable() or c.isspace() else "�" for c in text).split())
    if len(plain) <= longest or "/" in plain or "\\" in plain:
        return plain
    return plain[: longest - 1].rstrip() + "…"
