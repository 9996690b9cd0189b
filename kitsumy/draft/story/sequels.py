"""Go on with a story: the same characters, another kind of story, nothing said twice."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources

from kitsumy.character import CharacterSheet
from kitsumy.comic import Comic
from kitsumy.frozen import Frozen

from ..ideas.premise import Being, Noun, Premise, Thing
from .grammar import NOBODY
from .seeds import seeded

_MOST_BEINGS = 3


class Hook(Frozen):
    """A reason for another adventure."""

    frame: str
    opening: str
    thing: Thing
    place: str


@lru_cache(maxsize=1)
def hooks() -> Mapping[str, tuple[Hook, ...]]:
    """Load the hooks by language."""
    text = resources.files(__package__).joinpath("data", "sequels.toml").read_text(encoding="utf-8")
    return {
        language: tuple(Hook.model_validate(row) for row in rows)
        for language, rows in tomllib.loads(text).items()
    }


def root_of(parent: Comic) -> str:
    """Return the idea the whole series began with."""
    facts = parent.script.plot.facts
    return facts[0] if facts else parent.brief.idea


def hook(root: str, language: str, first_frame: str, part: int) -> Hook:
    """Return the hook of a part: the frames of a series differ as long as there are hooks left."""
    others = [one for one in hooks()[language] if one.frame != first_frame]
    row = seeded("sequel", root).sample(others, len(others))
    return row[(part - 2) % len(row)]


def said_in(comic: Comic) -> frozenset[str]:
    """Return every caption and line of a comic."""
    panels = comic.script.dialogue.panels
    return frozenset(
        text for lines in panels for text in (*lines.captions, *(balloon.text for balloon in lines.balloons))
    )


def being_of(sheet: CharacterSheet, known: Sequence[Being]) -> Being:
    """Return the being a sheet shows: the one the first idea named, else one called by its name."""
    for being in known:
        if being.id == sheet.id and being.species == sheet.look.species:
            return being
    return Being(
        id=sheet.id,
        species=sheet.look.species,
        role=sheet.role,
        noun=Noun(nominative=sheet.name, gender=sheet.look.gender, declined=False),
        name=sheet.name,
        emblem=sheet.look.emblem,
        age=sheet.look.age,
        gender=sheet.look.gender,
    )


def recast(premise: Premise, old: Sequence[Being]) -> Premise:
    """Return a new idea with the old cast: whoever it names of them first, then them, then newcomers."""
    pairs = [(being, next((one for one in old if _same(being, one)), None)) for being in premise.cast]
    named = [one for _, one in pairs if one]
    newcomers = [_renamed(being, old) for being, one in pairs if not one] if premise.hint else []
    rest = [one for one in old if one not in named]
    ordered = [*named, *newcomers, *rest] if named else [*rest[:1], *newcomers, *rest[1:]]
    unique = {being.id: being for being in ordered}
    return premise.model_copy(update={"cast": tuple(unique.values())[:_MOST_BEINGS]})


def played(premise: Premise, wished: Sequence[Being]) -> Premise:
    """Return a new idea with everybody who is wished for: as those whom it describes, else besides them."""
    left, cast = list(wished), []
    for being in premise.cast:
        player = next((one for one in left if _could_be(one, being)), None)
        cast.append(player or _renamed(being, wished))
        left = [one for one in left if one is not player]
    somebody = [one for one in cast if one not in wished and not _is_nobody(one)]
    others = somebody[: _MOST_BEINGS - len(wished)] if premise.hint else []
    kept = [one for one in cast if one in wished or one in others]
    # The first two do the talking: those who are wished for, unless the idea says who does what.
    joined = [*kept, *left] if any(one in wished for one in kept) else [*left, *kept]
    return premise.model_copy(update={"cast": tuple(joined)})


def _is_nobody(being: Being) -> bool:
    return (being.name or being.noun.nominative).casefold() in NOBODY


def _could_be(player: Being, being: Being) -> bool:
    if being.name:
        return being.name.casefold() == player.name.casefold()
    return being.species == player.species and being.role in ("", player.role)


def _same(being: Being, old: Being) -> bool:
    if being.name or old.name:
        return being.name.casefold() == old.name.casefold()
    return (being.species, being.role) == (old.species, old.role)


def _renamed(being: Being, old: Sequence[Being]) -> Being:
    """Return a newcomer whose id nobody has yet."""
    taken = any(being.id == one.id for one in old)
    return being.model_copy(update={"id": f"new-{being.id}"}) if taken else being
