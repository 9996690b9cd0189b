"""The lettering of a kept comic is measured for people, for scripts and in a picture."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from PIL import Image

from kitsumy import settings
from kitsumy.comic import Comic
from kitsumy.lettering.gates import limits
from kitsumy.library import Change, Library
from kitsumy.writers.scripted import ScriptedWriter

from .conftest import Run


@pytest.fixture(autouse=True)
def comic(run: Run, studio: ScriptedWriter) -> str:
    """Make a comic of one panel."""
    return str(json.loads(run("comic", "Лис губить капелюх", "--panels", "1", "--json").out)["comic"])


def spoil() -> None:
    """Keep a version whose one balloon hangs over its panel's edge."""

    async def keep() -> Comic:
        async with Library.open(settings.load()) as library:
            comic = await library.comic("", "cli:local")
            page = comic.pages[0]
            (balloon,) = page.letters[0].balloons
            moved = balloon.model_copy(update={"centre": balloon.centre._replace(x=40.0), "tip": None})
            letters = page.letters[0].model_copy(update={"balloons": (moved,)})
            spoilt = page.model_copy(update={"letters": (letters,)})
            return await library.revise(comic.model_copy(update={"pages": (spoilt,)}), Change(kind="edit"))

    asyncio.run(keep())


def test_a_good_page_is_said_to_be_good(run: Run) -> None:
    said = run("inspect")
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0] == "Page 1: everything is as it should be."
    assert lines[1] == " ✓  texts read out of turn            0      at most 0     of 1"
    assert len([line for line in lines if line.startswith(" ✓")]) == len(limits())
    assert run("inspect", "1", "--lang", "uk").out.startswith("Сторінка 1: усе як слід.\n ✓  написи не за")


def test_a_fault_is_named_and_numbered(run: Run) -> None:
    spoil()
    said = run("inspect", "--lang", "uk")
    assert said.code == 1
    assert said.out.startswith("Сторінка 1: треба виправити: 1.\n")
    assert "\n ✗  проміжки до краю кадру, пікселі" in said.out
    assert "\n  1. кадр 1: «ДЕ МІЙ КАПЕЛЮХ?» стоїть заблизько до краю кадру (-" in said.out
    assert "panel's edge (-" in run("inspect").out
    assert run("inspect", "--version", "1").code == 0


def test_scripts_get_every_mark(run: Run, comic: str) -> None:
    said = json.loads(run("inspect", "--json").out)
    assert (said["comic"], said["version"], said["passes"], said["paths"]) == (comic, 1, True, [])
    (page,) = said["pages"]
    assert [mark["kind"] for mark in page["marks"]] == list(limits())
    assert page["faults"] == []
    spoil()
    spoilt = json.loads(run("inspect", "--json").out)
    assert (spoilt["version"], spoilt["passes"]) == (2, False)
    assert [(fault["kind"], fault["panel"]) for fault in spoilt["pages"][0]["faults"]] == [("edge", 0)]


def test_the_overlay_is_a_picture_beside_the_page(run: Run) -> None:
    plain = Path(next(Path("comics").iterdir()))
    said = run("inspect", "--overlay")
    assert said.last == str(plain.with_name(f"{plain.stem}-inspected.png"))
    with Image.open(said.last) as marked, Image.open(plain) as page:
        assert marked.width == page.width
        assert marked.height > page.height
    assert run("inspect", "--out", "seen.webp").last == "seen.webp"
    assert json.loads(run("inspect", "--overlay", "--json").out)["paths"] == [str(Path(said.last).resolve())]


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["nosuch"], 2, 'There is no comic "nosuch".'),
        (["--version", "3"], 2, "This comic has no version 3; its newest one is 1."),
        (["--overlay", "--format", "gif"], 2, 'I cannot write the format "gif".'),
        (["--overlay", "--out", "taken/here"], 1, 'I cannot write to the folder "taken/here".'),
    ],
)
def test_what_cannot_be_done_is_said(run: Run, words: list[str], code: int, sentence: str) -> None:
    Path("taken").write_text("a file, not a folder", "utf-8")
    said = run("inspect", *words)
    assert (said.code, said.out) == (code, "")
    assert said.err.startswith(sentence)


def test_a_page_that_is_gone(run: Run, home: Path) -> None:
    for blob in home.glob("blobs/??/*"):
        blob.unlink()
    assert run("inspect").code == 0
    assert run("inspect", "--overlay").code == 1
