"""The bot in a terminal, as a process of its own: with no token, piped and by hand."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from base64 import standard_b64decode
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from PIL import Image

from bot.surface import Card, Parcel
from bot.terminal import keyboard, pictures, words
from bot.terminal.screen import Screen
from bot.terminal.surface import TerminalSurface
from tests.bot.conftest import PNG
from tests.bot.surfaces import asking

ROOT = Path(__file__).parents[2]
BOT = [sys.executable, "-m", "bot"]


def environment(home: Path, **more: str) -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "KITSUMY_DATA_DIR": str(home),
        "KITSUMY_LANGUAGE": "en",
        "TELEGRAM_TOKEN": "",
        **more,
    }


def test_without_a_token_it_works_on_the_spot(home: Path, tmp_path: Path) -> None:
    said = (
        "A fox loses her hat --panels 1\n/mycomics\n/nonsense\n/comic x --style cubism\n"
        "/language uk\n/cast\n/sequel --panels 1\n/redraw 1"
    )
    done = subprocess.run(
        BOT, input=said, capture_output=True, text=True, env=environment(home), cwd=tmp_path
    )
    assert (done.returncode, done.stderr) == (0, "")
    pages = sorted((tmp_path / "comics").iterdir())
    assert len(pages) == 3  # the redrawn page has not taken the first one's place
    for page in pages:
        assert str(page.relative_to(tmp_path)) in done.stdout
        with Image.open(page) as picture:
            assert picture.width == 1600
    assert "1 panel" in done.stdout
    assert "/help" in done.stdout
    assert "cubism" in done.stdout
    assert "українською" in done.stdout
    assert '"step": "delivered"' in (home / "bot.log").read_text("utf-8")


def test_a_bad_setting_is_named_and_never_its_value(home: Path, tmp_path: Path) -> None:
    bad = environment(home, KITSUMY_METRICS_PORT="hunter2")
    done = subprocess.run(BOT, input="", capture_output=True, text=True, env=bad, cwd=tmp_path)
    assert done.returncode == 1
    assert "KITSUMY_METRICS_PORT" in done.stderr
    assert "hunter2" not in done.stderr + done.stdout


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_and_orders_go_on_next_time(how: int, home: Path, tmp_path: Path) -> None:
    process = subprocess.Popen(
        BOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(home), cwd=tmp_path, text=True
    )
    assert process.stdin is not None
    process.stdin.write("/styles\n")
    process.stdin.flush()
    assert process.stdout is not None
    assert "manga" in "".join(process.stdout.readline() for _ in range(4))
    process.send_signal(how)
    assert process.wait(timeout=10) == 0
    process.stdin.close()
    process.stdout.close()


async def test_lines_are_read_to_the_end_whatever_the_bytes() -> None:
    source, sink = os.pipe()
    os.write(sink, "лис\n\nb".encode() + b"\xffc")
    os.close(sink)
    assert [line async for line in keyboard.lines(source)] == ["лис", "", "b\N{REPLACEMENT CHARACTER}c"]
    os.close(source)


def test_a_line_is_understood() -> None:
    assert words.read(" /Sequel  #a1b2 The hat returns\n") == ("sequel", "#a1b2 The hat returns")
    assert words.read("A fox #1") == ("comic", "A fox #1")


def test_pictures_are_shown_where_the_terminal_can() -> None:
    assert pictures.protocol({"KITTY_WINDOW_ID": "1"}) == "kitty"
    assert pictures.protocol({"TERM_PROGRAM": "iTerm.app"}) == "iterm"
    assert pictures.protocol({"TERM": "xterm-256color"}) == ""
    assert pictures.protocol({"TMUX": "1", "KITTY_WINDOW_ID": "1"}) == ""
    kitty = pictures.encoded(PNG, "kitty")
    data = "".join(part.split(";", 1)[1].split("\x1b")[0] for part in kitty.split("\x1b_G")[1:])
    for text in (data, pictures.encoded(PNG, "iterm").split(":", 1)[1].rstrip("\x07")):
        with Image.open(BytesIO(standard_b64decode(text))) as picture:
            assert picture.size == (100, 80)


async def test_a_page_is_written_and_said_once(tmp_path: Path) -> None:
    out = StringIO()
    surface = TerminalSurface(Screen(out), tmp_path, "")
    card = Card(order="1", language="en", stage="heard")
    place = await surface.acknowledge(asking(), card, again=False)
    await surface.show(place, lambda: card.model_copy(update={"stage": "plot"}))
    assert out.getvalue() == ""  # a pipe has no live line
    parcel = Parcel(
        order="1", language="en", comic="aaaaaaaaaaaa", title="Hat", pages=(b"",), alt=("",), masters=(PNG,)
    )
    await surface.deliver(place, parcel)
    await asyncio.gather(surface.deliver(place, parcel), surface.enclose(place, parcel))
    path = tmp_path / "comic-aaaaaaaaaaaa.png"
    assert path.read_bytes() == PNG
    assert out.getvalue() == f"Hat\n{path}\n"
    await surface.show(place, lambda: card.model_copy(update={"stage": "cancelled"}))
    assert "Stopped" in out.getvalue()
