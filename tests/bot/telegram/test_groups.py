"""Groups: what the bot answers there, where, and to whom."""

from __future__ import annotations

import asyncio

from kitsumy.workshop import NewComic
from tests.bot.telegram.conftest import IDEA, House, Room
from tests.servers.telegram import Person, TelegramServer


async def test_only_commands_mentions_and_answers_are_heard(
    house: House, telegram: TelegramServer, olena: Person, ivan: Person
) -> None:
    group = telegram.group("Foxes", olena, ivan)
    room = Room(telegram, group)
    said = telegram.says(olena, group, "I saw a fox today")
    for text in ("no way", "/comic@other_bot a fox", "/ban", "see @someone_else", "a /comic is fun"):
        telegram.says(ivan, group, text)
    telegram.says(ivan, group, "really?", reply_to=said)
    status = await room.hears(ivan, f"/comic@Kitsumy_Bot {IDEA}")
    assert room.told == [status]
    assert status.reply_to is group.messages[-2]
    await room.until(lambda: len(room.told) == 2)
    asked = await room.hears(ivan, "and then she finds it", reply_to=status)
    assert asked.labels == ["Draw it as the sequel"]
    mentioned = await room.hears(ivan, "@kitsumy_bot, a bear bakes a pie")
    await room.until(lambda: room.told[-1].document is not None and room.told[-2] is mentioned)
    wish = house.wishes[-1]
    assert isinstance(wish, NewComic)
    assert wish.brief.idea == "a bear bakes a pie"
    assert wish.brief.origin.community == str(group.id)
    assert (await room.hears(ivan, "@kitsumy_bot")).text.startswith("/comic and an idea")
    assert (await room.hears(ivan, "/ban@kitsumy_bot")).text.startswith("I know no such command.")


async def test_edited_messages_are_no_new_orders(
    house: House, telegram: TelegramServer, ivan: Person
) -> None:
    room = Room(telegram, ivan)
    page = await room.page(ivan)
    telegram.edits(room.chat.messages[0], "/comic Another idea")
    after = await room.hears(ivan, "/quota")
    assert room.told == [page, room.told[1], after]
    assert len(house.wishes) == 1


async def test_everything_stays_in_its_topic(
    house: House, telegram: TelegramServer, olena: Person, ivan: Person
) -> None:
    forum = telegram.group("Comics", olena, ivan, forum=True)
    thread = telegram.topic(forum, "Foxes")
    room = Room(telegram, forum)
    page = await room.page(ivan, f"/comic {IDEA}", thread=thread)
    await room.hears(ivan, "/comic", thread=thread)
    await room.hears(ivan, "/mycomics", thread=thread)
    told = len(room.told)
    await room.press(ivan, page, "Sequel")
    await room.until(lambda: len(room.told) == told + 2)
    assert {message.thread for message in room.told} == {thread}
    assert room.told[2].text.startswith("There is no idea yet.")
    general = await room.hears(ivan, "/help")
    assert general.thread is None


async def test_nobody_is_pinged_and_nothing_is_marked_up(
    house: House, telegram: TelegramServer, olena: Person, ivan: Person
) -> None:
    room = Room(telegram, telegram.group("Foxes", olena, ivan))
    await room.hears(ivan, "/comic --style @olena A fox & a <bear")
    await room.hears(ivan, "/redraw @olena")
    await room.hears(ivan, "/cast @olena <b>x</b>")
    await room.until(lambda: len(room.told) == 3)
    assert all("@olena" not in message.text for message in room.told)
    assert all(
        entity["type"] not in ("mention", "text_link") for m in room.told for entity in m.look.entities
    )


async def test_an_anonymous_admin_is_a_guest(house: House, telegram: TelegramServer, olena: Person) -> None:
    group = telegram.group("Foxes", olena)
    nobody = Person(1087968824, "Group", username="GroupAnonymousBot", bot=True)
    room = Room(telegram, group)
    said = telegram.world.post(group, nobody, telegram.world.look(f"/comic {IDEA}"))
    update = said.json() | {"sender_chat": group.json()}
    update |= {"entities": [{"type": "bot_command", "offset": 0, "length": 6}]}
    telegram.world.updates.add("message", update)
    await room.until(lambda: bool(house.wishes))
    wish = house.wishes[-1]
    assert isinstance(wish, NewComic)
    assert wish.brief.origin.owner == f"telegram:{group.id}"
    (order,) = await _orders(house)
    assert order == "guest"


async def test_roles_are_owner_admin_and_member(
    house: House, telegram: TelegramServer, olena: Person, ivan: Person
) -> None:
    room = Room(telegram, telegram.group("Foxes", olena, ivan))
    for human in (olena, ivan, ivan):
        await room.page(human)
        await house.over()
    assert sorted(await _orders(house)) == ["admin", "member", "member"]
    assert len(telegram.calls_of("getChatMember")) == 2


async def test_a_group_that_moves_is_followed(house: House, telegram: TelegramServer, ivan: Person) -> None:
    house.gate.clear()
    group = telegram.group("Foxes", ivan, basic=True)
    room = Room(telegram, group)
    await room.hears(ivan, f"/comic {IDEA}")
    new = telegram.migrates(group)
    await asyncio.sleep(0.1)
    house.gate.set()
    await telegram.until(lambda: len(new.told) == 2 and new.told[0].photo is not None)
    await house.over()
    assert len(room.told) == 1


async def test_a_group_that_moved_unheard_is_followed(
    house: House, telegram: TelegramServer, ivan: Person
) -> None:
    house.gate.clear()
    group = telegram.group("Foxes", ivan, basic=True)
    await Room(telegram, group).hears(ivan, f"/comic {IDEA}")
    new = telegram.migrates(group)
    telegram.world.updates.pending.clear()
    house.gate.set()
    await telegram.until(lambda: len(new.told) == 2 and new.told[0].photo is not None)
    await house.over()


async def test_where_it_may_not_write_it_gives_up(
    house: House, telegram: TelegramServer, olena: Person, ivan: Person
) -> None:
    house.gate.clear()
    group = telegram.group("Foxes", olena, ivan)
    await Room(telegram, group).hears(ivan, f"/comic {IDEA}")
    telegram.sets_bot(olena, group, "kicked")
    telegram.says(ivan, ivan, f"/comic {IDEA}")
    await telegram.until(lambda: len(telegram.chat(ivan).told) == 1)
    telegram.blocks(ivan)
    house.gate.set()
    await house.over()


async def _orders(house: House) -> list[str]:
    from sqlalchemy import select

    from bot.asking import Asking
    from kitsumy.library.work_tables import orders

    async with house.library.store.read() as connection:
        rows = await connection.scalars(select(orders.c.asking))
        return [Asking.model_validate_json(row).person.role for row in rows]
