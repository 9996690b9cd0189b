"""Files are whole or not there."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from kitsumy import pages
from kitsumy.errors import DiskFull, FolderNotWritable, UnknownFormat
from kitsumy.exports import FORMATS, Volume, export, find_format, write


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
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, long_volume: Volume, number: int
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        export(long_volume, tmp_path / "page.png")
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
def test_several_pages_become_numbered_files(tmp_path: Path, long_volume: Volume, name: str) -> None:
    files = export(long_volume, tmp_path / f"fox.{name}", name)
    assert [file.name for file in files] == [f"fox-{number}.{name}" for number in (1, 2, 3)]
    for file in files:
        with Image.open(file) as again:
            assert again.size == long_volume.comic.pages[0].size


def test_one_page_keeps_its_name_and_a_book_holds_them_all(
    tmp_path: Path, volume: Volume, long_volume: Volume
) -> None:
    assert export(volume, tmp_path / "fox.png") == (tmp_path / "fox.png",)
    assert export(long_volume, tmp_path / "fox.pdf", "pdf") == (tmp_path / "fox.pdf",)
    assert export(long_volume, tmp_path / "fox.cbz", "cbz") == (tmp_path / "fox.cbz",)
    assert names(tmp_path) == ["fox.cbz", "fox.pdf", "fox.png"]


@pytest.mark.parametrize(
    ("given", "name", "written"),
    [
        ("fox", "png", "fox.png"),
        ("fox", "jpg", "fox.jpg"),
        ("fox.JPEG", "jpg", "fox.JPEG"),
        ("fox.png", "pdf", "fox.pdf"),
        ("fox.pdf", "cbz", "fox.cbz"),
        ("fox v1.2", "webp", "fox v1.2.webp"),
        ("лис", "png", "лис.png"),
    ],
)
def test_files_bear_the_suffix_of_what_they_are(
    tmp_path: Path, volumes: Mapping[str, Volume], given: str, name: str, written: str
) -> None:
    assert export(volumes["en"], tmp_path / given, name) == (tmp_path / written,)
    assert names(tmp_path) == [written]


def test_an_unknown_format_writes_nothing(tmp_path: Path, volumes: Mapping[str, Volume]) -> None:
    with pytest.raises(UnknownFormat):
        export(volumes["en"], tmp_path / "folder" / "fox.gif", "gif")
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_full_disk_keeps_no_half_of_any_format(
    tmp_path: Path, volumes: Mapping[str, Volume], name: str
) -> None:
    with files_no_larger_than(100), pytest.raises(DiskFull):
        export(volumes["en"], tmp_path / "fox", name)
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_comic_is_the_same_file(volume: Volume, name: str) -> None:
    kind = FORMATS[name]
    assert list(kind.make(volume, kind.suffixes[0])) == list(kind.make(volume, kind.suffixes[0]))


@pytest.mark.parametrize(
    ("name", "key"), [("JPG", "jpeg"), (".Png", "png"), (" jpeg ", "jpeg"), ("pdf", "pdf"), ("CBZ", "cbz")]
)
def test_formats_answer_to_suffixes_in_any_case(name: str, key: str) -> None:
    assert find_format(name) is FORMATS[key]


@pytest.mark.parametrize("name", ["bmp", "", "png2", "."])
def test_an_unknown_format_names_the_known_ones(name: str) -> None:
    with pytest.raises(UnknownFormat) as error:
        find_format(name)
    assert error.value.name == name
    assert error.value.known == tuple(FORMATS)


def test_lossless_formats_keep_every_pixel(tmp_path: Path, volume: Volume) -> None:
    (page,) = volume.masters
    assert export(volume, tmp_path / "fox.png")[0].read_bytes() == page
    with Image.open(BytesIO(page)) as master, Image.open(export(volume, tmp_path / "f", "webp")[0]) as again:
        assert ImageChops.difference(master, again.convert("RGB")).getbbox() is None


def test_a_master_that_is_a_jpeg_is_handed_on_byte_for_byte(
    tmp_path: Path, volumes: Mapping[str, Volume]
) -> None:
    comic, (page,) = volumes["en"]
    with Image.open(BytesIO(page)) as master:
        drawn = pages.encode(master, "jpeg")
    volume = Volume(comic, (drawn,))
    assert export(volume, tmp_path / "fox", "jpeg")[0].read_bytes() == drawn
    assert drawn in export(volume, tmp_path / "fox", "pdf")[0].read_bytes()
    with Image.open(export(volume, tmp_path / "fox", "png")[0]) as again:
        assert again.format == "PNG"
