"""Read English noun phrases."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from kitsumy.character import Gender

from .lexicon import Lexicon, Word
from .nominal import Nominal, keys
from .premise import Noun
from .reading import DASH, STOP, Text
from .vocabulary import function_words, names, roles, species

_NUMBERS = {
    "two": 2, "three": 3, "four": 3, "five": 3, "several": 3, "twin": 2, "both": 2, "seven": 3, "many": 3,
}  # fmt: skip
_NAMED = frozenset({"named", "called"})
_GENDERS: dict[str, Gender] = {
    "her": "f", "she": "f", "herself": "f", "hers": "f", "his": "m", "he": "m", "him": "m", "himself": "m",
}  # fmt: skip
_LONGEST_NAME = 2
_DOERS = ("er", "or", "ist", "man", "woman")
"""How people's trades end: a lighthouse keeper is no lighthouse."""
_NOUNS = ("role", "species", "thing")


def small(*groups: str) -> frozenset[str]:
    """Return groups of English function words as one."""
    return frozenset[str]().union(*(function_words("en", group) for group in groups))


def breaks() -> frozenset[str]:
    """Return what no noun phrase goes across, unless a known word does."""
    return small("prepositions", "clauses", "joints") | {STOP, DASH}


def determines(word: str) -> bool:
    """Tell whether a word is an article or a number, which only a noun follows."""
    return word in _NUMBERS or word in function_words("en", "noun_only")


class _Parts(NamedTuple):
    """A phrase cut up: its own tokens without article and number, and the known words among them."""

    text: Text
    article: str
    number: int
    known: tuple[tuple[int, int, Word], ...]


def gender_in(text: Text) -> Gender | None:
    """Return the gender that the first pronoun tells."""
    return next((_GENDERS[word] for word in text.folded if word in _GENDERS), None)


def phrase_end(text: Text, start: int, lexicon: Lexicon) -> int:
    """Return where a noun phrase ends: before a preposition, a clause or a stop that no known word spans."""
    end = start
    while end < len(text.folded):
        match = lexicon.find(text.folded, end, *_NOUNS)
        if end > start and not match and _second_verb(text, end, lexicon):
            break
        if not match and text.folded[end] in breaks() and not _of_nouns(text, start, end):
            break
        end += match.length if match else 1
    return end


def _second_verb(text: Text, index: int, lexicon: Lexicon) -> bool:
    """Tell whether a verb begins behind a known noun (of mice opens)."""
    verb = lexicon.find(text.folded, index, "verb")
    return verb is not None and lexicon.find(text.folded, index - 1, *_NOUNS) is not None


def _of_nouns(text: Text, start: int, end: int) -> bool:
    """Tell whether an "of" goes on with a phrase: a map of the city."""
    after = text.folded[end + 1 : end + 2]
    return text.folded[end] == "of" and end > start and bool(after) and after[0] not in breaks()


def noun_phrase(text: Text, lexicon: Lexicon) -> Nominal | None:
    """Return what the tokens of one phrase say, None when they name nothing."""
    parts = _parts(text, lexicon)
    if not parts.text.words or parts.text.folded[0] in small("persons"):
        return None
    return _known(parts) if parts.known else _unknown(parts)


def _parts(text: Text, lexicon: Lexicon) -> _Parts:
    start, article, number = 0, "", 1
    skipped = small("determiners", "fillers") | set(_NUMBERS) | {"all", "of"}
    while start < len(text.folded) and text.folded[start] in skipped:
        word = text.folded[start]
        article = word if word in small("determiners") else article
        number = max(number, _NUMBERS.get(word, 1))
        start += 1
    own = text.piece(start, len(text.words))
    known, index = [], 0
    while index < len(own.folded):
        match = lexicon.find(own.folded, index, *_NOUNS)
        if match and own.folded[index] not in breaks() and not _is_name(own, index):
            known.append((index, index + match.length, match.word))
        index += match.length if match else 1
    return _Parts(own, article, number, tuple(_before_of(own, known)))


def _before_of(text: Text, known: list[tuple[int, int, Word]]) -> list[tuple[int, int, Word]]:
    cut = text.folded.index("of") if "of" in text.folded else len(text.folded)
    return [entry for entry in known if entry[0] < cut] or known


def _is_name(text: Text, index: int) -> bool:
    """Tell a name that is also a word (a teacher named Rose) by its place and capital."""
    return index > 0 and text.words[index][:1].isupper() and text.folded[index - 1] in _NAMED


def _known(parts: _Parts) -> Nominal:
    """Return a phrase around its known words: those that touch the last one belong to its noun."""
    text, head = parts.text, len(parts.known) - 1
    while head and parts.known[head - 1][1] == parts.known[head][0]:
        head -= 1
    words = [word for _, _, word in parts.known[head:]]
    start, end = parts.known[head][0], parts.known[-1][1]
    name, after = _name(text, end)
    trailing = _until_break(text.words[end:after]) if not name else []
    kind, role, thing_key = keys(words)
    if thing_key and trailing and trailing[-1].endswith(_DOERS):
        thing_key = ""
    plural = words[-1].plural
    singular = plural and (parts.number > 1 or not thing_key)
    noun = [
        *text.words[start : end - 1],
        words[-1].noun.nominative.split()[-1] if singular else text.words[end - 1],
    ]
    adjectives = [w for w in text.words[:start] if w.casefold() not in small("fillers")]
    own = " ".join([*_lowered(noun, name), *(w for w in trailing if not thing_key)])
    full = " ".join([*(a.lower() for a in adjectives), *_lowered(list(text.words[start:]), name)])
    return Nominal(
        noun=_noun(full if thing_key else own, parts, plural and not singular),
        full=_noun(full, parts, plural and not singular),
        species=kind,
        role=role,
        thing=thing_key,
        name=name or (text.words[start] if _proper(parts, start, end) else ""),
        adjective=adjectives[-1].lower() if adjectives else "",
        lexeme=words[-1].noun.nominative,
        gender="n" if thing_key else _gender(words, name),
        number=parts.number if parts.number > 1 else (2 if plural and not thing_key else 1),
    )


def _until_break(words: tuple[str, ...]) -> list[str]:
    ends = breaks() | small("adverbs")
    return list(itertools.takewhile(lambda word: word.casefold() not in ends, words))


def _proper(parts: _Parts, start: int, end: int) -> bool:
    """Tell a being that is called by its noun: Grandma, Superman, Fox."""
    first, last = parts.text.words[0], parts.known[-1][2]
    alone = start == 0 and end == 1 and len(parts.text.words) == 1 and not parts.article
    return alone and first[:1].isupper() and not last.plural and last.table != "thing"


def _unknown(parts: _Parts) -> Nominal | None:
    """Return a phrase of which no word is known: a name, or a noun that stays as it is."""
    words = [w for w in parts.text.words if w.casefold() not in breaks() | small("fillers")]
    if not words:
        return None
    if (
        not parts.article
        and len(words[0]) > 1
        and all(w[:1].isupper() for w in words)
        and len(words) <= _LONGEST_NAME
    ):
        name = " ".join(words)
        return Nominal(Noun(nominative="hero", article="a"), name=name, gender=_name_gender(words[0]))
    plural = words[-1].endswith("s") and not words[-1].endswith("ss")
    full = _noun(" ".join(w.lower() for w in words), parts, plural)
    return Nominal(noun=full, full=full, gender=None, number=parts.number)


def _noun(nominative: str, parts: _Parts, plural: bool) -> Noun:
    return Noun(
        nominative=nominative,
        genitive=nominative,
        accusative=nominative,
        gender="n",
        plural=plural,
        article=parts.article if parts.article not in ("every", "each") else "a",
    )


def _lowered(words: list[str], name: str) -> list[str]:
    kept = set(name.split()) | {"named", "called"} if name else set()
    return [w if w.isupper() and len(w) > 1 else w.lower() for w in words if w not in kept]


def _name(text: Text, end: int) -> tuple[str, int]:
    """Return the name that follows a noun ("a teacher named Bo", "Grandma Olha") and where it ends."""
    start = end + 1 if text.folded[end : end + 1] and text.folded[end] in _NAMED else end
    stop = start
    while stop < len(text.words) and text.words[stop][:1].isupper() and stop < start + _LONGEST_NAME:
        stop += 1
    return " ".join(text.words[start:stop]), stop if stop > start else len(text.words)


def _gender(words: list[Word], name: str) -> Gender | None:
    """Return the gender that a noun or a name tells."""
    for word in reversed(words):
        row = roles().get(word.key) if word.table == "role" else species().get(word.key)
        if row and word.noun.nominative in row.female:
            return "f"
        if word.table == "role" and word.noun.nominative in roles()[word.key].male:
            return "m"
    return _name_gender(name) if name else None


def _name_gender(name: str) -> Gender | None:
    listed = names("en")
    if name in listed.female.split():
        return "f"
    return "m" if name in listed.male.split() else None
