from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from bot.people import People
from bot.shelf import Shelf
from kitsumy import photos
from kitsumy.errors import (
    CharacterNotFound,
    ComicNotFound,
    NotInComic,
    PhotoNotRead,
    PhotoTooLarge,
    UnknownFormat,
    WordsRefused,
)
from kitsumy.library import Library
from kitsumy.library.work_tables import orders
from kitsumy.revising.rewording import Spot
from tests.bot.conftest import MakeDesk
from tests.bot.surfaces import asking
from tests.bot.watching import over

ME, YOU = "test:7", "test:8"


def _photo(format: str = "JPEG", size: tuple[int, int] = (3000, 2000), **options: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "#c08060").save(out, format, **options)
    return out.getvalue()


def _claiming(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that says it is that large."""
    png = _photo("PNG", (4, 4))
    header = b"IHDR" + struct.pack(">II", width, height) + png[24:29]
    return png[:12] + header + struct.pack(">I", zlib.crc32(header)) + png[33:]


async def test_a_comic_is_edited_exported_and_removed_by_its_owner_only(desk: MakeDesk) -> None:
    here = desk()
    async with here.open("studio"):
        await here.orders.place(asking())
        await over(here)
    shelf = Shelf(here.library, here.orders)
    (line,) = await shelf.comics(ME)
    comic = await shelf.comic(line.id, ME)
    said = await shelf.lines(comic.id, ME, 1)
    spot = Spot(1, "caption", 1) if said.captions else Spot(1, "balloon", 1)
    with pytest.raises(WordsRefused):
        await shelf.edit(comic.id, ME, spot, "Heil Hitler!")
    edited = await shelf.edit(comic.id, ME, spot, "Only rain.")
    assert edited.version == 2
    wrapped = await shelf.parcel(edited, "en")
    assert "Only rain" in wrapped.alt[0]
    for format, start in (("pdf", b"%PDF"), ("cbz", b"PK"), ("text", comic.title.encode())):
        ((name, data),) = await shelf.export(comic.id, ME, format)
        assert data.startswith(start)
        assert comic.id in name
    for reach in (
        lambda: shelf.comic(comic.id, YOU),
        lambda: shelf.lines(comic.id, YOU, 1),
        lambda: shelf.edit(comic.id, YOU, spot, "Mine!"),
        lambda: shelf.export(comic.id, YOU, "pdf"),
        lambda: shelf.remove(comic.id, YOU),
    ):
        with pytest.raises(ComicNotFound):
            await reach()
    with pytest.raises(NotInComic):
        await shelf.lines(comic.id, ME, 9)
    with pytest.raises(UnknownFormat):
        await shelf.export(comic.id, ME, "docx")
    await shelf.remove(comic.id, ME)
    assert await shelf.comics(ME) == ()


async def test_a_photo_becomes_the_first_characters_reference_and_goes_with_its_person(
    desk: MakeDesk,
) -> None:
    here = desk()
    shelf = Shelf(here.library, here.orders)
    photo = await shelf.keep_photo(_photo())
    async with here.open("studio"):
        await here.orders.place(asking(photo=photo))
        await over(here)
    first = (await shelf.characters(ME))[0]
    assert first.sheet.reference == photo
    assert await shelf.forget(ME) == 1
    assert not here.library.blobs.path(photo).exists()


async def test_characters_are_changed_and_dropped_by_their_owner_only(desk: MakeDesk) -> None:
    here = desk()
    async with here.open():
        await here.orders.place(asking())
        await over(here)
    shelf = Shelf(here.library, here.orders)
    assert (await shelf.rename(ME, "Рена", "Лада")).name == "Лада"
    assert (await shelf.change_trait(ME, "Лада", "hat", "beret")).outfit.hat == "beret"
    for reach in (
        lambda: shelf.character("Лада", YOU),
        lambda: shelf.rename(YOU, "Лада", "Х"),
        lambda: shelf.drop_character(YOU, "Лада"),
    ):
        with pytest.raises(CharacterNotFound):
            await reach()
    await shelf.drop_character(ME, "Лада")
    assert await shelf.characters(ME) == ()
    assert len(await shelf.comics(ME)) == 1


async def test_forgetting_stops_orders_and_leaves_nothing(desk: MakeDesk) -> None:
    here = desk()
    people = People(here.library.store)
    await people.speak(ME, "uk")
    await here.orders.place(asking())
    shelf = Shelf(here.library, here.orders)
    await shelf.forget(ME)
    assert await here.orders.unfinished(ME) == ()
    assert await people.language(ME, "en") == "en"
    async with here.library.store.read() as connection:
        assert "7" not in str((await connection.execute(orders.select())).mappings().one()["asking"])


async def test_people_choose_their_language(library: Library) -> None:
    people = People(library.store)
    assert [await people.language(ME, code) for code in ("uk", "uk-UA", "de", "")] == ["uk", "uk", "en", "en"]
    await people.speak(ME, "en")
    assert await people.language(ME, "uk") == "en"
    await people.speak(ME, "")
    assert await people.language(ME, "uk") == "uk"


def test_photos_are_made_smaller_upright_and_silent() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # a camera held upright
    exif[0x010E] = "home, sweet home"
    read = photos.read(_photo(exif=exif))
    with Image.open(BytesIO(read)) as image:
        assert (image.format, image.size) == ("JPEG", (1024, 1536))
        assert dict(image.getexif()) == {}
    assert b"sweet" not in read


def test_a_clear_picture_gets_white_paper() -> None:
    out = BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(BytesIO(photos.read(out.getvalue()))) as image:
        assert image.getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", _photo("BMP", (4, 4)), _photo("GIF", (4, 4)), _photo()[:900]]
)
def test_what_is_no_photo_is_refused(data: bytes) -> None:
    with pytest.raises(PhotoNotRead):
        photos.read(data)


def test_huge_photos_are_refused_unread() -> None:
    with pytest.raises(PhotoTooLarge):
        photos.read(b"x" * 20_000_001)
    with pytest.raises((PhotoTooLarge, PhotoNotRead)):
        photos.read(_claiming(9000, 9000))
