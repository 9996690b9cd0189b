"""A person's characters and the pictures that they are drawn after."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from tests.bot.conftest import PNG
from tests.bot.discord.conftest import House, Room
from tests.servers.discord import DiscordServer, Message, Person


def _bomb() -> bytes:
    """Return a PNG that says it is 60,000 pixels wide and high."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\x00" * 1000)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", rows) + part(b"IEND", b"")


def _jpeg() -> bytes:
    """Return a photo that says where it was taken."""
    exif = Image.Exif()
    exif[0x010E] = "the secret place"
    out = BytesIO()
    Image.new("RGB", (3000, 2000), "#3388cc").save(out, "JPEG", exif=exif)
    return out.getvalue()


async def test_a_character_gets_a_picture_which_is_shown_with_them(
    house: House, discord_server: DiscordServer, room: Room, page: Message, ivan: Person
) -> None:
    owner = f"discord:{ivan.id}"
    (rena,) = await house.shelf.characters(owner)
    asked = await room.asks(ivan, "/cast edit", name="Рена", picture=discord_server.upload(_jpeg()))
    assert "I keep this picture of Рена" in await room.answered(asked)
    assert asked.private
    kept = (await house.shelf.character(rena.key, owner)).sheet.reference
    data = await house.library.blobs.get(kept)
    assert b"secret" not in data
    assert max(Image.open(BytesIO(data)).size) == 1536
    seen = await room.asks(ivan, "/cast show", name="Рена")
    await room.answered(seen)
    assert [one.name for one in seen.messages[0].pictures] == ["portrait.jpg"]
    both = await room.asks(
        ivan, "/cast edit", name="Рена", trait="hat", value="bowler", picture=discord_server.upload(PNG)
    )
    assert "hat is now “bowler”" in await room.answered(both)
    assert house.library.blobs.missing([kept]) == (kept,)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"none", _jpeg()[:2000], PNG[:30], _bomb(), b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + bytes(20), b"%PDF-1.4",
    ],
)  # fmt: skip
async def test_what_is_no_picture_changes_nothing(
    house: House, discord_server: DiscordServer, room: Room, page: Message, ivan: Person, data: bytes
) -> None:
    upload = discord_server.upload(data, "photo.png")
    asked = await room.asks(ivan, "/cast edit", name="Рена", trait="hat", value="bowler", picture=upload)
    said = await room.answered(asked)
    assert said.startswith(("I cannot read that picture", "That photo is too large"))
    assert asked.private
    (rena,) = await house.shelf.characters(f"discord:{ivan.id}")
    assert (rena.sheet.reference, rena.sheet.outfit.hat) == ("", "none")


@pytest.mark.parametrize("options", [{}, {"trait": "hat"}, {"value": "bowler"}])
async def test_what_is_to_change_is_asked_for(
    house: House, room: Room, page: Message, ivan: Person, options: dict[str, object]
) -> None:
    asked = await room.asks(ivan, "/cast edit", name="Рена", **options)
    assert (await room.answered(asked)).startswith("What is to change?")


async def test_nobody_gives_a_picture_to_anothers_character(
    house: House, discord_server: DiscordServer, room: Room, page: Message, olena: Person
) -> None:
    asked = await room.asks(olena, "/cast edit", name="Рена", picture=discord_server.upload(PNG))
    assert "Рена" in await room.answered(asked)
    assert len(house.library.blobs.sizes()) == 3
