"""The print process works on pixels alone."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from kitsumy.draft.ink.screen import printed
from kitsumy.styles import styles


def flat(grey: int, height: int = 80, width: int = 80) -> npt.NDArray[np.uint8]:
    return np.full((height, width, 4), grey, np.uint8)


def look(key: str) -> npt.NDArray[np.uint8]:
    return printed(flat(150), styles()[key].draft)


@pytest.mark.parametrize("key", ["realistic", "noir"])
def test_prints_without_dots_leave_the_picture_alone(key: str) -> None:
    assert (look(key) == 150).all()


def test_screentone_turns_grey_into_black_dots_on_white() -> None:
    tones = look("manga")
    assert tones.min() == 0
    assert tones.max() == 255
    assert abs(float(tones.mean()) - 150) < 25, "the dots are as dark as the grey was"


@pytest.mark.parametrize("grey", [0, 17, 255])
def test_ink_and_paper_are_not_screened(grey: int) -> None:
    assert (printed(flat(grey), styles()["manga"].draft) == grey).all()


def test_darker_greys_get_larger_dots() -> None:
    inks = [printed(flat(grey), styles()["manga"].draft).mean() for grey in (220, 180, 140, 100, 60)]
    assert inks == sorted(inks, reverse=True)


def test_the_dots_are_eight_pixels_apart_whatever_the_picture() -> None:
    row = look("manga")[:, :, 0].mean(axis=0)
    strength = np.abs(np.fft.rfft(row - row.mean()))
    period = len(row) / int(strength.argmax())
    assert period == pytest.approx(8 * 2**0.5 / 2, abs=0.4), "8 px along the 45 degree screen"


def test_an_ink_line_keeps_its_smooth_edge() -> None:
    drawn = flat(255)
    drawn[:, 40:] = 17
    drawn[:, 39] = 130
    shown = printed(drawn, styles()["manga"].draft)
    assert (shown[:, 39] == 130).all()


def test_dots_darken_colours_but_keep_them() -> None:
    red = np.zeros((64, 64, 4), np.uint8)
    red[:, :, 0] = 220
    shown = printed(red, styles()["comic"].draft)
    assert shown[:, :, 0].min() < 205
    assert shown[:, :, 0].max() > 210
    assert shown[:, :, 1:].max() == 0
