"""The bot's sentences of one language: statuses, captions, errors and times."""

from __future__ import annotations

import math
import string
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import cast

from bot.surface import Card, Parcel
from kitsumy.jobs import Failure
from kitsumy.language import LANGUAGES
from kitsumy.sentences import Sentences, Tables
from kitsumy.slips import MICROS

from .echoes import LONGEST_NAME, repeated, spoken

_DONE, _TO_DO = "▣", "▢"
_UNITS = (("second", 1, 60), ("minute", 60, 60), ("hour", 3600, 48), ("day", 86400, 1000))
"""Each unit's seconds, and how many of it are said before the next unit is."""
_LONGEST_BAR = 40
_MOST = 10**9
"""A larger number is nothing that anybody counted."""


class Texts(Sentences):
    """The bot's sentences of one language. All of them are plain text."""

    def card(self, card: Card) -> str:
        """Return what a status message says: the title, what is being done, and how far that is."""
        lines = [f"“{spoken(card.title)}”" if self.language == "en" else f"«{spoken(card.title)}»"]
        lines = [*(lines if card.title else []), self._doing(card)]
        if card.total > 1 and card.stage == "panel":
            lines.append(_bar(card.done, card.total))
        if card.trouble and not card.is_last:
            lines.append(self(f"card.{card.trouble}"))
        return "\n".join(lines)

    def _doing(self, card: Card) -> str:
        if card.stage == "failed":
            return self.failure(card.failure or Failure(error="Unexpected"))
        fields = {"number": card.number, "total": card.total, "name": spoken(card.name, 40)}
        several = "_several" if f"{card.stage}_several" in self._tables["card"] and card.total > 1 else ""
        return self(f"card.{card.stage}{several}", **fields)

    def caption(self, parcel: Parcel) -> str:
        """Return what stands under a finished comic."""
        lines = [spoken(parcel.title)]
        if parcel.credit:
            lines.append(self("caption.words", name=spoken(parcel.credit, LONGEST_NAME)))
        if parcel.took > 0:
            pages = self.count("page", len(parcel.pages))
            took = self.moment(parcel.took)
            key = "caption.took_pages" if len(parcel.pages) > 1 else "caption.took"
            lines.append(self(key, pages=pages, moment=took))
        return "\n".join(lines)

    def offer(self, micros: int) -> str:
        """Return what a button says that has a draft drawn in full, for a price or for nothing."""
        if micros <= 0:
            return self("offers.free")
        dollars = f"{math.ceil(micros * 100 / MICROS) / 100:.2f}".replace(".", self("offers.point"))
        return self("offers.priced", dollars=dollars)

    def moment(self, seconds: float) -> str:
        """Say after how long something happens, rounded up: in 5 hours, за 5 годин."""
        rest = max(1, math.ceil(seconds)) if math.isfinite(seconds) else _MOST
        for unit, each, most in _UNITS:
            number = -(-rest // each)
            if number < most:
                return self("moments.in", amount=self.count(unit, number))
        return self("moments.late")

    def failure(self, failure: Failure) -> str:
        """Return the sentence about an order that failed; a plain one about what nobody foresaw."""
        return self.about(failure.error, failure.data)

    def about(self, name: str, data: Mapping[str, object]) -> str:
        """Return the sentence of an error by its name and data, the plainest one when they do not fit."""
        errors = self._tables["errors"]
        wanted = {name, *(key for key in errors if key.startswith(f"{name}_"))}
        needed = {field for key in wanted if key in errors for field in _fields(cast(str, errors[key]))}
        if name not in errors or not needed - {"moment"} <= set(data) or not _sound(name, data):
            return self("errors.Unexpected")
        return super().about(name, self._with_moment(data))

    def _with_moment(self, data: Mapping[str, object]) -> Mapping[str, object]:
        seconds = data.get("seconds")
        return {**data, "moment": self.moment(seconds)} if isinstance(seconds, int | float) else data

    def shown(self, text: str) -> str:
        """Return somebody's own words as a sentence repeats them."""
        return repeated(text)


@lru_cache(maxsize=4)
def texts(language: str) -> Texts:
    """Return the texts of a language; English ones for a language nobody here speaks."""
    spoken_here = language if language in LANGUAGES else LANGUAGES[0]
    return Texts(spoken_here, tables(spoken_here))


def tables(language: str) -> Tables:
    """Return the tables of a language: those of all its files together."""
    found: dict[str, dict[str, str | list[str]]] = {}
    folder = resources.files(__package__) / language
    for source in sorted(folder.iterdir(), key=lambda file: file.name):
        if source.name.endswith(".toml"):
            for name, table in tomllib.loads(source.read_text("utf-8")).items():
                found.setdefault(name, {}).update(table)
    return found


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _sound(name: str, data: Mapping[str, object]) -> bool:
    """Tell whether an error's data are of the kinds that sentences are made of."""
    if name == "TextDoesNotFit" and not isinstance(data["panel"], int):
        return False
    if "seconds" in data and not isinstance(data["seconds"], int | float):
        return False
    return all(_is_plain(value) or _is_list(value) for value in data.values())


def _is_list(value: object) -> bool:
    return isinstance(value, list | tuple) and len(value) <= 40 and all(map(_is_plain, value))


def _is_plain(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, int | float) and abs(value) < _MOST)


def _bar(done: int, total: int) -> str:
    shown = min(total, _LONGEST_BAR)
    full = min(done, shown)
    return _DONE * full + _TO_DO * (shown - full)
