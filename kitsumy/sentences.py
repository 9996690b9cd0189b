"""Sentences for people as data: one table of texts a language, with counted nouns and errors' sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from .errors import KitsumyError

LONGEST_ECHO = 60
"""Characters of somebody's own words that a sentence repeats."""
Tables = Mapping[str, Mapping[str, str | list[str]]]


class Sentences:
    """The sentences of one language."""

    def __init__(self, language: str, tables: Tables) -> None:
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

    def names(self, table: str) -> str:
        """Return all texts of a table as one list."""
        return ", ".join(cast(str, name) for name in self._tables[table].values())

    def error(self, error: KitsumyError) -> str:
        """Return the sentence of an error: what happened and what to do."""
        return self.about(type(error).__name__, vars(error))

    def about(self, name: str, data: Mapping[str, object]) -> str:
        """Return the sentence of an error by its name and data."""
        variant = f"{name}_{_variant(data)}"
        fields = {key: self._told(value) for key, value in data.items()}
        if name == "TextDoesNotFit":
            fields["panel"] = cast(int, data["panel"]) + 1  # people count from one
        return self(f"errors.{variant if variant in self._tables['errors'] else name}", **fields)

    def shown(self, text: str) -> str:
        """Return somebody's own words as a sentence repeats them."""
        return shown(text)

    def _told(self, value: object) -> object:
        if isinstance(value, str):
            return self.shown(value)
        if isinstance(value, Iterable):
            return ", ".join(str(self._told(item)) for item in value)
        return value


def shown(text: str, longest: int = LONGEST_ECHO) -> str:
    """Return somebody's own words fit for a terminal: nothing unprintable in them, and not too long."""
    plain = printable(text)
    return plain if "/" in plain or "\\" in plain else cut(plain, longest)


def printable(text: str) -> str:
    """Return a text on one line, with a sign in place of what nobody can see."""
    return " ".join("".join(c if c.isprintable() or c.isspace() else "�" for c in text).split())


def cut(text: str, longest: int) -> str:
    """Return a text of so many characters at most, with an ellipsis where something is missing."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _form(language: str, number: int) -> int:
    if language == "uk":
        if number % 10 == 1 and number % 100 != 11:
            return 0
        return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2
    return 0 if number == 1 else 1


def _variant(data: Mapping[str, object]) -> str:
    """Say which of an error's sentences fits: what it counts, what it suggests, or that there is nothing."""
    what = data.get("what", "")
    if what or data.get("nearest", ""):
        return str(what or "nearest")
    empty = not data.get("reference", "?") or not data.get("known", "?")
    return "none" if empty else ""
