"""The door that ideas and edited words come through, before anything is spent on them."""

from __future__ import annotations

import logging
from typing import Self

from pydantic import SecretStr

from kitsumy.errors import CallRejected, IdeaRefused, ProviderError, WordsRefused
from kitsumy.ports import Moderator

from .lists import Strictness, judge, stricter
from .openai import OpenAIModerator

_log = logging.getLogger(__name__)


class Door:
    """Our own lists first, then a provider's judgement where one is asked; one that fails decides nothing."""

    def __init__(self, moderator: Moderator | None = None, strictness: Strictness = "normal") -> None:
        self._moderator, self._strictness = moderator, strictness
        self._is_asked = moderator is not None

    @classmethod
    def kept(cls, key: SecretStr, base_url: str, strictness: Strictness) -> Self:
        """Return a door where OpenAI is asked, if there is a key for it."""
        if not key.get_secret_value():
            return cls(None, strictness)
        return cls(OpenAIModerator(key, base_url=base_url, strictness=strictness), strictness)

    async def close(self) -> None:
        """Let nobody in any more: hang up."""
        if isinstance(self._moderator, OpenAIModerator):
            await self._moderator.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def idea(self, text: str, least: Strictness = "relaxed") -> None:
        """Let an idea in; ``least``: how strictly it is judged at least, where somebody asks for that.

        Raises:
            IdeaRefused: it is not drawn here; why, in one word.

        """
        if category := await self._judged(text, least):
            raise IdeaRefused(category)

    async def words(self, text: str, least: Strictness = "relaxed") -> None:
        """Let words in that somebody puts onto a page, or calls a character by; ``least`` as for ideas.

        Raises:
            WordsRefused: they are not lettered here; why, in one word.

        """
        if category := await self._judged(text, least):
            raise WordsRefused(category)

    async def _judged(self, text: str, least: Strictness) -> str:
        if not text.strip():
            return ""
        if category := judge(text, stricter(self._strictness, least)):
            return category
        return await self._told(text, least)

    async def _told(self, text: str, least: Strictness) -> str:
        if self._moderator is None or not self._is_asked:
            return ""
        try:
            return await self._moderator.category(text, least)
        except CallRejected:
            _log.warning("this server does not moderate: that is left to our own lists")
            self._is_asked = False
            return ""
        except ProviderError as failure:
            _log.warning("moderation is left to our own lists: %s", type(failure).__name__)
            return ""
