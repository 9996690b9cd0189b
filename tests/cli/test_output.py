"""--out and --format together name files that people find again."""

from __future__ import annotations

from pathlib import Path

import pytest

from kitsumy.cli.output import Target
from kitsumy.errors import FolderNotWritable, UnknownFormat


@pytest.mark.parametrize(
    ("out", "format", "target"),
    [
        (None, None, Target(Path("comics"))),
        (None, "webp", Target(Path("comics"), "webp")),
        ("pictures", None, Target(Path("pictures"))),
        ("pictures/", "pdf", Target(Path("pictures"), "pdf")),
        ("my.comics", None, Target(Path("my.comics"))),
        ("fox.png", None, Target(Path(), "png", "fox.png")),
        ("a/fox.JPG", None, Target(Path("a"), "JPG", "fox.JPG")),
        ("fox.png", "pdf", Target(Path(), "pdf", "fox.png")),
        ("fox.png/", None, Target(Path("fox.png"))),
    ],
)
def test_a_folder_or_a_file(out: str | None, format: str | None, target: Target) -> None:
    assert Target.read(out, format) == target


def test_a_folder_that_is_there_is_a_folder_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "fox.png").mkdir()
    assert Target.read("fox.png", None) == Target(Path("fox.png"))


@pytest.mark.parametrize(
    ("out", "format"), [("fox.gif", None), ("fox.png", "svg"), ("fox.tiff", "png"), (None, "")]
)
def test_formats_nobody_can_write(out: str | None, format: str | None) -> None:
    with pytest.raises(UnknownFormat):
        Target.read(out, format)


def test_a_file_is_no_folder() -> None:
    Path("taken").write_text("", "utf-8")
    with pytest.raises(FolderNotWritable):
        Target(Path("taken/deep/er")).check()
    Target(Path("new/deep/er")).check()
    assert not Path("new").exists()


@pytest.mark.parametrize(
    ("out", "target"),
    [
        ("a/fox.cbz", Target(Path("a"), "cbz", "fox.cbz")),
        ("fox.pdf", Target(Path(), "pdf", "fox.pdf")),
        ("fox.TXT", Target(Path(), "TXT", "fox.TXT")),
    ],
)
def test_books_and_scripts_are_files_as_well(out: str, target: Target) -> None:
    assert Target.read(out, None) == target


def test_a_strip_keeps_a_picture_suffix_that_was_asked_for() -> None:
    assert Target.read("fox.webp", "strip") == Target(Path(), "strip", "fox.webp")
