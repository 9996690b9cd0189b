"""The last panel is in: how long until the page is out, against the floor and the obvious way."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytest_benchmark.fixture import BenchmarkFixture

from kitsumy import lettering, pages
from kitsumy.composing.press import Sheet, print_page
from kitsumy.geometry import Point
from kitsumy.page import Frame, PanelLetters, PlacedBalloon, PlacedCaption
from kitsumy.styles import find

ROOT = Path(__file__).parents[2]
STYLE = find("comic")
TURNS = 9
WORDS = ("I ONLY BORROWED", "IT FROM YOU,", "SINCE TUESDAY!")
PANELS = [pages.PanelWish(framing="wide", words=10, importance=4), *[pages.PanelWish(words=9)] * 5]


def layout() -> pages.PageLayout:
    (made,) = pages.plan(PANELS, STYLE.page, 1, 4, "The obvious way and ours")
    assert made.size == (1600, 2400)
    return made


def sheet() -> Sheet:
    """Return a page with eight balloons and two captions."""
    made = layout()
    counts = (2, 1, 1, 1, 1, 2)
    letters = tuple(_letters(frame, count) for frame, count in zip(made.frames, counts, strict=True))
    return Sheet(made, letters, 40, "The obvious way and ours", "Draft")


def _letters(frame: Frame, count: int) -> PanelLetters:
    width, height = frame.box.width, frame.box.height
    balloons = tuple(
        PlacedBalloon(
            speaker="fox",
            kind="speech",
            lines=WORDS,
            centre=Point(width * (i + 0.5) / count, 150),
            rx=175,
            ry=100,
            type_size=40,
            mouth=Point(width * (i + 0.5) / count + 20, height * 0.75),
            tip=Point(width * (i + 0.5) / count + 10, height * 0.6),
        )
        for i in range(count)
    )
    box = pages.safe(frame)._replace(x0=0, y0=height - 60, x1=330, y1=height)
    captions = (PlacedCaption(lines=("MEANWHILE, OUTSIDE…",), box=box, type_size=34),) if count == 2 else ()
    return PanelLetters(balloons=balloons, captions=captions)


def files() -> dict[int, bytes]:
    """Return six pictures of 1024×1024: soft shapes with grain, as image models send them."""
    made = {}
    for panel in range(6):
        chance = np.random.default_rng(panel)
        soft = Image.fromarray(chance.integers(0, 255, (16, 16, 3), dtype=np.uint8)).resize((1024, 1024))
        grain = chance.integers(-6, 7, (1024, 1024, 1))
        stream = BytesIO()
        pixels = (np.asarray(soft) + grain).clip(0, 255).astype(np.uint8)
        Image.fromarray(pixels).save(stream, "JPEG", quality=90)
        made[panel] = stream.getvalue()
    return made


def arrived(data: bytes, frame: Frame) -> Image.Image:
    size = pages.size_of(frame)
    return pages.fit(pages.decode(data, size), size)


def ours(made: Sheet, early: Mapping[int, Image.Image], last: bytes, format: str) -> bytes:
    """Take in the last panel and print the page; the other panels were fitted when they came."""
    frame = made.layout.frames[-1]
    return pages.encode(print_page(made, {**early, frame.panel: arrived(last, frame)}, STYLE, 1), format)


def floor(made: Sheet, sent: Mapping[int, bytes], format: str) -> bytes:
    """Decode and resize all panels as fast as Pillow can, and encode as fast as anything here can."""
    page = Image.new("RGB", made.layout.size)
    for frame in made.layout.frames:
        size = pages.size_of(frame)
        page.paste(
            pages.decode(sent[frame.panel], size).resize(size, Image.Resampling.NEAREST), _corner(frame)
        )
    return pages.encode(page, format)


def obvious(made: Sheet, sent: Mapping[int, bytes]) -> bytes:
    """Open, resize, paste and save, all at the end, as anybody would who has not measured; no letters."""
    page = Image.new("RGB", made.layout.size, "white")
    for frame in made.layout.frames:
        size = pages.size_of(frame)
        page.paste(
            Image.open(BytesIO(sent[frame.panel])).resize(size, Image.Resampling.LANCZOS), _corner(frame)
        )
    stream = BytesIO()
    page.save(stream, "PNG")
    return stream.getvalue()


def _corner(frame: Frame) -> tuple[int, int]:
    return round(frame.box.x0), round(frame.box.y0)


def seconds(calls: Sequence[Callable[[], object]], turns: int) -> list[float]:
    """Return the median of some rounds of each call; they take turns, so that others disturb all alike."""
    taken = [[_timed(call) for call in calls] for _ in range(turns)]
    return [sorted(column)[turns // 2] for column in zip(*taken, strict=True)]


def _timed(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


_INSIDE = 12
"""Pixels below a balloon's top: under its outline, above its words."""


def test_the_pages_format_and_its_letters_are_there() -> None:
    made, sent = sheet(), files()
    early = {frame.panel: arrived(sent[frame.panel], frame) for frame in made.layout.frames}
    page = Image.open(BytesIO(ours(made, early, sent[5], "png")))
    assert page.size == (1600, 2400)
    assert sum(len(one.balloons) for one in made.letters) == 8
    bare = pages.assemble(made.layout, early, STYLE.page)
    frame = made.layout.frames[-1]
    lettering.paint(bare, Point(frame.box.x0, frame.box.y0), made.letters[-1], STYLE.lettering, "#d62828", 6)
    balloon = made.letters[-1].balloons[0]
    above_words = balloon.centre.y - balloon.ry + _INSIDE
    spot = (round(frame.box.x0 + balloon.centre.x), round(frame.box.y0 + above_words))
    assert page.convert("RGB").getpixel(spot) == bare.getpixel(spot) == (255, 255, 255)


def test_last_panel_in_to_page_out(
    benchmark: BenchmarkFixture, slowness: Callable[[], float], capsys: pytest.CaptureFixture[str]
) -> None:
    """At most 150 ms for what a chat gets; thrice the floor, a fifth of the obvious way, lossless as well."""
    made, sent = sheet(), files()
    early = {frame.panel: arrived(sent[frame.panel], frame) for frame in made.layout.frames[:-1]}
    benchmark.pedantic(lambda: ours(made, early, sent[5], "jpeg"), rounds=TURNS)  # type: ignore[no-untyped-call]
    if benchmark.stats is None:
        return
    whole = [partial(ours, made, early, sent[5], kind) for kind in ("jpeg", "png")]
    bare = [partial(floor, made, sent, kind) for kind in ("jpeg", "png")]
    jpeg, png, least, lossless = seconds([*whole, *bare], TURNS)
    (slow,) = seconds([lambda: obvious(made, sent)], 3)
    with capsys.disabled():
        sys.stdout.write(
            f"\nlast panel in to page out: JPEG {jpeg * 1000:.0f} ms, {jpeg / least:.1f} of its floor; "
            f"PNG {png * 1000:.0f} ms, {png / lossless:.1f} of its floor; the obvious way "
            f"{slow * 1000:.0f} ms, {slow / max(png, jpeg):.1f} times as long\n"
        )
    benchmark.extra_info.update(jpeg=jpeg, png=png, floor=least, lossless_floor=lossless, obvious=slow)
    assert jpeg <= 0.150 * slowness()
    assert jpeg <= 3 * least
    assert png <= 3 * lossless
    assert slow >= 5 * max(png, jpeg)


_PEAK = """
import re, sys
from pathlib import Path
sys.path[:0] = [sys.argv[1], str(Path.cwd())]
from test_page_speed import arrived, files, ours, sheet
made, sent = sheet(), files()
early = {f.panel: arrived(sent[f.panel], f) for f in made.layout.frames[:-1]}
ours(made, early, sent[5], "png")
sys.stderr.write(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""
"""A page in a process of its own, that ends by telling its own peak in kB."""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process its own peak")
def test_memory_of_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    """At most 250 MB, the six files and the page's own among them."""
    command = [sys.executable, "-c", _PEAK, str(Path(__file__).parent)]
    told = subprocess.run(command, check=True, text=True, capture_output=True, cwd=ROOT).stderr
    peak = int(told.split()[-1])
    with capsys.disabled():
        sys.stdout.write(f"\npeak memory of a page: {peak / 1024:.0f} MB\n")
    assert peak <= 250 * 1024
