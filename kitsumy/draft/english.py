"""Read an English idea: subject, verb, object, and whoever comes with a preposition."""

from __future__ import annotations

from typing import NamedTuple

from .english_nouns import determines, gender_in, noun_phrase, phrase_end, small
from .lexicon import Lexicon, lexicon
from .nominal import Nominal
from .premise import Premise
from .reading import DASH, STOP, Text, read, scene
from .sentence import Action, longed_for, premise

_LEADS = (
    ("what", "if"), ("once", "upon", "a", "time"), ("there", "was"), ("there", "is"), ("the", "story", "of"),
    ("a", "story", "about"), ("story", "about"), ("a", "comic", "about"), ("how",), ("why",), ("when",),
    ("one", "day"), ("the", "day"), ("comic", "about"), ("imagine",), ("a", "tale", "of"),
    ("a", "day", "in", "the", "life", "of"),
)  # fmt: skip
_RELATIVE = frozenset({"that", "who", "which"})
_INFINITIVES = frozenset({"be", "become"})
_IS = frozenset({"is", "are", "was", "were", "becomes"})
_STATE = Action("", "be")


class _Verb(NamedTuple):
    start: int
    end: int
    action: Action


def parse(idea: str) -> Premise:
    """Return what an English idea says."""
    words = lexicon("en")
    text = _after_lead(read(idea, "en"))
    where = scene(text, words, small("placing"), small("bare_places"))
    body = text.without(where.spans)
    verb = _verb(body, words)
    action = verb.action if verb else Action()
    subjects = _phrases(body.piece(0, verb.start), words) if verb else _phrases(body, words)
    objects, others = _rest(body.piece(verb.end, len(body.words)), words) if verb else ([], [])
    gender = gender_in(text)
    heroes = [
        s._replace(gender=s.gender or gender) if i == 0 and not s.thing else s for i, s in enumerate(subjects)
    ]
    return premise(idea, "en", heroes, action, objects, others, where)


def _after_lead(text: Text) -> Text:
    """Return the text without what only announces a story."""
    for lead in _LEADS:
        if text.folded[: len(lead)] == lead:
            return _after_lead(text.piece(len(lead), len(text.words)))
    return text.piece(1, len(text.words)) if text.folded[:1] == (STOP,) else text


def _verb(text: Text, words: Lexicon) -> _Verb | None:
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
            if match and match.length == length and (match.word.plural or "and" in text.folded[:start]):
                return True
    return False


def _verb_at(text: Text, start: int, words: Lexicon) -> _Verb | None:
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
        return _Verb(start, inner.end, longed_for(inner.action, "en") if longing else inner.action)
    if match.word.table == "modal":
        return None
    return _Verb(start, after, Action(match.word.key, match.word.noun.nominative))


def _being_verb(text: Text, start: int, words: Lexicon) -> _Verb | None:
    after = start + 1
    while after < len(text.folded) and text.folded[after] in small("adverbs"):
        after += 1
    secretly = bool(small("secretly") & set(text.folded[start:after]))
    joined = ("is", *text.folded[after:])
    match = words.find(joined, 0, "verb")
    if match and match.length > 1:
        return _Verb(start, after + match.length - 1, Action(match.word.key, match.word.noun.nominative))
    if after < len(text.folded) and text.folded[after].endswith("ing"):
        match = words.find(text.folded, after, "verb")
        if match and not secretly:
            return _Verb(start, after + match.length, Action(match.word.key, match.word.noun.nominative))
    following = text.folded[after : after + 1]
    if secretly or (following and following[0] in ("a", "an", "the")):
        return _Verb(start, after, Action("secret", "be"))
    return _Verb(start, len(text.folded), _STATE)


def _inner(text: Text, start: int, words: Lexicon) -> _Verb | None:
    """Return the infinitive after a modal."""
    while start < len(text.folded) and (text.folded[start] in small("adverbs") or text.folded[start] == "to"):
        start += 1
    if start < len(text.folded) and text.folded[start] in _INFINITIVES:
        return _Verb(start, start + 1, Action("wish", "be"))
    match = words.find(text.folded, start, "verb")
    if match and (
        match.word.noun.nominative.split()[0] == text.folded[start] or text.folded[start].endswith("ing")
    ):
        deeper = (
            _inner(text, start + match.length, words) if words.find(text.folded, start, "modal") else None
        )
        return deeper or _Verb(
            start, start + match.length, Action(match.word.key, match.word.noun.nominative)
        )
    return None


def _unlisted(text: Text, words: Lexicon) -> _Verb | None:
    """Return a verb nobody listed, by its ending after a known noun or a name: somebody tries something."""
    for start in range(1, len(text.folded)):
        word, before = text.folded[start], text.folded[start - 1]
        known = words.find(text.folded, start - 1, "species", "role", "thing")
        here = words.find(text.folded, start, "species", "role", "thing")
        named = text.words[start - 1][:1].isupper() and not determines(before)
        if (known or named) and not here and word.endswith(("s", "ed")) and len(word) > 3:
            return _Verb(start, start + 1, Action("learn", word))
    return None


def _phrases(text: Text, words: Lexicon) -> list[Nominal]:
    """Return the phrases of a subject, a name with the phrase that explains it as one."""
    found: list[Nominal] = []
    index = 0
    while index < len(text.folded):
        end = max(index + 1, phrase_end(text, index, words))
        nominal = noun_phrase(text.piece(index, end), words)
        joined = index and text.folded[index - 1] in small("joints")
        if (
            nominal
            and found
            and found[-1].name
            and nominal.alive
            and nominal.noun.article
            and not nominal.name
            and not joined
        ):
            nominal = nominal._replace(name=found.pop().name)
        if nominal:
            found.append(nominal)
        index = end
    return found


def _rest(text: Text, words: Lexicon) -> tuple[list[Nominal], list[tuple[str, Nominal]]]:
    """Return the object and what follows it, each with its preposition."""
    objects: list[Nominal] = []
    others: list[tuple[str, Nominal]] = []
    index, preposition = 0, ""
    while index < len(text.folded):
        word = text.folded[index]
        if objects and word in _RELATIVE:
            break
        if word in small("prepositions", "joints", "adverbs") | {
            STOP,
            DASH,
            "that",
            "who",
            "which",
            "because",
            "how",
        }:
            preposition = (
                word if word in small("prepositions") else preposition if word in small("adverbs") else "and"
            )
            index += 1
            continue
        if objects and _second(text, index, words):
            break
        end = max(index + 1, phrase_end(text, index, words))
        nominal = noun_phrase(_without_infinitive(text.piece(index, end), words), words)
        if nominal and not objects:
            objects.append(nominal)
        elif nominal:
            others.append((preposition, nominal))
        index, preposition = end, ""
    return objects, others


def _second(text: Text, index: int, words: Lexicon) -> bool:
    """Tell whether a second finite verb begins here: a sentence of its own."""
    verb = words.find(text.folded, index, "verb")
    finite = verb is not None and verb.word.noun.nominative.split()[0] != text.folded[index]
    return finite and not words.find(text.folded, index, "species", "role", "thing")


def _without_infinitive(text: Text, words: Lexicon) -> Text:
    """Return an object without the verb before it: learns to bake bread."""
    match = words.find(text.folded, 0, "verb")
    alone = (
        match
        and match.length < len(text.folded)
        and not words.find(text.folded, 0, "species", "role", "thing")
    )
    return text.piece(match.length, len(text.words)) if match and alone else text
