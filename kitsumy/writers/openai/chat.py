"""Questions through chat completions, as every compatible server takes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from kitsumy.errors import AnswerRefused, AnswerUnusable
from kitsumy.openai import streaming

from .questions import Answer, Question

if TYPE_CHECKING:
    from openai import AsyncOpenAI
    from openai.types.chat import ChatCompletionChunk

Form = Literal["schema", "object", "plain"]
"""How the form of an answer is asked for: by a strict schema, as any JSON object, in words alone."""


async def ask(client: AsyncOpenAI, question: Question, model: str, provider: str, form: Form) -> Answer:
    """Return what a model answers."""
    stream = await client.chat.completions.create(
        model=model,
        messages=[
            {"role": "system", "content": question.rules if form == "schema" else question.spelled_out},
            {"role": "user", "content": question.order},
        ],
        stream=True,
        stream_options={"include_usage": True},
        **_form(question, form),
    )
    heard = _Heard(question.hears)
    async with stream:
        with streaming(provider):
            async for chunk in stream:
                heard.hear(chunk)
    return heard.answer(provider)


def _form(question: Question, form: Form) -> dict[str, Any]:
    if form == "plain":
        return {}
    if form == "object":
        return {"response_format": {"type": "json_object"}}
    schema = {"name": question.name, "schema": dict(question.schema), "strict": True}
    return {"response_format": {"type": "json_schema", "json_schema": schema}}


class _Heard:
    """A stream as far as it has come."""

    def __init__(self, hears: Callable[[str], None] | None = None) -> None:
        self._hears = hears
        self._pieces: list[str] = []
        self._refused = False
        self._finish = ""
        self._read = self._written = 0
        self._model = ""

    def hear(self, chunk: ChatCompletionChunk) -> None:
        """Take the next piece."""
        self._model = chunk.model or self._model
        if chunk.usage is not None:
            self._read, self._written = chunk.usage.prompt_tokens, chunk.usage.completion_tokens
        for choice in chunk.choices[:1]:
            self._pieces.append(choice.delta.content or "")
            if self._hears is not None:
                self._hears(self._pieces[-1])
            self._refused |= bool(choice.delta.refusal)
            self._finish = choice.finish_reason or self._finish

    def answer(self, provider: str) -> Answer:
        """Return what was said, or raise why it is of no use."""
        text = "".join(self._pieces)
        if self._refused or self._finish == "content_filter":
            raise AnswerRefused(provider)
        if not self._finish:
            # A stream that ends without a reason has been cut; the library says nothing about it.
            raise AnswerUnusable(provider, "cut")
        if self._finish == "length":
            raise AnswerUnusable(provider, "length")
        if not text.strip():
            raise AnswerUnusable(provider, "empty")
        return Answer(text, self._read, self._written, self._model)
