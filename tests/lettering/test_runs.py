from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from kitsumy import fonts
from kitsumy.fonts import coverage
from kitsumy.fonts.clusters import IGNORED
from kitsumy.geometry import Point
from kitsumy.lettering import paint, runs
from kitsumy.lettering.shapes import shapes
from kitsumy.lettering.words import ROLES, Kind, set_text
from kitsumy.page import FontTheme, PanelLetters, PlacedBalloon
from kitsumy.styles import find

HABITS = find("comic").lettering
TEXTS = st.lists(
    st.one_of(
        st.text(max_size=9),
        st.sampled_from(
            ["*so*", "*very", "late*", "лис", "שלום", "狐の探偵", "👩‍🚒", "مرحبا", "ไทย", "—", '"x"']
        ),
    ),
    max_size=60,
).map(" ".join)
KINDS: tuple[Kind, ...] = ("speech", "thought", "shout", "whisper", "radio", "caption")


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.sampled_from(KINDS), st.sampled_from(("print", "hand")))
def test_whatever_is_said_no_box_is_drawn(text: str, kind: Kind, theme: FontTheme) -> None:
    for shape in shapes(set_text(text, kind, HABITS), kind, 36, theme)[:2]:
        for line in shape.lines:
            for run in runs.line(line, ROLES[kind], 36, theme).runs:
                drawn = {ord(c) for c in run.text if c not in IGNORED}
                assert drawn <= coverage.characters(run.face) | {0x20}


@settings(max_examples=25, deadline=None)
@given(TEXTS, st.sampled_from(KINDS[:5]), st.sampled_from(("print", "hand")))
def test_whatever_is_said_it_is_painted_where_it_was_measured(
    text: str, kind: Kind, theme: FontTheme
) -> None:
    for shape in shapes(set_text(text, kind, HABITS), kind, 30, theme)[:1]:
        for line in shape.lines:
            measured = runs.extent(line, ROLES[kind], 30, theme)
            page = Image.new("L", (round(measured.width) + 200, 160), 255)
            middle = (page.width / 2, 80)
            runs.write(ImageDraw.Draw(page), middle, line, ROLES[kind], 30, "black", theme)
            rows, columns = np.nonzero(np.asarray(page) < 128)
            if len(rows):
                assert measured.x0 - 1.5 <= columns.min() - middle[0]
                assert columns.max() + 1 - middle[0] <= measured.x1 + 1.5
                assert measured.y0 - 1.5 <= rows.min() - 80
                assert rows.max() + 1 - 80 <= measured.y1 + 1.5


def test_stressed_words_are_painted_heavier() -> None:
    dark = []
    for line in ("so", "*so*"):
        page = Image.new("RGB", (300, 200), "grey")
        balloon = PlacedBalloon(
            speaker="a", kind="speech", lines=(line,), centre=Point(150, 100), rx=90, ry=60, type_size=40
        )
        paint(page, Point(0, 0), PanelLetters(balloons=(balloon,)), HABITS, "#d62828", 1)
        dark.append(int((np.asarray(page.crop((110, 70, 190, 130))) < 80).sum()))
    assert dark[1] > dark[0] * 1.1


def test_both_themes_have_their_own_hand() -> None:
    assert fonts.width("Fox", "dialogue", 40, "hand") != fonts.width("Fox", "dialogue", 40)
    assert shapes("FOX", "speech", 40, "hand") != shapes("FOX", "speech", 40)
