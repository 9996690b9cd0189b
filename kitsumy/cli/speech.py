"""Which language to speak: --lang, then the setting, then the idea's own, then the system's, then English."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kitsumy import settings
from kitsumy.errors import BadSetting, UnknownLanguage
from kitsumy.language import LANGUAGES, detect

_NAMES = {
    "ua": "uk",
    "ukr": "uk",
    "ukrainian": "uk",
    "українська": "uk",
    "eng": "en",
    "english": "en",
    "англійська": "en",
}
_VALUED = frozenset(
    f"--{name}"
    for name in (
        *("style", "panels", "pages", "out", "format", "lang", "limit", "by"),
        *("panel", "balloon", "caption", "sound", "kind", "font", "version"),
    )
)
"""Options whose next word says nothing about the language."""


def language(name: str) -> str:
    """Return the code of a language somebody named.

    Raises:
        UnknownLanguage: nobody here speaks it.

    """
    key = name.strip().casefold().replace("_", "-")
    for code in (key, _NAMES.get(key, ""), key.split("-")[0]):
        if code in LANGUAGES:
            return code
    raise UnknownLanguage(name, LANGUAGES)


def of_comic(name: str, current: settings.Settings) -> str:
    """Return the code of a language that a comic can be had in: whoever is hired to write knows many.

    Raises:
        UnknownLanguage: nobody here writes it.

    """
    try:
        return language(name)
    except UnknownLanguage:
        # Most commands need neither, and people wait for them.
        from kitsumy import hiring
        from kitsumy.writers.languages import tongues

        if not hiring.writer_names(current):
            raise
        known, code = tongues(), name.strip().casefold()
        if code in known:
            return code
        raise UnknownLanguage(name, tuple(known)) from None


def of_messages(argv: Sequence[str]) -> str:
    """Return the language to speak to whoever typed this, before anything of it is understood."""
    try:
        return language("".join(_values(argv, "--lang")[-1:]))
    except UnknownLanguage:
        return _configured() or detect(" ".join(_idea(argv)), "") or _system()


def _values(argv: Sequence[str], option: str) -> list[str]:
    apart = [value for word, value in pairwise(argv) if word == option]
    return apart + [word.partition("=")[2] for word in argv if word.startswith(f"{option}=")]


def _idea(argv: Sequence[str]) -> list[str]:
    """Return an idea's or an edit's words: all that stand for themselves, or what a sequel's option says."""
    words = [word for before, word in pairwise(["", *argv]) if word[:1] != "-" and before not in _VALUED]
    match words:
        case ["sequel", *_]:
            return _values(argv, "--idea")
        case ["comic", *idea] | ["edit", _, *idea]:
            return idea
        case [idea, *_] if " " in idea:
            return [idea]
    return []


def _configured() -> str:
    try:
        return settings.load().language
    except BadSetting:
        return ""


def _system() -> str:
    found = settings.system_language()
    return found if found in LANGUAGES else "en"
