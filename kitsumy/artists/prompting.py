"""Put an order into words for an image model. Pure: the same order, the same prompt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kitsumy.character import CharacterSheet, Outfit
from kitsumy.comic import Figure
from kitsumy.ports import PanelOrder, Reference

from .wording import plain, wording

EDITION = 1
"""Grows when other words come out for the same order: a part of every picture's key."""
LONGEST = 2400
"""Letters of a prompt; the small models forget the rest."""
_ORDER = ("left", "centre", "right")


def prompt(order: PanelOrder, references: Sequence[Reference] = (), words: str = "", avoid: str = "") -> str:
    """Return what an image model is told of an order.

    ``references`` are those that go with it, in their order; who is not among them is there by words alone.
    ``words`` come before the style's own, ``avoid`` is what must not be drawn. A character's looks are always
    told in the same words, so that all panels show the same one.
    """
    needed = [", ".join(filter(None, (words, order.style.prompts.words)))]
    ending = [wording().phrases["avoid"].format(avoid=avoid)] if avoid else []
    told = _sheet(order) if order.subject == "sheet" else _panel(order, references)
    return _joined(needed, told, ending)


def _joined(needed: Sequence[str], told: Iterable[str], ending: Sequence[str]) -> str:
    """Join sentences up to the longest prompt; the last ones of a crowd are left out."""
    room = LONGEST - sum(len(one) + 2 for one in (*needed, *ending))
    kept: list[str] = []
    for sentence in filter(None, told):
        if len(sentence) + 2 <= room:
            kept.append(sentence)
            room -= len(sentence) + 2
    return ". ".join((*needed, *kept, *ending)) + "."


def _sheet(order: PanelOrder) -> Iterator[str]:
    yield wording().phrases["sheet"]
    for sheet in order.cast:
        yield f"{plain(sheet.name)}, {looks(sheet)}"


def _panel(order: PanelOrder, references: Sequence[Reference]) -> Iterator[str]:
    shot, words = order.shot, wording()
    yield _listed(words.framing[shot.framing], _known(words.angle, shot.angle), words.effect.get(shot.effect))
    figures = sorted(shot.figures, key=lambda figure: _ORDER.index(figure.slot))
    yield _count(len(figures))
    numbers = {one.character: number for number, one in enumerate(references, 1)}
    for figure in figures:
        if figure.character in numbers:
            yield _reference(numbers[figure.character], order.sheet(figure.character))
    yield _listed(plain(shot.place), plain(shot.time), _known({"clear": ""}, shot.weather), plain(shot.mood))
    for figure in figures:
        yield _figure(figure, order.sheet(figure.character))
    yield plain(shot.action)
    yield _listed(*map(plain, shot.props))
    if figures:
        yield words.phrases["room"]


def _count(figures: int) -> str:
    phrases = wording().phrases
    if figures == 0:
        return phrases["nobody"]
    return phrases["alone"] if figures == 1 else phrases["many"].format(count=figures)


def _reference(number: int, sheet: CharacterSheet) -> str:
    return wording().phrases["reference"].format(number=number, name=plain(sheet.name))


def _figure(figure: Figure, sheet: CharacterSheet) -> str:
    words = wording()
    does = _listed(
        _known(words.pose, figure.pose),
        _expression(figure.expression),
        f"holding {plain(figure.prop)}" if plain(figure.prop) else "",
        words.facing[figure.facing],
    )
    return f"{words.slot[figure.slot]} {plain(sheet.name)}, {_listed(looks(sheet, figure.outfit), does)}"


def looks(sheet: CharacterSheet, outfit: Outfit | None = None) -> str:
    """Return a character's fixed description, in another outfit where one is given."""
    look, colour = sheet.look, wording().colour
    species = plain(look.emblem) if look.species == "thing" else plain(look.species)
    person = " ".join(filter(None, (plain(look.age), wording().gender[look.gender], species)))
    coat = f"{colour(sheet.palette.coat)} {'skin' if look.species == 'human' else 'coat'}"
    hair = f"{plain(look.hair)} {colour(sheet.palette.hair)} hair" if plain(look.hair) else ""
    build = "" if look.build == "average" else f"{plain(look.build)} build"
    face = _listed(*map(plain, look.face))
    return _listed(person, coat, hair, build, face, _outfit(outfit or sheet.outfit, sheet))


def _outfit(outfit: Outfit, sheet: CharacterSheet) -> str:
    main, second = wording().colour(sheet.palette.main), wording().colour(sheet.palette.second)
    garment = plain(outfit.garment)
    worn = [f"{main} {garment}"] if garment and garment != "none" else []
    if (hat := plain(outfit.hat)) and hat != "none":
        worn.append(f"{second} {hat}" if hat.endswith(("hat", "cap", "hood")) else f"{second} {hat} hat")
    worn += [f"{second} {extra}" for extra in map(plain, outfit.extras) if extra]
    return f"wearing {' and '.join(worn)}" if worn else ""


def _expression(free: str) -> str:
    told = plain(free)
    return f"{told} expression" if told else ""


def _known(words: dict[str, str], free: str) -> str:
    """Return what a word is told as; a word nobody has told before as it is."""
    return words[free] if free in words else plain(free)


def _listed(*parts: str | None) -> str:
    return ", ".join(filter(None, parts))
