"""The artist who draws with OpenAI's image models, against an OpenAI on loopback."""

from __future__ import annotations

import logging
import traceback
from collections.abc import AsyncIterator

import pytest
from pydantic import SecretStr

from kitsumy.artists import find
from kitsumy.artists.modelled import ModelArtist
from kitsumy.artists.openai import OpenAIMaker
from kitsumy.errors import (
    AnswerRefused,
    AnswerUnusable,
    CallRejected,
    CreditSpent,
    KeyRejected,
    ProviderBusy,
    ProviderDown,
    ProviderError,
    ProviderSilent,
)
from tests.artists.orders import WHISPER, Notes, order, references
from tests.servers.faults import Cut, Fault, Refused, Silent, too_many
from tests.servers.openai import CUT, EMPTY, REFUSAL, UNLIKE, OpenAIServer


@pytest.fixture
async def artist(openai_server: OpenAIServer) -> AsyncIterator[ModelArtist]:
    maker = OpenAIMaker(SecretStr(openai_server.key), openai_server.base_url, patience=20.0)
    yield ModelArtist("openai", maker)
    await maker.close()


async def test_a_panel_is_drawn_by_words_or_by_references(
    artist: ModelArtist, openai_server: OpenAIServer
) -> None:
    slip = Notes()
    drawing = await artist.draw(order(), None, slip)
    assert drawing.image.size == (1536, 1024)
    assert slip.cost == artist.price(order()) > 0
    await artist.draw(order(references=references("rudy", "kit")))
    (edit,) = openai_server.calls_of("edit")
    assert [file.name for file in edit.files] == ["1.jpg", "2.jpg"]
    assert "Image 2 is Kit" in edit.form["prompt"]


FAULTS: list[tuple[Fault, ProviderError]] = [
    (too_many(7), ProviderBusy("openai", 7.0)),
    (Refused(429, "insufficient_quota"), CreditSpent("openai")),
    (Refused(402), CreditSpent("openai")),
    (Refused(401), KeyRejected("openai")),
    (Refused(404, "model_not_found"), CallRejected("openai")),
    (Refused(500), ProviderDown("openai")),
    (Cut(done=False), ProviderDown("openai")),
    (Refused(400, "moderation_blocked"), AnswerRefused("openai", "picture")),
    (REFUSAL, AnswerRefused("openai", "picture")),
    (EMPTY, AnswerUnusable("openai", "empty")),
    (UNLIKE, AnswerUnusable("openai", "format")),
    (CUT, AnswerUnusable("openai", "format")),
]


@pytest.mark.parametrize(("fault", "wanted"), FAULTS, ids=str)
async def test_every_failure_is_one_of_ours_and_says_nothing_of_what_was_asked(
    artist: ModelArtist,
    openai_server: OpenAIServer,
    caplog: pytest.LogCaptureFixture,
    fault: Fault,
    wanted: ProviderError,
) -> None:
    caplog.set_level(logging.DEBUG)
    openai_server.faults.on("image", fault)
    slip = Notes()
    with pytest.raises(type(wanted)) as caught:
        await artist.draw(order(), None, slip)
    assert vars(caught.value) == vars(wanted)
    assert slip.cost == 0
    told = "".join(traceback.format_exception(caught.value)) + caplog.text + repr(caught.value)
    assert WHISPER not in told
    assert openai_server.key not in told


async def test_nobody_answers(openai_server: OpenAIServer) -> None:
    openai_server.faults.on("image", Silent())
    maker = OpenAIMaker(SecretStr(openai_server.key), openai_server.base_url, patience=0.3)
    with pytest.raises(ProviderSilent):
        await ModelArtist("openai", maker).draw(order())
    await maker.close()


async def test_a_server_of_ones_own_may_speak_like_it(openai_server: OpenAIServer) -> None:
    openai_server.models.add("sd_xl_base_1.0.safetensors")
    key = SecretStr(openai_server.key)
    artist = find("http", kind="openai", base_url=openai_server.base_url, key=key)
    assert isinstance(artist, ModelArtist)
    drawing = await artist.draw(order())
    assert (drawing.artist, drawing.image.size) == ("http", (1152, 896))
    assert artist.price(order()) == 0
    assert artist.credit("en") == "Drawn by an image model"
    await artist.close()
