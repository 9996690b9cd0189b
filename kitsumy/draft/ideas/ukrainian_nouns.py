"""Read Ukrainian noun phrases and decline them."""

from __future__ import annotations

from typing import NamedTuple

from kitsumy.character import Gender

from .lexicon import Lexicon, Word
from .nominal import Nominal, keys
from .premise import Noun
from .reading import DASH, STOP, Text
from .ukrainian_forms import Declined, adjective_stem, agree
from .vocabulary import function_words, names

_NUMBERS = {
    "два": 2, "дві": 2, "двоє": 2, "двох": 2, "обидва": 2, "обидві": 2, "пара": 2, "три": 3, "троє": 3,
    "трьох": 3, "чотири": 3, "четверо": 3, "п’ять": 3, "п’ятеро": 3, "кілька": 3, "семеро": 3, "сім": 3,
    "декілька": 3,
}  # fmt: skip
_LONGEST_TAIL = 2
_GENDERS: dict[str, Gender] = {"m": "m", "f": "f", "n": "n", "p": "n"}
_TABLES = ("species", "role", "thing")


def small(*groups: str) -> frozenset[str]:
    """Return groups of Ukrainian function words as one."""
    return frozenset[str]().union(*(function_words("uk", group) for group in groups))


def breaks() -> frozenset[str]:
    """Return what no noun phrase goes across, unless a known word does."""
    return small("prepositions", "clauses", "joints") | {STOP, DASH}


class _Head(NamedTuple):
    """The noun of a phrase: where it stands and the words it is made of (лисиця-детективка is two)."""

    start: int
    end: int
    words: list[Word]


def phrase_end(text: Text, start: int, lexicon: Lexicon) -> int:
    """Return where a noun phrase ends."""
    end = start
    while end < len(text.folded):
        match = lexicon.find(text.folded, end, *_TABLES)
        if end > start and match and match.word.case == "other" and match.word.table != "thing":
            break
        if end > start and not match and lexicon.find(text.folded, end, "verb"):
            break
        if text.folded[end] in breaks() and not (match and match.length > 1):
            break
        end += match.length if match else 1
    return end


def noun_phrase(text: Text, lexicon: Lexicon, subject: bool, genitive: bool = False) -> Nominal | None:
    """Return what the tokens of one phrase say, None when they name nothing."""
    start, number = 0, 1
    while start < len(text.folded) and text.folded[start] in small("determiners", "fillers") | set(_NUMBERS):
        number = max(number, _NUMBERS.get(text.folded[start], 1))
        start += 1
    own = text.piece(start, len(text.words))
    if not own.words or own.folded[0] in small("persons"):
        return None
    head = _head(own, lexicon)
    return _known(own, head, number, subject=subject, genitive=genitive) if head else _unknown(own, subject)


def _head(text: Text, lexicon: Lexicon) -> _Head | None:
    """Return the first known noun with those that stand right behind it in the same case."""
    for start in range(len(text.folded)):
        words, length = _words_at(text, start, lexicon)
        if not words or (length == 1 and _adjective_here(text, start, lexicon)):
            continue
        further, more = _words_at(text, start + length, lexicon)
        apposed = [w for w in further if w.table != "thing" and w.case == words[0].case != "other"]
        if words[0].table != "thing" and apposed:
            return _Head(start, start + length + more, [*words, *apposed])
        return _Head(start, start + length, words)
    return None


def _adjective_here(text: Text, start: int, lexicon: Lexicon) -> bool:
    """Tell an adjective that looks like a noun by the noun behind it."""
    following, _ = _words_at(text, start + 1, lexicon)
    return bool(following) and text.folded[start].endswith(("ий", "ого", "ну", "ної", "ої"))


def _words_at(text: Text, start: int, lexicon: Lexicon) -> tuple[list[Word], int]:
    match = lexicon.find(text.folded, start, *_TABLES)
    if match:
        return [match.word], match.length
    parts = text.folded[start].split("-") if start < len(text.folded) else []
    found = [lexicon.find((part,), 0, "species", "role", "thing") for part in parts]
    known = [match.word for match in found if match]
    return (known, 1) if known and len(parts) > 1 else ([], 0)


def _known(text: Text, head: _Head, number: int, *, subject: bool, genitive: bool) -> Nominal:
    words = head.words
    before = [w.lower() for w in text.words[: head.start] if w.casefold() not in small("fillers")]
    adjectives = [w for w in before if adjective_stem(w)]
    kind, role, thing = keys([*words[1:], words[0]] if words[0].table == "thing" else words)
    main = words[0]
    if (thing or subject) and not genitive and _could_be_plural(main):
        main = main._replace(plural=True)
    many = main.plural and number == 1 and not thing
    number, plural = (2 if many else number), bool(thing) and main.plural and number == 1
    name = "" if thing else _name(text, head.end)
    behind = [w.lower() for w in text.words[head.end :] if not w.endswith(("ий", "ій"))]
    behind = [w for w in behind if w not in small("fillers")]
    if thing and len(before) != len(adjectives):
        return _as_written(text, main, thing)
    tail = " ".join(behind) if thing and len(behind) <= _LONGEST_TAIL else ""
    compound = _compound(text, head)
    forms = _forms(compound or [w.noun for w in words], plural, "-" if compound else " ")
    gender = "p" if plural else main.noun.gender
    own = _noun(forms, [], "", gender, main.noun.animate, plural)
    full = _noun(forms, adjectives, tail, gender, main.noun.animate, plural)
    return Nominal(
        noun=full if thing else own,
        full=full,
        species=kind,
        role=role,
        thing=thing,
        name=name,
        adjective=agree(adjectives[-1], gender, main.noun.animate)[0] if adjectives else "",
        lexeme=main.noun.nominative,
        gender=_GENDERS[main.noun.gender],
        number=number,
        case=main.case,
    )


def _could_be_plural(word: Word) -> bool:
    """Tell a form that is genitive and plural at once: behind a plain verb it is the plural."""
    return word.case == "genitive" and word.noun.genitive == word.noun.plural


def _compound(text: Text, head: _Head) -> list[Declined]:
    """Return the nouns of a hyphenated word; an unknown half stays as it is written."""
    parts = text.words[head.start].lower().split("-")
    if head.end - head.start != 1 or len(parts) == 1 or "-" in head.words[0].noun.nominative:
        return []
    known = {word.noun.nominative[:2]: word.noun for word in head.words}
    return [known.get(part[:2], Declined(part, part, part, part, "m")) for part in parts]


def _forms(nouns: list[Declined], plural: bool, joint: str) -> tuple[str, str, str]:
    if plural:
        many = [(n.plural, n.genitive_plural, n.genitive_plural if n.animate else n.plural) for n in nouns]
    else:
        many = [(n.nominative, n.genitive, n.accusative) for n in nouns]
    nominative, genitive, accusative = (joint.join(forms) for forms in zip(*many, strict=True))
    return nominative, genitive, accusative


def _noun(
    forms: tuple[str, str, str], adjectives: list[str], tail: str, gender: str, animate: bool, plural: bool
) -> Noun:
    agreed = [agree(adjective, gender, animate) for adjective in adjectives]
    nominative, genitive, accusative = (
        " ".join([*(adjective[case] for adjective in agreed), forms[case], tail]).strip() for case in range(3)
    )
    return Noun(
        nominative=nominative,
        genitive=genitive,
        accusative=accusative,
        gender=_GENDERS[gender],
        plural=plural or gender == "p",
    )


def _as_written(text: Text, main: Word, thing: str) -> Nominal:
    """Return a phrase whose head is not the known word: «зникнення хліба»."""
    own = " ".join(text.words).lower()
    gender = _guess(text.words[0])
    noun = Noun(nominative=own, genitive=own, accusative=own, gender=gender, declined=False)
    return Nominal(noun, full=noun, thing=thing, lexeme=main.noun.nominative, gender=gender)


def _name(text: Text, end: int) -> str:
    """Return the name behind a noun: учителька Ніна, кіт на ім’я Мурчик."""
    start = end
    while start < len(text.folded) and text.folded[start] in small("naming"):
        start += 1
    stop = start
    while stop < len(text.words) and text.words[stop][:1].isupper() and stop < start + 2:
        stop += 1
    return " ".join(text.words[start:stop])


def _unknown(text: Text, subject: bool) -> Nominal | None:
    """Return a phrase of which no word is known: a name, or a noun in the reader's own form."""
    words = [w for w in text.words if w.casefold() not in breaks() | small("fillers")]
    if not words:
        return None
    if len(words[0]) > 1 and words[0][:1].isupper() and subject and _is_name(words):
        return Nominal(_hero(words[0]), name=" ".join(words[:2]), gender=name_gender(words[0]))
    own = " ".join(word.lower() for word in words[:3])
    noun = Noun(nominative=own, genitive=own, accusative=own, gender=_guess(words[-1]), declined=False)
    return Nominal(noun, full=noun, gender=_guess(words[-1]))


def _is_name(words: list[str]) -> bool:
    known = names("uk").female.split() + names("uk").male.split()
    return words[0] in known or (len(words) <= 2 and not adjective_stem(words[0].casefold()))


def _hero(name: str) -> Noun:
    if name_gender(name) == "f":
        return Noun(nominative="героїня", genitive="героїні", accusative="героїню", gender="f")
    return Noun(nominative="герой", genitive="героя", accusative="героя")


def name_gender(name: str) -> Gender:
    """Return a name's gender: listed, else by its ending."""
    listed = names("uk")
    if name in listed.male.split():
        return "m"
    return "f" if name in listed.female.split() or name[-1:] in "ая" else "m"


def _guess(word: str) -> Gender:
    if word.endswith(("ння", "ття")):
        return "n"
    return "f" if word[-1:] in "аяую" else "n" if word[-1:] in "оеє" else "m"
