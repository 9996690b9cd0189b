"""Write files whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from uuid import uuid4

from PIL import Image

from kitsumy.errors import DiskFull, FolderNotWritable

from .encoding import FORMATS, Format, find_format

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def export(masters: Sequence[bytes], path: Path, format: str = "png") -> tuple[Path, ...]:
    """Write pages, given as the PNG masters that a library keeps, and return their files.

    A single page and a book format make one file, several pages name-1, name-2 and so on. Everything is
    encoded before the first byte is written. The name gets the format's suffix when it has not got it.

    Raises:
        UnknownFormat: nothing is called that.
        FolderNotWritable: the folder cannot be made or written to.
        DiskFull: there is no room; no half-written file stays.

    """
    kind = find_format(format)
    files = list(masters) if kind is FORMATS["png"] else list(_encoded(masters, kind))
    targets = tuple(_targets(path, kind, len(files)))
    for target, data in zip(targets, files, strict=True):
        write(target, data)
    return targets


def _encoded(masters: Sequence[bytes], kind: Format) -> Iterator[bytes]:
    """Yield each file's bytes; only one volume's pixels are in memory at a time."""
    for volume in [masters] if kind.book else [[master] for master in masters]:
        yield kind.encode([Image.open(BytesIO(master)) for master in volume])


def _targets(path: Path, kind: Format, files: int) -> Iterator[Path]:
    named = _named(path, kind)
    for number in range(1, files + 1):
        yield named.with_name(f"{named.stem}-{number}{named.suffix}") if files > 1 else named


def _named(path: Path, kind: Format) -> Path:
    """Keep a right suffix, replace another picture's, and add one to a name like ``part.2``."""
    suffix = path.suffix.lower()
    if suffix in kind.suffixes:
        return path
    if any(suffix in other.suffixes for other in FORMATS.values()):
        return path.with_suffix(kind.suffixes[0])
    return path.with_name(path.name + kind.suffixes[0])


def write(path: Path, data: bytes) -> None:
    """Put a file in place in one step: readers see the old one or the new one, never a part.

    Raises:
        FolderNotWritable: the folder cannot be made or written to.
        DiskFull: there is no room; the old file stays.

    """
    with _disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{uuid4().hex}.part")
        try:
            _fill(part, data)
            part.replace(path)
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise


def _fill(path: Path, data: bytes) -> None:
    with path.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def _disk_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise DiskFull(str(path)) from error
        raise FolderNotWritable(str(path.parent)) from error
