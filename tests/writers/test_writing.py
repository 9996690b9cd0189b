"""The writer writes what was asked for, in two questions, and says what they cost."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pydantic import SecretStr

from kitsumy import writers
from kitsumy.comic import Brief, Comic, Script
from kitsumy.language import detect
from kitsumy.providers import prices
from kitsumy.slips import Slip
from kitsumy.writers import reading
from kitsumy.writers.openai import OpenAIWriter
from kitsumy.writers.wire import WirePlot
from tests.checks.tales import texts
from tests.servers.openai import OpenAIServer
from tests.writers.conftest import FOX, LYS, Hire, Notes, brief


async def script(writer: OpenAIWriter, wanted: Brief, parent: Comic | None = None) -> Script:
    plot = await writer.plot(wanted, parent)
    return Script(plot=plot, dialogue=await writer.dialogue(wanted, plot, parent))


def comic(wanted: Brief, told: Script, part: int = 1) -> Comic:
    return Comic(
        id="aaaaaaaaaaaa",
        brief=wanted,
        script=told,
        panels=(),
        pages=(),
        writer="openai",
        part=part,
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


@pytest.mark.parametrize("idea", [FOX, LYS])
@pytest.mark.parametrize(("panels", "pages"), [(1, 1), (6, 1), (4, 2)])
async def test_two_questions_make_a_script(
    writer: OpenAIWriter, openai_server: OpenAIServer, idea: str, panels: int, pages: int
) -> None:
    told = await script(writer, brief(idea, panels, pages=pages))
    assert len(told.plot.shots) == panels * pages
    assert [work.kind for work in openai_server.paid] == ["plot", "dialogue"]
    said = " ".join(text for lines in told.dialogue.panels for text in texts(lines))
    assert detect(said) == detect(idea)


async def test_a_slip_hears_of_the_work_and_its_price(
    writer: OpenAIWriter, openai_server: OpenAIServer
) -> None:
    slip = Notes()
    await writer.plot(brief(), None, slip)
    (work,) = openai_server.paid
    assert slip.told == [work.id]
    read, written = work.tokens
    assert (slip.cost, slip.model) == (prices.tokens("openai", "gpt-5-mini", read, written), "gpt-5-mini")


async def test_the_price_told_before_is_about_what_is_charged(writer: OpenAIWriter) -> None:
    (first, second), wanted = (Notes(), Notes()), brief()
    plot = await writer.plot(wanted, None, first)
    await writer.dialogue(wanted, plot, None, second)
    # A stub does not think; a model's thoughts are in the price.
    charged = first.cost + second.cost
    assert charged / 2 < writer.price(wanted) < charged * 8


async def test_a_model_at_home_costs_what_the_list_of_servers_at_home_says(
    hire: Hire, openai_server: OpenAIServer
) -> None:
    openai_server.models.add("llama3.3")
    slip, writer = Notes(), hire(model="llama3.3")
    await writer.plot(brief(), None, slip)
    assert (slip.cost, slip.model, writer.price(brief())) == (0, "llama3.3", 0)


async def test_an_explanation_has_facts_to_look_up(writer: OpenAIWriter) -> None:
    plot = await writer.plot(brief("Why the sky is blue", mode="explain"))
    assert plot.checkable
    assert set(plot.checkable) < set(plot.facts)


async def test_a_sequel_knows_what_came_before(writer: OpenAIWriter, openai_server: OpenAIServer) -> None:
    first = brief()
    before = comic(first, await script(writer, first))
    after = brief("They open a hat shop", mode="sequel", cast=before.script.plot.cast, language="en")
    told = await script(writer, after, before)
    assert told.plot.cast[: len(before.script.plot.cast)] == before.script.plot.cast
    assert told.plot.facts[: len(before.script.plot.facts)] == before.script.plot.facts
    canon = openai_server.paid[-1].question.order["canon"]
    assert isinstance(canon, dict)
    assert canon["facts"] == list(before.script.plot.facts)


async def test_any_language_is_asked_for_by_its_name(
    writer: OpenAIWriter, openai_server: OpenAIServer
) -> None:
    await writer.plot(brief(language="fr"))
    assert openai_server.paid[0].question.order["language"] == "French"


async def test_a_translation_is_one_question(writer: OpenAIWriter, openai_server: OpenAIServer) -> None:
    told = comic(brief(), await script(writer, brief()))
    openai_server.paid.clear()
    slip = Slip()
    translation = await writer.translate(told, "fr", slip)
    assert (slip.external, slip.model) == (openai_server.paid[0].id, "gpt-5-mini")
    assert slip.cost > 0
    assert [work.kind for work in openai_server.paid] == ["translation"]
    assert translation.title.startswith("[fr]")
    assert translation.untold == ()
    assert translation.names.keys() == {sheet.id for sheet in told.script.plot.cast}


@pytest.mark.parametrize(
    ("lacking", "way"),
    [
        (("background",), "responses"),
        (("responses",), "schema"),
        (("responses", "schemas"), "object"),
        (("responses", "schemas", "objects"), "plain"),
        (("background", "schemas"), "object"),
    ],
)
async def test_a_server_is_asked_in_the_best_way_it_knows_and_only_once_asked_about_it(
    hire: Hire, openai_server: OpenAIServer, lacking: tuple[str, ...], way: str
) -> None:
    for name in lacking:
        setattr(openai_server, name, False)
    writer, wanted = hire(), brief()
    plot = await writer.plot(wanted)
    before = len(openai_server.calls)
    await writer.dialogue(wanted, plot)
    assert len(openai_server.calls) == before + 1
    assert len(openai_server.paid) == 2
    asked = openai_server.paid[-1].question
    assert bool(asked.schema) == (way in ("responses", "schema"))
    assert asked.json_wanted == (way != "plain")


async def test_the_recipe_names_the_model_the_server_and_the_prompts(
    hire: Hire, openai_server: OpenAIServer
) -> None:
    assert "gpt-5-mini" in hire().recipe()
    assert openai_server.base_url in hire().recipe()
    assert "plot:1" in hire().recipe()
    assert hire(model="gpt-5").recipe() != hire().recipe()


async def test_the_cheapest_call_says_who_answers_and_what_it_took(
    writer: OpenAIWriter, openai_server: OpenAIServer
) -> None:
    slip = Notes()
    assert await writer.answers(slip) == "gpt-5-mini"
    assert 0 < slip.cost < 100
    assert len(openai_server.calls) == 1


def test_there_is_no_writer_without_a_key_or_an_address() -> None:
    with pytest.raises(KeyError):
        writers.find("openai")
    with pytest.raises(KeyError):
        writers.find("nobody")
    assert writers.find("openai", key=SecretStr("sk")).name == "openai"
    assert writers.find("openai", base_url="http://127.0.0.1:11434/v1").name == "openai"


def test_a_title_in_another_language_gives_way_to_the_idea() -> None:
    told = WirePlot.model_validate({"title": "The Hat", "cast": [{"name": "Rena"}], "shots": [{}]})
    read = reading.plot_of(told, brief(LYS), None)
    assert read is not None
    assert read.title == LYS
