from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kitsumy import language
from kitsumy.character import CharacterSheet, Palette
from kitsumy.comic import Brief, Dialogue, Figure, Lines, Plot, Script, Shot
from kitsumy.geometry import Box

FOX = CharacterSheet(id="fox", name="Rena", palette=Palette(coat="#e8702a", main="#b58a55", second="#5b3a2a"))


def test_a_figure_without_a_sheet_is_no_plot() -> None:
    with pytest.raises(ValidationError, match="ghost"):
        Plot(title="A", cast=(FOX,), shots=(Shot(place="forest", figures=(Figure(character="ghost"),)),))


def test_a_script_has_words_for_every_shot() -> None:
    plot = Plot(title="A", cast=(FOX,), shots=(Shot(place="forest"),))
    with pytest.raises(ValidationError, match="1 shots, 2 panels"):
        Script(plot=plot, dialogue=Dialogue(panels=(Lines(), Lines())))


def test_models_are_frozen_and_closed() -> None:
    with pytest.raises(ValidationError):
        setattr(FOX, "name", "Max")  # noqa: B010 - mypy already forbids the plain assignment
    with pytest.raises(ValidationError):
        Brief.model_validate({"idea": "a", "style": "comic", "language": "en", "surprise": 1})


def test_an_idea_is_told_by_its_letters() -> None:
    assert language.detect("A fox") == "en"
    assert language.detect("Кіт Tom і миша Jerry шукають ключ") == "uk"
    assert language.detect("123 🦊", default="uk") == "uk"


@given(st.text())
def test_every_text_has_a_language(text: str) -> None:
    assert language.detect(text) in language.LANGUAGES


BOXES = st.builds(Box, st.floats(0, 9), st.floats(0, 9), st.floats(9, 20), st.floats(9, 20))


@given(BOXES, BOXES)
def test_overlap_is_mutual_and_never_larger_than_either(a: Box, b: Box) -> None:
    assert a.overlap(b) == b.overlap(a)
    assert a.overlap(b) <= min(a.width * a.height, b.width * b.height) + 1e-9
