"""A picture goes to whatever the desktop opens pictures with."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from kitsumy.cli import opening

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows opens files itself")


def test_no_desktop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not opening.show(tmp_path / "fox.png")


def test_the_desktop_gets_the_whole_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opener = tmp_path / ("open" if sys.platform == "darwin" else "xdg-open")
    opener.write_text(
        f'#!/bin/sh\necho "$1" > {tmp_path}/part && mv {tmp_path}/part {tmp_path}/seen\n', "utf-8"
    )
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert opening.show(Path("fox.png"))
    while not (tmp_path / "seen").exists():
        time.sleep(0.01)
    assert (tmp_path / "seen").read_text("utf-8") == f"{tmp_path / 'fox.png'}\n"
