"""Write files whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from PIL import Image

from kitsumy.errors import DiskFull, FolderNotWritable

from .encoding import Format, find_format

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def export(pages: Sequence[Image.Image], path: Path, format: str = "png") -> tuple[Path, ...]:
    """Write pages and return their files.

    A single page and a book format make one file, several pages name-1, name-2 and so on. Everything is
    encoded before the first byte is written; a suffix is added where the name has none.

    Raises:
        UnknownFormat: nothing is called that.
        FolderNotWritable: the folder cannot be made or written to.
        DiskFull: there is no room; no half-written file stays.

    """
    kind = find_format(format)
    volumes = [pages] if kind.book else [[page] for page in pages]
    files = [kind.encode(volume) for volume in volumes]
    targets = tuple(_targets(path, kind, len(files)))
    for target, data in zip(targets, files, strict=True):
        write(target, data)
    return targets


def _targets(path: Path, kind: Format, files: int) -> Iterator[Path]:
    suffix = path.suffix or f".{kind.suffix}"
    stem = path.name.removesuffix(path.suffix)
    for number in range(1, files + 1):
        yield path.with_name(f"{stem}-{number}{suffix}" if files > 1 else f"{stem}{suffix}")


def write(path: Path, data: bytes) -> None:
    """Put a file in place in one step: readers see the old one or the new one, never a part.

    Raises:
        FolderNotWritable: the folder cannot be made or written to.
        DiskFull: there is no room; the old file stays.

    """
    with _disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            _fill(number, data)
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise


def _fill(number: int, data: bytes) -> None:
    with os.fdopen(number, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(number)


@contextmanager
def _disk_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise DiskFull(str(path)) from error
        raise FolderNotWritable(str(path.parent)) from error
