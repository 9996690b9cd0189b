"""Pictures for prompts: the draft artist draws what it recognises of their words."""

from __future__ import annotations

import asyncio
import hashlib
import io
import re
from functools import lru_cache

from kitsumy.character import CharacterSheet, Look, Outfit, Palette
from kitsumy.comic import Figure, Shot, Slot
from kitsumy.draft.artist import DraftArtist
from kitsumy.geometry import Size
from kitsumy.ports import PanelOrder
from kitsumy.styles import Style, find

_SPECIES = ("fox", "wolf", "cat", "dog", "bear", "rabbit", "mouse", "owl", "penguin", "dragon", "robot")
_PLACES = (
    "street",
    "forest",
    "kitchen",
    "office",
    "moon",
    "beach",
    "castle",
    "village",
    "sea",
    "school",
    "cafe",
)
_MOODS = ("angry", "sad", "happy", "worried", "surprised", "afraid", "amused", "determined")
_POSES = {"running": "run", "sitting": "sit", "pointing": "point", "cheering": "cheer", "walking": "walk"}
_STYLES = {"manga": "manga", "noir": "noir", "photograph": "realistic"}
_PLACED: dict[str, Slot] = {"On the left ": "left", "In the middle ": "centre", "On the right ": "right"}
"""How our own artists say who stands where; other prompts name whom they show."""
_SLOTS: tuple[Slot, ...] = ("left", "right")
_COATS = {"fox": "#e2762f", "cat": "#8a8f98", "bear": "#6f4a2f", "robot": "#9fb4c0", "dragon": "#5aa469"}
_HEADROOM = 0.4
_LARGEST = 2048


def size_of(told: str) -> Size:
    """Return what a size says, "1024x1536"; a square for "auto"."""
    wide, _, high = told.partition("x")
    if not (wide.isdigit() and high.isdigit()):
        return Size(1024, 1024)
    return Size(min(int(wide), _LARGEST), min(int(high), _LARGEST))


async def picture(prompt: str, size: str, form: str) -> bytes:
    """Return a picture of a prompt, always the same one."""
    return await asyncio.to_thread(lambda: asyncio.run(_drawn(prompt, size_of(size), form.upper())))


async def _drawn(prompt: str, size: Size, form: str) -> bytes:
    order, artist = _order(prompt, size), DraftArtist()
    cameras = artist.cameras(order, _HEADROOM)
    drawing = await artist.draw(order, cameras[0])
    out = io.BytesIO()
    drawing.image.save(out, "JPEG" if form == "JPG" else form)
    return out.getvalue()


def _order(prompt: str, size: Size) -> PanelOrder:
    words = _words(prompt)
    cast, figures = _placed(prompt) or _named(words)
    shot = Shot(
        place=next((place for place in _PLACES if place in words), "field"),
        weather="rain" if "rain" in words else "clear",
        time="night" if "night" in words else "day",
        framing="wide" if "wide" in words else "close" if "close" in words else "medium",
        figures=() if "No people" in prompt else figures,
    )
    seed = int(hashlib.sha256(prompt.encode()).hexdigest()[:8], 16)
    return PanelOrder(shot=shot, cast=cast, style=_style(words), size=size, seed=seed)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.casefold()))


def _style(words: set[str]) -> Style:
    return find(next((key for word, key in _STYLES.items() if word in words), "comic"))


def _placed(prompt: str) -> tuple[tuple[CharacterSheet, ...], tuple[Figure, ...]] | None:
    """Return who stands where, as sentences of a prompt say it; None where none does."""
    cast: dict[str, CharacterSheet] = {}
    figures: list[Figure] = []
    for sentence in prompt.split(". "):
        for begins, slot in _PLACED.items():
            if sentence.startswith(begins):
                words = _words(sentence)
                sheet = _sheet(next((one for one in _SPECIES if one in words), "human"))
                mood = next((mood for mood in _MOODS if mood in words), "neutral")
                pose = next((pose for word, pose in _POSES.items() if word in words), "stand")
                cast[sheet.id] = sheet
                figures.append(Figure(character=sheet.id, slot=slot, expression=mood, pose=pose))
    return (tuple(cast.values()), tuple(figures)) if figures else None


def _named(words: set[str]) -> tuple[tuple[CharacterSheet, ...], tuple[Figure, ...]]:
    cast = tuple(_sheet(one) for one in _SPECIES if one in words)[:2] or (_sheet("human"),)
    slots = _SLOTS if len(cast) > 1 else ("centre",)
    return cast, tuple(Figure(character=one.id, slot=slot) for one, slot in zip(cast, slots, strict=True))


@lru_cache(maxsize=32)
def _sheet(species: str) -> CharacterSheet:
    return CharacterSheet(
        id=species,
        name=species,
        look=Look(species=species),
        outfit=Outfit(garment="shirt"),
        palette=Palette(coat=_COATS.get(species, "#c9a27b"), main="#3f7fc0", second="#5b3a2a"),
    )
