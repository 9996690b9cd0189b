"""The README's first command, as a person types it on a fresh machine: no key, no account, no network."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from .conftest import Run


@pytest.mark.parametrize(
    ("idea", "language"),
    [
        ("A fox detective loses her hat in the rain", "en"),
        ("Лисиця-детективка губить капелюх під дощем", "uk"),
    ],
)
def test_an_idea_becomes_a_page_and_the_page_a_sequel(run: Run, idea: str, language: str) -> None:
    first = json.loads(run("comic", idea, "--json").out)
    assert (first["language"], first["panels"], first["pages"], first["part"]) == (language, 5, 1, 1)
    with Image.open(first["paths"][0]) as page:
        assert page.size == (1600, page.height)
        assert len(page.convert("L").resize((64, 64)).getcolors() or ()) > 20

    said = run("sequel")
    assert (said.code, said.err) == (0, "")
    assert Path(said.last).exists()
    second = json.loads(run("show", "--json").out)
    assert (second["part"], second["parent"], second["language"]) == (2, first["comic"], language)
    assert set(first["cast"]) <= set(second["cast"])
    assert second["title"].endswith("#2")


def test_the_same_idea_gives_the_same_picture(run: Run) -> None:
    for name in ("one.png", "two.png"):
        assert run("comic", "A shy dragon bakes a cake", "--panels", "2", "--out", name).last == name
    assert Path("one.png").read_bytes() == Path("two.png").read_bytes()
