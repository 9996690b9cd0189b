"""OpenAI's judgement of a text, which costs nothing."""

from __future__ import annotations

import asyncio
from types import MappingProxyType
from typing import TYPE_CHECKING

from pydantic import SecretStr

from kitsumy.openai import Connection, failing

from .lists import Category, Strictness, stricter

if TYPE_CHECKING:
    from openai.types import Moderation

MODEL = "omni-moderation-latest"
_PATIENCE = 2.0
"""Seconds: somebody waits for an answer, and our own lists have already been asked."""
_MEANINGS: MappingProxyType[str, Category] = MappingProxyType(
    {
        "sexual/minors": "minors",
        "hate/threatening": "hate",
        "hate": "hate",
        "harassment/threatening": "hate",
        "self-harm/instructions": "selfharm",
        "self-harm/intent": "selfharm",
        "illicit/violent": "crime",
        "sexual": "sexual",
        "violence/graphic": "gore",
        "self-harm": "selfharm",
        "illicit": "crime",
        "harassment": "hate",
        "violence": "gore",
    }
)
"""Their categories as ours, the gravest first."""
_FROM: MappingProxyType[Strictness, float] = MappingProxyType({"relaxed": 0.9, "normal": 0.6, "strict": 0.3})
"""The score from which a category is refused: a fight in a comic is "violence" to them from about 0.5 on."""
_NEVER_DRAWN = 0.2
"""The score from which sexual content with minors is refused, whatever the strictness."""
_STRICT_ONLY = frozenset({"violence", "illicit", "harassment"})
"""What stories are made of; a page for children has none of it."""


class OpenAIModerator:
    """Asks the moderation endpoint."""

    def __init__(
        self,
        key: SecretStr,
        *,
        base_url: str = "",
        strictness: Strictness = "normal",
        patience: float = _PATIENCE,
    ) -> None:
        self._connection = Connection(key, base_url, patience)
        self._strictness = strictness

    async def category(self, text: str, least: Strictness = "relaxed") -> str:
        """Return what a text is refused for, empty when it is not.

        Raises:
            ProviderError: there is no judgement.

        """
        patience = self._connection.patience
        client = await self._connection.client()
        with failing("openai", patience):
            async with asyncio.timeout(patience):
                answer = await client.moderations.create(model=MODEL, input=text)
            strictness = stricter(self._strictness, least)
            return next(filter(None, (_refused(told, strictness) for told in answer.results)), "")

    async def close(self) -> None:
        """Hang up."""
        await self._connection.close()


def _refused(told: Moderation, strictness: Strictness) -> str:
    scores = told.category_scores.to_dict(use_api_names=True)
    for name, meaning in _MEANINGS.items():
        score = scores.get(name)
        if isinstance(score, float | int) and score >= _limit(name, strictness):
            return meaning
    return ""


def _limit(name: str, strictness: Strictness) -> float:
    if name == "sexual/minors":
        return _NEVER_DRAWN
    never = name in _STRICT_ONLY and strictness != "strict"
    return 2.0 if never else _FROM[strictness]
