"""The words of a comic change, its pictures stay, and every version can be had again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from kitsumy.cli import parser, speech
from kitsumy.comic import Dialogue, Lines, Script, Sfx
from kitsumy.errors import TextDoesNotFit
from kitsumy.revising.relettering import FONTS
from kitsumy.revising.rewording import KINDS
from kitsumy.writers.scripted import ScriptedWriter

from .conftest import Run, script


@pytest.fixture(autouse=True)
def comic(run: Run, studio: ScriptedWriter) -> str:
    """Make a comic of one panel in which somebody asks for her hat."""
    made = json.loads(run("comic", "Лис губить капелюх", "--panels", "1", "--json").out)
    studio.history.clear()
    return str(made["comic"])


def test_new_words_end_with_the_path_of_the_new_picture(run: Run, studio: ScriptedWriter) -> None:
    said = run("edit", "1", "--panel", "1", "--balloon", "1", "Ось він, мій капелюх!")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[0] == "«Капелюх» · комікс · 1 кадр · версія 2"
    assert Path(said.last).name.endswith("-v2.png")
    with Image.open(said.last) as picture:
        assert (picture.format, picture.width) == ("PNG", 1600)
    assert studio.history == []
    old = next(path for path in Path("comics").iterdir() if path.name != Path(said.last).name)
    assert old.read_bytes() != Path(said.last).read_bytes()


def test_words_may_stand_anywhere(run: Run) -> None:
    options = ["--panel", "1", "--balloon", "1"]
    orders = [["1", *options, "Так!"], [*options, "1", "Так!"], ["1", "Так!", *options]]
    made = [json.loads(run("edit", *words, "--json", "--lang", "uk").out) for words in orders]
    assert [one["version"] for one in made] == [2, 3, 4]
    pictures = {Path(one["paths"][0]).read_bytes() for one in made}
    assert len(pictures) == 1


def test_a_kind_and_a_removal(run: Run) -> None:
    spot = ["1", "--panel", "1", "--balloon", "1"]
    assert run("edit", *spot, "--kind", "Thought").code == 0
    assert run("edit", *spot, "--remove", "--out", "silent.png").last == "silent.png"
    gone = run("edit", *spot, "Ні", "--lang", "uk")
    assert (gone.code, gone.err) == (2, "Репліки 1 у кадрі 1 немає; реплік у цьому кадрі — 0.\n")
    changes = [one["change"] for one in json.loads(run("versions", "--json").out)]
    assert changes == ["made", "kind", "removal"]


def test_another_language_font_and_style(run: Run, studio: ScriptedWriter) -> None:
    said = run("reletter", "--lang", "en", "--font", "HAND", "--style", "manga", "--out", "en.webp")
    assert said.code == 0
    assert said.err == 'Some words stay as they were, in panels: 1. "kitsumy edit" changes them.\n'
    assert said.out == "“The hat” · comic book · 1 panel · version 2\nStarring: Renata\nen.webp\n"
    assert [question for question, _ in studio.history] == ["translate"]
    with Image.open("en.webp") as picture:
        assert picture.format == "WEBP"
    again = run("reletter", "--lang", "uk")
    assert (again.code, again.out) == (2, "")
    assert again.err.startswith("Не можу переказати цей комікс мовою «uk»")


def test_a_panel_is_drawn_again(run: Run, studio: ScriptedWriter) -> None:
    before = Path(run("show", "--out", "first.png").last).read_bytes()
    said = run("redraw", "1", "--panel", "1", "--out", "second.png")
    assert (said.code, said.err, said.last) == (0, "", "second.png")
    assert said.out.splitlines()[0] == "“Капелюх” · comic book · 1 panel · version 2"
    assert Path("second.png").read_bytes() != before
    assert json.loads(run("redraw", "--panel", "1", "--json").out)["version"] == 3
    assert studio.history == []
    listed = [line[:-16].rstrip() for line in run("versions").out.splitlines()]
    assert listed == [" 1  made", " 2  panel 1 redrawn", " 3  panel 1 redrawn"]
    assert "кадр 1 перемальовано" in run("versions", "--lang", "uk").out
    assert [one["change"] for one in json.loads(run("versions", "--json").out)][1:] == ["redraw"] * 2
    assert Path(run("show", "--version", "1", "--out", "again.png").last).read_bytes() == before


def test_old_versions_are_listed_and_shown(run: Run, comic: str) -> None:
    first = Path(run("show", "--out", "first.png").last).read_bytes()
    run("edit", "1", "--panel", "1", "--balloon", "1", "Ось він!")
    run("reletter", "--style", "noir")
    run("reletter")
    listed = [line[:-16].rstrip() for line in run("versions", comic[:5]).out.splitlines()]
    assert listed == [" 1  made", " 2  panel 1: Ось він!", " 3  lettered again: noir", " 4  lettered again"]
    rows = [line[:-16].rstrip() for line in run("versions", "--lang", "uk").out.splitlines()]
    assert rows[1:3] == [" 2  кадр 1: Ось він!", " 3  написи зроблено наново: noir"]
    described = json.loads(run("versions", "--json").out)[1]
    assert {key: described[key] for key in ("version", "change", "panel", "summary")} == {
        "version": 2,
        "change": "edit",
        "panel": 1,
        "summary": "Ось він!",
    }
    assert Path(run("show", "--version", "1", "--out", "again.png").last).read_bytes() == first
    assert json.loads(run("show", "--version", "2", "--json").out)["version"] == 2
    assert "Version  2\n" in run("show", "--version", "2").out
    assert "Version" not in run("show", "--version", "1").out


def test_scripts_are_told_which_panels_stay_as_they_were(run: Run) -> None:
    said = run("reletter", "--lang", "en", "--json")
    assert said.err == ""
    assert json.loads(said.out)["untold"] == [1]
    assert json.loads(run("reletter", "--font", "hand", "--json").out)["untold"] == []


def test_signs_that_no_font_has_are_told_of(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = run("edit", "1", "--panel", "1", "--balloon", "1", "Hat ꙮ", "--lang", "en")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith('No font here can show "ꙮ". Leave it out')
    strange = Dialogue(panels=(Lines(captions=("Дощ ꙮ ᚠ",)),))
    told = Script(plot=script("Капелюх ꙮ", 1).plot, dialogue=strange)
    monkeypatch.setattr("kitsumy.writers.find", lambda name="": ScriptedWriter([told, told]))
    made = run("comic", "Лис губить капелюх", "--panels", "1", "--lang", "en")
    assert made.code == 0
    assert [line.split(", so")[0] for line in made.err.splitlines()] == [
        "No font here has ꙮ in the title",
        "No font here has ꙮ ᚠ in panel 1",
    ]
    described = json.loads(run("comic", "Лис губить капелюх", "--panels", "1", "--json").out)
    assert described["left_out"] == [{"panel": 0, "signs": ["ꙮ"]}, {"panel": 1, "signs": ["ꙮ", "ᚠ"]}]
    seen = run("inspect", "--lang", "uk")
    assert seen.code == 1
    assert "кадр 1: «ꙮ ᚠ» немає в жодному шрифті" in seen.out


def test_sounds_that_find_no_place_are_told_of(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    loud = Dialogue(panels=(Lines(sfx=(Sfx(text="Бабах"), Sfx(text="У" * 90))),))
    told = Script(plot=script("Капелюх", 1).plot, dialogue=loud)
    monkeypatch.setattr("kitsumy.writers.find", lambda name="": ScriptedWriter([told, told]))
    made = run("comic", "Лис губить капелюх", "--panels", "1", "--lang", "en")
    assert made.code == 0
    assert made.err.startswith("Panel 1 has no room for “УУУ")
    described = json.loads(run("comic", "Лис губить капелюх", "--panels", "1", "--json").out)
    assert described["sounds_left_out"] == [{"panel": 1, "sounds": ["У" * 90]}]
    seen = run("inspect", "--lang", "uk")
    assert seen.code == 1
    assert "кадр 1: для звуку «УУУ" in seen.out


SPOT = ["edit", "1", "--panel", "1", "--balloon", "1"]
WRONG = [
    (["edit"], "Something is missing: COMIC, --panel."),
    (["edit", "1", "--balloon", "1", "x"], "Something is missing: --panel."),
    (["edit", "1", "--panel", "1", "x"], "Say which words are meant with exactly one of these"),
    ([*SPOT, "--sound", "1", "x"], "Say which words are meant with exactly one of these"),
    (SPOT, "There is nothing to change yet."),
    ([*SPOT, " "], "There is nothing to change yet."),
    ([*SPOT, " ", "--kind", "shout"], "There is nothing to change yet."),
    ([*SPOT, "x", "--remove"], "--remove takes the words away"),
    ([*SPOT, "--kind", "shout", "--remove"], "--remove takes the words away"),
    (["edit", "1", "--panel", "1", "--caption", "1", "--kind", "shout"], "Only balloons have a kind."),
    ([*SPOT, "--kind", "loud"], 'There is no kind of balloon called "loud".'),
    ([*SPOT, "two", "words"], 'I do not know what to do with "words".'),
    (["edit", "1", "--panel", "9", "--balloon", "1", "x"], "There is no panel 9 in this comic: it has 1."),
    (["edit", "1", "--panel", "1", "--sound", "1", "x"], "There is no sound effect 1 in panel 1;"),
    (["edit", "1", "--panel", "0", "--balloon", "1", "x"], "The number after --panel can be from 1 to"),
    (["edit", "1", "--panel", "x", "--balloon", "1", "x"], "A whole number belongs after --panel"),
    ([*SPOT, "zero\u200bwidth"], "There are invisible control characters in the words."),
    ([*SPOT, "bidi \u202etext"], "There are invisible control characters in the words."),
    ([*SPOT, "broken \udce9"], "There are invisible control characters in the words."),
    ([*SPOT, "<b>so</b>"], 'There is markup in the words: "<b>".'),
    ([*SPOT, "many words " * 50], "These words are 549 characters long, and 400 is the most"),
    (["redraw"], "Something is missing: --panel."),
    (["redraw", "--panel", "2"], "There is no panel 2 in this comic: it has 1."),
    (["redraw", "nosuch", "--panel", "1"], 'There is no comic "nosuch".'),
    (["reletter", "--font", "comic"], 'There is no font called "comic". Choose one of these: print, hand.'),
    (["reletter", "--style", "sepia"], 'There is no style "sepia".'),
    (["reletter", "--lang", "fr"], 'I do not speak the language "fr".'),
    (["reletter", "nosuch"], 'There is no comic "nosuch".'),
    (["show", "1", "--version", "7"], "This comic has no version 7; its newest one is 1."),
    (["versions", "nosuch"], 'There is no comic "nosuch".'),
    ([*SPOT, "x", "--format", "gif"], 'I cannot write the format "gif".'),
]


@pytest.mark.parametrize(("words", "sentence"), WRONG)
def test_what_cannot_be_done_is_said_in_one_line(run: Run, words: list[str], sentence: str) -> None:
    said = run(*words, *(() if "--lang" in words else ("--lang", "en")))
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(sentence)
    assert said.err.count("\n") == 1
    assert len(json.loads(run("versions", "--json").out)) == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([*SPOT, "nevertheless " * 9], "The words of panel 1 (60 of them) do not fit into it"),
        (["reletter", "--font", "hand"], "Lettered like this, the words of panel 1 (60 of them) do not fit"),
        (["redraw", "--panel", "1"], "In the new picture the words of panel 1 (60 of them) find no room"),
    ],
)
def test_words_without_room_are_a_matter_of_the_words(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: list[str], sentence: str
) -> None:
    def no_room(*_: object, **__: object) -> None:
        raise TextDoesNotFit(0, 60)

    monkeypatch.setattr("kitsumy.revising.pasteup.lettered", no_room)
    monkeypatch.setattr("kitsumy.revising.pasteup._framed", lambda parts, panel, offers: None)
    monkeypatch.setattr("kitsumy.revising.pasteup._page_reframed", no_room)
    said = run(*words, "--lang", "en")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(sentence)
    assert said.err.count("\n") == 1


BAD = {
    "sixty words": " ".join(["Nevertheless we went"] * 19 + ["there at last."]),
    "two hundred exclamation marks": "!" * 200,
    "a word of forty letters": "Wunderbarlichkeitsforschungsanstaltenrat",
    "right-to-left": "He said שלום to مرحبا twice",
    "zero width": "zero\u200bwidth",
    "joined out of nothing": "\ufeffsecret\u2060ly",
    "bidi": "bidi \u202etext\u2066",
    "half a pair": "broken \ud83e",
    "the other half": "\udd8a broken",
    "sixty and more": "nevertheless " * 60,
}


@pytest.mark.parametrize("lang", ["en", "uk"])
@pytest.mark.parametrize("words", BAD.values(), ids=list(BAD))
def test_bad_text_is_lettered_or_refused_in_one_sentence(run: Run, words: str, lang: str) -> None:
    said = run(*SPOT, words, "--lang", lang)
    versions = json.loads(run("versions", "--json").out)
    if said.code == 0:
        assert (said.err, len(versions)) == ("", 2)
        assert run("inspect", "--lang", lang).code == 0
    else:
        assert (said.code, said.out, len(versions)) == (2, "", 1)
        assert said.err.count("\n") == 1
        assert said.err.rstrip().endswith(".")


def test_a_picture_that_is_gone_is_the_machines_fault(run: Run, home: Path) -> None:
    for blob in home.glob("blobs/??/*"):
        blob.unlink()
    said = run(*SPOT, "Ось він!")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("Картинка цього коміксу зникла з диска (")


def test_new_words_decide_the_language_of_the_messages() -> None:
    assert speech.of_messages(["edit", "1", "--panel", "3", "--balloon", "1", "Ось він"]) == "uk"
    assert speech.of_messages(["edit", "капелюх", "--panel", "3", "--kind", "shout"]) == "en"


def test_the_grammar_knows_the_kinds_and_the_fonts() -> None:
    assert (parser.KINDS, parser.THEMES) == (KINDS, FONTS)
