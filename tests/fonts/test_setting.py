from __future__ import annotations

from importlib import resources
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from kitsumy import fonts
from kitsumy.fonts import coverage, faces, setting
from kitsumy.fonts.clusters import IGNORED
from kitsumy.geometry import Box
from kitsumy.page import FontTheme

THEMES: tuple[FontTheme, ...] = ("print", "hand")
MIXED = st.text(
    st.sampled_from("aЖї ґ’!?,.(«—5%١ԳΩ狐のーאבﬡمرحب\u064eสวัნა🦊👩🚒\u200d\ufe0f❤🔥👍🏽🇺🇦ꙮ\ud800"),
    max_size=24,
)
UNSEEN = frozenset(" ") | IGNORED


def faces_of(text: str, role: fonts.Role = "dialogue", theme: FontTheme = "print") -> list[str]:
    return [run.face.split("-")[0] for run in fonts.line(((text, role),), 40, theme).runs]


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("🦊", "NotoEmoji"),
        ("👩\u200d🚒", "NotoEmoji"),
        ("❤\ufe0f", "NotoEmoji"),
        ("狐の探偵", "NotoSansJP"),
        ("שלום", "NotoSansHebrew"),
        ("مرحبا", "NotoSansArabic"),
        ("สวัสดี", "NotoSansThai"),
        ("გამარჯობა", "NotoSansGeorgian"),
        ("Γειά", "PlaypenSans"),
        ("Її", "PlaypenSans"),
    ],
)
def test_every_script_finds_its_face(text: str, family: str) -> None:
    assert faces_of(text) == [family]
    assert fonts.clean(text, "dialogue") == text


def test_the_hand_borrows_what_it_lacks_from_the_print() -> None:
    assert faces_of("Лис fox", theme="hand") == ["ShantellSans"]
    assert faces_of("Αλεπού", theme="hand") == ["PlaypenSans"]


def test_kana_sounds_have_the_sounds_own_face() -> None:
    assert faces_of("ドカン", "display") == ["DelaGothicOne"]


def test_runs_stand_in_the_order_in_which_they_are_read() -> None:
    runs = fonts.line((("Він сказав שלום עולם, так", "dialogue"),), 40).runs
    assert [run.text.strip(" ,") for run in runs] == ["Він сказав", "עולם", "", "שלום", "так"]
    assert [run.rtl for run in runs] == [False, True, True, True, False]
    assert [run.x for run in runs] == sorted(run.x for run in runs)


def test_stress_shows_in_a_script_of_one_weight() -> None:
    assert [run.bold for run in fonts.line((("狐", "emphasis"),), 40).runs] == [True]
    light, heavy = (fonts.extent((("狐", role),), 40) for role in ("dialogue", "emphasis"))
    assert heavy.width > light.width


@settings(max_examples=150, deadline=None)
@given(MIXED, st.sampled_from(("dialogue", "emphasis", "display", "note")), st.sampled_from(THEMES))
def test_no_run_has_a_letter_that_its_face_lacks(text: str, role: fonts.Role, theme: FontTheme) -> None:
    cleaned = fonts.clean(text, role)
    placed = fonts.line(((cleaned, role),), 30, theme)
    for run in placed.runs:
        assert {ord(c) for c in run.text if c not in UNSEEN} <= coverage.characters(run.face)
    drawn = sorted(c for run in placed.runs for c in run.text if c not in UNSEEN)
    assert drawn == sorted(c for c in cleaned if c not in UNSEEN)


@settings(max_examples=60, deadline=None)
@given(MIXED, st.sampled_from(("dialogue", "emphasis")), st.sampled_from(("l", "m", "r")))
def test_no_ink_is_outside_of_what_was_measured(text: str, role: fonts.Role, anchor: fonts.Anchor) -> None:
    parts: fonts.Parts = ((fonts.clean(text, role), role),)
    page = Image.new("L", (2600, 160), 255)
    fonts.write(ImageDraw.Draw(page), (1300, 80), parts, 40, "black", anchor=anchor)
    rows, columns = np.nonzero(np.asarray(page) < 128)
    if not len(rows):
        return
    ink = Box(float(columns.min()), float(rows.min()), float(columns.max() + 1), float(rows.max() + 1))
    wanted = fonts.extent(parts, 40, anchor=anchor).moved(1300, 80)
    assert wanted.x0 - 1.5 <= ink.x0 <= ink.x1 <= wanted.x1 + 1.5
    assert wanted.y0 - 1.5 <= ink.y0 <= ink.y1 <= wanted.y1 + 1.5


def test_without_raqm_lines_are_still_set(monkeypatch: pytest.MonkeyPatch) -> None:
    caches = (faces.face, faces.raqm_available, fonts.line, setting._advance)
    for cache in caches:
        cache.cache_clear()
    monkeypatch.setattr("kitsumy.fonts.faces.features.check", lambda name: False)
    try:
        runs = fonts.line((("אב fox", "dialogue"),), 40).runs
        assert [run.text.strip() for run in runs] == ["fox", "", "בא"]
        fonts.write(
            ImageDraw.Draw(Image.new("L", (300, 80))), (150, 40), (("אב fox", "dialogue"),), 40, "white"
        )
    finally:
        monkeypatch.undo()
        for cache in caches:
            cache.cache_clear()


def test_coverage_is_what_the_files_have() -> None:
    for entry in resources.files("kitsumy.fonts").iterdir():
        if not entry.name.endswith(".ttf"):
            continue
        face = ImageFont.truetype(BytesIO(entry.read_bytes()), 20, layout_engine=ImageFont.Layout.BASIC)
        missing = bytes(face.getmask("\U000f0000"))
        some = sorted(coverage.characters(entry.name))[5::97]
        assert [chr(c) for c in some if c > 0x20 and bytes(face.getmask(chr(c))) == missing != b""] == []
