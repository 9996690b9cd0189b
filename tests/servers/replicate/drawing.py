"""The stub artist behind all models: the draft studio draws what it recognises of a prompt."""

from __future__ import annotations

import asyncio
import hashlib
import io
import math
from typing import cast

from PIL import Image

from tests.servers.openai import drawing

from .works import Json

_RATIOS_UNIT = 32
_MEGAPIXELS = {"0.5 MP": 0.5, "1 MP": 1.0, "2 MP": 2.0, "4 MP": 4.0, "1K": 1.0, "2K": 4.0}
_FORMS = {"webp": "WEBP", "jpg": "JPEG", "jpeg": "JPEG", "png": "PNG"}


def size_of(asked: Json) -> tuple[int, int]:
    """Return how large a model would draw: by its ratio and resolution, or by width and height."""
    if "aspect_ratio" not in asked:
        return int(cast(int, asked.get("width", 1024))), int(cast(int, asked.get("height", 1024)))
    wide, high = map(int, str(asked["aspect_ratio"]).split(":"))
    told = str(asked.get("resolution") or asked.get("size") or "1 MP")
    unit = math.sqrt(_MEGAPIXELS[told] * 1024 * 1024 / (wide * high))
    return round(wide * unit / _RATIOS_UNIT) * _RATIOS_UNIT, round(high * unit / _RATIOS_UNIT) * _RATIOS_UNIT


def form_of(asked: Json) -> str:
    """Return the format of a picture's file."""
    return _FORMS[str(asked.get("output_format", "jpg"))]


async def picture(asked: Json, *, draws: bool) -> bytes:
    """Return a picture of an input; a plain one of a colour of its own where nobody looks."""
    wide, high = size_of(asked)
    if draws:
        return await drawing.picture(str(asked["prompt"]), f"{wide}x{high}", form_of(asked))
    return await asyncio.to_thread(_plain, asked)


def _plain(asked: Json) -> bytes:
    digest = hashlib.sha256(f"{asked['prompt']} {asked.get('seed')}".encode()).digest()
    out = io.BytesIO()
    Image.new("RGB", size_of(asked), (digest[0], digest[1], digest[2])).save(out, form_of(asked), quality=60)
    return out.getvalue()
