"""A comic from the command to the page, in private and in groups."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from kitsumy.workshop import NewComic
from tests.bot.telegram.conftest import IDEA, House, Room
from tests.servers.telegram import Person, TelegramServer
from tests.servers.telegram.conftest import picture


async def test_the_status_becomes_the_page_and_the_full_size_follows(
    house: House, telegram: TelegramServer, ivan: Person
) -> None:
    room = Room(telegram, ivan)
    page = await room.page(ivan)
    await house.over()
    assert page.looks[0].text == "Got it! Starting in a moment…"
    assert [button.text for row in page.looks[0].buttons for button in row] == ["Cancel"]
    assert page.text.startswith("Капелюх\nDone in ")
    assert page.labels == ["Sequel", "Redraw panel…", "Edit text…", "Style…", "Export…", "Delete"]
    assert page.reply_to is room.chat.messages[0]
    document = room.told[-1]
    assert document.document is not None
    assert document.document.name == f"comic-{(await house.comics(ivan))[0]}.png"
    assert document.text == "Капелюх – full size"
    assert document.reply_to is room.chat.messages[0]
    assert not document.silent
    assert len(room.told) == 2


async def test_a_ukrainian_reads_ukrainian(house: House, telegram: TelegramServer, olena: Person) -> None:
    page = await Room(telegram, olena).page(olena, "/comic Лисиця губить капелюха")
    assert page.looks[0].text == "Чую! Зараз почну…"
    assert page.labels == [
        *("Продовження", "Перемалювати…", "Змінити слова…"),
        *("Стиль…", "Забрати…", "Видалити"),
    ]


async def test_the_alt_text_is_folded_away_below_the_caption(
    house: House, telegram: TelegramServer, ivan: Person
) -> None:
    page = await Room(telegram, ivan).page(ivan)
    kinds = [entity["type"] for entity in page.look.entities]
    assert kinds == ["bold", "blockquote"]
    assert "Panel 1" in page.text


async def test_wishes_in_words_reach_the_order(house: House, telegram: TelegramServer, olena: Person) -> None:
    room = Room(telegram, olena)
    await room.page(olena, "/comic манга, 3 кадри: Лисиця губить капелюха")
    wish = house.wishes[-1]
    assert isinstance(wish, NewComic)
    brief = wish.brief
    assert (brief.idea, brief.style, brief.panels) == ("Лисиця губить капелюха", "manga", 3)


async def test_what_cannot_be_made_is_refused_as_an_answer(
    house: House, telegram: TelegramServer, olena: Person, ivan: Person
) -> None:
    room = Room(telegram, olena)
    refused = await room.hears(olena, "/comic")
    assert refused.text.startswith("Ідеї ще немає.")
    assert refused.reply_to is room.chat.messages[0]
    assert (await room.hears(olena, "/comic --style cubism Лис")).text.startswith("Стилю «cubism» я не знаю.")
    assert (await room.hears(olena, "/comic --panels 12 Лис")).text.startswith("На сторінці може бути")
    assert (
        await room.hears(olena, "/comic --кадрів багато Лис")
    ).text == "Тут має стояти ціле число, а не «багато»."
    english = Room(telegram, ivan)
    assert (await english.hears(ivan, "/comic <b>fox</b>")).text.startswith(
        "There is markup in the idea: “‹b›”."
    )
    assert (await english.hears(ivan, "/comic 123 🦊")).text.startswith("There is not a single word")
    assert house.wishes == []


async def test_a_comic_of_the_answered_message(
    house: House, telegram: TelegramServer, olena: Person, ivan: Person
) -> None:
    group = telegram.group("Foxes", olena, ivan)
    said = telegram.says(ivan, group, "A fox lost her hat yesterday")
    await Room(telegram, group).page(olena, "/comic manga", reply_to=said)
    wish = house.wishes[-1]
    assert isinstance(wish, NewComic)
    assert (wish.brief.idea, wish.brief.style) == ("A fox lost her hat yesterday", "manga")


async def test_a_photo_below_the_command_is_kept_for_the_character(
    house: House, telegram: TelegramServer, ivan: Person
) -> None:
    out = BytesIO()
    Image.new("RGB", (300, 200), "#cc8844").save(out, "JPEG")
    room = Room(telegram, ivan)
    await room.page(ivan, f"/comic {IDEA}", photo=out.getvalue())
    await house.over()
    (character,) = await house.shelf.characters(f"telegram:{ivan.id}")
    kept = await house.library.blobs.get(character.sheet.reference)
    with Image.open(BytesIO(kept)) as photo:
        assert photo.size == (300, 200)
    assert (
        (await room.hears(ivan, f"/comic {IDEA}", document=b"no picture at all"))
        .looks[0]
        .text.startswith("Got")
    )
    broken = telegram.says(ivan, room.chat, "/comic x fox", photo=out.getvalue()[:200] + bytes(3000))
    await room.until(lambda: any(one.reply_to is broken for one in room.told))
    assert room.told[-1].text == "I cannot read that picture. Send it as JPEG, PNG or WebP."


async def test_an_order_is_taken_back_by_command_and_by_button(
    house: House, telegram: TelegramServer, ivan: Person, olena: Person
) -> None:
    house.gate.clear()
    room = Room(telegram, ivan)
    for how in ("command", "button"):
        status = await room.hears(ivan, f"/comic {IDEA}")
        await room.until(lambda status=status: "Drawing panel 1/2" in status.text)  # type: ignore[misc]
        if how == "command":
            telegram.says(ivan, ivan, "/cancel")
        else:
            assert await room.press(ivan, status, "Cancel") == "I am stopping it."
        await room.until(lambda status=status: status.text == "Stopped. It does not count.")  # type: ignore[misc]
        assert status.buttons == []
    await house.over()
    assert (await room.hears(ivan, "/cancel")).text.startswith("There is nothing here to stop")


async def test_nobody_stops_somebody_elses_order(
    house: House, telegram: TelegramServer, ivan: Person, olena: Person
) -> None:
    house.gate.clear()
    room = Room(telegram, telegram.group("Foxes", olena, ivan))
    status = await room.hears(ivan, f"/comic {IDEA}")
    assert await room.press(olena, status, "Cancel") == "Це чуже. Ваші комікси покаже /mycomics."
    house.gate.set()
    await room.until(lambda: status.photo is not None)


async def test_the_same_update_twice_is_one_order(
    house: House, telegram: TelegramServer, ivan: Person
) -> None:
    room = Room(telegram, ivan)
    said = telegram.says(ivan, ivan, f"/comic {IDEA}")
    telegram.world.updates.add("message", said.json())
    await room.until(lambda: len(room.told) == 2 and room.told[0].photo is not None)
    await house.over()
    assert len(await house.comics(ivan)) == 1


async def test_pages_after_the_first_follow_with_a_button_each(
    house: House, telegram: TelegramServer, ivan: Person
) -> None:
    house.pages = 3
    room = Room(telegram, ivan)
    page = await room.hears(ivan, f"/comic {IDEA}")
    await house.over()
    (comic,) = await house.comics(ivan)
    assert [bool(one.photo) for one in room.told] == [True, True, True, False, False, False]
    assert [one.labels for one in room.told[1:]] == [["More…"], ["More…"], [], [], []]
    assert page.labels[0] == "Sequel"
    assert room.told[2].text.startswith("Капелюх · 3/3")
    assert {one.reply_to for one in room.told} == {room.chat.messages[0]}
    assert room.told[3].album == room.told[5].album != ""
    assert [one.document.name for one in room.told[3:] if one.document] == [
        f"comic-{comic}-{number}.png" for number in (1, 2, 3)
    ]
    await room.press(ivan, room.told[1], "More…")
    await room.until(lambda: room.told[1].labels[0] == "Sequel")


async def test_a_storyboard_is_shown_while_panels_are_drawn(
    house: House, telegram: TelegramServer, ivan: Person
) -> None:
    board = picture(300, 200, "JPEG")
    house.sketch = await house.library.blobs.put(board)
    house.gate.clear()
    room = Room(telegram, ivan)
    status = await room.hears(ivan, f"/comic {IDEA}")
    await room.until(lambda: status.photo is not None and "Drawing" in status.text)
    assert status.photo is not None
    assert status.photo.data == board
    assert status.labels == ["Cancel"]
    house.gate.set()
    await room.until(lambda: "Sequel" in status.labels)
    assert status.photo.data != board


async def test_a_storyboard_that_is_gone_is_not_missed(
    house: House, telegram: TelegramServer, ivan: Person
) -> None:
    house.sketch = "0" * 64
    page = await Room(telegram, ivan).page(ivan)
    assert [look.media is None for look in page.looks[:-1]] == [True] * (len(page.looks) - 1)


async def test_what_is_stopped_below_its_storyboard_says_so(
    house: House, telegram: TelegramServer, ivan: Person
) -> None:
    house.sketch = await house.library.blobs.put(picture(300, 200, "JPEG"))
    house.gate.clear()
    room = Room(telegram, ivan)
    status = await room.hears(ivan, f"/comic {IDEA}")
    await room.until(lambda: status.photo is not None)
    await room.press(ivan, status, "Cancel")
    await room.until(lambda: status.text == "Stopped. It does not count.")
    assert status.buttons == []


async def test_steps_below_a_storyboard_cost_one_call_each(
    house: House, telegram: TelegramServer, ivan: Person
) -> None:
    house.sketch = await house.library.blobs.put(picture(300, 200, "JPEG"))
    house.gate.clear()
    room = Room(telegram, ivan)
    status = await room.hears(ivan, f"/comic {IDEA}")
    await room.until(lambda: status.photo is not None and "Drawing" in status.text)
    before = len(telegram.calls_of("editMessageText"))
    house.gate.set()
    await house.over()
    assert len(telegram.calls_of("editMessageText")) == before
