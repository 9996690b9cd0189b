"""Comic book archives: pages in a plain ZIP file, and ComicInfo.xml for the reader's shelf."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO

from PIL import Image

from kitsumy.comic import Comic

from .pictures import jpegs
from .volume import Volume

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first day ZIP knows: the same comic is the same file, whenever it is written."""
_UNIX, _READABLE = 3, 0o644 << 16
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write."""


def cbz(volume: Volume) -> bytes:
    """Return a comic as a book for comic readers; JPEG pages are stored, compressing them gains nothing."""
    pictures = tuple(jpegs(volume))
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as book:
        book.writestr(_entry("ComicInfo.xml"), comic_info(volume.comic, pictures))
        for number, picture in enumerate(pictures, 1):
            book.writestr(_entry(f"{number:03}.jpg"), picture)
    return stream.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.create_system, entry.external_attr = _UNIX, _READABLE
    return entry


def comic_info(comic: Comic, pictures: Sequence[bytes]) -> bytes:
    """Return what ComicInfo 2.0 (Anansi Project) lets readers know about a comic."""
    root = ET.Element("ComicInfo")
    for name, value in _facts(comic, len(pictures)):
        if value:
            ET.SubElement(root, name).text = _NO_XML.sub("", value)
    pages = ET.SubElement(root, "Pages")
    for index, picture in enumerate(pictures):
        ET.SubElement(pages, "Page", _page(index, picture))
    ET.indent(root)
    document: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return document


def _facts(comic: Comic, pages: int) -> Iterator[tuple[str, str]]:
    """Yield elements in the order of the schema, which is a sequence."""
    plot = comic.script.plot
    yield "Title", comic.title
    yield "Series", plot.title
    yield "Number", str(comic.part)
    yield "Summary", comic.brief.idea
    yield "Notes", comic.pages[0].footer
    yield "PageCount", str(pages)
    yield "LanguageISO", comic.brief.language
    yield "Manga", _manga(comic)
    yield "Characters", ", ".join(sheet.name.replace(",", "") for sheet in plot.cast)


def _manga(comic: Comic) -> str:
    if comic.pages[0].direction == "rtl":
        return "YesAndRightToLeft"
    return "Yes" if comic.brief.style == "manga" else "No"


def _page(index: int, picture: bytes) -> dict[str, str]:
    with Image.open(BytesIO(picture)) as image:
        width, height = image.size
    numbers = {"Image": index, "ImageSize": len(picture), "ImageWidth": width, "ImageHeight": height}
    return {name: str(number) for name, number in numbers.items()}
