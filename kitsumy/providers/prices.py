"""What calls cost: dated data, with an installation's own rows before it. Money is micros of a dollar."""

from __future__ import annotations

import math
import re
import tomllib
from datetime import date
from functools import lru_cache
from importlib import resources

from pydantic import Field

from kitsumy.frozen import Frozen
from kitsumy.slips import MICROS

_ANY = "*"
_EDITION = re.compile(r"(?::.*|-\d{4}-\d{2}-\d{2})$")
"""The end of a model's name that says which edition of it: ``:6e2f…``, ``-2026-08-07``."""
_MILLION = 1_000_000
_SLACK = 0.05
"""Of a megapixel: whoever counts 1,000,000 pixels is not charged a second one for 1024 × 1024."""


class Price(Frozen):
    """What one model costs, in dollars; a model of words has no price of pictures, and the reverse."""

    first: float = Field(0.0, ge=0)
    further: float = Field(0.0, ge=0)
    step: float = Field(1.0, gt=0)
    reference: float = Field(0.0, ge=0)
    read: float = Field(0.0, ge=0)
    written: float = Field(0.0, ge=0)
    approximate: bool = False

    def image(self, megapixels: float, references: int) -> int:
        """Return the micros of one picture."""
        steps = max(0, math.ceil((megapixels - 1 - _SLACK) / self.step))
        dollars = self.first + self.further * self.step * steps + self.reference * references
        return round(dollars * MICROS)

    def tokens(self, read: int, written: int) -> int:
        """Return the micros of some tokens; never 0 for tokens that cost anything."""
        return math.ceil((self.read * read + self.written * written) * MICROS / _MILLION)


class Prices(Frozen):
    """A whole list, by provider and model."""

    as_of: date
    models: dict[str, dict[str, Price]]

    def of(self, provider: str, model: str) -> Price:
        """Return what a model costs; KeyError when nobody has said so."""
        known = self.models.get(provider, {})
        for name in (model, _EDITION.sub("", model), _ANY):
            if name in known:
                return known[name]
        raise KeyError(f"{provider} {model}")

    def image(self, provider: str, model: str, megapixels: float, references: int) -> int:
        """Return the micros of one picture; KeyError for a model without a price."""
        return self.of(provider, model).image(megapixels, references)

    def tokens(self, provider: str, model: str, read: int, written: int) -> int:
        """Return the micros of tokens read and written; KeyError for a model without a price."""
        return self.of(provider, model).tokens(read, written)

    def under(self, own: Prices) -> Prices:
        """Return this list with the rows of an installation's own before it."""
        providers = {*self.models, *own.models}
        models = {name: {**self.models.get(name, {}), **own.models.get(name, {})} for name in providers}
        return Prices(as_of=max(self.as_of, own.as_of), models=models)


def read(text: str) -> Prices:
    """Validate a TOML text of prices.

    Raises:
        ValueError: it is none, or something in it is no price.

    """
    rows = tomllib.loads(text)
    return Prices(as_of=rows.pop("as_of", None), models=rows)


@lru_cache(maxsize=1)
def usual() -> Prices:
    """Return the prices of ``prices.toml``."""
    return read((resources.files(__package__) / "prices.toml").read_text("utf-8"))


def image(provider: str, model: str, megapixels: float, references: int) -> int:
    """Return the micros of one picture by the usual prices; KeyError for a model without one."""
    return usual().image(provider, model, megapixels, references)


def tokens(provider: str, model: str, read: int, written: int) -> int:
    """Return the micros of tokens by the usual prices; KeyError for a model without one."""
    return usual().tokens(provider, model, read, written)
