"""What image models are told: everything that a shot shows, in words that can do no harm."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitsumy.artists.prompting import LONGEST, looks, prompt
from kitsumy.artists.wording import plain, wording
from kitsumy.character import Outfit
from kitsumy.comic import Figure, Shot
from kitsumy.styles import styles
from tests.artists.orders import KIT, RUDY, STREET, WHISPER, order, references


def test_a_panel_is_told_from_left_to_right() -> None:
    told = prompt(order(), (), "", "text, letters")
    assert told.index("On the left Rudy") < told.index("On the right Kit")
    assert "Exactly 2 figures" in told
    assert "street, night, rain" in told
    assert "running, worried expression, holding lantern" in told
    assert "amused expression, facing left" in told
    assert "Without any text, letters." in told
    assert "open space above them" in told
    assert told.startswith(order().style.prompts.words)


def test_a_character_always_looks_the_same() -> None:
    assert looks(RUDY) == (
        "young female fox, fox orange coat, short dark brown hair, "
        "wearing yellow raincoat and navy blue bowler hat and navy blue scarf"
    )
    close = STREET.model_copy(
        update={"framing": "close", "angle": "low", "place": "moon", "weather": "clear"}
    )
    for shot in (STREET, close):
        assert looks(RUDY) in prompt(order(shot=shot))
    assert "glasses" in looks(KIT)


def test_another_outfit_is_worn_for_one_shot_only() -> None:
    figure = Figure(character="rudy", outfit=Outfit(garment="raincoat", hat="none"))
    told = prompt(order(shot=STREET.model_copy(update={"figures": (figure,)})))
    assert "bowler" not in told
    assert "yellow raincoat" in told
    assert "Exactly one figure" in told


def test_references_are_named_in_their_order_and_the_rest_told_by_words() -> None:
    told = prompt(order(), references("kit"))
    assert "Image 1 is Kit" in told
    assert "is Rudy" not in told
    assert looks(RUDY) in told
    assert "Image 2 is Rudy" in prompt(order(), references("kit", "rudy"))


def test_a_sheet_is_one_figure_on_plain_ground_and_nothing_of_a_story() -> None:
    told = prompt(order(subject="sheet", cast=(RUDY,)))
    assert "front view, full figure" in told
    assert "plain light grey ground" in told
    assert looks(RUDY) in told
    assert WHISPER not in told
    assert "street" not in told


def test_an_empty_shot_has_nobody_in_it() -> None:
    told = prompt(order(shot=Shot(place="desk", framing="insert", props=("letter", "candle"))))
    assert "No people" in told
    assert "letter, candle" in told
    assert "open space" not in told


@pytest.mark.parametrize("key", sorted(styles()))
def test_every_style_begins_with_its_own_words(key: str) -> None:
    style = styles()[key]
    assert prompt(order(key), (), "mine").startswith(f"mine, {style.prompts.words}")


def test_markup_and_addresses_do_not_come_through() -> None:
    evil = (
        "a (fox:1.9) <lora:x:1> {a|b} [c] `d` # * https://evil.example/x www.evil.example embedding:y\n\nnew"
    )
    assert plain(evil) == "a fox 1.9 lora x 1 a b c d embedding y new"
    assert plain("Лисиця's мак’як") == "Лисиця's мак’як"
    assert len(plain("word " * 100)) <= 90
    assert plain("  ") == ""


@settings(max_examples=40)
@given(st.text(max_size=300), st.text(max_size=300), st.lists(st.text(max_size=200), max_size=30))
def test_whatever_a_shot_says_the_prompt_is_bounded_and_plain(
    place: str, mood: str, props: list[str]
) -> None:
    shot = STREET.model_copy(update={"place": place, "mood": mood, "props": tuple(props)})
    told = prompt(order(shot=shot), references("rudy"), "", "text")
    assert len(told) <= LONGEST
    assert told.endswith("Without any text.")
    assert not set(told) & set('<>{}[]()|*_#`"\\\n\r\t\x00')


def test_a_crowd_is_cut_at_the_end_and_never_in_the_middle() -> None:
    figures = tuple(Figure(character="rudy", pose=f"pose number {n} of very many") for n in range(40))
    told = prompt(order(shot=STREET.model_copy(update={"figures": figures})), (), "", "text")
    assert len(told) <= LONGEST
    assert told.count(looks(RUDY)) > 3
    assert told.endswith("Without any text.")


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ("#e2762f", "fox orange"),
        ("#ff0000", "red"),
        ("#ffffff", "white"),
        ("#000000", "black"),
        ("#1d2b50", "navy blue"),
    ],
)
def test_colours_have_names(colour: str, name: str) -> None:
    assert wording().colour(colour) == name
