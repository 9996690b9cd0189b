"""Pages fit into a message, and those that do already stay as they are."""

from __future__ import annotations

import random
from io import BytesIO

from PIL import Image

from bot.discord.sizes import MOST, fitted


def noise(side: int) -> bytes:
    out = BytesIO()
    Image.frombytes("RGB", (side, side), random.Random(1).randbytes(3 * side * side)).save(out, "JPEG")
    return out.getvalue()


async def test_only_what_is_over_its_share_is_made_smaller() -> None:
    large, small = noise(800), noise(100)
    assert await fitted((large, small)) == (large, small)
    most = len(large) // 2
    smaller, same = await fitted((large, small), most)
    assert same == small
    assert len(smaller) <= most // 2
    with Image.open(BytesIO(smaller)) as picture:
        assert picture.width == picture.height < 800
    assert MOST < 10 * 2**20
