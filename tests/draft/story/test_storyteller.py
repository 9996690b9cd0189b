"""Stories keep their limits, name what the idea names, and are told anew for every idea."""

from __future__ import annotations

import itertools
import re
from collections import Counter

import pytest

from kitsumy.comic import Lines, Script
from kitsumy.draft.ideas.premise import Noun, Premise
from kitsumy.draft.ideas.understanding import understand
from kitsumy.draft.story.beats import FRAMES, INTERLUDES, frame, variant
from kitsumy.draft.story.grammar import Phrase, english_forms, raise_sentences, say
from kitsumy.draft.story.storyteller import mentions
from kitsumy.draft.story.tempers import planning
from kitsumy.draft.story.voices import voices
from kitsumy.draft.writer import write
from kitsumy.language import LANGUAGES, detect
from tests.draft.briefs import brief
from tests.ideas import HOSTILE, generated

FIELD = re.compile(
    r"\{(?:(?:hero|other|third)(?:\.(?:noun|a))?"
    r"|(?:hero|other)\?[^|{}]*\|[^|{}]*\|[^|{}]*"
    r"|thing(?:\.(?:a|the|my|acc|gen))?"
    r"|thing\?[^|{}]*\|[^|{}]*(?:\|[^|{}]*\|[^|{}]*)?"
    r"|scene|think|win)\}"
)
IDEAS = generated()


def words_of(lines: Lines) -> list[str]:
    return [*lines.captions, *(balloon.text for balloon in lines.balloons)]


def told(script: Script) -> list[str]:
    return [text for lines in script.dialogue.panels for text in words_of(lines)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", [*FRAMES, INTERLUDES])
def test_every_frame_has_well_formed_words(key: str, language: str) -> None:
    for beat, choices in frame(key, language).words.items():
        for text in itertools.chain.from_iterable(
            (*one.captions, *(balloon.text for balloon in one.balloons)) for one in choices
        ):
            assert not re.search(r"[{}]", FIELD.sub("", text)), (key, language, beat, text)


@pytest.mark.parametrize("key", FRAMES)
def test_every_ending_has_its_payoff_and_words_for_stories_without_a_thing(key: str) -> None:
    for language in LANGUAGES:
        story = frame(key, language)
        payoffs = [beat for beat in story.beats if beat.part == "payoff"]
        assert {beat.ending for beat in payoffs} == set(story.endings)
        for beat in story.beats:
            if beat.part != "insert":
                assert any(one.needs <= {"other"} for one in story.words[beat.name]), (language, beat.name)


def test_a_variant_needs_what_its_fields_and_speakers_ask_for() -> None:
    assert variant("> {scene}.\nA: Alas!").needs == set()
    assert variant("A: {thing.my}!\nB: Yes?").needs == {"thing", "other"}
    assert variant("@ being\nA~: {other} is gone.").needs == {"being", "other"}
    with pytest.raises(ValueError, match="neither"):
        variant("Somebody: hello")


def test_every_language_has_a_dozen_roles_with_voices_of_their_own() -> None:
    for language in LANGUAGES:
        lines = [line for voice in voices()[language].values() for line in (*voice.think, *voice.win)]
        assert len(voices()[language]) > 12
        assert len(set(lines)) == len(lines)


def test_choices_agree_with_gender_and_number() -> None:
    words = {"hero": Phrase({"": "лисиця"}, "f"), "thing": Phrase({"": "ключі"}, "m", plural=True)}
    assert say("{hero} {hero?шукав|шукала|шукало}.", words) == "Лисиця шукала."
    assert say("{thing} {thing?зник|зникла|зникло|зникли}!", words) == "Ключі зникли!"


def test_sentences_begin_with_large_letters() -> None:
    assert raise_sentences("а тоді… ні. «так»? так!") == "А тоді… ні. «Так»? Так!"


def test_english_things_have_articles() -> None:
    assert english_forms(Noun(nominative="umbrella", article="her"))["a"] == "an umbrella"
    assert english_forms(Noun(nominative="last battery", article="the"))["my"] == "the last battery"
    assert english_forms(Noun(nominative="cold borscht"))["a"] == "cold borscht"


@pytest.mark.parametrize("idea", [*IDEAS, *HOSTILE])
def test_words_keep_their_limits_and_no_field_leaks(idea: str) -> None:
    for panels in (1, 3, 5):
        script = write(brief(idea, panels))
        assert len(script.plot.shots) == panels
        assert len(script.plot.title) <= 60
        for lines in script.dialogue.panels:
            assert sum(len(text.split()) for text in words_of(lines)) <= 22
            assert all(len(caption) <= 70 for caption in lines.captions)
            assert all(len(b.text) <= 60 and len(b.text.split()) <= 12 for b in lines.balloons)
            assert sum(balloon.kind == "shout" for balloon in lines.balloons) <= 1
            assert lines != Lines()
        for text in told(script):
            assert not re.search(r"[{}\[\]<>|%]|\bNone\b", text)


@pytest.mark.parametrize("idea", IDEAS)
def test_whoever_and_whatever_the_idea_names_is_in_the_story(idea: str) -> None:
    premise: Premise = understand(idea, detect(idea))
    for panels in (3, 5):
        script = write(brief(idea, panels))
        text = " ".join((script.plot.title, *told(script)))
        for being in premise.cast:
            shown = [any(f.character == being.id for f in shot.figures) for shot in script.plot.shots]
            assert sum(shown) >= 2
            assert mentions(text, being.name or being.noun.nominative)
        assert premise.thing is None or mentions(text, premise.thing.noun.nominative)


def test_three_hundred_ideas_are_three_hundred_stories() -> None:
    assert len({tuple(told(write(brief(idea)))) for idea in IDEAS}) == len(IDEAS)


def test_no_line_is_on_every_page() -> None:
    lines = Counter(line for idea in IDEAS[:100] for line in set(told(write(brief(idea)))))
    assert max(lines.values()) <= 15


@pytest.mark.parametrize("panels", range(1, 9))
@pytest.mark.parametrize("pages", range(1, 5))
def test_stories_of_every_length_never_repeat_a_line_or_a_framing_thrice(panels: int, pages: int) -> None:
    for idea in (
        "A fox detective loses her hat in the rain",
        "Два роботи сперечаються про останню батарейку",
    ):
        script = write(brief(idea, panels, pages))
        framings = [shot.framing for shot in script.plot.shots]
        assert len(framings) == panels * pages
        assert len(set(told(script))) == len(told(script))
        assert all(len(set(row)) > 1 for row in zip(framings, framings[1:], framings[2:], strict=False))


@pytest.mark.parametrize("idea", IDEAS[:40])
def test_whoever_speaks_first_stands_left(idea: str) -> None:
    script = write(brief(idea))
    for shot, lines in zip(script.plot.shots, script.dialogue.panels, strict=True):
        if lines.balloons and len(shot.figures) > 1:
            assert shot.figures[0].character == lines.balloons[0].speaker
            assert shot.figures[0].slot == "left"


def test_a_lost_hat_is_not_worn_until_it_is_found() -> None:
    script = write(brief("A fox detective loses her hat in the rain"))
    hero = script.plot.cast[0]
    assert hero.outfit.hat != "none"
    first, *_, last = [f for shot in script.plot.shots for f in shot.figures if f.character == hero.id]
    assert first.outfit is not None
    assert first.outfit.hat == "none"
    assert last.outfit is None


def test_an_adjective_gives_the_hero_a_temper() -> None:
    assert planning("shy", "en")
    assert planning("ледачий", "uk")
    assert not planning("", "en")
    lines = {balloon.text for one in planning("shy", "en") for balloon in one.balloons}
    assert lines & set(told(write(brief("A shy dragon loses a hat"))))
    assert not lines & set(told(write(brief("A green dragon loses a hat"))))
