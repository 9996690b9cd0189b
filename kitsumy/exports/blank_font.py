"""A font of no ink: it gives invisible text its characters and widths, in any script, for a few bytes.

Readers that search, select or speak a page take the words from here; what people see is the picture. So
no face has to be embedded for each script that a comic may be lettered in.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable

from kitsumy import fonts

from .pdf_objects import Objects, references

EM = 1000
_HALF_EM = EM // 2
_ASCENT, _DESCENT = 750, -250
_CHECKSUM = 0xB1B0AFBA
"""The number that all of a TrueType file's words must add up to (OpenType specification, head)."""
_CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
{rows}
endcmap CMapName currentdict /CMap defineresource pop end end"""
_MOST_ROWS = 100
"""Rows that one block of a character map may have."""


class BlankFont:
    """The characters of one file, each under a code of its own."""

    def __init__(self, characters: Iterable[str]) -> None:
        self._codes = {character: code for code, character in enumerate(sorted(set(characters)), 1)}

    def code(self, text: str) -> str:
        """Return a line as the string that shows it."""
        return f"<{''.join(f'{self._codes[character]:04x}' for character in text)}>"

    def width(self, text: str) -> float:
        """Return how wide a line is, in ems."""
        return sum(_width(character) for character in text) / EM

    def put(self, objects: Objects) -> int:
        """Write the font and return its object's number."""
        program = _truetype()
        file = objects.stream(program, f"/Length1 {len(program)}")
        box = f"/FontBBox [0 {_DESCENT} {EM} {_ASCENT}] /Ascent {_ASCENT} /Descent {_DESCENT}"
        looks = f"/Flags 4 /ItalicAngle 0 /CapHeight {_ASCENT} /StemV 80 /FontFile2 {file} 0 R"
        described = objects.put(f"<< /Type /FontDescriptor /FontName /KitsumyBlank {box} {looks} >>")
        glyphs = objects.stream(bytes(2 * (len(self._codes) + 1)))
        widths = " ".join(str(_width(character)) for character in self._codes)
        system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        face = f"/FontDescriptor {described} 0 R /CIDToGIDMap {glyphs} 0 R /DW {_HALF_EM} /W [1 [{widths}]]"
        kind = "/Type /Font /Subtype /CIDFontType2 /BaseFont /KitsumyBlank"
        descendant = objects.put(f"<< {kind} {system} {face} >>")
        meaning = objects.stream(self._meaning().encode("ascii"))
        outer = "/Type /Font /Subtype /Type0 /BaseFont /KitsumyBlank /Encoding /Identity-H"
        return objects.put(
            f"<< {outer} /DescendantFonts {references([descendant])} /ToUnicode {meaning} 0 R >>"
        )

    def _meaning(self) -> str:
        """Return the map from codes to characters."""
        rows = [f"<{code:04x}> <{c.encode('utf-16-be').hex()}>" for c, code in self._codes.items()]
        blocks = (rows[i : i + _MOST_ROWS] for i in range(0, len(rows), _MOST_ROWS))
        shown = (f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return _CMAP.format(rows="\n".join(shown))


def _width(character: str) -> int:
    """Return a character's share of a line, in thousandths of an em, as the lettering has it or nearly so."""
    return round(fonts.width(character, "dialogue", 100) * EM / 100) or _HALF_EM


def _truetype() -> bytes:
    """Return the smallest TrueType file: one glyph, nothing in it."""
    head = struct.pack(
        ">4I2H2Q4h2H3h", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, EM, 0, 0, 0, _DESCENT, EM, _ASCENT, 0, 8, 2, 0, 0
    )
    hhea = struct.pack(">I3hH11hH", 0x10000, _ASCENT, _DESCENT, 0, _HALF_EM, *[0] * 11, 1)
    maxp = struct.pack(">I14H", 0x10000, 1, *[0] * 13)
    tables = {"glyf": bytes(4), "head": head, "hhea": hhea, "hmtx": struct.pack(">Hh", _HALF_EM, 0)}
    return _sealed(_collected(tables | {"loca": bytes(4), "maxp": maxp}))


def _collected(tables: dict[str, bytes]) -> bytes:
    """Put tables behind their directory."""
    directory, body = struct.pack(">I4H", 0x10000, len(tables), 64, 2, len(tables) * 16 - 64), b""
    for name, table in sorted(tables.items()):
        place = 12 + 16 * len(tables) + len(body)
        directory += name.encode("ascii") + struct.pack(">3I", _sum(table), place, len(table))
        body += table + bytes(-len(table) % 4)
    return directory + body


def _sealed(file: bytes) -> bytes:
    """Write into the head what makes the whole file add up."""
    place = file.index(struct.pack(">I", 0x5F0F3CF5)) - 4
    rest = (_CHECKSUM - _sum(file)) % 2**32
    return file[:place] + struct.pack(">I", rest) + file[place + 4 :]


def _sum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) % 2**32
