"""Ask a server in the best way it knows: its first answer settles how it is asked from then on."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Literal, get_args

from kitsumy.errors import CallRejected
from kitsumy.openai import Connection, failing
from kitsumy.openai.failures import is_final
from kitsumy.slips import Slip

from . import chat, responses
from .questions import Answer, Question

if TYPE_CHECKING:
    from openai import AsyncOpenAI

Way = Literal["background", "responses", "schema", "object", "plain"]
"""Ways to ask, the best first. Only a work in the background is found again after a crash."""
_WAYS: tuple[Way, ...] = get_args(Way)
_UNKNOWN = frozenset({400, 404, 405, 415, 422, 501})
"""What servers answer to something they do not have."""
_ABSENT = frozenset({404, 405, 501})


class Model:
    """One model of one server."""

    def __init__(self, connection: Connection, model: str, provider: str) -> None:
        self.name, self.provider = model, provider
        self._connection = connection
        self._way: Way | None = None

    async def ask(self, question: Question, slip: Slip) -> Answer:
        """Return the answer, of a work that was begun before if the slip knows one; ProviderError."""
        patience = self._connection.patience
        client = await self._connection.client()
        with failing(self.provider, patience):
            async with asyncio.timeout(patience):
                return await self._begun(client, slip) or await self._asked(client, question, slip)

    async def _begun(self, client: AsyncOpenAI, slip: Slip) -> Answer | None:
        if not slip.external:
            return None
        return await responses.found(client, self.provider, slip)

    async def _asked(self, client: AsyncOpenAI, question: Question, slip: Slip) -> Answer:
        import openai

        if self._way is not None:
            return await self._through(client, self._way, question, slip)
        lacking = False
        for way in _WAYS:
            if lacking and way == "responses":
                continue
            try:
                answer = await self._through(client, way, question, slip)
            except openai.APIStatusError as error:
                if error.status_code not in _UNKNOWN or is_final(error):
                    raise
                lacking = error.status_code in _ABSENT
            else:
                self._way = way
                return answer
        raise CallRejected(self.provider)

    async def _through(self, client: AsyncOpenAI, way: Way, question: Question, slip: Slip) -> Answer:
        if way == "background" or way == "responses":
            background = way == "background"
            return await responses.ask(
                client, question, self.name, self.provider, slip, background=background
            )
        return await chat.ask(client, question, self.name, self.provider, way)
