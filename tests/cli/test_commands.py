"""From an idea to a picture, to a sequel, and back to an empty library."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from PIL import Image

from kitsumy.cli import opening
from kitsumy.library import Library
from kitsumy.settings import Settings
from kitsumy.writers.scripted import ScriptedWriter

from .conftest import Run

pytestmark = pytest.mark.usefixtures("studio")


def test_a_comic_ends_with_the_path_of_its_picture(run: Run) -> None:
    said = run("comic", "Лис губить капелюх", "--panels", "1")
    assert (said.code, said.err) == (0, "")
    assert said.out.split("\n")[:2] == ["«Капелюх» · комікс · 1 кадр", "У ролях: Рената"]
    assert Path(said.last).parent == Path("comics")
    assert Path(said.last).name.startswith("капелюх-")
    with Image.open(said.last) as picture:
        assert (picture.format, picture.width) == ("PNG", 1600)


def test_what_was_asked_reaches_the_writer(run: Run, studio: ScriptedWriter) -> None:
    run("comic", "  A fox\tloses ", "her hat", "--style", "Graphic Novel", "--panels", "1", "--lang", "uk")
    brief = studio.history[0][1]
    assert (brief.idea, brief.style, brief.language) == ("A fox loses her hat", "noir", "uk")
    assert (brief.panels, brief.pages, brief.mode) == (1, 1, "story")


def test_a_topic_is_explained(run: Run, studio: ScriptedWriter) -> None:
    run("comic", "Why the sky is blue", "--explain", "--panels", "1")
    assert studio.history[0][1].mode == "explain"


def test_what_can_be_looked_up_is_shown(run: Run, home: Path) -> None:
    made = json.loads(run("comic", "Why the sky is blue", "--panels", "1", "--json").out)
    assert made["checkable"] == []

    async def learned() -> None:
        async with Library.open(Settings(data_dir=home)) as library:
            comic = await library.comic(made["comic"], "cli:local")
            plot = comic.script.plot.model_copy(update={"checkable": ("Light scatters.",)})
            script = comic.script.model_copy(update={"plot": plot})
            await library.save(comic.model_copy(update={"id": "bbbbbbbbbbbb", "script": script}))

    asyncio.run(learned())
    said = run("show", "bbbbbbbbbbbb").out
    assert "To be looked up:\n  Light scatters." in said


def test_scripts_get_one_object(run: Run) -> None:
    said = run("comic", "Лис губить капелюх", "--panels", "1", "--json", "--out", "out.jpg")
    made = json.loads(said.out)
    assert {
        key: made[key] for key in ("title", "part", "parent", "style", "language", "cast", "panels", "pages")
    } == {
        "title": "Капелюх",
        "part": 1,
        "parent": None,
        "style": "comic",
        "language": "uk",
        "cast": ["Рената"],
        "panels": 1,
        "pages": 1,
    }
    assert made["paths"] == [str(Path("out.jpg").resolve())]
    with Image.open("out.jpg") as picture:
        assert picture.format == "JPEG"


def test_a_sequel_keeps_style_language_and_cast(run: Run, studio: ScriptedWriter) -> None:
    run("comic", "Лис губить капелюх", "--panels", "1", "--style", "noir")
    run("cast", "edit", "Рената", "hat", "fedora")
    said = run("sequel")
    assert "«Капелюх #2» · графічний роман · 1 кадр" in said.out
    brief = studio.history[-1][1]
    assert (brief.mode, brief.idea, brief.language) == ("sequel", "Лис губить капелюх", "uk")
    assert [sheet.outfit.hat for sheet in brief.cast] == ["fedora"]
    listed = run("list").out.splitlines()
    assert listed[0].startswith(" 1  Капелюх  #2  graphic novel")
    assert listed[1].startswith(" 2  Капелюх      graphic novel")
    run("sequel", "2", "--idea", "The fox finds it", "--style", "manga")
    brief = studio.history[-1][1]
    assert (brief.idea, brief.language, brief.style) == ("The fox finds it", "en", "manga")


def test_the_list_and_a_comic_of_it(run: Run) -> None:
    for _ in range(3):
        assert run("comic", "Лис губить капелюх", "--panels", "1").code == 0
    listed = run("list", "--lang", "uk")
    rows = [line.split() for line in listed.out.splitlines()]
    assert [row[:5] for row in rows[1:]] == [
        ["2", "Капелюх", "комікс", "1", "кадр"],
        ["3", "Капелюх", "комікс", "1", "кадр"],
    ]
    assert run("list", "--limit", "2").last == "…and older ones: kitsumy list --limit 4"
    found = json.loads(run("list", "--json").out)
    assert [(one["number"], one["title"]) for one in found] == [
        (1, "The hat"),
        (2, "Капелюх"),
        (3, "Капелюх"),
    ]

    shown = run("show", found[2]["comic"][:5], "--lang", "uk").out
    assert shown.startswith("«Капелюх»\nІдея       Лис губить капелюх\nСтиль      комікс\n")
    assert shown.endswith(f"Код        {found[2]['comic']}\n")
    assert json.loads(run("show", "3", "--json").out)["comic"] == found[2]["comic"]


def test_a_comic_is_written_again_in_another_format(run: Run) -> None:
    for _ in range(3):
        run("comic", "A fox", "--panels", "1")
    run("comic", "A fox", "--panels", "1", "--pages", "2", "--out", "first")
    assert len(list(Path("first").iterdir())) == 2
    said = run("show", "--out", "again/book.pdf")
    assert said.last == "again/book.pdf"
    assert Path(said.last).read_bytes().startswith(b"%PDF")
    several = run("show", "1", "--format", "webp").out.splitlines()
    assert [Path(line).name[-7:] for line in several[-2:]] == ["-1.webp", "-2.webp"]
    assert Path(several[-1]).name.startswith("two-pages-the-end-")


def test_the_picture_is_opened_on_request(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []

    def nothing_here(path: Path) -> bool:
        seen.append(path)
        return False

    monkeypatch.setattr(opening, "show", nothing_here)
    said = run("comic", "Лис", "--panels", "1", "--open")
    assert [str(path) for path in seen] == [said.last]
    assert said.code == 0
    assert said.err == "Не знайшлося програми, щоб відкрити картинку. Відкрийте її самі.\n"


def test_the_cast(run: Run) -> None:
    run("comic", "Лис губить капелюх", "--panels", "1")
    assert run("cast").out == "Рената  fox  1 comic\n"
    assert run("cast", "list", "--lang", "uk").out == "Рената  fox  1 комікс\n"
    assert run("cast", "rename", "рената", "Руда Рена").last == "Рената is called Руда Рена from now on."
    edited = run("cast", "edit", "Руда Рена", "капелюх", "cap", "--lang", "uk")
    assert edited.last == "Руда Рена: капелюх тепер «cap». Це буде видно в наступному продовженні."
    shown = run("cast", "show", "Руда Рена", "--lang", "uk").out
    assert "ім’я           Руда Рена\n" in shown
    assert "капелюх        cap\n" in shown
    assert json.loads(run("cast", "show", "Руда Рена", "--json").out)["hat"] == "cap"
    assert [one["name"] for one in json.loads(run("cast", "--json").out)] == ["Руда Рена"]


def test_genders_are_spoken_of_in_words(run: Run) -> None:
    run("comic", "Лис губить капелюх", "--panels", "1")
    assert "рід            чоловічий\n" in run("cast", "show", "Рената", "--lang", "uk").out
    assert run("cast", "edit", "Рената", "рід", "жіночий", "--lang", "uk").code == 0
    assert "feminine" in run("cast", "show", "Рената").out
    assert json.loads(run("cast", "show", "Рената", "--json").out)["gender"] == "f"


def test_traits_that_cannot_be(run: Run) -> None:
    run("comic", "Лис губить капелюх", "--panels", "1")
    unknown = run("cast", "edit", "Рената", "хвіст", "довгий", "--lang", "uk")
    assert unknown.code == 2
    assert unknown.err.startswith("У персонажа немає риси «хвіст». Змінити можна такі: ім’я, вид, ")
    bad = run("cast", "edit", "Рената", "coat", "зелений", "--lang", "uk")
    assert (bad.code, "«зелений»" in bad.err) == (2, True)
    nobody = run("cast", "show", "Боб")
    assert nobody.err == 'There is no character called "Боб". These are there: Рената.\n'


def test_removing_understands_everything_first(run: Run) -> None:
    for _ in range(2):
        run("comic", "Лис губить капелюх", "--panels", "1")
    assert run("rm", "1", "77").code == 2
    assert len(json.loads(run("list", "--json").out)) == 2
    assert run("rm", "1", "2", "1").out == "Removed: “Капелюх”\n" * 2
    assert run("list").out.startswith("No comics yet.")
    assert run("cast").out.startswith("No characters yet.")


def test_styles(run: Run) -> None:
    assert "noir       графічний роман\n" in run("styles", "--lang", "uk").out
    assert [one["style"] for one in json.loads(run("styles", "--json").out)] == [
        "realistic",
        "comic",
        "manga",
        "noir",
    ]


def test_styles_tell_which_models_draw_them_and_for_how_much(run: Run) -> None:
    shown = run("styles").out
    assert "  replicate  first   FLUX.2 Pro" in shown
    assert "8 references   all styles" in shown
    models = json.loads(run("styles", "--json").out)[1]["models"]
    assert [one["model"] for one in models if one["provider"] == "replicate"] == [
        "black-forest-labs/flux-2-pro",
        "black-forest-labs/flux-dev-lora",
    ]
    assert models[0]["micros"] == 30_000
