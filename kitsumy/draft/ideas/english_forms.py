"""Make the forms of English words: plurals and verb forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_SIBILANT = re.compile(r"(s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")


def plural_of(noun: str) -> str:
    """Return the regular plural of a noun (the last word of a phrase)."""
    if _SIBILANT.search(noun):
        return noun + "es"
    return noun[:-1] + "ies" if _CONSONANT_Y.search(noun) else noun + "s"


def nouns(listed: str) -> Iterator[tuple[str, str]]:
    """Read "fox, foxes / vixen" as pairs of singular and plural."""
    for entry in filter(None, (part.strip() for part in listed.split("/"))):
        singular, _, plural = (part.strip() for part in entry.partition(","))
        yield singular, plural or plural_of(singular)


def verb_forms(infinitive: str, irregular: Mapping[str, str]) -> Iterator[str]:
    """Return every form of a verb phrase: "look for" gives looks for, looked for, looking for."""
    verb, _, rest = infinitive.partition(" ")
    for form in {verb, *_regular(verb), *irregular.get(verb, "").split()}:
        yield f"{form} {rest}".strip()


def _regular(verb: str) -> tuple[str, str, str]:
    """Return the third person, the past and the participle, as the rule has them."""
    past = verb[:-1] + "ied" if _CONSONANT_Y.search(verb) else verb + ("d" if verb.endswith("e") else "ed")
    silent = verb.endswith("e") and not verb.endswith(("ee", "ye", "oe"))
    return plural_of(verb), past, (verb[:-1] if silent else verb) + "ing"
