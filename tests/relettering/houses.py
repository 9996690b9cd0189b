"""Kept comics to be lettered again, and where on their pages letters are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from kitsumy.artists.scripted import ScriptedArtist
from kitsumy.comic import Balloon, Comic, Dialogue, Lines, Sfx
from kitsumy.geometry import Box
from kitsumy.library import Library
from kitsumy.page import Page, PanelLetters, PlacedBalloon
from kitsumy.ports import Translation
from kitsumy.writers.scripted import ScriptedWriter

MINE = "cli:local"
PANELS = 4
UKRAINIAN = Lines(
    captions=("Знову дощ.",),
    balloons=(Balloon(speaker="fox", text="Де мій капелюх?"),),
    sfx=(Sfx(text="КАП"),),
)
TOLD = Translation(
    title="Капелюх", dialogue=Dialogue(panels=(UKRAINIAN,) * PANELS), names={"fox": "Рена"}, untold=(2,)
)
REACH = {"speech": 1.0, "whisper": 1.0, "radio": 1.3, "thought": 1.2, "shout": 1.4}
"""How far an outline may be from the middle, in half axes."""
PEN = 12


@dataclass
class House:
    """A library with one comic of a scripted writer and artist."""

    library: Library
    writer: ScriptedWriter
    artist: ScriptedArtist
    comic: Comic

    async def art(self, comic: Comic, page: int = 0) -> NDArray[np.int16]:
        """Return a page's pixels."""
        with Image.open(BytesIO(await self.library.blobs.get(comic.pages[page].image))) as picture:
            return np.asarray(picture.convert("RGB"), np.int16)

    async def versions(self) -> list[int]:
        return [one.number for one in await self.library.versions(self.comic.id, MINE)]


def art_without_a_plain_spot(count: int) -> list[Image.Image]:
    """Return pictures on which whatever moves or is fitted anew shows."""
    y, x = np.indices((600, 600))
    slopes = [np.stack([x * 3 + shift, y * 5, x + y], 2) for shift in range(0, 40 * count, 40)]
    return [Image.fromarray((slope % 256).astype(np.uint8)) for slope in slopes]


def _boxes(letters: PanelLetters) -> Iterator[Box]:
    """Yield all that one panel's letters may have touched, in panel pixels."""
    yield from (caption.box for caption in letters.captions)
    yield from (sound.box for sound in letters.sfx)
    for index, balloon in enumerate(letters.balloons):
        yield _box(letters.balloons[index - 1 : index + 1] or (balloon,))
        yield _box((balloon,))


def _box(balloons: Sequence[PlacedBalloon]) -> Box:
    """Return the box around some balloons and the ends of their tails."""
    corners = [corner for balloon in balloons for corner in _corners(balloon)]
    xs, ys = zip(*corners, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _corners(balloon: PlacedBalloon) -> Iterator[tuple[float, float]]:
    (x, y), reach = balloon.centre, REACH[balloon.kind]
    yield x - balloon.rx * reach, y - balloon.ry * reach
    yield x + balloon.rx * reach, y + balloon.ry * reach
    if balloon.tip is not None:
        yield balloon.tip.x, balloon.tip.y


def lettered(page: Page, panels: Sequence[int]) -> NDArray[np.bool_]:
    """Return where a page has letters: those of some panels, with their outlines and tails."""
    mask = Image.new("1", page.size)
    pen = ImageDraw.Draw(mask)
    for frame, letters in zip(page.frames, page.letters, strict=True):
        for box in _boxes(letters) if frame.panel in panels else ():
            pen.rectangle(box.moved(frame.box.x0, frame.box.y0).grown(PEN), fill=1)
    return np.asarray(mask)


def changed(before: NDArray[np.int16], after: NDArray[np.int16]) -> NDArray[np.bool_]:
    assert before.shape == after.shape
    differs: NDArray[np.bool_] = (before != after).any(axis=2)
    return differs
