"""Other people's words in the bot's sentences: nothing in them may ping, link, mark up or give away."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources

from kitsumy.sentences import LONGEST_ECHO, cut, printable

LONGEST_TITLE, LONGEST_NAME = 100, 40
_READ = 2000
"""Characters that are looked at; more would be cut off anyway."""
_HARMLESS = str.maketrans({"@": "＠", "<": "‹", ">": "›", "`": "’", "\N{REPLACEMENT CHARACTER}": None})
_ADDRESS = re.compile(r"\S*(?:[\\/]\S*[\\/]|://|(?<!\S)[\\/~]|\b[a-z]:\\)\S*", re.IGNORECASE)
"""A path or the address of a page."""


def spoken(text: str, longest: int = LONGEST_TITLE) -> str:
    """Return a title or a name as it may stand in any chat: on one line, not too long, pinging nobody."""
    return cut(" ".join(printable(text[:_READ]).translate(_HARMLESS).split()), longest)


def repeated(text: str) -> str:
    """Return somebody's words as an error repeats them: no paths, addresses or names of providers either."""
    plain = _ADDRESS.sub("…", printable(text[:_READ]))
    return spoken(_never().sub("…", plain), LONGEST_ECHO)


@lru_cache(maxsize=1)
def _never() -> re.Pattern[str]:
    source = resources.files(__package__) / "never.toml"
    words: list[str] = tomllib.loads(source.read_text("utf-8"))["words"]
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)
