"""Any script on any art: a page that passes every gate, or the one documented error."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitsumy import lettering
from kitsumy.character import CharacterSheet, Palette
from kitsumy.comic import Balloon, Brief, Dialogue, Figure, Lines, Plot, Sfx, Shot
from kitsumy.composing import breakdown, press
from kitsumy.composing.breakdown import Story
from kitsumy.errors import TextDoesNotFit
from kitsumy.geometry import Box, Point
from kitsumy.page import Anchor, BalloonKind, Busy, Direction, FontTheme
from kitsumy.ports import Camera, PanelOrder
from kitsumy.styles import find, styles

PEOPLE = ("a", "b", "c")
SHEET = CharacterSheet(id="a", name="Ренá", palette=Palette(coat="#e8702a", main="#b58a55", second="#5b3a2a"))
CAST = tuple(SHEET.model_copy(update={"id": who, "name": f"Person {who}"}) for who in PEOPLE)
TALK = (
    "so it is here, never ten what? Look! waiting nevertheless again. through the window — lighthouse",
    "я ти вони ніколи. «Так» що? Дивись! подорожували, нарешті крізь п’ять — віконечко сьогодні…",
    "Ω ποτέ; יום عالم 東京に 🦊 *so* зґвалтовано ₴100 don’t 3 * 4",
)
WORDS = st.sampled_from([word for line in TALK for word in line.split()])


def texts(most: int) -> st.SearchStrategy[str]:
    return st.lists(WORDS, min_size=1, max_size=most).map(" ".join)


def lines(most: int) -> st.SearchStrategy[Lines]:
    balloon = st.builds(
        Balloon,
        speaker=st.sampled_from([*PEOPLE, "nobody here"]),
        text=texts(most),
        kind=st.sampled_from(get_args(BalloonKind)),
    )
    return st.builds(
        Lines,
        captions=st.lists(texts(most // 2 + 1), max_size=1).map(tuple),
        balloons=st.lists(balloon, max_size=4).map(tuple),
        sfx=st.lists(st.just(Sfx(text="Boom")), max_size=1).map(tuple),
    )


@st.composite
def heads(draw: st.DrawFn) -> tuple[Anchor, ...]:
    """Draw heads of any size and in any place, also cut off by the panel's edge and over one another."""
    found = []
    for who in draw(st.lists(st.sampled_from([*PEOPLE, ""]), max_size=4, unique=True)):
        x, y, wide, high = (draw(st.floats(low, 1)) for low in (0, 0.1, 0.06, 0.1))
        wide, high = wide * 0.5, high * 0.6
        head = Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
        face = Box(x - wide * 0.4, y - high * 0.2, x + wide * 0.4, y + high / 2)
        found.append(Anchor(character=who, head=head, face=face, mouth=Point(x, y + high * 0.3)))
    return tuple(found)


def story(shots: int, style: str = "comic", direction: Direction = "ltr", font: FontTheme = "print") -> Story:
    shot = Shot(place="street", figures=tuple(Figure(character=who) for who in PEOPLE[:2]))
    brief = Brief(idea="x", style=style, language="en", panels=shots, direction=direction)
    chosen = find(style)
    habits = chosen.lettering.model_copy(update={"font": font})
    plot = Plot(title="A story", cast=CAST, shots=(shot,) * shots)
    return Story(
        brief, plot, chosen.model_copy(update={"lettering": habits}), 3, "A story", "Drawn by nobody"
    )


def composed(told: Story, said: Sequence[Lines], seen: Sequence[tuple[Anchor, ...]]) -> list[lettering.Fault]:
    """Return what is wrong with the pages."""

    def offers(order: PanelOrder, panel: int, room: float) -> Sequence[Camera]:
        anchors = seen[panel]
        return (Camera(cost=0, anchors=anchors, busy=tuple(Busy(box=a.head, weight=0.9) for a in anchors)),)

    sheets, cameras = breakdown.compose(told, Dialogue(panels=tuple(said)), offers)
    anchors = {panel: camera.anchors for panel, camera in cameras.items()}
    habits = told.style.lettering
    scores = [lettering.score(press.record(sheet, "", habits.font), anchors, habits) for sheet in sheets]
    return [fault for score in scores for fault in score.faults]


@pytest.mark.parametrize("shots", [1, 2, 3])
@settings(max_examples=4)
@given(st.data())
def test_any_script_on_any_art_is_a_good_page_or_the_one_error(shots: int, data: st.DataObject) -> None:
    tried(shots, data)


@pytest.mark.parametrize("shots", [5, 9])
@settings(max_examples=2)  # one page takes as long as many panels by themselves
@given(st.data())
def test_so_is_a_page_of_many_panels(shots: int, data: st.DataObject) -> None:
    tried(shots, data)


def tried(shots: int, data: st.DataObject) -> None:
    """Letter any words on any art, and look at the page or the error."""
    most = data.draw(st.sampled_from([6, 12, 40]))
    said = [data.draw(lines(most)) for _ in range(shots)]
    seen = [data.draw(heads()) for _ in range(shots)]
    told = story(
        shots,
        data.draw(st.sampled_from(list(styles()))),
        data.draw(st.sampled_from(get_args(Direction))),
        data.draw(st.sampled_from(get_args(FontTheme))),
    )
    short = refused(told, said, seen)
    if short is not None:
        wordy = said[short.panel]
        counts = [len(one.text.split()) for one in wordy.balloons]
        assert short.words == sum(counts) + sum(len(one.split()) for one in wordy.captions)
        assert short.room < short.words
        assert not short.balloon or counts[short.balloon - 1] == max(counts)


def refused(told: Story, said: Sequence[Lines], seen: Sequence[tuple[Anchor, ...]]) -> TextDoesNotFit | None:
    try:
        assert composed(told, said, seen) == []
    except TextDoesNotFit as short:
        return short
    return None
