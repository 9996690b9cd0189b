"""Understand argparse's complaints, so that they can be said in anybody's language."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable

from kitsumy.errors import InputError

from .misuse import MissingValue, MissingWords, NeedlessValue, NoSuchCommand, UnknownWords, WrongUsage

_PATTERNS = (
    ("missing", re.compile(r"the following arguments are required: (?P<words>.+)", re.DOTALL)),
    ("unknown", re.compile(r"unrecognized arguments: (?P<words>.+)", re.DOTALL)),
    ("value", re.compile(r"argument (?P<words>\S+): expected (?:one|at least one|\d+) argument")),
    ("needless", re.compile(r"argument (?P<words>\S+): ignored explicit argument")),
    (
        "command",
        re.compile(r"argument .*invalid choice: (?P<words>.+) \(choose from (?P<known>.*)\)", re.DOTALL),
    ),
)


def understood(message: str, command: str) -> InputError:
    """Return what argparse complains about as an error of ours."""
    for name, pattern in _PATTERNS:
        found = pattern.match(message)
        if found:
            return _ERRORS[name](found, command)
    return WrongUsage(message)


def _command(found: re.Match[str], _: str) -> InputError:
    name = _unquoted(found["words"])
    if len(name.split()) > 1:
        return NoSuchCommand(name, what="idea")
    near = difflib.get_close_matches(name.lower(), re.findall(r"\w+", found["known"]), n=1)
    return NoSuchCommand(name, near[0]) if near else NoSuchCommand(name, what="unknown")


def _unquoted(text: str) -> str:
    """Take away what repr() adds; what it escapes is unprintable anyway."""
    return text[1:-1] if text[:1] in "'\"" and text[-1:] == text[:1] else text


_ERRORS: dict[str, Callable[[re.Match[str], str], InputError]] = {
    "missing": lambda found, command: MissingWords(found["words"], command),
    "unknown": lambda found, _: UnknownWords(found["words"]),
    "value": lambda found, _: MissingValue(found["words"].split("/")[-1]),
    "needless": lambda found, _: NeedlessValue(found["words"].split("/")[-1]),
    "command": _command,
}
