"""Ideas and words pass the door, or are told why not; a provider that fails decides nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from pydantic import SecretStr

from kitsumy.errors import IdeaRefused, KeyRejected, ProviderDown, ProviderSilent, WordsRefused
from kitsumy.moderation import Door, OpenAIModerator, Strictness
from tests.servers.faults import Fault, Garbled, Refused, Silent, too_many
from tests.servers.openai import OpenAIServer


@pytest.fixture
async def moderator(openai_server: OpenAIServer) -> AsyncIterator[OpenAIModerator]:
    openai_server.marked |= {"grue": "violence/graphic", "brawl": "violence", "zorp": "sexual/minors"}
    moderator = OpenAIModerator(SecretStr(openai_server.key), base_url=openai_server.base_url, patience=0.5)
    yield moderator
    await moderator.close()


async def test_our_own_lists_come_first(moderator: OpenAIModerator, openai_server: OpenAIServer) -> None:
    with pytest.raises(IdeaRefused) as caught:
        await Door(moderator).idea("A fox dismembers a rabbit")
    assert caught.value.category == "gore"
    assert openai_server.calls == []


async def test_a_provider_is_asked_for_what_the_lists_do_not_know(moderator: OpenAIModerator) -> None:
    door = Door(moderator)
    await door.idea("A fox and a brawl")
    with pytest.raises(IdeaRefused):
        await door.idea("A fox and a grue")
    with pytest.raises(WordsRefused) as caught:
        await door.words("Zorp!")
    assert caught.value.category == "minors"


async def test_a_door_can_be_stricter_for_some_and_never_laxer(moderator: OpenAIModerator) -> None:
    door, strict = Door(moderator), Door(moderator, "strict")
    for text in ("A fox and a brawl", "A shitty fox"):
        await door.idea(text, "relaxed")
        with pytest.raises(IdeaRefused):
            await door.idea(text, "strict")
    with pytest.raises(WordsRefused):
        await strict.words("A shitty fox", "relaxed")


async def test_nothing_is_asked_about_nothing(
    moderator: OpenAIModerator, openai_server: OpenAIServer
) -> None:
    await Door(moderator).words(" ")
    assert openai_server.calls == []


@pytest.mark.parametrize(("strictness", "refused"), [("normal", False), ("strict", True)])
async def test_a_fight_is_for_those_who_are_not_children(
    openai_server: OpenAIServer, strictness: Strictness, refused: bool
) -> None:
    openai_server.marked["brawl"] = "violence"
    moderator = OpenAIModerator(
        SecretStr(openai_server.key), base_url=openai_server.base_url, strictness=strictness
    )
    assert bool(await moderator.category("a brawl")) == refused
    await moderator.close()


@pytest.mark.parametrize("fault", [too_many(5), Refused(500), Refused(401), Silent(), Garbled()], ids=str)
async def test_a_provider_that_fails_decides_nothing(
    moderator: OpenAIModerator, openai_server: OpenAIServer, caplog: pytest.LogCaptureFixture, fault: Fault
) -> None:
    openai_server.faults.on("moderation", fault, times=2)
    await Door(moderator).idea("A fox and a grue")
    assert "our own lists" in caplog.text
    assert "grue" not in caplog.text
    with pytest.raises(IdeaRefused):
        await Door(moderator).idea("A sexy schoolgirl")


@pytest.mark.parametrize(
    ("fault", "error"),
    [(Silent(), ProviderSilent), (Refused(401), KeyRejected), (Refused(500), ProviderDown)],
)
async def test_the_moderator_says_why_it_cannot(
    moderator: OpenAIModerator, openai_server: OpenAIServer, fault: Fault, error: type[Exception]
) -> None:
    openai_server.faults.on("moderation", fault)
    with pytest.raises(error):
        await moderator.category("a fox")
