"""Write files whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from kitsumy.errors import DiskFull, FolderNotWritable

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


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
