"""Whoever cannot is followed by the next; plot and words are one writer's; what fell back is marked."""

from __future__ import annotations

import pytest

from kitsumy import artists, writers
from kitsumy.comic import Brief
from kitsumy.errors import (
    AnswerRefused,
    CreditSpent,
    IdeaNotUnderstood,
    ProviderDown,
    ProviderError,
    ProviderSilent,
)
from kitsumy.events import FellBack
from kitsumy.providers.fallbacks import FallbackArtist, FallbackWriter
from kitsumy.styles import find

from .people import BRIEF, ORDER, Author, Heard, Painter

DOWN = ProviderDown("openai")


async def test_the_first_choice_does_it_all_when_it_can(heard: Heard) -> None:
    one, other = Author("openai"), Author("other")
    chain = FallbackWriter([one, other], heard)
    plot = await chain.plot(BRIEF)
    await chain.dialogue(BRIEF, plot)
    assert (one.asked, other.asked) == (["plot", "dialogue"], [])
    assert (chain.name, chain.price(BRIEF), chain.recipe()) == ("openai", 20_000, "words-1")
    assert heard == []


async def test_words_are_the_plots_writers(heard: Heard) -> None:
    chain = FallbackWriter([Author("openai", [DOWN]), writers.find()], heard)
    plot = await chain.plot(BRIEF)
    assert await chain.dialogue(BRIEF, plot) == await writers.find().dialogue(BRIEF, plot)
    assert chain.name == "draft"
    assert heard == [FellBack(provider="openai", to="draft", reason="ProviderDown")]


async def test_a_refused_idea_is_asked_of_nobody_else() -> None:
    other = Author("other")
    with pytest.raises(AnswerRefused):
        await FallbackWriter([Author("openai", [AnswerRefused("openai")]), other]).plot(BRIEF)
    assert other.asked == []


async def test_what_the_draft_writer_cannot_read_is_not_the_reason() -> None:
    strange = Brief(idea="キツネの探偵", style="comic", language="ja", panels=3, quality="full")
    with pytest.raises(ProviderDown):
        await FallbackWriter([Author("openai", [DOWN]), writers.find()]).plot(strange)
    with pytest.raises(IdeaNotUnderstood):
        await FallbackWriter([writers.find()]).plot(strange)


async def test_lost_words_leave_the_script_to_the_next_writer(heard: Heard) -> None:
    chain = FallbackWriter([Author("openai", words=[DOWN]), Author("other"), writers.find()], heard)
    plot = await chain.plot(BRIEF)
    with pytest.raises(ProviderDown) as caught:
        await chain.dialogue(BRIEF, plot)
    assert chain.retreat(caught.value)
    assert (await chain.plot(BRIEF)).title == "By other"
    assert chain.retreat(DOWN)
    assert not chain.retreat(DOWN), "behind the draft writer there is nobody"
    assert not FallbackWriter([Author("openai"), writers.find()]).retreat(AnswerRefused("openai"))
    assert not FallbackWriter([Author("openai"), writers.find()]).retreat(IdeaNotUnderstood(("en",)))


@pytest.mark.parametrize(
    "error",
    [DOWN, ProviderSilent("a"), CreditSpent("a"), AnswerRefused("a", "picture")],
    ids=lambda e: type(e).__name__,
)
async def test_a_panel_that_fell_back_is_marked_and_its_page_says_who_drew(
    error: ProviderError, heard: Heard
) -> None:
    chain = FallbackArtist([Painter("a", [None, error], 8), Painter("b", [error]), artists.find()], heard)
    assert chain.credit("en") == "Drawn by a"
    first, second = await chain.draw(ORDER), await chain.draw(ORDER)
    assert (first.artist, first.fallback) == ("a", False)
    assert (second.artist, second.fallback) == ("draft", True)
    assert chain.credit("en") == f"Drawn by a · {artists.find().credit('en')}"
    assert heard == [
        FellBack(provider="a", to="b", reason=type(error).__name__),
        FellBack(provider="b", to="draft", reason=type(error).__name__),
    ]
    assert (chain.price(ORDER), chain.references(find("comic")), chain.foresees) == (40_000, 8, False)


async def test_a_chain_remembers_nobodys_failure() -> None:
    painter = Painter("a", [DOWN])
    chain = FallbackArtist([painter, artists.find()])
    assert (await chain.draw(ORDER)).fallback
    assert not (await chain.draw(ORDER)).fallback
