"""PDF: pages as JPEG pictures, and over them every word as text that can be found and copied but not seen."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from kitsumy.comic import Comic
from kitsumy.geometry import Size
from kitsumy.page import Page
from kitsumy.pages import DOTS_PER_INCH

from . import lettered
from .blank_font import BlankFont
from .lettered import Line
from .pdf_objects import Objects, references, text
from .pictures import jpegs
from .sight import as_seen
from .transcript import alt_text
from .volume import Volume

_POINTS = 72 / DOTS_PER_INCH
"""A page pixel in PDF's unit, the point of 1/72 inch."""
_BASELINE = 0.28
"""Where letters stand, from the bottom of their line, in line heights."""
_INVISIBLE = 3
"""PDF's text rendering mode without fill and stroke."""
_WHOLE = 1_000_000
"""Characters that no page's description has: a PDF sets it no limit."""
_COLOURS = {"RGB": "/DeviceRGB", "L": "/DeviceGray"}


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One page on its way into the file."""

    index: int
    number: int
    page: Page
    lines: tuple[Line, ...]
    picture: bytes


def pdf(volume: Volume) -> bytes:
    """Return a comic as one PDF. The same comic is the same file: there are no dates in it."""
    comic, objects = volume.comic, Objects()
    pictures = jpegs(volume)
    tree = objects.reserve()
    leaves = [
        _Leaf(index, objects.reserve(), page, tuple(lettered.lines(page)), picture)
        for index, (page, picture) in enumerate(zip(comic.pages, pictures, strict=True))
    ]
    font = BlankFont(character for leaf in leaves for line in leaf.lines for character in line.text)
    face = font.put(objects)
    for leaf in leaves:
        _put(objects, leaf, tree, font, face)
    kids = [leaf.number for leaf in leaves]
    objects.put(f"<< /Type /Pages /Kids {references(kids)} /Count {len(kids)} >>", tree)
    catalogue = _catalogue(comic, tree, _structure(objects, comic, leaves))
    return objects.file(objects.put(catalogue), objects.put(_about(comic)))


def _put(objects: Objects, leaf: _Leaf, tree: int, font: BlankFont, face: int) -> None:
    with Image.open(BytesIO(leaf.picture)) as picture:
        size, colours = Size(*picture.size), _COLOURS[picture.mode]
    shape = f"/Type /XObject /Subtype /Image /Width {size.width} /Height {size.height}"
    image = objects.stream(
        leaf.picture, f"{shape} /ColorSpace {colours} /BitsPerComponent 8 /Filter /DCTDecode"
    )
    drawn = zlib.compress(_content(leaf, size, font).encode("ascii"))
    content = objects.stream(drawn, "/Filter /FlateDecode")
    box = f"/MediaBox [0 0 {size.width * _POINTS:.2f} {size.height * _POINTS:.2f}]"
    things = f"/Resources << /XObject << /Page {image} 0 R >> /Font << /Words {face} 0 R >> >>"
    objects.put(f"<< /Type /Page /Parent {tree} 0 R {box} {things} /Contents {content} 0 R >>", leaf.number)


def _content(leaf: _Leaf, size: Size, font: BlankFont) -> str:
    """Return the drawing of a page, in its own pixels: the picture, then each line at its place."""
    rows = ["/Figure << /MCID 0 >> BDC", f"{_POINTS:.6f} 0 0 {_POINTS:.6f} 0 0 cm"]
    rows.append(f"q {size.width} 0 0 {size.height} 0 0 cm /Page Do Q")
    # A master drawn larger or smaller than its page says keeps its words over their picture.
    scale = (size.width / leaf.page.size.width, size.height / leaf.page.size.height)
    rows.append(f"q {scale[0]:.6f} 0 0 {scale[1]:.6f} 0 0 cm BT {_INVISIBLE} Tr")
    rows += [_shown(line, leaf.page.size.height, font) for line in leaf.lines if line.text]
    return "\n".join([*rows, "ET Q", "EMC"])


def _shown(line: Line, height: int, font: BlankFont) -> str:
    """Set a line into its box; ``Tz`` stretches it to the box's width, in hundredths."""
    size = line.box.height
    stretch = 100 * line.box.width / (size * font.width(line.text))
    x, y = line.box.x0, height - line.box.y1 + _BASELINE * size
    return (
        f"/Words {size:.2f} Tf {stretch:.2f} Tz 1 0 0 1 {x:.2f} {y:.2f} Tm {font.code(as_seen(line.text))} Tj"
    )


def _structure(objects: Objects, comic: Comic, leaves: Sequence[_Leaf]) -> int:
    """Tell those who listen instead of looking what each page shows: every page is a figure described."""
    root, book = objects.reserve(), objects.reserve()
    figures = [
        objects.put(
            f"<< /Type /StructElem /S /Figure /P {book} 0 R /Pg {leaf.number} 0 R /K 0"
            f" /Alt {text(alt_text(comic, leaf.page, _WHOLE))} >>"
        )
        for leaf in leaves
    ]
    objects.put(f"<< /Type /StructElem /S /Document /P {root} 0 R /K {references(figures)} >>", book)
    owners = " ".join(f"{index} [{figure} 0 R]" for index, figure in enumerate(figures))
    parents = objects.put(f"<< /Nums [{owners}] >>")
    objects.put(f"<< /Type /StructTreeRoot /K {book} 0 R /ParentTree {parents} 0 R >>", root)
    return root


def _catalogue(comic: Comic, tree: int, structure: int) -> str:
    direction = "R2L" if comic.pages[0].direction == "rtl" else "L2R"
    reading = f"/ViewerPreferences << /DisplayDocTitle true /Direction /{direction} >>"
    accessible = f"/MarkInfo << /Marked true >> /StructTreeRoot {structure} 0 R"
    language = f"/Lang {text(comic.brief.language)}"
    return f"<< /Type /Catalog /Pages {tree} 0 R {language} {reading} {accessible} >>"


def _about(comic: Comic) -> str:
    names = f"/Title {text(comic.title)} /Subject {text(comic.brief.idea)}"
    return f"<< {names} /Creator (Kitsumy) /Producer (Kitsumy) >>"
