"""A draft comic told in the other language is the same story, shot for shot, by the same speakers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kitsumy.comic import Balloon, Brief, Comic, Dialogue, Lines, Script, Sfx
from kitsumy.draft.writer import DraftWriter, write
from kitsumy.errors import CannotTranslate
from kitsumy.language import detect, scripts
from kitsumy.ports import Translation
from tests.checks.tales import texts
from tests.ideas import generated

OTHER = {"en": "uk", "uk": "en"}
FOX = "Лисиця-детективка губить капелюха під дощем"


def comic(idea: str, panels: int = 5, parent: Comic | None = None) -> Comic:
    brief = Brief(idea=idea, style="comic", language=detect(idea), panels=panels)
    if parent is not None:
        cast = parent.script.plot.cast
        brief = brief.model_copy(update={"mode": "sequel", "cast": cast, "language": parent.brief.language})
    return Comic(
        id="comic",
        brief=brief,
        script=write(brief, parent),
        panels=(),
        pages=(),
        writer="draft",
        part=parent.part + 1 if parent else 1,
        created_at=datetime.now(UTC),
    )


def told(made: Comic, said: Translation, language: str) -> Comic:
    """Return a comic with its translation in it, as relettering keeps it."""
    cast = [
        sheet.model_copy(update={"name": said.names.get(sheet.id, sheet.name)})
        for sheet in made.script.plot.cast
    ]
    plot = made.script.plot.model_copy(update={"title": said.title, "cast": tuple(cast)})
    brief = made.brief.model_copy(update={"language": language})
    return made.model_copy(update={"brief": brief, "script": Script(plot=plot, dialogue=said.dialogue)})


def edited(made: Comic, panel: int, lines: Lines) -> Comic:
    panels = list(made.script.dialogue.panels)
    panels[panel] = lines
    script = Script(plot=made.script.plot, dialogue=Dialogue(panels=tuple(panels)))
    return made.model_copy(update={"script": script})


async def test_a_ukrainian_comic_in_english() -> None:
    said = await DraftWriter().translate(comic(FOX), "en")
    assert said.title == "The fox detective and the hat"
    assert said.names["c0"] == "Fox detective"
    first, second = said.dialogue.panels[:2]
    assert first.captions == ("On a city street, in the rain. It begins with a pocket. An empty one.",)
    assert [balloon.text for balloon in second.balloons] == [
        "Where would I hide if I were a hat?",
        "Not here, obviously.",
    ]


async def test_every_panel_keeps_its_speakers_and_changes_its_language() -> None:
    writer = DraftWriter()
    for idea in generated(20, seed=31):
        first = comic(idea, 7)
        for made in (first, comic(idea, 4, parent=first), comic("Дракон краде торт", 4, parent=first)):
            language = OTHER[made.brief.language]
            said = await writer.translate(made, language)
            assert said.untold == ()
            words = " ".join(text for lines in said.dialogue.panels for text in texts(lines))
            assert detect(words) == language, (idea, words)
            assert {"{", "}", "None"}.isdisjoint(words)
            for old, new in zip(made.script.dialogue.panels, said.dialogue.panels, strict=True):
                assert [(b.speaker, b.kind) for b in old.balloons] == [
                    (b.speaker, b.kind) for b in new.balloons
                ]
                assert len(old.sfx) == len(new.sfx)


async def test_there_and_back_is_the_same_story() -> None:
    writer = DraftWriter()
    for idea in generated(20, seed=32):
        made, language = comic(idea), OTHER[detect(idea)]
        there = told(made, await writer.translate(made, language), language)
        back = await writer.translate(there, made.brief.language)
        assert back.title == made.script.plot.title
        assert back.names == {sheet.id: sheet.name for sheet in made.script.plot.cast}
        for old, new in zip(made.script.dialogue.panels[1:], back.dialogue.panels[1:], strict=True):
            assert [b.text for b in old.balloons] == [b.text for b in new.balloons]


async def test_words_put_in_by_hand_stay_and_are_reported() -> None:
    made = comic(FOX)
    lines = made.script.dialogue.panels[1]
    mine = Balloon(speaker=lines.balloons[0].speaker, text="А ось і нове речення!", kind="shout")
    changed = edited(made, 1, lines.model_copy(update={"balloons": (mine, *lines.balloons[1:])}))
    said = await DraftWriter().translate(changed, "en")
    assert said.untold == (2,)
    assert said.dialogue.panels[1].balloons[0] == mine
    assert said.dialogue.panels[1].balloons[1].text == "Not here, obviously."


async def test_a_panel_all_by_hand_stays_as_it_is() -> None:
    mine = Lines(balloons=(Balloon(speaker="c0", text="Геть усе інше."),), sfx=(Sfx(text="ЦЬОМ"),))
    said = await DraftWriter().translate(edited(comic(FOX), 3, mine), "en")
    assert said.untold == (4,)
    assert said.dialogue.panels[3] == mine


async def test_taken_out_words_stay_out() -> None:
    made = comic(FOX)
    lines = made.script.dialogue.panels[1]
    silent = edited(made, 1, lines.model_copy(update={"balloons": lines.balloons[1:]}))
    said = await DraftWriter().translate(edited(silent, 2, Lines()), "en")
    assert said.untold == ()
    assert [balloon.text for balloon in said.dialogue.panels[1].balloons] == ["Not here, obviously."]
    assert said.dialogue.panels[2] == Lines()


async def test_names_that_a_person_gave_stay() -> None:
    made = comic(FOX)
    fox, *others = made.script.plot.cast
    plot = made.script.plot.model_copy(update={"cast": (fox.model_copy(update={"name": "Руда"}), *others)})
    named = made.model_copy(update={"script": Script(plot=plot, dialogue=made.script.dialogue)})
    said = await DraftWriter().translate(named, "en")
    assert said.names["c0"] == "Руда"
    assert scripts(said.names["c1"]).keys() == {"LATIN"}


async def test_an_idea_of_that_language_is_the_title_again() -> None:
    brief = Brief(idea=FOX, style="comic", language="en", panels=3)
    made = comic(FOX).model_copy(update={"brief": brief, "script": write(brief)})
    assert (await DraftWriter().translate(made, "uk")).title == FOX


@pytest.mark.parametrize("language", ["fr", "", "EN"])
async def test_a_language_that_is_not_written_here(language: str) -> None:
    with pytest.raises(CannotTranslate) as caught:
        await DraftWriter().translate(comic(FOX), language)
    assert caught.value.language == language


async def test_words_of_another_writer_are_not_pretended_to_be_understood() -> None:
    made = comic(FOX, 1)
    strange = edited(made, 0, Lines(balloons=(Balloon(speaker="c0", text="Слова не звідси."),)))
    with pytest.raises(CannotTranslate):
        await DraftWriter().translate(strange, "en")
