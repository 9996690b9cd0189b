"""Read a Ukrainian idea: whoever stands before the verb, what stands behind it."""

from __future__ import annotations

from typing import NamedTuple

from .lexicon import Lexicon, lexicon
from .nominal import Nominal
from .premise import Premise
from .reading import DASH, STOP, Text, read, scene
from .sentence import Action, premise
from .ukrainian_nouns import JOINTS, PLACING, PREPOSITIONS, noun_phrase, phrase_end

_BARE = frozenset({"вдома", "удома", "дома", "під", "на"})
_LEADS = (
    ("а", "що", "якби"), ("а", "що", "як"), ("що", "якби"), ("якби",), ("жили-були",), ("жив-був",), ("жила-була",), ("жив", "собі"),
    ("казка", "про"), ("історія", "про"), ("комікс", "про"), ("як",), ("одного", "разу"), ("був", "собі"),
    ("чому",), ("коли",), ("жили", "собі"), ("уяви",),
)  # fmt: skip
_SECRETLY = frozenset(["насправді", "таємно", "потай", "потайки"])
_ADVERBS = _SECRETLY | frozenset(
    ["не", "ніяк", "нарешті", "раптом", "випадково", "знову", "ще", "вже", "завжди", "ніколи", "тихо", "сам", "сама", "самі", "все", "теж", "також", "щиро", "дуже", "би", "б", "майже", "мало", "ледве", "разом", "уміло", "весело", "сумно", "раз"]
)
_NOT = "не"
_OPPOSITES = {"lose": "wish", "fear": "learn"}


class _Verb(NamedTuple):
    start: int
    end: int
    action: Action


def parse(idea: str) -> Premise:
    """Return what a Ukrainian idea says."""
    words = lexicon("uk")
    text = _after_lead(read(idea, "uk"))
    where = scene(text, words, PLACING, _BARE)
    body = text.without(where.spans)
    verb = _verb(body, words)
    before = body.piece(0, verb.start) if verb else body
    after = body.piece(verb.end, len(body.words)) if verb else body.piece(0, 0)
    heroes = _subjects(before, words)
    objects, others = _rest(after, words)
    if not heroes and objects and verb:
        heroes, objects = _inverted(objects, others)
    return premise(idea, "uk", heroes, verb.action if verb else Action(), objects, others, where)


def _after_lead(text: Text) -> Text:
    for lead in _LEADS:
        if text.folded[: len(lead)] == lead:
            return _after_lead(text.piece(len(lead), len(text.words)))
    return text.piece(1, len(text.words)) if text.folded[:1] == (STOP,) else text


def _verb(text: Text, words: Lexicon) -> _Verb | None:
    """Return the first verb; a modal gives way to the infinitive behind it."""
    for start in range(len(text.folded)):
        found = _verb_at(text, start, words)
        if found:
            return found
    return _copula(text)


def _verb_at(text: Text, start: int, words: Lexicon) -> _Verb | None:
    match = words.find(text.folded, start, "verb", "modal")
    noun = words.find(text.folded, start, "species", "role", "thing")
    if not match or (noun and noun.word.case in ("nominative", "accusative")):
        return None
    negated = start > 0 and text.folded[start - 1] == _NOT
    modal = words.find(text.folded, start, "modal")
    inner = _inner(text, start + match.length, words) if modal else None
    if inner:
        return _Verb(start, inner.end, _turned(inner.action, negated))
    if match.word.table == "modal":
        return None
    action = Action(match.word.key, match.word.noun.nominative)
    return _Verb(start, start + match.length, _turned(action, negated))


def _turned(action: Action, negated: bool) -> Action:
    """Return what a negated verb asks for: whoever cannot forget something, longs for it."""
    return action._replace(frame=_OPPOSITES.get(action.frame, action.frame)) if negated else action


def _inner(text: Text, start: int, words: Lexicon) -> _Verb | None:
    while start < len(text.folded) and text.folded[start] in _ADVERBS:
        start += 1
    if text.folded[start : start + 1] in (("бути",), ("стати",)):
        return _Verb(start, start + 1, Action("wish", "стати"))
    match = words.find(text.folded, start, "verb")
    if match and text.folded[start].endswith(("ти", "тися", "тись")):
        deeper = words.find(text.folded, start, "modal") and _inner(text, start + match.length, words)
        return deeper or _Verb(
            start, start + match.length, Action(match.word.key, match.word.noun.nominative)
        )
    return None


def _copula(text: Text) -> _Verb | None:
    """Return the unspoken "is": «мій начальник насправді пінгвін», «бабуся — шпигунка»."""
    for start in range(1, len(text.folded)):
        if text.folded[start] in _SECRETLY or text.folded[start] == DASH:
            end = start + 1
            while end < len(text.folded) and text.folded[end] in (*_SECRETLY, DASH, STOP, "це"):
                end += 1
            return _Verb(start, end, Action("secret", "бути")) if end < len(text.folded) else None
    return None


def _phrases(text: Text, words: Lexicon, subject: bool) -> list[tuple[str, Nominal]]:
    """Return the phrases of a piece, each with the preposition before it."""
    found: list[tuple[str, Nominal]] = []
    index, preposition = 0, ""
    while index < len(text.folded):
        word = text.folded[index]
        end = phrase_end(text, index, words)
        if end == index or word in _ADVERBS:
            preposition = word if word in PREPOSITIONS else "and" if word not in _ADVERBS else preposition
            index += 1
            continue
        nominal = noun_phrase(text.piece(index, end), words, subject)
        if nominal:
            found.append((preposition, nominal))
        index, preposition = end, ""
    return found


def _subjects(text: Text, words: Lexicon) -> list[Nominal]:
    """Return the phrases of a subject, a name with the phrase that explains it as one."""
    found: list[Nominal] = []
    for preposition, nominal in _phrases(text, words, subject=True):
        if found and found[-1].name and not (found[-1].species or found[-1].role) and nominal.alive:
            joined = any(word in JOINTS for word in text.folded)
            if not joined and not nominal.name:
                nominal = nominal._replace(name=found.pop().name)
        if not preposition or nominal.alive or not found:
            found.append(nominal)
    return found


def _rest(text: Text, words: Lexicon) -> tuple[list[Nominal], list[tuple[str, Nominal]]]:
    """Return the object (or what a preposition binds to the verb) and what follows it."""
    found = _phrases(_without_infinitive(text, words), words, subject=False)
    return [nominal for _, nominal in found[:1]], found[1:]


def _without_infinitive(text: Text, words: Lexicon) -> Text:
    """Return the rest without the infinitive that leads it: боїться побачити ведмедя."""
    start = 0
    while start < len(text.folded) and text.folded[start] in _ADVERBS:
        start += 1
    match = words.find(text.folded, start, "verb")
    infinitive = match and text.folded[start].endswith(("ти", "тися", "тись"))
    return text.piece(start + match.length, len(text.words)) if match and infinitive else text


def _inverted(
    objects: list[Nominal], others: list[tuple[str, Nominal]]
) -> tuple[list[Nominal], list[Nominal]]:
    """Return hero and object of a sentence that begins with its verb."""
    alive = [nominal for nominal in objects if nominal.alive]
    if not alive:
        return [], objects
    further = [nominal for preposition, nominal in others if not preposition]
    return alive, further
