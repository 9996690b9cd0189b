"""Read a Ukrainian idea: whoever stands before the verb, what stands behind it."""

from __future__ import annotations

import re
from typing import NamedTuple

from .lexicon import Lexicon, lexicon
from .nominal import Nominal
from .premise import Premise
from .reading import DASH, STOP, Text, read, scene
from .sentence import Action, longed_for, premise
from .ukrainian_nouns import noun_phrase, phrase_end, small

_LEADS = (
    ("а", "що", "якби"), ("а", "що", "як"), ("що", "якби"), ("якби",), ("жили-були",), ("жив-був",),
    ("жила-була",),     ("жив", "собі"),
    ("казка", "про"), ("історія", "про"), ("комікс", "про"), ("як",), ("одного", "разу"), ("був", "собі"),
    ("чому",), ("коли",), ("жили", "собі"), ("уяви",),
)  # fmt: skip
_NOT = "не"
_INFINITIVE = ("ти", "тися", "тись")
_OPPOSITES = {"lose": "wish", "fear": "learn"}


_VERBAL = re.compile(
    r"..([аяую]є|іє|[иї]ть|[уюая]ть|[уюая]ться|ється|еться|иться|[аяиів]в|[аяиі]ла|[аяиі]ли|[аяиі]ло)(ся|сь)?$"
)


class _Verb(NamedTuple):
    start: int
    end: int
    action: Action


def parse(idea: str) -> Premise:
    """Return what a Ukrainian idea says."""
    words = lexicon("uk")
    text = _after_lead(read(idea, "uk"))
    where = scene(text, words, small("placing"), small("bare_places"))
    body = text.without(where.spans)
    verb = _verb(body, words)
    before = body.piece(0, verb.start) if verb else body
    after = body.piece(verb.end, len(body.words)) if verb else body.piece(0, 0)
    heroes = _subjects(before, words, alone=verb is None)
    genitive = verb is not None and verb.action.verb in small("governing_genitive")
    objects, others, preposition = _rest(after, words, genitive)
    if not heroes and objects and verb:
        heroes, objects, others = _inverted(
            objects, others, reflexive=body.folded[verb.end - 1].endswith(("ся", "сь"))
        )
    action = _completed(verb.action, objects, preposition) if verb else _lacking(body)
    return premise(idea, "uk", heroes, action, objects, others, where)


def _completed(action: Action, objects: list[Nominal], preposition: str) -> Action:
    """Return what the object makes of a verb: one argues with somebody, and wakes up as a cat."""
    if action.frame == "sleep" and objects and objects[0].case == "other" and not preposition:
        return action._replace(frame="change")
    return action._replace(facing=preposition in small("together"))


def _lacking(text: Text) -> Action:
    """Return the action of an idea without a verb: a king without a crown has lost it."""
    return Action("lose") if "без" in text.folded else Action()


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
    return _copula(text) or _unlisted(text, words)


def _verb_at(text: Text, start: int, words: Lexicon) -> _Verb | None:
    match = words.find(text.folded, start, "verb", "modal")
    noun = words.find(text.folded, start, "species", "role", "thing")
    if not match or (noun and noun.word.case in ("nominative", "accusative")):
        return None
    negated = start > 0 and text.folded[start - 1] == _NOT
    modal = words.find(text.folded, start, "modal")
    inner = _inner(text, start + match.length, words) if modal else None
    if inner:
        longing = match.word.noun.nominative in small("longings")
        action = longed_for(inner.action, "uk") if longing else inner.action
        return _Verb(start, inner.end, _turned(action, negated))
    if match.word.table == "modal":
        return None
    action = Action(match.word.key, match.word.noun.nominative)
    return _Verb(start, start + match.length, _turned(action, negated))


def _turned(action: Action, negated: bool) -> Action:
    """Return what a negated verb asks for: whoever cannot forget something, longs for it."""
    return action._replace(frame=_OPPOSITES.get(action.frame, action.frame)) if negated else action


def _inner(text: Text, start: int, words: Lexicon) -> _Verb | None:
    while start < len(text.folded) and text.folded[start] in small("adverbs"):
        start += 1
    if text.folded[start : start + 1] in (("бути",), ("стати",)):
        return _Verb(start, start + 1, Action("wish", "стати"))
    match = words.find(text.folded, start, "verb")
    if match and text.folded[start].endswith(_INFINITIVE):
        deeper = words.find(text.folded, start, "modal") and _inner(text, start + match.length, words)
        return deeper or _Verb(
            start, start + match.length, Action(match.word.key, match.word.noun.nominative)
        )
    return None


def _copula(text: Text) -> _Verb | None:
    """Return the unspoken "is": «мій начальник насправді пінгвін», «бабуся — шпигунка»."""
    for start in range(1, len(text.folded)):
        if text.folded[start] in small("secretly") or text.folded[start] == DASH:
            end = start + 1
            while end < len(text.folded) and text.folded[end] in {*small("secretly"), DASH, STOP, "це"}:
                end += 1
            return _Verb(start, end, Action("secret", "бути")) if end < len(text.folded) else None
    return None


def _unlisted(text: Text, words: Lexicon) -> _Verb | None:
    """Return a verb nobody listed, by its ending behind a known noun: somebody tries something."""
    for start in range(1, len(text.folded)):
        before = words.find(text.folded, start - 1, "species", "role", "thing")
        here = words.find(text.folded, start, "species", "role", "thing")
        if before and not here and _VERBAL.search(text.folded[start]):
            return _Verb(start, start + 1, Action("learn", text.folded[start]))
    return None


def _phrases(
    text: Text, words: Lexicon, *, subject: bool, genitive: bool = False
) -> list[tuple[str, Nominal]]:
    """Return the phrases of a piece, each with the preposition before it."""
    found: list[tuple[str, Nominal]] = []
    index, preposition = 0, ""
    while index < len(text.folded):
        word = text.folded[index]
        end = phrase_end(text, index, words)
        if end == index or word in small("adverbs"):
            preposition = (
                word
                if word in small("prepositions")
                else "and"
                if word not in small("adverbs")
                else preposition
            )
            index += 1
            continue
        verb = None if subject else words.find(text.folded, index, "verb")
        if verb and not words.find(text.folded, index, "species", "role", "thing"):
            if not word.endswith(_INFINITIVE):
                break
            index += verb.length
            continue
        nominal = noun_phrase(
            text.piece(index, end), words, subject, genitive or preposition in small("prepositions")
        )
        if nominal:
            found.append((preposition, nominal))
        index, preposition = end, ""
    return found


def _subjects(text: Text, words: Lexicon, *, alone: bool) -> list[Nominal]:
    """Return the phrases of a subject, a name with the phrase that explains it as one."""
    found: list[Nominal] = []
    for preposition, nominal in _phrases(text, words, subject=True):
        if found and found[-1].name and not (found[-1].species or found[-1].role) and nominal.alive:
            joined = any(word in small("joints") for word in text.folded)
            if not joined and not nominal.name:
                nominal = nominal._replace(name=found.pop().name)
        if alone or preposition in ("", "and") or nominal.alive or not found:
            found.append(nominal)
    return found


def _rest(text: Text, words: Lexicon, genitive: bool) -> tuple[list[Nominal], list[tuple[str, Nominal]], str]:
    """Return the object (or what a preposition binds to the verb) what follows it, and that preposition."""
    found = _phrases(_without_infinitive(text, words), words, subject=False, genitive=genitive)
    if found and found[0][0] == "and" and not (found[0][1].alive or found[0][1].thing):
        found = found[1:]
    return [nominal for _, nominal in found[:1]], found[1:], found[0][0] if found else ""


def _without_infinitive(text: Text, words: Lexicon) -> Text:
    """Return the rest without the infinitive that leads it: боїться побачити ведмедя."""
    start = 0
    while start < len(text.folded) and text.folded[start] in small("adverbs"):
        start += 1
    match = words.find(text.folded, start, "verb")
    infinitive = match and text.folded[start].endswith(_INFINITIVE)
    return text.piece(start + match.length, len(text.words)) if match and infinitive else text


def _inverted(
    objects: list[Nominal], others: list[tuple[str, Nominal]], *, reflexive: bool
) -> tuple[list[Nominal], list[Nominal], list[tuple[str, Nominal]]]:
    """Return hero, object and the rest of a sentence that begins with its verb."""
    alive = [nominal for nominal in objects if nominal.alive or reflexive]
    if not alive:
        return [], objects, others
    if reflexive:
        return [*alive, *(nominal for preposition, nominal in others if preposition == "and")], [], []
    further = [nominal for preposition, nominal in others if not preposition]
    return alive, further, []
