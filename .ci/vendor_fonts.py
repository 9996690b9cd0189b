#!/usr/bin/env python3
"""Subset the letterer's fonts into kitsumy/fonts. Needed only when a font or the character set changes.

Usage: vendor_fonts.py FOLDER, where FOLDER holds the unpacked npm packages ``@expo-google-fonts/*`` by
their last names (``playpen-sans/``): playpen-sans, shantell-sans, dela-gothic-one and noto-sans-hebrew
0.4.1, noto-sans-thai 0.4.2, noto-sans-arabic, noto-sans-georgian and noto-sans-jp 0.4.3, noto-emoji
0.4.7; and the unpacked wheel of noto-cjk-sans-jp-bold 0.0.1. Every source is checked against its sha256.
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


def _jis(first: int, last: int) -> list[int]:
    """Return the characters in these rows of JIS X 0208, the standard of Japanese print."""
    cells = (bytes((0xA0 + row, 0xA0 + cell)) for row in range(first, last + 1) for cell in range(1, 95))
    return [ord(text) for text in (cell.decode("euc_jp", "ignore") for cell in cells) if text]


WESTERN = [
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
NO_GREEK = [c for c in WESTERN if not 0x370 <= c < 0x400]  # a face with π alone is no Greek face
KANA = [*range(0x3001, 0x3040), *range(0x3041, 0x3100), *range(0x31F0, 0x3200), *range(0xFF01, 0xFF61)]
JAPANESE = [0x20, *KANA, *_jis(16, 47)]  # rows 16 to 47: the 2,965 characters of level 1
ARABIC = [
    0x20,
    *range(0x600, 0x700),
    *range(0x750, 0x780),
    *range(0xFB50, 0xFE00),
    *range(0xFE70, 0xFF00),
    0x200C,
    0x200D,
]
HEBREW = [0x20, *range(0x590, 0x600), *range(0xFB1D, 0xFB50)]
THAI = [0x20, *range(0xE00, 0xE60)]
GEORGIAN = [0x20, *range(0x10A0, 0x1100), *range(0x1C90, 0x1CC0), *range(0x2D00, 0x2D30)]
EVERYTHING: list[int] = []

KERNED = ["kern", "mark", "mkmk", "ccmp", "locl"]
JOINED = [*KERNED, "init", "medi", "fina", "isol", "rlig", "calt", "liga"]


class Source(NamedTuple):
    """One font: where it comes from, what it must hash to, what is kept of it, whether it is slanted."""

    path: str
    sha256: str
    slanted: bool = False
    characters: list[int] = WESTERN
    features: list[str] = KERNED


FONTS = {
    "PlaypenSans-SemiBold.ttf": Source(
        "playpen-sans/600SemiBold/PlaypenSans_600SemiBold.ttf",
        "dff58a68212e1db93536dda4f61d442e6b36b00d8aa323b43ed4294a23eda466",
    ),
    "PlaypenSans-ExtraBoldSlanted.ttf": Source(
        "playpen-sans/800ExtraBold/PlaypenSans_800ExtraBold.ttf",
        "c53a0108a043fe28b47f4c4a8c7b9017d0b93eed8e766e9db804f1b370b0dee8",
        slanted=True,
    ),
    "PlaypenSans-MediumSlanted.ttf": Source(
        "playpen-sans/500Medium/PlaypenSans_500Medium.ttf",
        "4232e0f4f58a05a1d722399310c95664c070e0ce1385c8da2f224a2ca61d03ab",
        slanted=True,
    ),
    "PlaypenSans-RegularSlanted.ttf": Source(
        "playpen-sans/400Regular/PlaypenSans_400Regular.ttf",
        "65fdaad5a3aee5ee4d0835957fdb4e0b6941890f198143c9a4ec36040026b44f",
        slanted=True,
    ),
    "ShantellSans-SemiBold.ttf": Source(
        "shantell-sans/600SemiBold/ShantellSans_600SemiBold.ttf",
        "cf337664a6c3a14e4a3640d5d6ce791d33f1f3abf18b37b88effecc152032255",
        characters=NO_GREEK,
    ),
    "ShantellSans-ExtraBoldItalic.ttf": Source(
        "shantell-sans/800ExtraBold_Italic/ShantellSans_800ExtraBold_Italic.ttf",
        "12351ffdb8f51e2bd13da073ee5b976898f0970e03fd572b29b5aa51207e9abc",
        characters=NO_GREEK,
    ),
    "ShantellSans-MediumItalic.ttf": Source(
        "shantell-sans/500Medium_Italic/ShantellSans_500Medium_Italic.ttf",
        "6ab27a5ea7a26ea1f988e2eaa394c614521f1ec9339ba976e3203d8df2463fdf",
        characters=NO_GREEK,
    ),
    "DelaGothicOne-Regular.ttf": Source(
        "dela-gothic-one/400Regular/DelaGothicOne_400Regular.ttf",
        "57986ebf82ac5b5383155483b541d7433121bf395c5621df59b48196a8a99c2e",
        characters=[*WESTERN, *KANA],
    ),
    "NotoSansHebrew-SemiBold.ttf": Source(
        "noto-sans-hebrew/600SemiBold/NotoSansHebrew_600SemiBold.ttf",
        "9abe8cafd04882a1733438a853b6933268f56680dc45eee1497ebb95b5f38216",
        characters=HEBREW,
    ),
    "NotoSansArabic-SemiBold.ttf": Source(
        "noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf",
        "35e3c8bd9e17754ca30497fcd4a82921ee672c0e36a5e2b9aad7ed4b8d92e427",
        characters=ARABIC,
        features=JOINED,
    ),
    "NotoSansThai-SemiBold.ttf": Source(
        "noto-sans-thai/600SemiBold/NotoSansThai_600SemiBold.ttf",
        "2e0c06600ac07f9e22c9d360d3e3b37651af9aff9d2dd4b418ba9fd6856c51ea",
        characters=THAI,
    ),
    "NotoSansGeorgian-SemiBold.ttf": Source(
        "noto-sans-georgian/600SemiBold/NotoSansGeorgian_600SemiBold.ttf",
        "4ef71070125c1ba50e18ca5152ba438fd338a22d9eb618a043b7ce0305cfbe74",
        characters=GEORGIAN,
    ),
    "NotoSansJP-SemiBold.ttf": Source(
        "noto-sans-jp/600SemiBold/NotoSansJP_600SemiBold.ttf",
        "c1d1baeebf7d702d84a02166d1449ac718c171a18d9fc89b21a7cd729eb454d3",
        characters=JAPANESE,
    ),
    "NotoEmoji-SemiBold.ttf": Source(
        "noto-emoji/600SemiBold/NotoEmoji_600SemiBold.ttf",
        "6582c3a2a8ca413ea7fe791348790acbefeab53fe41093c411c0443ac5debafb",
        characters=EVERYTHING,
        features=JOINED,
    ),
}
EXTRA = {
    "NotoSansCJKjp-Bold.otf": Source(
        "noto_cjk_sans_jp_bold/NotoSansCJKjp-Bold.otf",
        "e53dcb0dcb2922e45d01aae1ebd2f382bb81d4229b18b6b883bd170678af1f76",
    ),
}
"""Faces that stay in packages of their own (the extra ``cjk``): only which characters they have is kept."""
LICENSES = {
    "OFL-PlaypenSans.txt": "playpen-sans/LICENSE_FONT",
    "OFL-ShantellSans.txt": "shantell-sans/LICENSE_FONT",
    "OFL-DelaGothicOne.txt": "dela-gothic-one/LICENSE_FONT",
    "OFL-NotoSansHebrew.txt": "noto-sans-hebrew/LICENSE_FONT",
    "OFL-NotoSansArabic.txt": "noto-sans-arabic/LICENSE_FONT",
    "OFL-NotoSansThai.txt": "noto-sans-thai/LICENSE_FONT",
    "OFL-NotoSansGeorgian.txt": "noto-sans-georgian/LICENSE_FONT",
    "OFL-NotoSansJP.txt": "noto-sans-jp/LICENSE_FONT",
    "OFL-NotoEmoji.txt": "noto-emoji/LICENSE_FONT",
}


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


def checked(source: Source, folder: Path) -> TTFont:
    """Return a font that is byte for byte what it is expected to be."""
    data = (folder / source.path).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != source.sha256:
        raise SystemExit(f"{source.path}: sha256 is {found}, expected {source.sha256}")
    return TTFont(folder / source.path, recalcTimestamp=False)


def vendor(source: Source, target: Path, folder: Path) -> list[int]:
    """Check, subset, slant and write one font; return its characters."""
    font = checked(source, folder)
    options = Options(layout_features=source.features, hinting=False, notdef_outline=True)
    options.drop_tables += ["meta"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=source.characters or list(font.getBestCmap()))
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
    for name, source in EXTRA.items():
        coverage[name] = spans(sorted(checked(source, folder).getBestCmap()))
    (HERE / "coverage.json").write_text(json.dumps(coverage, separators=(",", ":")) + "\n")
    for name, path in LICENSES.items():
        shutil.copyfile(folder / path, HERE / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
