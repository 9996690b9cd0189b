"""Judge a text by lists of patterns, a data file for each language. A text is held against all of them."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import Literal, get_args

from pydantic import Field

from kitsumy.frozen import Frozen
from kitsumy.language import LANGUAGES

Category = Literal["minors", "sexual", "hate", "gore", "selfharm", "crime", "language"]
"""Sexual content with minors; other sexual content; hatred; cruelty in detail; self-harm; instructions for
crimes; coarse words."""
Strictness = Literal["relaxed", "normal", "strict"]
"""How much is refused: what nobody draws; what no page for everybody shows; what children do not see."""
_LEVELS: tuple[Strictness, ...] = get_args(Strictness)
_DISGUISES = str.maketrans("013457@$!", "oieastasi")
"""Signs that stand for letters in words that hide."""
_ENDING = re.compile(r"(?<!\\w)\*")
_BETWEEN = re.compile(r"[^\w'$!@-]+")
"""What parts words; the signs may stand for letters."""
_STRETCHED = re.compile(r"(.)\1{2,}")


class Rule(Frozen):
    """Patterns of one category: any of ``any``, together with any of ``with_`` where that is given.

    Patterns are regular expressions for whole words in lower case; ``*`` stands for any ending.
    """

    category: Category
    level: Strictness
    any: tuple[str, ...]
    with_: tuple[str, ...] = Field(default=(), alias="with")

    def applies(self, strictness: Strictness) -> bool:
        """Tell whether so much strictness refuses this."""
        return _LEVELS.index(self.level) <= _LEVELS.index(strictness)

    def strikes(self, text: str) -> bool:
        """Tell whether a text in lower case is meant."""
        return bool(_pattern(self.any).search(text)) and (
            not self.with_ or bool(_pattern(self.with_).search(text))
        )


def stricter(one: Strictness, other: Strictness) -> Strictness:
    """Return whichever refuses more."""
    return max(one, other, key=_LEVELS.index)


@lru_cache(maxsize=256)
def _pattern(parts: tuple[str, ...]) -> re.Pattern[str]:
    spelled = "|".join(_ENDING.sub(r"\\w*", part) for part in parts)
    return re.compile(rf"(?<!\w)(?:{spelled})(?!\w)")


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Return the rules of all languages."""
    folder = resources.files(__package__) / "words"
    files = (tomllib.loads((folder / f"{code}.toml").read_text("utf-8")) for code in LANGUAGES)
    return tuple(Rule.model_validate(row) for told in files for row in told["rule"])


def judge(text: str, strictness: Strictness = "normal") -> Category | Literal[""]:
    """Return what a text is refused for, empty when it is not. Takes well under a millisecond."""
    readings = _readings(text)
    for rule in rules():
        if rule.applies(strictness) and any(map(rule.strikes, readings)):
            return rule.category
    return ""


def _readings(text: str) -> Sequence[str]:
    """Return a text as it is, and as it reads without disguise."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("ʼ", "'")
    plain = _BETWEEN.sub(" ", plain)
    bare = _STRETCHED.sub(r"\1", plain)
    return tuple(dict.fromkeys((plain, bare, bare.translate(_DISGUISES))))
