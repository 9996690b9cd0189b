"""After /forgetme nothing of a person is left: in no table, known today or not, and in no file."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

from PIL import Image
from sqlalchemy import select

from kitsumy.events import StoryboardReady
from kitsumy.jobs import Emit, Handler, Job
from kitsumy.library import Library
from kitsumy.library.work_tables import orders
from tests.bot.telegram.conftest import House, Room
from tests.servers.telegram import Message, Person, TelegramServer
from tests.servers.telegram.conftest import picture

FIRST = "An astronomer loses her telescope to a magpie"
OLENA = "Лисиця губить капелюха"


def _photo() -> bytes:
    out = BytesIO()
    Image.new("RGB", (300, 200), "#3388cc").save(out, "JPEG")
    return out.getvalue()


class _Studio:
    """The real one, which stops at a storyboard where an idea says so."""

    def __init__(self, house: House) -> None:
        self._house = house
        self.sketch = ""

    @property
    def handlers(self) -> dict[str, Handler]:
        return {**self._house.studio, "comic": self._comic}

    async def _comic(self, job: Job, emit: Emit) -> str:
        if "never ends" in job.order.payload:
            self.sketch = await self._house.library.blobs.put(picture(300, 200, "JPEG"))
            emit(StoryboardReady(image=self.sketch))
            self._house.gate.clear()
            await self._house.gate.wait()
        return await self._house.studio["comic"](job, emit)


async def _rows(library: Library) -> AsyncIterator[tuple[str, tuple[object, ...]]]:
    """Yield every row of every table that the file has, whatever this program knows of it."""
    async with library.store.read() as connection:
        tables = await connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        for table in tables.scalars().all():
            for row in await connection.exec_driver_sql(f'SELECT * FROM "{table}"'):  # noqa: S608 - its own name
                yield table, tuple(row)


async def _left(library: Library, marks: re.Pattern[str]) -> list[tuple[str, str]]:
    return [
        (table, found[0])
        async for table, row in _rows(library)
        if (found := marks.search(" ".join(map(str, row))))
    ]


def _in_files(folder: Path, marks: re.Pattern[str]) -> list[str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if marks.search(path.read_bytes().decode("utf-8", "replace"))]


async def _live(room: Room, house: House, human: Person) -> list[Message]:
    """Do everything that a person can; the last order is still on its way."""
    pages = [await room.page(human, f"/comic noir, 2 panels: {FIRST}", photo=_photo())]
    pages.append(await room.page(human, "/sequel 1 panel: The magpie brings it back"))
    pages.append(await room.page(human, "/redraw 1"))
    await room.hears(human, "/edit 1 Zanzibar!")
    await room.hears(human, "/export pdf")
    await room.hears(human, "/language uk")
    (cast, *_) = await house.shelf.characters(f"telegram:{human.id}")
    await room.hears(human, f"/cast rename {cast.sheet.name} = Quillfeather")
    await house.over()
    pages.append(await room.hears(human, "/comic A magpie that never ends"))
    await room.until(lambda: pages[-1].photo is not None)
    return pages


async def test_no_table_and_no_file_keeps_anything_of_the_forgotten(
    library: Library, telegram: TelegramServer, ivan: Person, olena: Person, home: Path
) -> None:
    house = House(library, telegram)
    studio = _Studio(house)
    async with house.open(studio.handlers):
        room = Room(telegram, ivan)
        await Room(telegram, olena).page(olena, f"/comic 1 кадр: {OLENA}")
        await house.over()
        hers = set(library.blobs.sizes())
        pages = await _live(room, house, ivan)
        comics = await house.comics(ivan)
        cast = [one.sheet.name for one in await house.shelf.characters(f"telegram:{ivan.id}")]
        titles = [one.title for one in await library.comics(f"telegram:{ivan.id}")]
        marks = re.compile(
            "|".join(
                [
                    rf"\b{ivan.id}\b",
                    "(?i:astronomer|magpie|zanzibar)",
                    *map(re.escape, (*comics, *cast, *titles)),
                ]
            )
        )
        tables = {table for table, _ in await _left(library, marks)}
        assert tables >= {"comics", "characters", "versions", "people", "orders", "jobs", "job_steps"}
        assert tables >= {"ledger", "ledger_uses"}
        asked = await room.hears(ivan, "/forgetme")
        await room.press(ivan, asked, "Так, видалити все")
        await house.over()
        await room.until(lambda: pages[-1].buttons == [])
    assert await _left(library, marks) == []
    assert set(library.blobs.sizes()) == hers
    assert _in_files(home, marks) == []
    async with library.store.read() as connection:
        kept = (await connection.execute(select(orders).where(orders.c.owner == ""))).mappings().all()
    assert len(kept) == 4
    for order in kept:
        left = {name for name, value in order.items() if value not in ("", 0, None, "{}")}
        assert left <= {"id", "key", "state", "day", "placed_at", "ended_at", "platform"}
    assert len(await house.comics(olena)) == 1
