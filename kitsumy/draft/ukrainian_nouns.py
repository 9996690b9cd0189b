"""Read Ukrainian noun phrases and decline them."""

from __future__ import annotations

from typing import NamedTuple

from kitsumy.comic import Gender

from .lexicon import Lexicon, Word, names
from .nominal import Nominal, keys
from .premise import Noun
from .reading import DASH, STOP, Text
from .ukrainian_forms import Declined, adjective_stem, agree

PREPOSITIONS = frozenset(
    ["у", "в", "на", "під", "біля", "про", "за", "через", "від", "до", "з", "із", "зі", "над", "при", "для", "без", "крізь", "серед", "проти", "між", "по", "перед", "після", "о", "об", "навколо", "коло", "уві"]
)
PLACING = frozenset(
    ["у", "в", "на", "під", "біля", "за", "через", "до", "з", "із", "зі", "над", "крізь", "серед", "по", "перед", "навколо", "коло", "уві", "посеред"]
)
JOINTS = frozenset(["і", "й", "та", "або", "чи", "а", "але"])
_CLAUSES = frozenset(
    ["який", "яка", "яке", "які", "якого", "яку", "якій", "що", "коли", "бо", "поки", "якби", "якщо", "щоб", "де", "хто", "чий", "адже", "тому", "ніж", "як"]
)
NUMBERS = {
    "два": 2, "дві": 2, "двоє": 2, "двох": 2, "обидва": 2, "обидві": 2, "пара": 2, "три": 3, "троє": 3, "трьох": 3,
    "чотири": 3, "четверо": 3, "п’ять": 3, "п’ятеро": 3, "кілька": 3, "семеро": 3, "сім": 3, "декілька": 3,
}  # fmt: skip
POSSESSIVE = frozenset(
    ["мій", "моя", "моє", "мої", "мого", "мою", "моєї", "твій", "твоя", "твоє", "твої", "твого", "твою", "його", "її", "їх", "їхній", "їхня", "їхню", "їхнє", "їхні", "свій", "своя", "своє", "свої", "свого", "свою", "своєї", "наш", "наша", "наше", "наші", "нашого", "нашу", "ваш", "ваша", "ваше", "ваші", "один", "одна", "одне", "одну", "одного", "цей", "ця", "це", "цю", "ці", "той", "ту", "якийсь", "якась", "якусь", "якогось", "весь", "вся", "всю", "усі", "всі", "кожен", "кожна"]
)
PERSONS = frozenset(["я", "ми", "ти", "ви", "він", "вона", "воно", "вони", "мене", "мені", "хтось", "ніхто", "всі", "усі", "нас", "себе"])
_FILLERS = frozenset(
    ["дуже", "надто", "зовсім", "аж", "ще", "вже", "тільки", "лише", "не", "ні", "також", "завжди", "ніколи", "знову", "раптом", "потай", "таємно", "ж"]
)
BREAKS = PREPOSITIONS | _CLAUSES | JOINTS | {STOP, DASH}
_NAMED = frozenset(["на", "ім’я", "імені"])
_GENDERS: dict[str, Gender] = {"m": "m", "f": "f", "n": "n", "p": "n"}
_TABLES = ("species", "role", "thing")


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
        if text.folded[end] in BREAKS and not (match and match.length > 1):
            break
        end += match.length if match else 1
    return end


def noun_phrase(text: Text, lexicon: Lexicon, subject: bool) -> Nominal | None:
    """Return what the tokens of one phrase say, None when they name nothing."""
    start, number = 0, 1
    while start < len(text.folded) and text.folded[start] in POSSESSIVE | _FILLERS | set(NUMBERS):
        number = max(number, NUMBERS.get(text.folded[start], 1))
        start += 1
    own = text.piece(start, len(text.words))
    if not own.words or own.folded[0] in PERSONS:
        return None
    head = _head(own, lexicon)
    return _known(own, head, number, subject) if head else _unknown(own, subject)


def _head(text: Text, lexicon: Lexicon) -> _Head | None:
    """Return the first known noun with those that stand right behind it in the same case."""
    for start in range(len(text.folded)):
        words, length = _words_at(text, start, lexicon)
        if not words or _adjective_here(text, start, lexicon):
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


def _known(text: Text, head: _Head, number: int, subject: bool) -> Nominal:
    words = head.words
    adjectives = [w.lower() for w in text.words[: head.start] if adjective_stem(w.casefold())]
    kind, role, thing = keys([*words[1:], words[0]] if words[0].table == "thing" else words)
    main = words[0]
    plural = main.plural and number == 1
    name = "" if thing else _name(text, head.end)
    tail = " ".join(text.words[head.end :]).lower() if thing and _genitive_tail(text, head.end) else ""
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
        number=number if number > 1 else (2 if plural and not thing and subject else 1),
    )


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


def _genitive_tail(text: Text, start: int) -> bool:
    """Tell whether a noun is followed by another that belongs to it (ключ від…, рецепт щастя)."""
    return 0 < len(text.words) - start <= 2


def _name(text: Text, end: int) -> str:
    """Return the name behind a noun: учителька Ніна, кіт на ім’я Мурчик."""
    start = end
    while start < len(text.folded) and text.folded[start] in _NAMED:
        start += 1
    stop = start
    while stop < len(text.words) and text.words[stop][:1].isupper() and stop < start + 2:
        stop += 1
    return " ".join(text.words[start:stop])


def _unknown(text: Text, subject: bool) -> Nominal | None:
    """Return a phrase of which no word is known: a name, or a noun in the reader's own form."""
    words = [w for w in text.words if w.casefold() not in BREAKS | _FILLERS]
    if not words:
        return None
    if words[0][:1].isupper() and subject and _is_name(words):
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
    return "f" if word[-1:] in "аяую" else "n" if word[-1:] in "оеє" else "m"
