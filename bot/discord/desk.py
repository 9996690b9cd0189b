"""What every answer is given with: the rooms behind the bot, and one interaction with a person in it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import discord
from discord import app_commands, ui

from bot.asking import Asking, Person, Place, Role, Wish
from bot.communities import CommunitySettings
from bot.courtesy import Courtesy
from bot.frontends import House
from bot.refusals import RolesOnly, WrongChannel
from bot.surface import Parcel
from bot.visitor import Visitor
from kitsumy.comic import Comic
from kitsumy.errors import KitsumyError

from . import looks, outcomes, patience
from .markup import LONGEST_TEXT, cut, plain
from .openness import Openness
from .passes import Pass
from .patience import Way
from .post import QUIET, Look, Post, Sending
from .surface import DiscordSurface

_LIST = "/gallery"


@dataclass(frozen=True, slots=True)
class Desk:
    """The rooms behind the bot."""

    house: House
    post: Post
    surface: DiscordSurface
    openness: Openness
    courtesy: Courtesy


class Kitsumy(discord.Client):
    """The client; ``desk`` is there before anything is heard."""

    desk: Desk
    tree: app_commands.CommandTree[Kitsumy]


Asked = discord.Interaction[Kitsumy]


class Visit(Visitor):
    """One interaction, the person who asks, and an answer in their language."""

    def __init__(self, asked: Asked, person: Person) -> None:
        self.asked, self.person = asked, person
        self.desk = asked.client.desk
        self.house = self.desk.house

    @classmethod
    async def of(cls, asked: Asked) -> Visit:
        """Return a visit by an interaction."""
        patience.guard(asked)
        house = asked.client.desk.house
        person = Person(
            platform="discord",
            user=str(asked.user.id),
            language="en",
            role=_role(asked, house),
            roles=_roles(asked),
        )
        language = await house.people.language(person.owner, str(asked.locale))
        return cls(asked, person.model_copy(update={"language": language}))

    @property
    def place(self) -> Place:
        """Return where this interaction is answered."""
        return Place(
            platform="discord",
            chat=str(self.asked.channel_id or 0),
            channel=str(_channel(self.asked) or ""),
            asked=str(self.asked.id),
            community=community(self.asked),
            token=str(Pass.of(self.asked)),
        )

    async def rules(self) -> CommunitySettings:
        """Return the rules that hold here."""
        return await self.house.communities.of(self.place.home)

    async def admit(self) -> None:
        """Let this person make something here; Paused, WrongChannel, RolesOnly."""
        (await self.rules()).admit(self.person, self.place)

    async def parcel(self, comic: Comic) -> Parcel:
        """Return a comic as it is shown to this person here."""
        spoiler = (await self.rules()).is_covered
        return await self.house.shelf.parcel(comic, self.person.language, spoiler=spoiler)

    async def order(self, wish: Wish) -> str:
        """Place an order; its status is the answer to this interaction."""
        await self.admit()
        self.desk.post.await_answer(self.asked)
        key, place = f"discord:{self.asked.id}", self.place
        if place.community:
            seen = await self.desk.openness.is_open(self.asked.channel, int(place.community))
            shared = await self.house.sharing.is_on(place.home)
            place = place.model_copy(update={"hidden": not seen, "shared": shared})
        return await self.house.orders.place(Asking(key=key, person=self.person, place=place, wish=wish))

    async def tell(
        self, text: str, view: ui.View | None = None, files: Sequence[tuple[str, bytes]] = ()
    ) -> None:
        """Say something to this person alone, in plain words."""
        await self.say(cut(plain(text), LONGEST_TEXT), view, files)

    async def say(
        self, shown: str, view: ui.View | None = None, files: Sequence[tuple[str, bytes]] = ()
    ) -> None:
        """Say something to this person alone that is escaped already."""
        more: dict[str, Any] = {"allowed_mentions": QUIET} | ({"view": view} if view is not None else {})
        more |= {"files": [discord.File(BytesIO(data), name) for name, data in files]} if files else {}
        if await self.first(lambda: self.asked.response.send_message(shown, ephemeral=True, **more)):
            return
        if patience.is_shown(self.asked):
            # What is for one person alone would take the place of what was put off for everybody.
            await self.asked.delete_original_response()
        await self.asked.followup.send(shown, ephemeral=True, **more)

    async def open(self, form: ui.Modal) -> None:
        """Open a form, which only a first answer can."""
        if not await self.first(lambda: self.asked.response.send_modal(form)):
            await self.tell(self.said("discord.slow"))

    async def put_off(self, way: Way) -> None:
        """Answer later; Discord does not wait for long."""
        await patience.put_off(self.asked, way)

    async def first(self, answer: Callable[[], Awaitable[object]]) -> bool:
        """Give the first answer; False when there was one before."""
        async with patience.turn(self.asked):
            if self.asked.response.is_done():
                return False
            try:
                await answer()
            except discord.HTTPException as error:
                if error.code != outcomes.ANSWERED:
                    raise
                return False
        return True

    async def instead(self, text: str, view: ui.View | None = None) -> None:
        """Let the private message under which somebody pressed say something else."""
        await self.instead_of(cut(plain(text), LONGEST_TEXT), view)

    async def instead_of(self, shown: str, view: ui.View | None = None) -> None:
        """Let it say something else that is escaped already."""
        # One that everybody sees is never written over, whatever a forged press says.
        if self.asked.message is None or not self.asked.message.flags.ephemeral:
            await self.say(shown, view)
            return
        look: dict[str, Any] = {"content": shown, "view": view, "allowed_mentions": QUIET}
        if not await self.first(lambda: self.asked.response.edit_message(**look)):
            await self.asked.edit_original_response(**look)

    async def lay(self, view: ui.LayoutView) -> None:
        """Show what is nothing but components: in the private message that was pressed, else in a new one."""
        look: dict[str, Any] = {"view": view, "allowed_mentions": QUIET}
        pressed, answer = self.asked.message, self.asked.response
        if pressed is None or not (pressed.flags.ephemeral and pressed.flags.components_v2):
            if not await self.first(lambda: answer.send_message(ephemeral=True, **look)):
                await self.asked.followup.send(ephemeral=True, **look)
        elif not await self.first(lambda: answer.edit_message(**look)):
            await self.asked.edit_original_response(**look)

    async def refuse(self, error: KitsumyError) -> None:
        """Say why something is not done."""
        if isinstance(error, WrongChannel | RolesOnly):
            await self.say(looks.ruled(self.said, error))
            return
        await self.tell(self.said.error(error).replace("/mycomics", _LIST))

    async def show(self, comic: Comic, *, private: bool = False, looking: bool = False) -> None:
        """Show a comic; the interaction was put off before. ``looking``: without its owner's buttons."""
        parcel = await self.parcel(comic)

        async def send(look: Look) -> None:
            await self.asked.followup.send(ephemeral=private, **look.contents())

        await Sending(parcel, looking=looking).by(send)


def community(asked: Asked) -> str:
    """Return the server that an interaction is in and the bot a member of, empty when there is none."""
    here = asked.guild_id if asked.is_guild_integration() else None
    return str(here or "")


def _roles(asked: Asked) -> tuple[str, ...]:
    """Return the ids of somebody's roles in a server."""
    if not isinstance(asked.user, discord.Member):
        return ()
    # Without intents the library knows no role of any server, and ``roles`` leaves out what it does not know.
    return tuple(map(str, asked.user._roles))


def _channel(asked: Asked) -> int | None:
    """Return the channel whose rules hold."""
    channel = asked.channel
    return channel.parent_id if isinstance(channel, discord.Thread) else asked.channel_id


def _role(asked: Asked, house: House) -> Role:
    if f"discord:{asked.user.id}" in house.settings.owners:
        return "owner"
    admin = asked.guild_id is not None and asked.permissions.manage_guild
    return "admin" if admin else "member"
