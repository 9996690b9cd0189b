"""Archives are what comic readers expect: checked against the published schema, read by another's library."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from importlib import resources
from io import BytesIO
from pathlib import Path

import pytest
from darkseid.comic import Comic as Archive  # type: ignore[import-untyped]  # it ships no types
from darkseid.comic import MetadataFormat
from PIL import Image
from xmlschema import XMLSchema10

from kitsumy.exports import Volume, export


@pytest.fixture(scope="session")
def schema() -> XMLSchema10:
    """Return ComicInfo 2.0 as the Anansi Project published it."""
    source = resources.files("darkseid") / "schemas" / "ComicInfo" / "v2" / "ComicInfo.xsd"
    return XMLSchema10(source.read_text("utf-8"))


def info(file: Path) -> str:
    with zipfile.ZipFile(file) as book:
        return book.read("ComicInfo.xml").decode("utf-8")


def test_it_is_valid_by_the_schema(tmp_path: Path, volume: Volume, schema: XMLSchema10) -> None:
    schema.validate(info(export(volume, tmp_path / "fox", "cbz")[0]))


def test_words_that_xml_cannot_hold_do_not_break_it(
    tmp_path: Path, volumes: Mapping[str, Volume], schema: XMLSchema10
) -> None:
    comic, masters = volumes["en"]
    brief = comic.brief.model_copy(update={"idea": "a <b> & \x00\x1b[2J \uffff 🦊"})
    (file,) = export(Volume(comic.model_copy(update={"brief": brief}), masters), tmp_path / "fox", "cbz")
    schema.validate(info(file))
    assert "a &lt;b&gt; &amp; [2J  🦊" in info(file)


def test_another_library_reads_it(tmp_path: Path, long_volume: Volume) -> None:
    (file,) = export(long_volume, tmp_path / "fox", "cbz")
    archive = Archive(file)
    assert archive.has_metadata(MetadataFormat.COMIC_INFO)
    read = archive.read_metadata(MetadataFormat.COMIC_INFO)
    assert read.series is not None
    assert (read.series.name, read.issue) == ("The hat that wasn’t there", "2")
    assert read.comments == "A fox loses her hat & finds <it>"
    assert [one.name for one in read.characters] == ["Rena", "Professor Tock"]
    assert archive.get_number_of_pages() == 3
    width, height = long_volume.comic.pages[0].size
    for index, page in enumerate(read.pages):
        data = archive.get_page(index)
        assert data is not None
        with Image.open(BytesIO(data)) as picture:
            assert picture.format == "JPEG"
            assert picture.size == (width, height)
        assert (int(page["ImageWidth"]), int(page["ImageHeight"])) == (width, height)
        assert int(page["ImageSize"]) == len(data)


def test_pages_are_stored_in_order_under_plain_names(tmp_path: Path, long_volume: Volume) -> None:
    (file,) = export(long_volume, tmp_path / "fox", "cbz")
    with zipfile.ZipFile(file) as book:
        assert book.testzip() is None
        assert book.namelist() == ["ComicInfo.xml", "001.jpg", "002.jpg", "003.jpg"]
        assert {entry.compress_type for entry in book.infolist()} == {zipfile.ZIP_STORED}
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("direction", "style", "manga"),
    [("ltr", "comic", "No"), ("ltr", "manga", "Yes"), ("rtl", "manga", "YesAndRightToLeft")],
)
def test_the_reading_direction_is_told(
    tmp_path: Path, volumes: Mapping[str, Volume], direction: str, style: str, manga: str
) -> None:
    comic, masters = volumes["en"]
    pages = (comic.pages[0].model_copy(update={"direction": direction}),)
    brief = comic.brief.model_copy(update={"style": style})
    turned = Volume(comic.model_copy(update={"pages": pages, "brief": brief}), masters)
    assert f"<Manga>{manga}</Manga>" in info(export(turned, tmp_path / "fox", "cbz")[0])
