"""A comic in words alone says all that is said, and nothing that nobody knows."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitsumy.character import Look
from kitsumy.comic import Balloon, Comic, Figure, Lines, Sfx, Shot
from kitsumy.draft.figures.rig import rig
from kitsumy.draft.scenery.places import places
from kitsumy.draft.story.beats import FRAMES, INTERLUDES, frame
from kitsumy.exports import Volume, alt_text, export
from kitsumy.exports.words import named, words
from kitsumy.language import LANGUAGES, scripts


def tables(language: str) -> dict[str, dict[str, str]]:
    source = resources.files("kitsumy.exports") / "texts" / f"{language}.toml"
    return tomllib.loads(source.read_text("utf-8"))


def fields(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


def told(volume: Volume, folder: Path) -> str:
    return export(volume, folder / "fox", "text")[0].read_text("utf-8")


def with_panel(comic: Comic, shot: Shot, lines: Lines) -> Comic:
    """Return a comic that begins with another panel."""
    script = comic.script
    plot = script.plot.model_copy(update={"shots": (shot, *script.plot.shots[1:])})
    dialogue = script.dialogue.model_copy(update={"panels": (lines, *script.dialogue.panels[1:])})
    changed = script.model_copy(update={"plot": plot, "dialogue": dialogue})
    return comic.model_copy(update={"script": changed})


def test_it_is_read_from_the_title_to_the_last_sound(tmp_path: Path, volumes: Mapping[str, Volume]) -> None:
    assert told(volumes["en"], tmp_path).splitlines()[:16] == [
        "The hat that wasn’t there",
        "Comic. Panels: 3. Pages: 1.",
        "",
        "Cast",
        "Rena, fox",
        "Professor Tock, owl",
        "",
        "Panel 1",
        "Wide view: on a city street, at night, in the rain.",
        "Rena on the left slumps, with a sad face.",
        "Professor Tock on the right shrugs.",
        "Caption: Rain again. The town’s asleep.",
        "Rena says: Where is my hat? I left it here!",
        "Professor Tock thinks: Drip?",
        "Sound, from Rena: Drip",
        "",
    ]


def test_it_speaks_ukrainian(tmp_path: Path, volumes: Mapping[str, Volume]) -> None:
    text = told(volumes["uk"], tmp_path)
    assert "Рената, лисиця" in text
    assert "Рената ліворуч зсутулюється, обличчя сумне." in text
    assert "Рената вигукує: Стій, крадію, віддай!" in text
    assert "Сова Соломія шепоче: ГРЮК?" in text
    assert not scripts(text)["LATIN"]


def test_where_it_plays_is_said_once_a_page_and_when_it_changes(
    tmp_path: Path, volumes: Mapping[str, Volume]
) -> None:
    assert told(volumes["en"], tmp_path).count("on a city street") == 1
    comic = volumes["en"].comic
    elsewhere = with_panel(comic, Shot(place="cave"), Lines())
    text = told(Volume(elsewhere, ()), tmp_path)
    assert "In a cave." in text
    assert text.casefold().count("on a city street") == 1


def test_every_page_has_its_heading(tmp_path: Path, long_volume: Volume) -> None:
    rows = told(long_volume, tmp_path).splitlines()
    assert [row for row in rows if row.startswith("Page")] == ["Page 1", "Page 2", "Page 3"]


def test_a_writers_own_words_stay_in_their_language_and_are_left_out_of_another(
    tmp_path: Path, volumes: Mapping[str, Volume]
) -> None:
    shot = Shot(
        place="an old lighthouse",
        action="lighting the lamp.",
        props=("top-hat", "brass-lamp"),
        figures=(Figure(character="fox", pose="dancing", expression="overjoyed", prop="umbrella"),),
    )
    english = told(Volume(with_panel(volumes["en"].comic, shot, Lines()), ()), tmp_path)
    assert "An old lighthouse." in english
    assert "Rena dancing, umbrella in hand, overjoyed." in english
    assert "To be seen: hat, brass lamp." in english
    assert "What happens: lighting the lamp.\nNo words." in english
    ukrainian = told(Volume(with_panel(volumes["uk"].comic, shot, Lines()), ()), tmp_path)
    assert not scripts(ukrainian)["LATIN"]
    assert "Рената стоїть, у руці парасолька." in ukrainian
    assert "Видно: капелюх." in ukrainian


def test_voices_and_sounds_of_nobody_in_the_cast(tmp_path: Path, volumes: Mapping[str, Volume]) -> None:
    lines = Lines(
        balloons=(Balloon(speaker="Tower", text="Come *in*,\nover! 3 * 4 * 5", kind="radio"),),
        sfx=(Sfx(text="BEEP"),),
    )
    text = told(Volume(with_panel(volumes["en"].comic, Shot(place="roof"), lines), ()), tmp_path)
    assert "Tower, over a loudspeaker: Come in, over! 3 * 4 * 5\nSound: BEEP\n" in text


def test_a_language_without_words_of_its_own_keeps_its_own_names(
    tmp_path: Path, volumes: Mapping[str, Volume]
) -> None:
    comic = with_panel(volumes["en"].comic, Shot(place="auf dem Leuchtturm"), Lines())
    german = comic.model_copy(update={"brief": comic.brief.model_copy(update={"language": "de"})})
    assert "Auf dem Leuchtturm." in told(Volume(german, ()), tmp_path)


def test_alt_text_tells_the_page(volumes: Mapping[str, Volume]) -> None:
    comic = volumes["en"].comic
    text = alt_text(comic, comic.pages[0])
    assert text.startswith("The hat that wasn’t there. Panel 1: Wide view: on a city street")
    assert text.endswith("Sound, from Rena: Ha-ha.")
    assert len(text) <= 1024


def test_alt_text_rather_leaves_out_looks_than_words(volumes: Mapping[str, Volume]) -> None:
    comic = volumes["en"].comic
    full = alt_text(comic, comic.pages[0], 10_000)
    short = alt_text(comic, comic.pages[0], len(full) - 1)
    assert "slumps" in full
    assert "slumps" not in short
    assert short.endswith("Sound, from Rena: Ha-ha.")


@given(st.integers(0, 1100))
def test_alt_text_ends_after_a_whole_word_within_any_limit(volumes: Mapping[str, Volume], limit: int) -> None:
    for volume in volumes.values():
        page = volume.comic.pages[0]
        whole, cut = alt_text(volume.comic, page, 10_000), alt_text(volume.comic, page, limit)
        assert len(cut) <= limit
        if cut.endswith("…") and limit > 40:
            assert set(cut[:-1].split()) <= {word for w in whole.split() for word in (w, w.rstrip(" ,;:—-"))}


def test_both_languages_have_the_same_words() -> None:
    english, ukrainian = tables("en"), tables("uk")
    assert {name: set(table) for name, table in english.items()} == {
        name: set(table) for name, table in ukrainian.items()
    }
    for name, rows in english.items():
        for key, text in rows.items():
            fields = [
                {f for _, f, _, _ in string.Formatter().parse(t) if f} for t in (text, ukrainian[name][key])
            ]
            assert fields[0] == fields[1], key


def test_ukrainian_words_are_ukrainian() -> None:
    for rows in tables("uk").values():
        for text in rows.values():
            written = "".join(part for part, *_ in string.Formatter().parse(text))
            assert not scripts(written)["LATIN"], text
            assert not set("ыэъё") & set(written.lower()), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_the_draft_studio_draws_has_its_word(language: str) -> None:
    said = words(language)
    assert set(places()) <= set(said.places)
    # A retake draws another variant of a pose; scripts, and so transcripts, name the pose alone.
    assert {pose.removesuffix("_2") for pose in rig().poses} <= set(said.poses)
    assert set(rig().expressions) <= set(said.moods)


def test_everything_that_happens_in_drafts_is_told_in_ukrainian(
    tmp_path: Path, volumes: Mapping[str, Volume]
) -> None:
    told_of = words("uk").actions
    drafted = {beat.action for key in (*FRAMES, INTERLUDES) for beat in frame(key, "en").beats} - {""}
    assert drafted <= set(told_of)
    for action in told_of.values():
        assert not scripts(action)["LATIN"], action
        assert not set("ыэъё'.") & set(action), action
    caught = Shot(place="street", action="caught stealing")
    text = told(Volume(with_panel(volumes["uk"].comic, caught, Lines()), ()), tmp_path)
    assert "Що діється: спіймано на крадіжці.\n" in text


@pytest.mark.parametrize(
    ("look", "kind"),
    [
        (Look(species="fox"), "лис"),
        (Look(species="fox", gender="f"), "лисиця"),
        (Look(species="panda", gender="f"), "панда"),
        (Look(), ""),
        (Look(species="thing", emblem="teapot"), "чайник"),
        (Look(species="gryphon"), ""),
        (Look(species="грифон"), "грифон"),
    ],
)
def test_kinds_agree_with_who_they_are(look: Look, kind: str) -> None:
    assert words("uk").kind(look, "uk") == kind


def test_a_key_that_is_nobodys_word_is_left_out() -> None:
    assert named({}, "", "en") == ""
    assert named({}, "123", "uk") == ""


def test_what_can_be_looked_up_stands_at_the_end(tmp_path: Path, volumes: Mapping[str, Volume]) -> None:
    volume = volumes["en"]
    assert "looked up" not in told(volume, tmp_path)
    script = volume.comic.script
    plot = script.plot.model_copy(update={"checkable": ("Light scatters.",)})
    comic = volume.comic.model_copy(update={"script": script.model_copy(update={"plot": plot})})
    lines = told(Volume(comic, volume.masters), tmp_path / "other").splitlines()
    assert lines[-3:] == ["", "To be looked up", "- Light scatters."]
