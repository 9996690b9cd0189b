"""Read an English idea: subject, verb, object, and whoever comes with a preposition."""

from __future__ import annotations

from .english_nouns import gender_in, noun_phrase, phrase_end, small
from .english_verbs import told_verb
from .lexicon import Lexicon, lexicon
from .nominal import Nominal
from .premise import Premise
from .reading import DASH, STOP, Text, read, scene
from .sentence import Action, premise

_LEADS = (
    ("what", "if"), ("once", "upon", "a", "time"), ("there", "was"), ("there", "is"), ("the", "story", "of"),
    ("a", "story", "about"), ("story", "about"), ("a", "comic", "about"), ("how",), ("why",), ("when",),
    ("one", "day"), ("the", "day"), ("comic", "about"), ("imagine",), ("a", "tale", "of"),
    ("a", "day", "in", "the", "life", "of"),
)  # fmt: skip
_RELATIVE = frozenset({"that", "who", "which"})


def parse(idea: str) -> Premise:
    """Return what an English idea says."""
    words = lexicon("en")
    text = _after_lead(read(idea, "en"))
    where = scene(text, words, small("placing"), small("bare_places"))
    body = text.without(where.spans)
    verb = told_verb(body, words)
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
        nominal = noun_phrase(
            _without_infinitive(text.piece(index, end), words, told=preposition == "to"), words
        )
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


def _without_infinitive(text: Text, words: Lexicon, *, told: bool) -> Text:
    """Return an object without the verb before it: learns to bake bread."""
    match = words.find(text.folded, 0, "verb")
    alone = (
        match
        and match.length < len(text.folded)
        and not words.find(text.folded, 0, "species", "role", "thing")
    )
    led = told and match and match.length < len(text.folded)
    return text.piece(match.length, len(text.words)) if match and (alone or led) else text
