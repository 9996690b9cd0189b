"""Pictures for prompts: the draft artist draws what it recognises of their words."""

from __future__ import annotations

import asyncio
import hashlib
import io
import re
from functools import lru_cache

from kitsumy.comic import CharacterSheet, Figure, Look, Outfit, Palette, Shot, Slot
from kitsumy.draft.artist import DraftArtist
from kitsumy.geometry import Size
from kitsumy.ports import PanelOrder
from kitsumy.styles import find

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
_SLOTS: tuple[Slot, ...] = ("left", "right")
_COATS = {"fox": "#e2762f", "cat": "#8a8f98", "bear": "#6f4a2f", "robot": "#9fb4c0", "dragon": "#5aa469"}
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
    seed = int(hashlib.sha256(prompt.encode()).hexdigest()[:8], 16)
    words = set(re.findall(r"[a-z]+", prompt.casefold()))
    cast = tuple(_sheet(one) for one in _SPECIES if one in words)[:2] or (_sheet("human"),)
    shot = Shot(
        place=next((place for place in _PLACES if place in words), "field"),
        weather="rain" if "rain" in words else "clear",
        framing="close" if "close" in words else "medium",
        figures=tuple(
            Figure(character=one.id, slot="centre" if len(cast) == 1 else slot)
            for one, slot in zip(cast, _SLOTS, strict=False)
        ),
    )
    order = PanelOrder(shot=shot, cast=cast, style=find("comic"), size=size, seed=seed)
    drawing = await DraftArtist().draw(order)
    out = io.BytesIO()
    drawing.image.save(out, "JPEG" if form == "JPG" else form)
    return out.getvalue()


@lru_cache(maxsize=32)
def _sheet(species: str) -> CharacterSheet:
    return CharacterSheet(
        id=species,
        name=species,
        look=Look(species=species),
        outfit=Outfit(garment="shirt"),
        palette=Palette(coat=_COATS.get(species, "#c9a27b"), main="#3f7fc0", second="#5b3a2a"),
    )
