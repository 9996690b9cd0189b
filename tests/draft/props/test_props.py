"""Props: found by many words, drawn any number of times."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitsumy.draft.props import catalogue


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("hat", "top-hat"),
        ("Top Hat", "top-hat"),
        ("a rusty old key", "old-key"),
        ("last battery", "battery"),
        ("umbrela", "umbrella"),
        ("apples", "red-apple"),
        ("чашка", "hot-beverage"),
        ("Борщ", "steaming-bowl"),
        ("wrapped_gift", "wrapped-gift"),
    ],
)
def test_a_thing_is_found_by_what_people_call_it(word: str, name: str) -> None:
    found = catalogue.find(word)

    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("word", ["", "   ", "xyzzyqwv", "🙂"])
def test_what_nothing_resembles_is_nothing(word: str) -> None:
    assert catalogue.find(word) is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_words_find_a_prop_or_none(words: str) -> None:
    found = catalogue.find(words)

    assert found is None or found == catalogue.prop(found.name)


def test_every_prop_is_sound_markup_without_scripts_links_or_text() -> None:
    for prop in catalogue.props().values():
        root = ElementTree.fromstring(f'<svg xmlns:xlink="x">{prop.body}</svg>')  # noqa: S314  # our own file
        tags = {element.tag for element in root.iter()}

        assert not tags & {"script", "image", "text", "style", "foreignObject"}, prop.name
        assert "http" not in prop.body, prop.name


def test_two_copies_on_one_page_share_no_id() -> None:
    named = next(prop for prop in catalogue.props().values() if 'id="' in prop.body)

    first, second = (set(re.findall(r'id="([^"]+)"', named.markup(prefix))) for prefix in ("a", "b"))

    assert first
    assert not first & second


def test_every_reference_still_points_at_something_of_its_own() -> None:
    for prop in catalogue.props().values():
        markup = prop.svg("p7", 40, ink="#000000", pen=2, halo=4)
        ids = set(re.findall(r'id="([^"]+)"', markup))

        assert set(re.findall(r'(?:url\(#|href="#)([^")]+)', markup)) <= ids, prop.name


def test_a_print_without_colours_repaints_every_colour() -> None:
    markup = catalogue.props()["umbrella"].svg("p", 40, paint=lambda colour: "#777777")

    assert set(re.findall(r"#[0-9a-f]{6}", markup)) == {"#777777"}


def test_short_colours_are_painted_as_their_long_form() -> None:
    painted = catalogue.Prop("dot", '<path fill="#FA0"/>').markup("p", lambda colour: f"<{colour}>")

    assert painted == '<path fill="<#ffaa00>"/>'


def test_every_other_word_belongs_to_a_prop_that_exists() -> None:
    assert all(catalogue.find(name) is not None for name in catalogue.props())
