"""Every line of the README is true: its commands run, its help is the help, its style is a style."""

from __future__ import annotations

import os
import re
import shlex
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from bot.settings import BotSettings
from kitsumy import cli, styles

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def block(mark: str) -> str:
    """Return the code block after a mark."""
    found = re.search(rf"<!-- {mark} -->\n```\w*\n(.*?)```", README, re.DOTALL)
    assert found is not None
    return found[1]


def first_comic() -> list[str]:
    (command,) = re.findall(r"kitsumy (comic .*)", block("comic"))
    return shlex.split(command)


def test_the_first_command_makes_a_picture(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(first_comic()) == 0
    path = Path(capsys.readouterr().out.splitlines()[-1])
    with Image.open(path) as page:
        assert page.width == 1600


def test_the_first_command_needs_no_network(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*where: object) -> None:
        raise OSError("every socket is closed")

    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, closed)
    monkeypatch.setattr(socket, "getaddrinfo", closed)
    assert cli.main(first_comic()) == 0
    assert Path(capsys.readouterr().out.splitlines()[-1]).stat().st_size > 100_000


def test_the_examples_work_one_after_the_other(capsys: pytest.CaptureFixture[str]) -> None:
    for command in block("examples").splitlines():
        program, *words = shlex.split(command)
        assert program == "kitsumy"
        assert cli.main(words) == 0, capsys.readouterr().err
    assert "пінгвін" not in capsys.readouterr().out.casefold()


def test_the_help_is_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help", "--lang", "en"]) == 0
    assert capsys.readouterr().out.strip() == block("help").strip()


def test_the_example_of_a_style_is_one() -> None:
    assert list(styles.read(block("style"))) == ["sepia"]


def test_every_setting_is_described_and_exists() -> None:
    described = set(re.findall(r"^\| `(?:KITSUMY_)?(\w+)` \|", README, re.MULTILINE))
    assert described == {name.upper() for name in BotSettings.model_fields}
    example = (ROOT / ".env.example").read_text("utf-8")
    named = re.findall(r"^# (?:KITSUMY_)?([A-Z_]+)=", example, re.MULTILINE)
    assert {name.split("__")[0] for name in named} == described


def test_the_bot_works_in_a_pipe(home: Path, tmp_path: Path) -> None:
    said = re.search(r"printf '(.*)' \|", block("piped"))
    assert said is not None
    done = subprocess.run(
        [sys.executable, "-m", "bot"],
        input=said[1].replace("\\n", "\n"),
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TELEGRAM_TOKEN": ""},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(list((tmp_path / "comics").iterdir())) == 2
    assert '"step": "delivered"' in (home / "bot.log").read_text("utf-8")


def test_the_pictures_are_there() -> None:
    for name in re.findall(r"!\[[^]]*\]\(([^)]+)\)", README):
        with Image.open(ROOT / name) as picture:
            picture.verify()


def test_paths_named_exist() -> None:
    named = re.findall(r"`((?:kitsumy|bot|docs|\.ci)/[\w./]+)`", README)
    assert len(named) > 3
    assert [path for path in named if not (ROOT / path).exists()] == []
