"""Scenery: twenty-five places and more, by day, dusk and night, never a hole in them."""

import inspect
from collections import Counter
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitsumy.draft.ink.painter import Painter
from kitsumy.draft.ink.raster import rasterise
from kitsumy.draft.scenery import conditions, places, scene
from kitsumy.draft.scenery.plate import BOTTOM, LEFT, RIGHT, TOP, Plate, rng
from kitsumy.geometry import Box, Size
from kitsumy.styles import styles

PLACES = tuple(places.places())
HOURS = ("day", "dusk", "night")


def painted(place: str, hour: str = "day", style: str = "comic", seed: int = 1) -> Painter:
    painter = Painter(styles()[style].draft)
    scene.paint(painter, places.find(place), hour, seed)
    return painter


def test_everybody_finds_the_places_they_know() -> None:
    wanted = (
        "street forest room office kitchen space moon ship beach mountain castle field village sea school "
        "library cafe park cave desert underwater bedroom roof market"
    )

    assert set(wanted.split()) <= set(PLACES)
    assert all(places.find(word).key == word for word in wanted.split())


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("coffee shop", "cafe"),
        ("the coffee shop on the corner", "cafe"),
        ("bottom of the sea floor", "underwater"),
        ("rooftops", "roof"),
        ("kichen", "kitchen"),
        ("У лісі ліс", "forest"),
        ("Кав'ярня", "cafe"),
    ],
)
def test_free_words_lead_to_the_nearest_place(words: str, key: str) -> None:
    assert places.find(words).key == key


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120))
def test_words_that_mean_no_place_still_happen_somewhere_always_the_same(words: str) -> None:
    assert places.find(words) == places.find(words)
    assert places.find(words).key in PLACES


def test_no_alias_belongs_to_two_places() -> None:
    owners = Counter(alias for place in places.places().values() for alias in {*place.aliases, place.key})

    assert [alias for alias, count in owners.items() if count > 1] == []


def test_every_layer_is_told_only_what_it_understands() -> None:
    for place in places.places().values():
        for layer in place.layers:
            signature = inspect.signature(scene.layers()[layer.draw])

            signature.bind(None, **layer.settings)


@pytest.mark.parametrize("place", PLACES)
def test_every_place_has_a_far_a_middle_and_details(place: str) -> None:
    assert len(places.find(place).layers) >= 6


@pytest.mark.parametrize("place", PLACES)
def test_a_plate_covers_everything_a_camera_may_see(place: str) -> None:
    view = Box(LEFT, TOP, RIGHT, BOTTOM)

    for hour in HOURS:
        svg = painted(place, hour, "realistic").svg(192, 104, view)
        ElementTree.fromstring(svg)  # noqa: S314  # our own drawing

        assert int(rasterise(svg, Size(192, 104))[:, :, 3].min()) == 255


def test_a_comic_stays_in_its_room_and_another_comic_gets_another() -> None:
    assert painted("room", seed=4).body == painted("room", seed=4).body
    assert painted("room", seed=4).body != painted("room", seed=5).body


@pytest.mark.parametrize("style", list(styles()))
def test_night_is_darker_than_day_in_every_print(style: str) -> None:
    def lightness(hour: str) -> float:
        svg = painted("village", hour, style).svg(192, 104, Box(0, 0, 960, 520))
        return float(np.mean(rasterise(svg, Size(192, 104))[:, :, :3]))

    assert lightness("night") < lightness("dusk") < lightness("day")


def test_an_unlit_colour_keeps_shining_at_night() -> None:
    by_night = Plate(Painter(styles()["comic"].draft), "night", rng("test"))
    by_night.glow("M0 0 Z", "#ffd977")
    by_night.shape("M0 0 Z", "#ffd977", 0, 0)

    shining, lit = by_night.painter.body.split("<path")[1:]

    assert "#ffd977" in shining
    assert "#ffd977" not in lit


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("day", "day"),
        ("noon", "day"),
        ("late at night", "night"),
        ("sunset", "dusk"),
        ("ввечері, захід", "dusk"),
        ("", "day"),
    ],
)
def test_hours_are_read_from_free_words(words: str, hour: str) -> None:
    assert conditions.hour(words) == hour


@pytest.mark.parametrize(
    ("words", "weather"),
    [
        ("clear", ""),
        ("a thunderstorm with rain", "storm"),
        ("Злива", "rain"),
        ("blizzard", "snow"),
        ("misty", "fog"),
        ("", ""),
    ],
)
def test_weather_is_read_from_free_words(words: str, weather: str) -> None:
    assert conditions.weather(words) == weather
