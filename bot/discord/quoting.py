"""Make an idea of what somebody wrote: their words without Discord's own signs, their name if they like."""

from __future__ import annotations

import re

import discord

from bot.asking import Person, Wish
from bot.people import People
from kitsumy.comic import MAX_IDEA, Credit

from .markup import cut

_NAMED = re.compile(
    r"<(?:@[!&]?|#|/[^:<>]{1,99}:|t:)\d+(?::\w)?>|<a?:\w+:\d+>|(?<!\w)@(?:everyone|here)\b|<id:\w+>"
)
"""People, roles, channels, commands, moments and emoji as Discord writes them: numbers that say nothing."""
_LINK = re.compile(r"<?https?://[^\s<>]+>?")
_MARKUP = re.compile(r"```\w*\n|[`*|~]{1,3}|^(?:>{1,3}|#{1,3}|-#)\s", re.MULTILINE)


async def wish(people: People, message: discord.Message) -> Wish:
    """Return the wish for a comic of a message; whose words these are is kept only with their consent."""
    return Wish(idea=idea(message.content), credit=await _credit(people, message.author))


def idea(words: str) -> str:
    """Return what a message says, in plain words."""
    said = _LINK.sub(" ", _NAMED.sub(" ", words))
    return cut(" ".join(_MARKUP.sub("", said).split()), MAX_IDEA)


async def _credit(people: People, author: discord.User | discord.Member) -> Credit | None:
    owner = Person(platform="discord", user=str(author.id), language="en").owner
    name = " ".join(author.display_name.split())
    if author.bot or not name or not (await people.choices(owner)).credited:
        return None
    return Credit(owner=owner, name=name)
