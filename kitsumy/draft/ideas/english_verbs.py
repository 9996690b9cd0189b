"""Find the verb of an English idea that tells its story."""

from __future__ import annotations

from typing import NamedTuple

from .english_nouns import determines, small
from .lexicon import Lexicon
from .reading import DASH, STOP, Text
from .sentence import Action, longed_for

_INFINITIVES = frozenset({"be", "become"})
_IS = frozenset({"is", "are", "was", "were"})
_STATE = Action("", "be")


class Verb(NamedTuple):
    """A verb phrase and what it asks for."""

    start: int
    end: int
    action: Action


def told_verb(text: Text, words: Lexicon) -> Verb | None:
    """Return the verb that tells the story: the first finite one, else the first participle."""
    for finite in (True, False):
        for start in range(len(text.folded)):
            if _may_begin(text, start, words, finite):
                found = _verb_at(text, start, words)
                if found:
                    return found
    return _unlisted(text, words)


def _may_begin(text: Text, start: int, words: Lexicon, finite: bool) -> bool:
    """Tell whether a token stands where a verb may: after a subject, in a form that fits."""
    before, word = text.folded[start - 1] if start else "", text.folded[start]
    if determines(before) or word in (STOP, DASH) or before in small("prepositions") - {"to"}:
        return False
    if not start:
        return word.endswith(("ing", "ed")) or _irregular(word, words)
    if word.endswith("ing"):
        return not finite and not _noun_after(text, start, words)
    if word in small("finite") or word.endswith(("s", "ed")) or _irregular(word, words):
        return not _compound(text, start, words)
    return before in small("before_base") or _plural_before(text, start, words)


def _irregular(word: str, words: Lexicon) -> bool:
    """Tell an irregular past form, which no ending shows."""
    match = words.find((word,), 0, "verb")
    regular = word.endswith(("ing", "s")) or (match and match.word.noun.nominative.split()[0] == word)
    return match is not None and not regular


def _noun_after(text: Text, start: int, words: Lexicon) -> bool:
    """Tell a talking sofa from a fox talking."""
    before = text.folded[start - 1]
    known = words.find(text.folded, start - 1, "species", "role", "thing")
    return not known and before not in small("adverbs") and not text.words[start - 1][:1].isupper()


def _compound(text: Text, start: int, words: Lexicon) -> bool:
    """Tell whether a token that could be a verb is a part of its noun: a lost robot, a dreams shop."""
    following = text.folded[start + 1 : start + 2]
    known = any(words.find(text.folded, index, "species", "role", "thing") for index in range(start)) or any(
        word[:1].isupper() for word in text.words[:start]
    )
    subject = known or start > 1 or text.folded[start - 1] in small("before_base")
    next_is_noun = bool(following) and words.find(text.folded, start + 1, "species", "role") is not None
    return not subject or (text.folded[start].endswith("ed") and next_is_noun and not known)


def _plural_before(text: Text, start: int, words: Lexicon) -> bool:
    for length in (1, 2, 3):
        if start >= length:
            match = words.find(text.folded, start - length, "species", "role", "thing")
            named = length == 1 and text.words[start - 1][:1].isupper() and "and" in text.folded[:start]
            if named:
                return True
            if match and match.length == length and (match.word.plural or "and" in text.folded[:start]):
                return True
    return False


def _verb_at(text: Text, start: int, words: Lexicon) -> Verb | None:
    """Return the verb phrase at a token; a modal gives way to the verb it governs."""
    word = text.folded[start]
    if word in small("secretly"):
        return None
    if word in _IS:
        return _being_verb(text, start, words)
    match = words.find(text.folded, start, "verb", "modal")
    if not match:
        return None
    after = start + match.length
    inner = _inner(text, after, words) if words.find(text.folded, start, "modal") else None
    if inner:
        longing = match.word.noun.nominative.split()[0] in small("longings")
        return Verb(start, inner.end, longed_for(inner.action, "en") if longing else inner.action)
    if match.word.table == "modal":
        return None
    return Verb(start, after, Action(match.word.key, match.word.noun.nominative))


def _being_verb(text: Text, start: int, words: Lexicon) -> Verb | None:
    after = start + 1
    while after < len(text.folded) and text.folded[after] in small("adverbs"):
        after += 1
    secretly = bool(small("secretly") & set(text.folded[start:after]))
    joined = ("is", *text.folded[after:])
    match = words.find(joined, 0, "verb")
    if match and match.length > 1:
        return Verb(start, after + match.length - 1, Action(match.word.key, match.word.noun.nominative))
    if after < len(text.folded) and text.folded[after].endswith("ing"):
        match = words.find(text.folded, after, "verb")
        if match and not secretly:
            return Verb(start, after + match.length, Action(match.word.key, match.word.noun.nominative))
    following = text.folded[after : after + 1]
    if secretly or (following and following[0] in ("a", "an", "the")):
        return Verb(start, after, Action("secret", "be"))
    return Verb(start, len(text.folded), _STATE)


def _inner(text: Text, start: int, words: Lexicon) -> Verb | None:
    """Return the infinitive after a modal."""
    while start < len(text.folded) and (text.folded[start] in small("adverbs") or text.folded[start] == "to"):
        start += 1
    if start < len(text.folded) and text.folded[start] in _INFINITIVES:
        return Verb(start, start + 1, Action("wish", "be"))
    match = words.find(text.folded, start, "verb")
    if match and (
        match.word.noun.nominative.split()[0] == text.folded[start] or text.folded[start].endswith("ing")
    ):
        deeper = (
            _inner(text, start + match.length, words) if words.find(text.folded, start, "modal") else None
        )
        return deeper or Verb(start, start + match.length, Action(match.word.key, match.word.noun.nominative))
    return None


def _unlisted(text: Text, words: Lexicon) -> Verb | None:
    """Return a verb nobody listed, by its ending after a known noun or a name: somebody tries something."""
    for start in range(1, len(text.folded)):
        word, before = text.folded[start], text.folded[start - 1]
        known = words.find(text.folded, start - 1, "species", "role", "thing")
        here = words.find(text.folded, start, "species", "role", "thing")
        named = text.words[start - 1][:1].isupper() and not determines(before)
        if (known or named) and not here and word.endswith(("s", "ed")) and len(word) > 3:
            return Verb(start, start + 1, Action("learn", word))
    return None
