"""Whether a figure looks like its reference, measured on drawings of which it is known whom they show."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pytest
from PIL import Image, ImageEnhance

from kitsumy import artists, settings
from kitsumy.art import likeness
from kitsumy.art.likeness import Traits
from kitsumy.character import CharacterSheet, Look, Outfit, Palette
from kitsumy.comic import Comic, Figure, Shot
from kitsumy.draft.artist import DraftArtist
from kitsumy.errors import ProviderDown
from kitsumy.geometry import Box, Point, Size
from kitsumy.library import Library
from kitsumy.page import Anchor
from kitsumy.ports import Drawing, PanelOrder
from kitsumy.revising.redrawing import redraw
from kitsumy.studio import Studio
from kitsumy.styles import find
from kitsumy.writers.scripted import ScriptedWriter
from tests.portrayed import COLOURS, Portraitist, painted, sheet
from tests.test_portraits import brief, script

MINE = "cli:local"
SPECIES = ("fox", "human", "cat", "robot", "human", "bear", "human", "dog")
COATS = ("#e8702a", "#f0c8a0", "#8a8f98", "#9fb4c8", "#8d5a3a", "#5b3a2a", "#e0ac80", "#d9c27a")
CLOTHES = ("#3b6fb0", "#a33b3b", "#2f7a4a", "#c9a227", "#6b3fa0", "#222831", "#d86fa0", "#e8e4d8")
PLACES, TIMES = ("street", "forest", "kitchen", "castle"), ("day", "night")


class Measured(NamedTuple):
    """Scores of figures against their own reference, and against everybody else's."""

    same: list[float]
    others: list[float]

    @property
    def auc(self) -> float:
        """Return how often somebody's own figure is more alike than another's is."""
        return float((np.array(self.same)[:, None] > np.array(self.others)[None]).mean())


def everybody() -> tuple[CharacterSheet, ...]:
    return tuple(
        CharacterSheet(
            id=f"c{index}",
            name=f"N{index}",
            look=Look(species=species, hair=("short", "long")[index % 2], gender=("m", "f")[index % 2]),
            outfit=Outfit(
                garment=("shirt", "coat", "dress")[index % 3], hat=("none", "fedora")[index % 4 == 0]
            ),
            palette=Palette(coat=COATS[index], main=CLOTHES[index], second=CLOTHES[(index + 3) % 8]),
        )
        for index, species in enumerate(SPECIES)
    )


def drawn(style: str, shot: Shot, cast: tuple[CharacterSheet, ...], size: Size) -> Drawing:
    artist = artists.find("draft")
    order = PanelOrder(shot=shot, cast=cast, style=find(style), size=size, seed=1)
    return asyncio.run(artist.draw(order, artist.cameras(order, 0.2)[0]))


@lru_cache(maxsize=4)
def measured(style: str) -> Measured:
    chance, cast = random.Random(7), everybody()
    references: dict[str, Traits] = {}
    for one in cast:
        alone = drawn(style, Shot(place="plain", figures=(Figure(character=one.id),)), (one,), Size(384, 512))
        found = likeness.of_reference(alone.image, alone.anchors)
        assert found is not None
        references[one.id] = found
    scores = Measured([], [])
    for number in range(16):
        pair = chance.sample(cast, 2)
        figures = tuple(
            Figure(
                character=one.id,
                slot=slot,  # type: ignore[arg-type]
                pose=chance.choice(("stand", "run", "point")),
                expression=chance.choice(("happy", "angry", "sad")),
            )
            for one, slot in zip(pair, ("left", "right"), strict=True)
        )
        place, time = PLACES[number % 4], TIMES[number % 2]
        framing = ("medium", "close", "wide")[number % 3]
        seen = drawn(
            style,
            Shot(place=place, time=time, framing=framing, figures=figures),  # type: ignore[arg-type]
            tuple(pair),
            Size(570, 420),
        )
        for anchor in seen.anchors:
            if (traits := likeness.traits(seen.image, anchor)) is not None:
                for who, reference in references.items():
                    side = scores.same if who == anchor.character else scores.others
                    side.append(likeness.alike(traits, reference))
    return scores


@pytest.mark.parametrize(
    ("style", "least"), [("comic", 0.98), ("realistic", 0.98), ("manga", 0.95), ("noir", 0.97)]
)
def test_the_same_character_is_more_alike_than_others(style: str, least: float) -> None:
    assert len(measured(style).same) > 20
    assert measured(style).auc >= least


@pytest.mark.parametrize("style", ["comic", "realistic"])
def test_far_off_is_nobodys_own_figure_and_most_of_others(style: str) -> None:
    scores = measured(style)
    assert min(scores.same) > likeness.FAR_OFF + 0.1
    assert np.mean([score < likeness.FAR_OFF for score in scores.others]) > 0.5


def figure(colour: str, width: int = 400) -> tuple[Image.Image, Anchor]:
    shot = Shot(place="street", figures=(Figure(character="fox"),))
    order = PanelOrder(shot=shot, cast=(sheet("fox"),), style=find("comic"), size=Size(width, width), seed=1)
    picture, (anchor,) = painted(order, lambda _: colour)
    return picture, anchor


def test_somebody_is_wholly_like_themselves_in_any_size_and_mirrored() -> None:
    picture, anchor = figure("#d2402a")
    plain = likeness.traits(picture, anchor)
    small = likeness.traits(picture.resize((180, 180)), anchor)
    mirrored = likeness.traits(picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT), anchor)
    assert plain is not None
    assert small is not None
    assert mirrored is not None
    assert likeness.alike(plain, plain) == pytest.approx(1.0, abs=1e-4)
    assert likeness.alike(plain, small) > 0.85
    assert likeness.alike(plain, mirrored) > 0.95


def test_dusk_is_no_other_person_but_another_colour_is() -> None:
    picture, anchor = figure("#d2402a")
    plain = likeness.traits(picture, anchor)
    dusk = likeness.traits(ImageEnhance.Brightness(picture).enhance(0.85), anchor)
    blue = likeness.traits(*figure("#2a62d2"))
    assert plain is not None
    assert dusk is not None
    assert blue is not None
    assert likeness.alike(plain, dusk) > likeness.FAR_OFF > likeness.alike(plain, blue)


def test_who_was_not_seen_is_not_measured() -> None:
    picture, anchor = figure("#d2402a")
    known = {"fox": likeness.traits(picture, anchor) or pytest.fail("no traits")}
    assert likeness.of_panel(picture, (anchor,), known) == pytest.approx(1.0, abs=1e-3)
    guessed = anchor.model_copy(update={"source": "declared"})
    assert likeness.of_panel(picture, (guessed,), known) is None
    assert likeness.of_panel(picture, (anchor,), {}) is None
    away = anchor.model_copy(update={"head": Box(1.2, 0, 1.4, 0.2), "mouth": Point(1.3, 0.1)})
    assert likeness.of_panel(picture, (away,), known) is None


def test_faces_are_found_in_references_that_nobody_described() -> None:
    one = everybody()[1]
    alone = drawn("comic", Shot(place="plain", figures=(Figure(character=one.id),)), (one,), Size(768, 1024))
    told = likeness.of_reference(alone.image, alone.anchors)
    found = likeness.of_reference(alone.image)
    assert told is not None
    assert found is not None
    assert likeness.alike(told, found) > likeness.FAR_OFF
    assert likeness.of_reference(Image.new("RGB", (300, 400), "white")) is None


@pytest.fixture
async def library() -> AsyncIterator[Library]:
    async with Library.open(settings.load()) as opened:
        yield opened


class Forgetful(Portraitist):
    """Says where everybody is, and paints some takes of the fox in another's colour."""

    def __init__(self, wrong: tuple[tuple[int, str], ...], ends: Exception | None = None) -> None:
        colours = dict(wrong)

        def shade(order: PanelOrder, name: str) -> str:
            astray = name == "fox" and order.subject == "panel" and order.take in colours
            return colours[order.take] if astray else COLOURS[name]

        super().__init__(
            shade=shade, fails=lambda order: ends if order.subject == "panel" and order.take > 1 else None
        )
        self.says = True


async def make(library: Library, artist: Portraitist) -> Comic:
    return await Studio(ScriptedWriter([script()]), artist, library).make(brief())


async def test_a_panel_far_off_is_drawn_once_more_and_the_better_take_is_kept(library: Library) -> None:
    artist = Forgetful(((1, COLOURS["owl"]),))
    comic = await make(library, artist)
    assert [order.take for order in artist.panels].count(2) == 1  # two are far off, one may be drawn again
    (again,) = [panel for panel in comic.panels if panel.take == 2]
    assert again.likeness is not None
    assert again.likeness > 0.85
    first, second, third = (panel.likeness for panel in comic.panels)
    assert third is not None
    assert third > 0.85
    assert min(first or 1.0, second or 1.0) < likeness.FAR_OFF
    assert await library.comic(comic.id, MINE) == comic


async def test_the_first_take_stays_where_the_second_is_no_better(library: Library) -> None:
    artist = Forgetful(((1, COLOURS["owl"]), (2, COLOURS["owl"])))
    comic = await make(library, artist)
    # A redraw is to bring a third one, not the second that was no better.
    assert [panel.take for panel in comic.panels] == [2, 1, 1]
    assert max(order.take for order in artist.panels) == 2


async def test_a_provider_that_ends_leaves_the_first_take(library: Library) -> None:
    artist = Forgetful(((1, COLOURS["owl"]),), ends=ProviderDown("portraitist"))
    comic = await make(library, artist)
    assert [panel.take for panel in comic.panels] == [1, 1, 1]


async def test_what_is_alike_is_drawn_once(library: Library) -> None:
    artist = Forgetful(())
    comic = await make(library, artist)
    assert [order.take for order in artist.panels] == [1, 1, 1]
    assert all((panel.likeness or 0) > 0.85 for panel in comic.panels)


async def test_a_redraw_is_asked_for_once_however_it_turns_out(library: Library) -> None:
    comic = await make(library, Forgetful(()))
    artist = Forgetful(((2, COLOURS["owl"]),))
    changed = await redraw(library, comic, 1, artist)
    assert [order.take for order in artist.orders] == [2]
    # Painted faces are told of, not found: there is nothing to compare a kept reference by.
    assert (changed.panels[0].take, changed.panels[0].likeness) == (2, None)


async def test_drafts_have_nobody_to_be_compared_with(library: Library) -> None:
    comic = await Studio(ScriptedWriter([script()]), DraftArtist(), library).make(brief())
    assert {panel.likeness for panel in comic.panels} == {None}
