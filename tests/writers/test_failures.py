"""Every failure of a provider is one of our own errors; nothing of a key or an idea is in any of them."""

from __future__ import annotations

import asyncio
import logging
import traceback

import pytest
from pydantic import SecretStr

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
from kitsumy.writers.limits import Limits
from kitsumy.writers.openai import OpenAIWriter
from tests.servers.faults import Cut, Fault, Garbled, Refused, Silent, too_many
from tests.servers.openai import (
    CUT,
    EMPTY,
    FAILED,
    FILTERED,
    LENGTH,
    MALFORMED,
    REFUSAL,
    UNFINISHED,
    UNLIKE,
    OpenAIServer,
    thinking,
)
from tests.servers.openai.questions import Question
from tests.writers.conftest import FOX, Hire, Notes, brief

STATUS: list[tuple[Fault, ProviderError]] = [
    (too_many(7), ProviderBusy("openai", 7.0)),
    (Refused(429), ProviderBusy("openai", 0.0)),
    (Refused(429, "insufficient_quota"), CreditSpent("openai")),
    (Refused(402), CreditSpent("openai")),
    (Refused(401, "invalid_api_key"), KeyRejected("openai")),
    (Refused(403), KeyRejected("openai")),
    (Refused(400, "content_policy_violation"), AnswerRefused("openai")),
    (Refused(404, "model_not_found"), CallRejected("openai")),
    (Refused(408), ProviderSilent("openai")),
    (Refused(409), ProviderDown("openai")),
    (Refused(500), ProviderDown("openai")),
    (Refused(503), ProviderDown("openai")),
    (Cut(done=False), ProviderDown("openai")),
    (Garbled(), AnswerUnusable("openai", "cut")),
]
ANSWERS: list[tuple[Fault, ProviderError]] = [
    (MALFORMED, AnswerUnusable("openai", "malformed")),
    (UNLIKE, AnswerUnusable("openai", "unlike")),
    (EMPTY, AnswerUnusable("openai", "empty")),
    (LENGTH, AnswerUnusable("openai", "length")),
    (CUT, AnswerUnusable("openai", "cut")),
    (UNFINISHED, AnswerUnusable("openai", "cut")),
    (REFUSAL, AnswerRefused("openai")),
    (FILTERED, AnswerRefused("openai")),
]


@pytest.mark.parametrize("chat", [False, True])
@pytest.mark.parametrize(("fault", "wanted"), [*STATUS, *ANSWERS], ids=str)
async def test_every_failure_is_one_of_ours_and_says_nothing_of_what_was_asked(
    hire: Hire,
    openai_server: OpenAIServer,
    caplog: pytest.LogCaptureFixture,
    fault: Fault,
    wanted: ProviderError,
    chat: bool,
) -> None:
    caplog.set_level(logging.DEBUG)
    openai_server.responses = not chat
    writer, slip = hire(), Notes()
    if chat:
        await writer.plot(brief("A cat sings"))  # finds out that there is no better way
        openai_server.paid.clear()
    openai_server.faults.on("plot", fault)
    with pytest.raises(type(wanted)) as caught:
        await writer.plot(brief(), None, slip)
    assert vars(caught.value) == vars(wanted)
    assert slip.cost == 0
    told = "".join(traceback.format_exception(caught.value)) + caplog.text + repr(caught.value)
    assert FOX not in told
    assert openai_server.key not in told
    assert openai_server.key[:20] not in told


async def test_a_key_is_in_no_words_about_the_writer(hire: Hire, openai_server: OpenAIServer) -> None:
    writer = hire()
    await writer.plot(brief())
    told = repr(writer) + str(vars(writer)) + str(vars(writer._connection)) + writer.recipe()
    assert openai_server.key not in told


async def test_a_failed_work_is_a_provider_out_of_order(
    writer: OpenAIWriter, openai_server: OpenAIServer
) -> None:
    openai_server.faults.on("plot", FAILED)
    with pytest.raises(ProviderDown):
        await writer.plot(brief())


async def test_nobody_answers(hire: Hire, openai_server: OpenAIServer) -> None:
    openai_server.faults.on("plot", Silent())
    with pytest.raises(ProviderSilent) as caught:
        await hire(patience=0.2).plot(brief())
    assert caught.value.seconds == 0.2


async def test_a_work_that_takes_too_long_is_called_off(hire: Hire, openai_server: OpenAIServer) -> None:
    openai_server.latency["plot"] = 60.0
    with pytest.raises(ProviderSilent):
        await hire(patience=0.3).plot(brief())
    (work,) = openai_server.works.values()
    assert work.status == "cancelled"
    assert openai_server.paid == []


async def test_a_wrong_key_is_rejected(openai_server: OpenAIServer) -> None:
    writer = OpenAIWriter(SecretStr("sk-wrong"), base_url=openai_server.base_url)
    with pytest.raises(KeyRejected):
        await writer.plot(brief())
    await writer.close()


async def test_a_model_that_nobody_has(hire: Hire, openai_server: OpenAIServer) -> None:
    with pytest.raises(CallRejected):
        await hire(model="llama").plot(brief())
    assert len(openai_server.calls) == 1


async def test_a_server_that_takes_nothing_at_all(hire: Hire, openai_server: OpenAIServer) -> None:
    openai_server.faults.on("plot", Refused(422), times=9)
    with pytest.raises(CallRejected):
        await hire().plot(brief())


async def test_nobody_is_there(openai_server: OpenAIServer) -> None:
    writer = OpenAIWriter(SecretStr("sk"), base_url="http://127.0.0.1:9/v1")
    with pytest.raises(ProviderDown):
        await writer.plot(brief())
    await writer.close()


async def test_after_a_crash_the_work_goes_on_where_it_was(hire: Hire, openai_server: OpenAIServer) -> None:
    openai_server.faults.on("plot", CUT)
    slip = Notes()
    with pytest.raises(AnswerUnusable):
        await hire().plot(brief(), None, slip)
    assert slip.external
    plot = await hire().plot(brief(), None, slip)
    assert len(plot.shots) == 6
    assert len(openai_server.paid) == 1
    assert slip.cost > 0


async def test_a_work_that_came_to_nothing_is_ordered_anew(hire: Hire, openai_server: OpenAIServer) -> None:
    for spoiled in (MALFORMED, REFUSAL, LENGTH):
        openai_server.faults.on("plot", spoiled)
        slip = Notes()
        with pytest.raises((AnswerUnusable, AnswerRefused)):
            await hire().plot(brief(), None, slip)
        assert slip.external == ""
    slip = Notes("resp_of_another_day")
    await hire().plot(brief(), None, slip)
    assert slip.told[0] in openai_server.works


async def test_cancelling_calls_the_work_off(hire: Hire, openai_server: OpenAIServer) -> None:
    openai_server.latency["plot"] = 60.0
    task = asyncio.create_task(hire().plot(brief()))
    await openai_server.until(lambda: bool(openai_server.works))
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert [work.status for work in openai_server.works.values()] == ["cancelled"]


@pytest.mark.parametrize("fault", [REFUSAL, Refused(500), MALFORMED, None])
async def test_a_repair_is_one_question_and_may_fail(
    hire: Hire, openai_server: OpenAIServer, fault: Fault | None
) -> None:
    tight = Limits(panel_words=3, balloon_words=3, caption_words=3)
    writer, wanted = hire(allowance=lambda _: tight), brief()
    plot = await writer.plot(wanted)
    if fault:
        openai_server.faults.on("repair", fault)
    slip = Notes()
    said = await writer.dialogue(wanted, plot, None, slip)
    assert len(openai_server.calls_of("repair")) == 1
    assert len(slip.told) == 1
    assert all(len(one.text.split()) <= 4 for lines in said.panels for one in lines.balloons)


@pytest.mark.parametrize("body", ["<html>", "[]", "5", '{"status": "completed"}', "null"])
async def test_a_work_found_again_may_be_anything(hire: Hire, openai_server: OpenAIServer, body: str) -> None:
    openai_server.faults.on("look", Garbled(body, type="application/json"))
    slip = Notes("resp_1")
    with pytest.raises(ProviderError):
        await hire().plot(brief(), None, slip)
    assert slip.external == "resp_1"


async def test_somebody_nobody_knows_is_asked_about(
    hire: Hire, openai_server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    strangers = thinking.answer

    def answer(question: Question) -> str:
        told = strangers(question)
        return told.replace('"speaker": "c0"', '"speaker": "x9"') if question.kind == "dialogue" else told

    monkeypatch.setattr(thinking, "answer", answer)
    writer, wanted = hire(), brief()
    plot = await writer.plot(wanted)
    said = await writer.dialogue(wanted, plot)
    (work,) = (one for one in openai_server.paid if one.kind == "repair")
    assert {one["wrong"][0] for one in work.question.order["broken"]} == {  # type: ignore[attr-defined]
        "somebody speaks who is not of the cast"
    }
    assert "c0" in {one.speaker for lines in said.panels for one in lines.balloons}
