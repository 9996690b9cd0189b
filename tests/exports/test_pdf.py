"""Every word on a page is found by a reader that is not ours: Poppler's pdftotext."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from kitsumy.comic import Script
from kitsumy.exports import Volume, export
from kitsumy.page import Page

WORDS = re.compile(r"[\w’'-]*\w")
poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext is not installed (Debian: apt install poppler-utils)"
)


def asked(program: str, *words: str) -> bytes:
    return subprocess.run([program, *words], check=True, capture_output=True).stdout


def read(file: Path, *options: str) -> str:
    return asked("pdftotext", *options, str(file), "-").decode("utf-8")


def counted(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFC", text).casefold().replace("*", "")
    return Counter(WORDS.findall(plain))


def said(script: Script) -> str:
    texts = [script.plot.title]
    for panel in script.dialogue.panels:
        texts += [*panel.captions, *(b.text for b in panel.balloons), *(s.text for s in panel.sfx)]
    return " ".join(texts)


def relined(volume: Volume, lines: tuple[str, ...]) -> Volume:
    """Return a comic whose first caption has other lines."""
    page = volume.comic.pages[0]
    (caption,) = page.letters[0].captions
    letters = page.letters[0].model_copy(update={"captions": (caption.model_copy(update={"lines": lines}),)})
    changed = page.model_copy(update={"letters": (letters, *page.letters[1:])})
    return volume._replace(comic=volume.comic.model_copy(update={"pages": (changed,)}))


@poppler
def test_every_word_is_found(tmp_path: Path, volume: Volume) -> None:
    (file,) = export(volume, tmp_path / "fox", "pdf")
    wanted, found = counted(said(volume.comic.script)), counted(read(file))
    assert wanted - found == Counter()
    assert found - wanted == Counter()


@poppler
def test_words_come_in_reading_order_line_by_line(tmp_path: Path, volumes: Mapping[str, Volume]) -> None:
    (file,) = export(volumes["uk"], tmp_path / "fox", "pdf")
    rows = [
        "Об’їзд і ґава з п’ятого під’їзду",
        "ЗНОВУ ДОЩ. ПІД’ЇЗД СПИТЬ.",
        "ДЕ Ж МІЙ",
        "КАПЕЛЮХ?",
        "Я ЛИШИЛА",
        "ЙОГО ТУТ!",
    ]
    assert " ".join(read(file, "-raw").split()).startswith(" ".join(rows))


@poppler
def test_words_stand_where_they_are_drawn(tmp_path: Path, volumes: Mapping[str, Volume]) -> None:
    volume = volumes["uk"]
    (file,) = export(volume, tmp_path / "fox", "pdf")
    page: Page = volume.comic.pages[0]
    balloon, frame = page.letters[0].balloons[0], page.frames[0].box
    found = re.search(r'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">КАПЕЛЮХ', read(file, "-bbox"))
    assert found is not None
    x0, y0, x1, y1 = (float(points) * 200 / 72 for points in found.groups())
    centre = balloon.centre
    assert (x0 + x1) / 2 == pytest.approx(frame.x0 + centre.x, abs=3)
    assert frame.y0 + centre.y - balloon.ry < y0 < y1 < frame.y0 + centre.y + balloon.ry
    assert balloon.rx < x1 - x0 < 2 * balloon.rx


@poppler
@pytest.mark.parametrize(
    ("lines", "word"),
    [
        (("АНТИПРОТИСТАВЛЕ-", "НЕНЬ БЕЗ КРАЮ"), "АНТИПРОТИСТАВЛЕНЕНЬ"),
        (("ЯК *НІКОЛИ", "РАНІШЕ*"), "НІКОЛИ"),
        (("你好世界", "FOX"), "你好世界"),
        (("🦊 FOX",), "🦊"),
        (("שלום עולם",), "שלום"),
        (("HAT שלום",), "שלום"),
        (("مرحبا بالعالم",), "بالعالم"),
        (("ท่าเรือ",), "ท่าเรือ"),
    ],
)
def test_words_of_any_script_are_found_whole(
    tmp_path: Path, volumes: Mapping[str, Volume], lines: tuple[str, ...], word: str
) -> None:
    (file,) = export(relined(volumes["uk"], lines), tmp_path / "fox", "pdf")
    assert word in re.sub("[\u202a-\u202e]", "", read(file)).split()


@poppler
def test_it_looks_like_the_page(tmp_path: Path, volumes: Mapping[str, Volume]) -> None:
    (file,) = export(volumes["uk"], tmp_path / "fox", "pdf")
    shown = Image.open(BytesIO(asked("pdftoppm", "-r", "200", str(file)))).convert("RGB")
    with Image.open(BytesIO(volumes["uk"].masters[0])) as master:
        assert shown.size == master.size
        difference = ImageChops.difference(shown, master.convert("RGB"))
    assert max(ImageStat.Stat(difference).mean) < 4


@poppler
def test_it_says_what_it_is_and_has_no_dates(tmp_path: Path, long_volume: Volume) -> None:
    (file,) = export(long_volume, tmp_path / "fox", "pdf")
    facts = dict(row.split(":", 1) for row in asked("pdfinfo", str(file)).decode("utf-8").splitlines() if row)
    assert facts["Title"].strip() == "The hat that wasn’t there #2"
    assert facts["Creator"].strip() == "Kitsumy"
    assert facts["Pages"].strip() == "3"
    assert "CreationDate" not in facts
    assert facts["Tagged"].strip() == "yes"
    assert b"/Lang <feff0065006e>" in file.read_bytes()


def test_right_to_left_books_open_at_the_right(tmp_path: Path, volumes: Mapping[str, Volume]) -> None:
    comic, masters = volumes["en"]
    pages = (comic.pages[0].model_copy(update={"direction": "rtl"}),)
    turned = Volume(comic.model_copy(update={"pages": pages}), masters)
    assert b"/Direction /R2L" in export(turned, tmp_path / "a", "pdf")[0].read_bytes()
    assert b"/Direction /L2R" in export(volumes["en"], tmp_path / "b", "pdf")[0].read_bytes()
