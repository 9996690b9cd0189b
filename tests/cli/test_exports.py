"""A kept comic is taken away in every format by the same words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kitsumy.cli.parser import FORMATS
from kitsumy.settings import load

from .conftest import Run

SUFFIXES = {"jpeg": "jpg", "strip": "png", "text": "txt"}


@pytest.mark.usefixtures("studio")
def test_every_format_is_written_under_a_name_of_its_own(run: Run) -> None:
    run("comic", "Лис губить капелюх", "--panels", "1")
    written = [Path(run("show", "--format", name).last) for name in FORMATS]
    assert [path.suffix for path in written] == [f".{SUFFIXES.get(name, name)}" for name in FORMATS]
    assert len({*written}) == len(FORMATS)
    assert all(path.stat().st_size > 0 for path in written)


@pytest.mark.usefixtures("studio")
def test_text_is_short_for_the_format_and_needs_no_picture(run: Run) -> None:
    run("comic", "Лис губить капелюх", "--panels", "1")
    for blob in (load().home / "blobs").rglob("*"):
        if blob.is_file():
            blob.unlink()
    said = json.loads(run("show", "--text", "--json").out)
    (path,) = said["paths"]
    assert "Рената каже: Де мій капелюх?" in Path(path).read_text("utf-8")
    for name in ("pdf", "cbz", "strip"):
        lost = run("show", "--format", name)
        assert lost.code == 1
        assert "is gone from the disk" in lost.err
