"""Give every being of a premise its sheet: look, clothes, colours; and the hero somebody to talk to."""

from __future__ import annotations

import colorsys
import hashlib
import random

from kitsumy.character import CharacterSheet, Look, Outfit, Palette

from .nominal import guessed_gender
from .premise import Being, Noun, Premise
from .vocabulary import RoleRow, companions, names, roles, species

_HAIRS = ("#2b1d18", "#5a3825", "#8a5a2b", "#c9963f", "#7a2f1f", "#3a3a44")
_GREY_HAIR = "#cfcac4"
_WOMEN = ("long", "bob", "ponytail", "curly", "braid")
_MEN = ("short", "curly", "spiky", "short")
_CLOTHES = (
    ("#3f7fc0", "#e3b23c"), ("#c0564a", "#f0e2c8"), ("#4f8a5a", "#e8c86a"), ("#7a5aa0", "#e0a8b8"),
    ("#d0803a", "#3a5a7a"), ("#3f8a8a", "#e07a5a"),
)  # fmt: skip
_ACCESSORIES = (("scarf",), ("bow",), ("backpack",), ("stripes",), ("tie",))
_HEADGEAR = {
    "top-hat": "top", "billed-cap": "cap", "crown": "crown", "military-helmet": "helmet",
}  # fmt: skip
_TEMPERS = ("curious and quick", "calm and stubborn", "dreamy", "cheerful", "worried, but brave", "proud")
_BARE = "none"
_TINT = 0.09
"""How far apart in lightness two of a kind stand."""


def cast(premise: Premise, seed: int) -> tuple[CharacterSheet, ...]:
    """Return the sheets of a premise's beings, in its order; the same for the same seed."""
    sheets: list[CharacterSheet] = []
    for being in premise.cast:
        again = sum(_kind(other) == _kind(being) for other in premise.cast[: len(sheets)])
        rng = _rng(seed, being.id, _kind(being))
        sheets.append(_sheet(being, rng, again, _lost_hat(premise) if not sheets else ""))
    return tuple(sheets)


def _rng(*parts: object) -> random.Random:
    text = "\x1f".join(map(str, parts)).encode(errors="replace")
    return random.Random(int.from_bytes(hashlib.sha256(text).digest()[:8]))


def _kind(being: Being) -> str:
    return being.emblem or being.species


def _lost_hat(premise: Premise) -> str:
    """Return the hat that the story is about, which its hero therefore wears."""
    return _HEADGEAR.get(premise.thing.prop, "") if premise.thing else ""


def _sheet(being: Being, rng: random.Random, again: int, hat: str) -> CharacterSheet:
    row = roles().get(being.role)
    outfit = _outfit(being, row, rng, again)
    if hat and outfit.hat == _BARE and not being.emblem:
        outfit = outfit.model_copy(update={"hat": hat, "accent": "hat"})
    return CharacterSheet(
        id=being.id,
        name=display_name(being),
        role=being.role,
        look=_look(being, row, rng, again),
        outfit=outfit,
        palette=_palette(being, row, rng, again),
        personality=row.personality if row else rng.choice(_TEMPERS),
        voice=being.role or being.species,
        seed=rng.getrandbits(31),
    )


def display_name(being: Being) -> str:
    """Return what a character is called: its name, else its noun with a capital."""
    called = being.name or being.noun.nominative
    return called[:1].upper() + called[1:]


def _look(being: Being, row: RoleRow | None, rng: random.Random, again: int) -> Look:
    face = row.face if row else ()
    woman = being.gender == "f"
    face = tuple(part for part in face if not (woman and part in ("mustache", "beard")))
    if being.species == "human" and again % 2 and "glasses" not in face:
        face = (*face, "glasses" if being.age == "elder" else "freckles")
    hair = (row.hair if row else "") or rng.choice(_WOMEN if woman else _MEN)
    return Look(
        species=being.species,
        gender=being.gender,
        age=being.age,
        hair=hair if being.species == "human" else "",
        build=("average", "large", "small")[again % 3],
        face=face,
        emblem=being.emblem,
    )


def _outfit(being: Being, row: RoleRow | None, rng: random.Random, again: int) -> Outfit:
    extra = _ACCESSORIES[(rng.randrange(len(_ACCESSORIES)) + again) % len(_ACCESSORIES)]
    if being.emblem:
        return Outfit(garment=_BARE, extras=extra if again else (), accent="extra")
    if row is None:
        garment = "shirt" if being.species == "human" else _BARE
        return Outfit(garment=garment, extras=_ACCESSORIES[again % 3], accent="extra")
    extras = (*row.extras, *(e for e in extra if e not in row.extras)) if again else row.extras
    garment = "suit" if row.garment == "dress" and being.gender == "m" else row.garment
    return Outfit(garment=garment, hat=row.hat, extras=extras, accent=row.accent)


def _palette(being: Being, row: RoleRow | None, rng: random.Random, again: int) -> Palette:
    coats = species()[being.species].coats
    start = rng.randrange(len(coats)) if being.species == "human" or again else 0
    coat = _tinted(coats[(start + again) % len(coats)], again)
    main, second = _CLOTHES[(rng.randrange(len(_CLOTHES)) + again) % len(_CLOTHES)]
    if row:
        main, second = _turned(row.main, again), _turned(row.second, again)
    hair = _GREY_HAIR if being.age == "elder" else rng.choice(_HAIRS)
    return Palette(coat=coat, hair=hair, main=main, second=second)


def _tinted(colour: str, again: int) -> str:
    """Return a colour that is lighter or darker for each further being of a kind."""
    if not again:
        return colour
    hue, light, full = _hls(colour)
    step = _TINT * again
    return _hex(hue, light - step if light > 0.5 else light + step, full)


def _turned(colour: str, again: int) -> str:
    """Return a colour with its hue turned for each further being of a kind."""
    hue, light, full = _hls(colour)
    return _hex((hue + 0.28 * again) % 1, light, full) if again else colour


def _hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return colorsys.rgb_to_hls(red, green, blue)


def _hex(hue: float, light: float, full: float) -> str:
    rgb = colorsys.hls_to_rgb(hue, min(0.95, max(0.08, light)), full)
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in rgb)


def companion(premise: Premise, seed: int) -> Being:
    """Return somebody whom the idea does not name, of a species at home in its place and nobody else's."""
    rng = _rng(seed, premise.place, premise.cast[0].role, "companion")
    taken = {being.species for being in premise.cast}
    anywhere = companions()["anywhere"]
    offered = [kind for kind in companions().get(premise.place, anywhere) if kind not in taken]
    kind = rng.choice(offered or [kind for kind in anywhere if kind not in taken])
    noun = _noun_of(kind, premise.language)
    gender = noun.gender if premise.language == "uk" else guessed_gender(f"{seed}{kind}")
    name = rng.choice(_free_names(premise))
    return Being(id=f"c{len(premise.cast)}", species=kind, noun=noun, name=name, gender=gender)


def _free_names(premise: Premise) -> list[str]:
    used = {being.name for being in premise.cast}
    return [name for name in names(premise.language).twins if name not in used]


def _noun_of(kind: str, language: str) -> Noun:
    """Return a species' first noun."""
    first = species()[kind].listed(language).split("/")[0]
    if language == "en":
        word = first.split(",")[0].strip()
        article = "an" if word[0] in "aeiou" else "a"
        return Noun(nominative=word, genitive=word, accusative=word, article=article, gender="n")
    nominative, genitive, accusative, _, gender = (form.strip() for form in first.split(","))
    return Noun(
        nominative=nominative, genitive=genitive, accusative=accusative, gender="f" if gender == "f" else "m"
    )
