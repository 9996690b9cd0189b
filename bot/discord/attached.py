"""Pictures that people send along: bounded, and kept as we encode them ourselves."""

from __future__ import annotations

import discord

from kitsumy.errors import PhotoTooLarge
from kitsumy.photos import MEGABYTES

from .desk import Visit


async def kept(visit: Visit, picture: discord.Attachment) -> str:
    """Keep a picture and return its key; fetching it may take longer than Discord waits for an answer.

    Raises:
        PhotoTooLarge: nobody needs so much to know a face.
        PhotoNotRead: it is no picture that can be read.

    """
    if picture.size > MEGABYTES * 1_000_000:
        raise PhotoTooLarge(MEGABYTES)
    return await visit.house.shelf.keep_photo(await picture.read())
