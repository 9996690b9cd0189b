"""Methods that put something into a chat."""

from __future__ import annotations

from . import refusals
from .entities import formatted, length
from .media import Kind, Media
from .params import Params
from .rooms import Acting, Chat, Look, Message
from .wire import Buttons, InputMedia, Json, Markup, ReplyTo
from .world import World

# The Bot API's documented lengths, in UTF-16 units and in bytes.
LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_BUTTON_DATA = 64
LONGEST_ALBUM = 10
ACTIONS = (
    *("typing", "upload_photo", "upload_document", "choose_sticker", "find_location"),
    *(f"{doing}_{what}" for doing in ("record", "upload") for what in ("video", "voice", "video_note")),
)


def buttons(params: Params) -> Buttons:
    """Read the inline buttons of a call."""
    markup = params.json("reply_markup", Markup) or Markup()
    for button in (button for row in markup.inline_keyboard for button in row):
        if not button.text:
            raise refusals.bad("inline keyboard button text is empty")
        if button.callback_data is None and button.url is None:
            raise refusals.bad("inline keyboard button type is not specified")
        if len((button.callback_data or "").encode()) > LONGEST_BUTTON_DATA or button.callback_data == "":
            raise refusals.BUTTON_DATA
    return markup.inline_keyboard


def written(params: Params, too_long: refusals.Refusal) -> tuple[str, tuple[Json, ...]]:
    """Read the text of a call."""
    text, entities = formatted(params.text("text"), params.text("parse_mode"))
    if not text:
        raise refusals.NO_TEXT
    if length(text) > LONGEST_TEXT:
        raise too_long
    return text, entities


def captioned(caption: str, parse_mode: str) -> tuple[str, tuple[Json, ...]]:
    """Read the text under a picture."""
    text, entities = formatted(caption, parse_mode)
    if length(text) > LONGEST_CAPTION:
        raise refusals.CAPTION_TOO_LONG
    return text, entities


def media_kind(kind: str) -> Kind:
    """Return a kind of media that this server knows."""
    if kind == "photo":
        return "photo"
    if kind == "document":
        return "document"
    raise refusals.bad(f"unsupported media type {kind}")


class _Place:
    """Where something goes: the chat, the topic, and the message it answers."""

    def __init__(self, world: World, params: Params, method: str, weight: int = 1) -> None:
        self.world = world
        self.thread = params.integer("message_thread_id")
        self.chat = world.open(params.chat(), self.thread)
        self.reply_to = _answered(self.chat, params)
        self.silent = params.flag("disable_notification")
        world.pace.admit(self.chat, method, weight)

    def post(self, look: Look, album: str = "") -> Json:
        message = self.world.post(self.chat, self.world.bot, look, self.thread, self.reply_to, album)
        message.silent = self.silent
        return message.json()


def _answered(chat: Chat, params: Params) -> Message | None:
    wanted = params.json("reply_parameters", ReplyTo)
    if wanted is None:
        return None
    found = chat.message(wanted.message_id)
    if found is None and not wanted.allow_sending_without_reply:
        raise refusals.REPLY_NOT_FOUND
    return found


def send_message(world: World, params: Params) -> Json:
    text, entities = written(params, refusals.TEXT_TOO_LONG)
    look = Look(world.clock.time(), text, entities, buttons=buttons(params))
    return _Place(world, params, "sendMessage").post(look)


def _send_media(world: World, params: Params, kind: Kind) -> Json:
    text, entities = captioned(params.text("caption"), params.text("parse_mode"))
    keys = buttons(params)
    media = world.files.take(kind, params.file(kind))
    look = Look(world.clock.time(), text, entities, media, keys)
    return _Place(world, params, f"send{kind.title()}").post(look)


def send_photo(world: World, params: Params) -> Json:
    return _send_media(world, params, "photo")


def send_document(world: World, params: Params) -> Json:
    return _send_media(world, params, "document")


def taken(world: World, params: Params, item: InputMedia) -> Media:
    """Keep the file of one item."""
    return world.files.take(media_kind(item.type), params.attached(item.media))


def _album(params: Params) -> tuple[InputMedia, ...]:
    items = params.json("media", tuple[InputMedia, ...]) or ()
    if not items:
        raise refusals.EMPTY_ALBUM
    if len(items) > LONGEST_ALBUM:
        raise refusals.ALBUM_TOO_LONG
    if len({item.type for item in items}) > 1:
        raise refusals.bad("document can't be mixed with other media types")
    return items


def send_media_group(world: World, params: Params) -> list[Json]:
    items = _album(params)
    looks = [
        Look(world.clock.time(), *captioned(item.caption, item.parse_mode), taken(world, params, item))
        for item in items
    ]
    place = _Place(world, params, "sendMediaGroup", len(items))
    world.albums += 1
    return [place.post(look, f"album-{world.albums}") for look in looks]


def send_chat_action(world: World, params: Params) -> bool:
    action = params.text("action")
    if action not in ACTIONS:
        raise refusals.WRONG_ACTION
    place = _Place(world, params, "sendChatAction")
    place.chat.actions.append(Acting(world.clock.time(), action, place.thread))
    return True
