"""Write lossless PNG fast: one filter, runs only, both halves of the picture at once."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Bytes2D: TypeAlias = NDArray[np.uint8]

SIGNATURE = b"\x89PNG\r\n\x1a\n"
HEADER = b"\x78\x01"
"""Zlib's own header: deflate, 32 KiB window, fastest."""
EIGHT_BIT_RGB = (8, 2, 0, 0, 0)
UP = 2
"""PNG's filter 2: each row less the row above it; drawn art becomes runs of zeros."""
BANDS = 2
"""Parts compressed side by side; zlib lets go of the interpreter lock."""


def png(image: Image.Image) -> bytes:
    """Return an RGB picture as PNG, about three times as fast as the general encoder."""
    pixels = np.asarray(image if image.mode == "RGB" else image.convert("RGB"))
    height, width, _ = pixels.shape
    size = struct.pack(">II5B", width, height, *EIGHT_BIT_RGB)
    data = _deflate(pixels.reshape(height, width * 3))
    return SIGNATURE + b"".join((_chunk(b"IHDR", size), _chunk(b"IDAT", data), _chunk(b"IEND", b"")))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(data, zlib.crc32(name)))


def _deflate(rows: Bytes2D) -> bytes:
    """Compress bands of rows in threads into one zlib stream."""
    bands = tuple(_bands(len(rows)))
    with ThreadPoolExecutor(len(bands)) as pool:
        parts = tuple(pool.map(lambda band: _band(rows, *band), bands))
    checksum = 1
    for filtered, _ in parts:
        checksum = zlib.adler32(filtered.data, checksum)
    return HEADER + b"".join(packed for _, packed in parts) + struct.pack(">I", checksum)


def _bands(rows: int) -> Iterator[tuple[int, int]]:
    edges = [rows * i // BANDS for i in range(BANDS + 1)]
    return ((start, end) for start, end in pairwise(edges) if end > start)


def _band(rows: Bytes2D, start: int, end: int) -> tuple[Bytes2D, bytes]:
    """Filter and compress some rows; every band but the last ends on a byte, open for the next."""
    filtered = np.empty((end - start, rows.shape[1] + 1), np.uint8)
    filtered[:, 0] = UP
    first = rows[start - 1] if start else 0
    np.subtract(rows[start], first, out=filtered[0, 1:])
    np.subtract(rows[start + 1 : end], rows[start : end - 1], out=filtered[1:, 1:])
    pack = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zlib.Z_RLE)
    end_mark = zlib.Z_FINISH if end == len(rows) else zlib.Z_FULL_FLUSH
    return filtered, pack.compress(filtered.data) + pack.flush(end_mark)
