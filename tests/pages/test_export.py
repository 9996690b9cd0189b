"""Files are whole or not there."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from kitsumy.errors import DiskFull, FolderNotWritable, UnknownFormat
from kitsumy.pages import encode, export, write

SIZE = (40, 60)
PAGES = [encode(Image.new("RGB", SIZE, colour)) for colour in ("red", "green", "blue")]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """Let the operating system refuse to write more, as it does on a full disk."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    write(tmp_path / "a" / "b" / "page.png", b"bytes")
    assert (tmp_path / "a" / "b" / "page.png").read_bytes() == b"bytes"
    assert names(tmp_path / "a" / "b") == ["page.png"]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    write(tmp_path / "page.png", b"a long old page")
    write(tmp_path / "page.png", b"new")
    assert (tmp_path / "page.png").read_bytes() == b"new"


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are the folder's on Windows")
def test_others_may_read_it_as_far_as_the_user_lets_them(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write(tmp_path / "page.png", b"bytes")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "page.png").stat().st_mode) == 0o644


def test_a_full_disk_leaves_the_old_file_and_no_half_of_the_new(tmp_path: Path) -> None:
    target = tmp_path / "page.png"
    write(target, b"old")
    with files_no_larger_than(1000), pytest.raises(DiskFull) as error:
        write(target, b"x" * 100_000)
    assert error.value.path == str(target)
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["page.png"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_that_fills_up_while_it_is_flushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        export(PAGES, tmp_path / "page.png")
    assert names(tmp_path) == []


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(FolderNotWritable) as error:
        write(tmp_path / "taken" / "page.png", b"bytes")
    assert error.value.path == str(tmp_path / "taken")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(FolderNotWritable):
            write(tmp_path / "page.png", b"bytes")
    finally:
        tmp_path.chmod(0o700)


def test_a_folder_in_the_place_of_the_file_stays(tmp_path: Path) -> None:
    (tmp_path / "page.png").mkdir()
    with pytest.raises(FolderNotWritable):
        write(tmp_path / "page.png", b"bytes")
    assert names(tmp_path) == ["page.png"]


@pytest.mark.parametrize("name", ["png", "webp", "jpeg"])
def test_several_pages_become_numbered_files(tmp_path: Path, name: str) -> None:
    files = export(PAGES, tmp_path / f"fox.{name}", name)
    assert [file.name for file in files] == [f"fox-{number}.{name}" for number in (1, 2, 3)]
    for file in files:
        with Image.open(file) as again:
            assert again.size == SIZE


def test_one_page_keeps_its_name_and_a_pdf_holds_them_all(tmp_path: Path) -> None:
    assert export(PAGES[:1], tmp_path / "fox.png") == (tmp_path / "fox.png",)
    assert export(PAGES, tmp_path / "fox.pdf", "pdf") == (tmp_path / "fox.pdf",)
    assert names(tmp_path) == ["fox.pdf", "fox.png"]


@pytest.mark.parametrize(
    ("given", "name", "written"),
    [
        ("fox", "png", "fox.png"),
        ("fox", "jpg", "fox.jpg"),
        ("fox.JPEG", "jpg", "fox.JPEG"),
        ("fox.png", "pdf", "fox.pdf"),
        ("fox v1.2", "webp", "fox v1.2.webp"),
        ("лис", "png", "лис.png"),
    ],
)
def test_files_bear_the_suffix_of_what_they_are(tmp_path: Path, given: str, name: str, written: str) -> None:
    assert export(PAGES[:1], tmp_path / given, name) == (tmp_path / written,)
    assert names(tmp_path) == [written]


def test_an_unknown_format_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat):
        export(PAGES, tmp_path / "folder" / "fox.gif", "gif")
    assert names(tmp_path) == []
