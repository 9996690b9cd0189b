"""Where and when a story plays, and how its beats become shots."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

from kitsumy.character import CharacterSheet, Outfit
from kitsumy.comic import Figure, Framing, Lines, Shot, Slot
from kitsumy.frozen import Frozen

from ..ideas.premise import Premise
from .beats import Beat, Stance, Who

_ANYWHERE = ("street", "park", "village", "room")
_LONGEST_SCENE = 34
_IN_A_ROW = 3
_OTHER_FRAMING: dict[Framing, Framing] = {
    "wide": "medium",
    "medium": "wide",
    "close": "medium",
    "insert": "close",
}
_WEAR = "wear"
_BARE_HEAD = "none"
_SLOTS: dict[int, tuple[Slot, ...]] = {1: ("centre",), 2: ("left", "right"), 3: ("left", "centre", "right")}


class SettingWords(Frozen):
    """The words of one language for places, weathers and times."""

    places: dict[str, str]
    weathers: dict[str, str]
    times: dict[str, str]


class Nights(Frozen):
    """Who is about at night when the idea says nothing of the time."""

    roles: frozenset[str]
    species: frozenset[str]
    frames: frozenset[str]


class Settings(Frozen):
    """All settings, read from data."""

    en: SettingWords
    uk: SettingWords
    homes: dict[str, str]
    nights: Nights


class Setting(Frozen):
    """Where, when and in which weather one story plays."""

    place: str
    time: str
    weather: str
    words: str
    """As a phrase with its preposition: "on the Moon", «під дощем»."""


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Load the settings."""
    text = resources.files(__package__).joinpath("data", "settings.toml").read_text(encoding="utf-8")
    return Settings.model_validate(tomllib.loads(text))


def setting(premise: Premise, rng: random.Random) -> Setting:
    """Return the idea's own setting, else where its hero is at home."""
    hero, known = premise.cast[0], settings()
    homes = [known.homes[key] for key in (hero.role, hero.species, premise.frame) if key in known.homes]
    place = premise.place or (homes[0] if homes else rng.choice(_ANYWHERE))
    night = (
        not premise.place
        and premise.time == "day"
        and (
            hero.role in known.nights.roles
            or hero.species in known.nights.species
            or premise.frame in known.nights.frames
        )
    )
    time = "night" if night else premise.time
    return Setting(place=place, time=time, weather=premise.weather, words=_phrase(premise, place, time))


def setting_of(premise: Premise, shot: Shot) -> Setting:
    """Return where a shot plays that is drawn already, in the words of the premise's language."""
    seen = premise.model_copy(update={"weather": shot.weather})
    words = _phrase(seen, shot.place, shot.time)
    return Setting(place=shot.place, time=shot.time, weather=shot.weather, words=words)


def _phrase(premise: Premise, place: str, time: str) -> str:
    words: SettingWords = getattr(settings(), premise.language)
    default = words.places.get(place, "")
    where = premise.place_words or default
    if len(where) > _LONGEST_SCENE:
        where = default
    for extra in (words.weathers.get(premise.weather, ""), words.times.get(time, "")):
        if extra and not _says(where, extra) and len(where) + len(extra) < _LONGEST_SCENE:
            where = f"{where}, {extra}" if where else extra
    return where


def _says(where: str, extra: str) -> bool:
    """Tell whether a place's words say the hour or the weather already («у нічному місті», «уночі»)."""
    root = extra.split()[-1].casefold().removeprefix("у").replace("і", "о")[:3]
    return root in where.casefold().replace("і", "о")


class Stage:
    """Turns beats into shots, one after the other, with a memory of the framings before."""

    def __init__(self, premise: Premise, sheets: Sequence[CharacterSheet], where: Setting) -> None:
        self._premise, self._where = premise, where
        self._sheets: dict[Who, CharacterSheet] = dict(zip(("A", "B", "C"), sheets, strict=False))
        self._framings: list[Framing] = []

    def shot(self, beat: Beat, lines: Lines) -> Shot:
        """Return the beat's shot; whoever speaks first stands left."""
        present = self._present(beat, lines)
        framing = self._framing(beat, len(present))
        return Shot(
            place=self._where.place,
            time=self._where.time,
            weather=self._where.weather,
            framing=framing,
            action=beat.action,
            mood=beat.mood,
            effect=beat.effect,
            importance=beat.importance,
            figures=() if framing == "insert" else self._figures(beat, present),
            props=self._props(beat, framing),
        )

    def _present(self, beat: Beat, lines: Lines) -> list[Who]:
        who: list[Who] = [w for w in ("A", "B") if beat.stance(w) and w in self._sheets]
        spoken = [balloon.speaker for balloon in lines.balloons]
        who += [w for w, sheet in self._sheets.items() if sheet.id in spoken and w not in who]
        if "all" in beat.flags and "C" in self._sheets and "C" not in who:
            who.append("C")
        by_turn = {sheet.id: spoken.index(sheet.id) for sheet in self._sheets.values() if sheet.id in spoken}
        return sorted(who, key=lambda w: by_turn.get(self._sheets[w].id, len(spoken)))

    def _figures(self, beat: Beat, present: Sequence[Who]) -> tuple[Figure, ...]:
        slots = _SLOTS[len(present)]
        return tuple(self._figure(beat, who, slot) for who, slot in zip(present, slots, strict=True))

    def _figure(self, beat: Beat, who: Who, slot: Slot) -> Figure:
        stance = beat.stance(who) or Stance(pose="stand", expression="neutral")
        held = who == "A" and "prop" in beat.flags and not self._worn()
        return Figure(
            character=self._sheets[who].id,
            slot=slot,
            pose=stance.pose,
            expression=stance.expression,
            prop=self._prop() if held else "",
            outfit=self._without_hat(who, beat),
        )

    def _without_hat(self, who: Who, beat: Beat) -> Outfit | None:
        outfit = self._sheets[who].outfit
        if who != "A" or "gone" not in beat.flags or not self._wearable() or outfit.hat == _BARE_HEAD:
            return None
        accent = "outfit" if outfit.accent == "hat" else outfit.accent
        return outfit.model_copy(update={"hat": _BARE_HEAD, "accent": accent})

    def _wearable(self) -> bool:
        return bool(self._premise.thing and self._premise.thing.kind == _WEAR)

    def _worn(self) -> bool:
        hat = self._sheets["A"].outfit.hat
        return self._wearable() and hat != _BARE_HEAD and "hat" in self._prop()

    def _prop(self) -> str:
        return self._premise.thing.prop if self._premise.thing else ""

    def _props(self, beat: Beat, framing: Framing) -> tuple[str, ...]:
        shown = framing == "insert" or "floor" in beat.flags
        return (self._prop(),) if shown and self._prop() else ()

    def _framing(self, beat: Beat, figures: int) -> Framing:
        framing = beat.framing
        if framing == "close" and figures > 1:
            framing = "medium"
        if self._framings[1 - _IN_A_ROW :] == [framing] * (_IN_A_ROW - 1):
            framing = "close" if framing == "medium" and figures == 1 else _OTHER_FRAMING[framing]
        self._framings.append(framing)
        return framing
