"""A status as people see it: words and a button, and the storyboard once there is one."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable

from telegram import InlineKeyboardMarkup, InputMediaPhoto
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.asking import Place
from bot.pacing import Urgency
from bot.surface import Card
from bot.texts import texts
from kitsumy.errors import BlobMissing

from . import outcomes
from .buttons import under_status
from .limiter import Turn
from .markup import headed
from .posting import NO_PREVIEW, TelegramBot

Picture = Callable[[str], Awaitable[bytes]]
"""Returns a picture by its blob key; BlobMissing when it is gone."""
_GRANTED = Turn(Urgency.EDIT, granted=True)
_REMEMBERED = 2_000


def words(card: Card) -> str:
    """Return a status in HTML."""
    return headed(texts(card.language).card(card))


def keys(card: Card) -> InlineKeyboardMarkup | None:
    """Return the button under a status; the last word about an order has none."""
    return None if card.is_last else under_status(texts(card.language), card.order)


class Showing:
    """Changes statuses; whoever asks for a change holds a turn for it."""

    def __init__(self, bot: TelegramBot, picture: Picture) -> None:
        self._bot, self._picture = bot, picture
        self._boards: OrderedDict[tuple[str, str], tuple[str, bool]] = OrderedDict()
        """The storyboards that messages were to show, and whether they do."""

    async def change(self, place: Place, card: Card) -> None:
        """Let a status say something else."""
        try:
            if await self._sketched(place, card):
                return
            _, pictured = self._boards.get((place.chat, place.message), ("", False))
            await (self._caption(place, card, _GRANTED) if pictured else self._say(place, card))
        except BadRequest as error:
            if not outcomes.is_same(error):
                raise

    async def _sketched(self, place: Place, card: Card) -> bool:
        """Put a storyboard that is not there yet above the words; False when there is nothing to put."""
        here = place.chat, place.message
        if not card.sketch or self._boards.get(here, ("", False))[0] == card.sketch:
            return False
        # Whatever comes of it, it is not tried again with every step.
        self._note(here, card.sketch, shown=False)
        try:
            board = await self._picture(card.sketch)
            media = InputMediaPhoto(
                board, caption=words(card), parse_mode=ParseMode.HTML, filename="storyboard.jpg"
            )
            await self._bot.edit_message_media(
                media, place.chat, int(place.message), reply_markup=keys(card), rate_limit_args=_GRANTED
            )
        except BlobMissing:
            return False
        except BadRequest as error:
            if not outcomes.is_unfit(error):
                raise
            return False
        self._note(here, card.sketch, shown=True)
        return True

    def _note(self, here: tuple[str, str], sketch: str, *, shown: bool) -> None:
        self._boards[here] = sketch, shown
        if len(self._boards) > _REMEMBERED:
            self._boards.popitem(last=False)

    async def _say(self, place: Place, card: Card) -> None:
        try:
            await self._bot.edit_message_text(
                words(card),
                place.chat,
                int(place.message),
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                reply_markup=keys(card),
                rate_limit_args=_GRANTED,
            )
        except BadRequest as error:
            if not outcomes.is_textless(error):
                raise
            # A picture that an earlier process put there; the call that told so has used the turn up.
            await self._caption(place, card, Turn(Urgency.EDIT))

    async def _caption(self, place: Place, card: Card, turn: Turn) -> None:
        await self._bot.edit_message_caption(
            place.chat,
            int(place.message),
            caption=words(card),
            parse_mode=ParseMode.HTML,
            reply_markup=keys(card),
            rate_limit_args=turn,
        )
