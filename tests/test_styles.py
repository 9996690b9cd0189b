from __future__ import annotations

import tomllib
from importlib import resources

import pytest
from pydantic import ValidationError

from kitsumy import styles
from kitsumy.errors import UnknownStyle


def test_people_may_ask_by_any_name_in_either_language() -> None:
    assert styles.find("Graphic Novel").key == "noir"
    assert styles.find("graphic-novel").key == "noir"
    assert styles.find("Манга").key == "manga"
    assert styles.find("комікс").key == "comic"
    assert styles.find("realistic").key == "realistic"


def test_an_unknown_style_names_the_nearest() -> None:
    with pytest.raises(UnknownStyle) as caught:
        styles.find("mnga")
    assert caught.value.nearest == "manga"
    assert set(caught.value.known) == {"realistic", "comic", "manga", "noir"}


def test_no_two_styles_answer_to_one_name() -> None:
    names = [name for style in styles.styles().values() for name in style.answers_to()]
    assert len(names) == len(set(names))


def test_a_fifth_style_is_data() -> None:
    text = (resources.files("kitsumy") / "styles.toml").read_text("utf-8")
    row = text[text.index("[manga]") : text.index("[noir]")].replace("manga", "sketch")
    assert styles.read(text + row)["sketch"].draft.print == "tone"


def test_a_style_with_a_field_nobody_knows_is_refused() -> None:
    text = (resources.files("kitsumy") / "styles.toml").read_text("utf-8")
    assert tomllib.loads(text)
    with pytest.raises(ValidationError):
        styles.read(text.replace("leg = 1.05", "leg = 1.05\nwings = 2"))


@pytest.mark.parametrize(
    "wrong",
    ['http = [{ model = "" }]', "http = []", "", 'http = [{ model = "x" }]\nnobody = [{ model = "x" }]'],
)
def test_a_style_names_models_of_all_providers(wrong: str) -> None:
    text = (resources.files("kitsumy") / "styles.toml").read_text("utf-8")
    with pytest.raises(ValidationError):
        styles.read(text.replace('http = [{ model = "sd_xl_base_1.0.safetensors" }]', wrong, 1))


def test_a_provider_with_one_choice_has_it_as_its_second_too() -> None:
    assert styles.find("comic").prompts.choice("http", 1) == styles.find("comic").prompts.choice("http", 0)
