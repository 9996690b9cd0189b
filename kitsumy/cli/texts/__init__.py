"""What the command line says: one TOML file a language, the same keys in each."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

from kitsumy.sentences import Sentences


class Texts(Sentences):
    """The command line's sentences of one language."""

    def size(self, size: int) -> str:
        """Say how much so many bytes are."""
        for unit, each in (("giga", 10**9), ("mega", 10**6)):
            if size >= each:
                return self(f"sizes.{unit}", number=self.decimal(size / each, 1))
        return self("sizes.kilo", number=-(-size // 1000))

    def decimal(self, number: float, digits: int) -> str:
        """Say a number with so many digits after the point."""
        return f"{number:.{digits}f}".replace(".", self("sizes.point"))

    def money(self, micros: int) -> str:
        """Say how much so many millionths of a dollar are: to the tenth of a cent, unless it is less."""
        digits = 6 if 0 < micros < 1_000 else 3
        return self("say.dollars", amount=self.decimal(micros / 1_000_000, digits))

    def quoted(self, text: str) -> str:
        """Return somebody's own words in this language's quotation marks."""
        return self("say.quoted", text=text)


@lru_cache(maxsize=4)
def texts(language: str) -> Texts:
    """Return the texts of a language."""
    source = resources.files(__package__) / f"{language}.toml"
    return Texts(language, tomllib.loads(source.read_text("utf-8")))
