#!/usr/bin/env python3
"""Subset the letterer's fonts into kitsumy/fonts. Needed only when a font or the character set changes.

Usage: vendor_fonts.py FOLDER, where FOLDER holds the unpacked npm packages
``@expo-google-fonts/playpen-sans`` and ``@expo-google-fonts/dela-gothic-one``, both 0.4.1, as
``playpen-sans/`` and ``dela-gothic-one/``. Every source is checked against its sha256.
"""

from __future__ import annotations

import hashlib
import json
import math
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from fontTools.misc.transform import Transform
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent.parent / "kitsumy" / "fonts"
SLANT = math.radians(9)


class Source(NamedTuple):
    """One font: where it comes from, what it must hash to, whether it is slanted."""

    path: str
    sha256: str
    slanted: bool


FONTS = {
    "PlaypenSans-SemiBold.ttf": Source(
        "playpen-sans/600SemiBold/PlaypenSans_600SemiBold.ttf",
        "dff58a68212e1db93536dda4f61d442e6b36b00d8aa323b43ed4294a23eda466",
        False,
    ),
    "PlaypenSans-ExtraBoldSlanted.ttf": Source(
        "playpen-sans/800ExtraBold/PlaypenSans_800ExtraBold.ttf",
        "c53a0108a043fe28b47f4c4a8c7b9017d0b93eed8e766e9db804f1b370b0dee8",
        True,
    ),
    "PlaypenSans-MediumSlanted.ttf": Source(
        "playpen-sans/500Medium/PlaypenSans_500Medium.ttf",
        "4232e0f4f58a05a1d722399310c95664c070e0ce1385c8da2f224a2ca61d03ab",
        True,
    ),
    "PlaypenSans-RegularSlanted.ttf": Source(
        "playpen-sans/400Regular/PlaypenSans_400Regular.ttf",
        "65fdaad5a3aee5ee4d0835957fdb4e0b6941890f198143c9a4ec36040026b44f",
        True,
    ),
    "DelaGothicOne-Regular.ttf": Source(
        "dela-gothic-one/400Regular/DelaGothicOne_400Regular.ttf",
        "57986ebf82ac5b5383155483b541d7433121bf395c5621df59b48196a8a99c2e",
        False,
    ),
}
LICENSES = {
    "OFL-PlaypenSans.txt": "playpen-sans/LICENSE_FONT",
    "OFL-DelaGothicOne.txt": "dela-gothic-one/LICENSE_FONT",
}

CHARACTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),  # Latin-1 and Latin Extended-A
    *range(0x218, 0x21C),
    0x2BC,  # the apostrophe of Ukrainian
    *range(0x370, 0x400),  # Greek
    *range(0x400, 0x460),  # Cyrillic
    0x490,
    0x491,
    *range(0x2010, 0x2028),
    *range(0x2030, 0x203B),
    0x20AC,
    0x20B4,
    0x2116,
    0x2122,
    0x2212,
]


def slant(font: TTFont) -> None:
    """Lean every outline to the right, as the italics that the family lacks."""
    glyphs, shapes = font.getGlyphSet(), {}
    for name in font.getGlyphOrder():
        plain, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
        glyphs[name].draw(plain)
        plain.replay(TransformPen(pen, Transform(1, 0, math.tan(SLANT), 1, 0, 0)))
        shapes[name] = pen.glyph()
    for name, glyph in shapes.items():
        font["glyf"][name] = glyph
    for tag in ("fpgm", "prep", "cvt "):
        if tag in font:
            del font[tag]


def vendor(source: Source, target: Path, folder: Path) -> list[int]:
    """Check, subset, slant and write one font; return its characters."""
    data = (folder / source.path).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != source.sha256:
        raise SystemExit(f"{source.path}: sha256 is {found}, expected {source.sha256}")
    font = TTFont(folder / source.path)
    options = Options(
        layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], hinting=False, notdef_outline=True
    )
    options.drop_tables += ["meta"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    if source.slanted:
        slant(font)
    font.save(target)
    return sorted(font.getBestCmap())


def spans(codes: list[int]) -> list[list[int]]:
    """Return sorted numbers as [first, last] spans."""
    found: list[list[int]] = []
    for code in codes:
        if found and code == found[-1][1] + 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


def main(folder: Path) -> None:
    """Write all fonts, their licences, and which characters each one has."""
    coverage = {}
    for name, source in FONTS.items():
        coverage[name] = spans(vendor(source, HERE / name, folder))
        print(f"{name}: {(HERE / name).stat().st_size // 1024} KB")
    (HERE / "coverage.json").write_text(json.dumps(coverage) + "\n")
    for name, path in LICENSES.items():
        shutil.copyfile(folder / path, HERE / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
