"""How much of a page's balloons a machine reads at the width at which chats show them."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image

from kitsumy.lettering.emphasis import plain
from kitsumy.page import Page, PlacedBalloon

LANGUAGES = {"en": "eng", "uk": "ukr"}
_READABLE = 44
"""Pixels: crops are enlarged until their type has this size, about what Tesseract has learnt from."""
_NEVER_SAID = "|[]{}<>_=~\\"
"""Marks that no balloon has; not told so, Tesseract reads the word I as a bar."""
_MARGIN = 0.35
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘`´", "'"))
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


class Recall(NamedTuple):
    """Words that were read right, of all words."""

    hits: int
    words: int

    @property
    def share(self) -> float:
        """Return the part that was read right."""
        return self.hits / self.words if self.words else 1.0

    def plus(self, other: Recall) -> Recall:
        """Return both together."""
        return Recall(self.hits + other.hits, self.words + other.words)


def words(text: str) -> Counter[str]:
    """Return a text's words: case and the shape of apostrophes do not count, letters do."""
    return Counter(_WORD.findall(text.translate(_APOSTROPHES).casefold()))


def recall(expected: str, read: str) -> Recall:
    """Return how many of the expected words were read, each as often as it is there."""
    wanted = words(expected)
    return Recall((wanted & words(read)).total(), wanted.total())


def of_pages(
    shown: Iterable[tuple[Image.Image, Page]], language: str, width: int
) -> tuple[Recall, list[str]]:
    """Return how much of some pages' balloons is read at a width in pixels, and what was not."""
    cut = [one for picture, page in shown for one in _cut(picture, page, width)]
    total, missed = Recall(0, 0), []
    for (said, _), seen in zip(cut, read([piece for _, piece in cut], language), strict=True):
        found = recall(said, seen)
        total = total.plus(found)
        if found.hits < found.words:
            missed.append(f"{said} → {' '.join(seen.split())}")
    return total, missed


def _cut(picture: Image.Image, page: Page, width: int) -> Iterator[tuple[str, Image.Image]]:
    """Yield what every balloon says and its words as they are seen at this width."""
    scale = width / page.size.width
    small = picture.convert("RGB").resize((width, round(page.size.height * scale)), Image.Resampling.LANCZOS)
    for frame, letters in zip(page.frames, page.letters, strict=True):
        for balloon in letters.balloons:
            words = plain(" ".join(balloon.lines))
            yield words, crop(small, balloon, frame.box.x0, frame.box.y0, scale)


def crop(small: Image.Image, balloon: PlacedBalloon, x: float, y: float, scale: float) -> Image.Image:
    """Return a balloon's words in grey on its own paper, enlarged to a readable size."""
    half = balloon.rx * scale, balloon.ry * scale
    middle = (x + balloon.centre.x) * scale, (y + balloon.centre.y) * scale
    enlarge = _READABLE / (balloon.type_size * scale)
    box = (middle[0] - half[0], middle[1] - half[1], middle[0] + half[0], middle[1] + half[1])
    size = round(2 * half[0] * enlarge), round(2 * half[1] * enlarge)
    words = small.convert("L").resize(size, Image.Resampling.BICUBIC, box=_within(box, small.size))
    inside = np.asarray(words, np.float64)
    down, across = np.mgrid[-1 : 1 : size[1] * 1j, -1 : 1 : size[0] * 1j]
    paper = float(np.percentile(inside, 90))
    clean = np.where(np.abs(across) ** 2.5 + np.abs(down) ** 2.5 < 0.9, inside, paper)
    margin = round(_READABLE * _MARGIN)
    return Image.fromarray(np.pad(clean, margin, constant_values=paper).astype(np.uint8))


def _within(
    box: tuple[float, float, float, float], size: tuple[int, int]
) -> tuple[float, float, float, float]:
    return max(0, box[0]), max(0, box[1]), min(size[0], box[2]), min(size[1], box[3])


def read(crops: Sequence[Image.Image], language: str) -> Iterator[str]:
    """Yield what Tesseract reads on each picture; one process reads them all."""
    if not crops:
        return
    with tempfile.TemporaryDirectory() as folder:
        names = [str(Path(folder) / f"{number:03}.png") for number in range(len(crops))]
        for name, picture in zip(names, crops, strict=True):
            picture.save(name, compress_level=1, dpi=(300, 300))
        todo = Path(folder) / "todo.txt"
        todo.write_text("\n".join(names) + "\n", "utf-8")
        command = ["tesseract", str(todo), "-", "--psm", "6", "-l", LANGUAGES[language]]
        command += ["-c", f"tessedit_char_blacklist={_NEVER_SAID}"]
        done = subprocess.run(
            command,
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    pages = done.stdout.split("\f")
    yield from pages[: len(crops)]
