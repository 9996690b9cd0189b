"""Languages as data: what a model calls them, and how their words are told from others."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

from kitsumy.frozen import Frozen
from kitsumy.language import scripts


class Tongue(Frozen):
    """One language."""

    name: str
    scripts: tuple[str, ...]
    never: str = ""
    """Letters of its script that it does not have."""


@lru_cache(maxsize=1)
def tongues() -> dict[str, Tongue]:
    """Return the known languages by their codes."""
    text = (resources.files(__package__) / "data" / "languages.toml").read_text("utf-8")
    return {code: Tongue.model_validate(row) for code, row in tomllib.loads(text).items()}


def name_of(code: str) -> str:
    """Return what a model understands a language by: its English name, or its code."""
    known = tongues().get(code)
    return known.name if known else code


def is_in(text: str, code: str) -> bool:
    """Tell whether words may be of a language. A text without letters is of every one."""
    known = tongues().get(code)
    letters = scripts(text)
    if known is None or not letters:
        return True
    if set(known.never) & set(text.casefold()):
        return False
    own = sum(letters[script] for script in known.scripts)
    return 2 * own >= letters.total()
