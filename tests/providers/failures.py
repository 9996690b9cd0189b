"""Every answer by which a provider may fail, what it means, and what becomes of the comic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from kitsumy import errors
from tests.servers import comfy as comfyui
from tests.servers import openai as gpt
from tests.servers.faults import Cut, Fault, Garbled, Refused, Silent, too_many
from tests.servers.replicate import spoiling as spoiled

Fate = Literal["another writes", "another draws", "no comic", "our own lists judge"]
WORDS = ("plot", "dialogue", "plot by chat", "plot by plain chat")
"""Calls of writers; the others are artists'."""


@dataclass(frozen=True)
class Case:
    """One answer, who gives it to what call, and what becomes of the comic."""

    server: str
    call: str
    said: str
    fault: Fault = field(repr=False)
    error: str
    fate: Fate

    def __str__(self) -> str:
        return f"{self.server}-{self.call}-{self.said}"

    @property
    def passing(self) -> bool:
        """Whether it may go well a little later."""
        return bool(getattr(errors, self.error).passing)

    @property
    def told(self) -> str:
        """What somebody hears of it, as the documentation says it."""
        if self.fate == "our own lists judge":
            return "a warning in the diary"
        if self.fate == "no comic":
            return f"the sentence of `{self.error}`"
        return ("`provider_retried`, " if self.passing else "") + "`fell_back`"

    @property
    def row(self) -> str:
        """The case's row in the documentation."""
        return f"| {self.server} | {self.call} | {self.said} | `{self.error}` | {self.fate} | {self.told} |"


Answers = Sequence[tuple[str, Fault, str]]
STATUSES: Answers = (
    ("429 with Retry-After", too_many(7), "ProviderBusy"),
    ("429 without", Refused(429), "ProviderBusy"),
    ("500", Refused(500), "ProviderDown"),
    ("503", Refused(503), "ProviderDown"),
    ("408", Refused(408), "ProviderSilent"),
    ("401", Refused(401), "KeyRejected"),
    ("402", Refused(402), "CreditSpent"),
    ("403", Refused(403), "KeyRejected"),
    ("404", Refused(404), "CallRejected"),
    ("409", Refused(409), "ProviderDown"),
    ("422", Refused(422), "CallRejected"),
)
LINES: Answers = (
    ("silence", Silent(), "ProviderSilent"),
    ("connection cut", Cut(done=False), "ProviderDown"),
    ("lost reply", Cut(), "ProviderDown"),
    ("HTML", Garbled(), "AnswerUnusable"),
    ("half of a JSON", Garbled('{"id": "resp', "application/json"), "AnswerUnusable"),
)
_TEXTS: Answers = (
    ("malformed", gpt.MALFORMED, "AnswerUnusable"),
    ("of another kind", gpt.UNLIKE, "AnswerUnusable"),
    ("empty", gpt.EMPTY, "AnswerUnusable"),
    ("too long", gpt.LENGTH, "AnswerUnusable"),
    ("cut in the middle", gpt.CUT, "AnswerUnusable"),
    ("ended too soon", gpt.UNFINISHED, "AnswerUnusable"),
)
_REFUSED: Answers = (
    ("refusal", gpt.REFUSAL, "AnswerRefused"),
    ("filtered", gpt.FILTERED, "AnswerRefused"),
)
_PICTURES: Answers = (
    ("expired", spoiled.EXPIRED, "AnswerUnusable"),
    ("HTML for a picture", spoiled.HTML, "AnswerUnusable"),
    ("wrong bytes", spoiled.WRONG, "AnswerUnusable"),
    ("half of a picture", spoiled.TRUNCATED, "AnswerUnusable"),
    ("huge file", spoiled.HUGE, "AnswerUnusable"),
    ("redirect to a private address", spoiled.PRIVATE, "AnswerUnusable"),
    ("500", Refused(500), "ProviderDown"),
    ("silence", Silent(), "ProviderSilent"),
    ("connection cut", Cut(done=False), "ProviderDown"),
)


def _cases(server: str, call: str, fate: Fate, *answers: Answers) -> list[Case]:
    return [Case(server, call, said, fault, error, fate) for some in answers for said, fault, error in some]


CASES = (
    *_cases("openai", "plot", "another writes", STATUSES, LINES, _TEXTS),
    *_cases("openai", "plot", "no comic", _REFUSED),
    *_cases("openai", "plot by chat", "another writes", STATUSES[:3], LINES, _TEXTS),
    *_cases("openai", "plot by plain chat", "another writes", _TEXTS[:2]),
    *_cases("openai", "plot by chat", "no comic", _REFUSED),
    *_cases("openai", "dialogue", "another writes", STATUSES[2:3], LINES[:1], _TEXTS[:2]),
    *_cases("openai", "dialogue", "no comic", _REFUSED[:1]),
    *_cases("openai", "moderation", "our own lists judge", STATUSES, LINES),
    *_cases("openai", "image", "another draws", STATUSES, LINES),
    Case("openai", "image", "refusal", gpt.REFUSAL, "AnswerRefused", "another draws"),
    Case("openai", "image", "empty", gpt.EMPTY, "AnswerUnusable", "another draws"),
    Case("openai", "image", "wrong bytes", gpt.UNLIKE, "AnswerUnusable", "another draws"),
    Case("openai", "image", "half of a picture", gpt.CUT, "AnswerUnusable", "another draws"),
    *_cases("replicate", "create", "another draws", STATUSES, LINES),
    Case("replicate", "create", "NSFW", spoiled.NSFW, "AnswerRefused", "another draws"),
    Case("replicate", "create", "failed", spoiled.FAILED, "ProviderDown", "another draws"),
    Case("replicate", "create", "never ends", spoiled.ENDLESS, "ProviderSilent", "another draws"),
    Case("replicate", "create", "output elsewhere", spoiled.ELSEWHERE, "AnswerUnusable", "another draws"),
    Case("replicate", "create", "no output", spoiled.EMPTY, "AnswerUnusable", "another draws"),
    *_cases("replicate", "look", "another draws", STATUSES[:3], LINES[:2], LINES[3:]),
    *_cases("replicate", "output", "another draws", _PICTURES),
    *_cases("http", "order", "another draws", STATUSES, LINES),
    Case("http", "order", "failed", comfyui.FAILED, "ProviderDown", "another draws"),
    Case("http", "order", "never ends", comfyui.ENDLESS, "ProviderSilent", "another draws"),
    Case("http", "order", "no output", comfyui.EMPTY, "AnswerUnusable", "another draws"),
    *_cases("http", "history", "another draws", STATUSES[:3], LINES[:2], LINES[3:]),
    *_cases("http", "view", "another draws", _PICTURES[-3:]),
    Case("http", "view", "wrong bytes", comfyui.WRONG, "AnswerUnusable", "another draws"),
)
