"""What can be asked for in a terminal, without the terminal around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import settings, wording
from bot.asking import Person
from bot.frontends import House
from bot.people import People
from bot.shelf import Shelf
from bot.terminal import words
from bot.terminal.commands import COMMANDS
from bot.terminal.talk import Talk
from kitsumy.errors import CharacterNotFound, NotANumber, NotInComic, UnknownTrait
from tests.bot.conftest import Desk, MakeDesk
from tests.bot.surfaces import asking
from tests.bot.watching import over


def talking(desk: Desk, folder: Path) -> Talk:
    shelf, people = Shelf(desk.library, desk.orders), People(desk.library.store)
    house = House(settings.load(), desk.library, desk.orders, shelf, people, desk.quotas)
    return Talk(house, Person(platform="test", user="7", language="en"), folder)


async def answer(talk: Talk, line: str) -> str:
    said = words.read(line)
    return await COMMANDS[said.command](talk, said)


def _bytes(path: Path) -> bytes:
    return path.read_bytes()


async def test_wishes_stand_in_a_line_as_in_any_chat(desk: MakeDesk, tmp_path: Path) -> None:
    here = desk()
    talk = talking(here, tmp_path)
    await answer(talk, "манга, 3 кадри: Лисиця губить капелюха")
    await answer(talk, '/comic A fox --style "graphic novel" --pages=2')
    wishes = [order.asking.wish for order in await here.orders.unfinished(talk.owner)]
    assert [(one.idea, one.style, one.panels, one.pages) for one in wishes] == [
        ("Лисиця губить капелюха", "манга", 3, None),
        ("A fox", "graphic novel", None, 2),
    ]
    for wrong in ("x --panels many", "/redraw x", "/edit x"):
        with pytest.raises(NotANumber):
            await answer(talk, wrong)


async def test_the_cast_is_seen_and_changed(desk: MakeDesk, tmp_path: Path) -> None:
    here = desk()
    talk = talking(here, tmp_path)
    assert (await answer(talk, "/cast list")).startswith("No characters yet")
    async with here.open():
        await here.orders.place(asking())
        await over(here)
    listed = await answer(talk, "/cast list")
    assert listed == await answer(talk, "/cast")
    assert listed.splitlines()[0].startswith("Рена — ")
    assert await answer(talk, "/cast rename Рена = Vira") == (
        "Рена is now called Vira. It shows in the next sequel."
    )
    assert "hat is now “bowler”" in await answer(talk, "/cast edit Vira hat = bowler")
    shown = await answer(talk, "/cast show Vira")
    assert shown == await answer(talk, "/cast Vira")
    assert "  hat: bowler" in shown.splitlines()
    with pytest.raises(UnknownTrait):
        await answer(talk, "/cast Vira tail = long")
    assert await answer(talk, "/cast delete Vira") == "Vira has left your cast."
    with pytest.raises(CharacterNotFound):
        await answer(talk, "/cast show Vira")


async def test_any_words_are_changed_and_every_version_keeps_its_file(desk: MakeDesk, tmp_path: Path) -> None:
    here = desk()
    async with here.open("studio"):
        await here.orders.place(asking(panels=3))
        await over(here)
    talk = talking(here, tmp_path)
    comic = await here.library.comic("1", talk.owner)
    first = Path(await answer(talk, "/export png"))
    before = _bytes(first)
    edited = set()
    for panel, lines in enumerate(comic.script.dialogue.panels, 1):
        for number, (text, spot) in enumerate(wording.flat(lines), 1):
            if spot.what not in edited:
                edited.add(spot.what)
                assert f"{panel}.{number} {text}" in await answer(talk, f"/edit {panel}")
                said, path = (await answer(talk, f"/edit #1 {panel}.{number} Bim!")).splitlines()
                assert said == "Changed:"
                assert Path(path).name == f"comic-{comic.id}-v{len(edited) + 1}.png"
                assert _bytes(Path(path)) != before
    assert edited >= {"balloon"}
    assert len(edited) > 1
    assert _bytes(first) == before
    with pytest.raises(NotInComic):
        await answer(talk, "/edit 1.9 No")
