"""Pictures on disk, each in a file named by the SHA-256 of its bytes. Written whole or not at all."""

from __future__ import annotations

import asyncio
import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from ..errors import BlobMissing
from . import failures

_KEY = re.compile(r"[0-9a-f]{64}")
_UNFINISHED = "unfinished"


class Blobs:
    """A folder of blobs. Several processes may use it at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, key: str) -> Path:
        """Return where a blob is, or would be.

        Raises:
            BlobMissing: this is no key at all.

        """
        if not _KEY.fullmatch(key):
            raise BlobMissing(key)
        return self.folder / key[:2] / key

    async def put(self, data: bytes) -> str:
        """Keep some bytes and return their key. Bytes that are there already only become young again.

        Raises:
            DiskFull: there is no room left.
            FolderNotWritable: the folder does not let us.

        """
        return await asyncio.to_thread(self._put, data)

    async def get(self, key: str) -> bytes:
        """Return a blob's bytes.

        Raises:
            BlobMissing: it is gone, or no longer what it was.

        """
        return await asyncio.to_thread(self._get, key)

    async def discard(self, keys: Iterable[str], before: float) -> int:
        """Remove blobs that nobody put again since ``before``; return how many went."""
        return await asyncio.to_thread(lambda: sum(self._discard(key, before) for key in keys))

    def sizes(self) -> dict[str, int]:
        """Return the size of every blob on the disk by its key."""
        found = (path for path in self.folder.glob("??/*") if _KEY.fullmatch(path.name))
        return {path.name: size for path in found if (size := _size(path)) is not None}

    def missing(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return those keys that have no blob."""
        return tuple(key for key in keys if not (_KEY.fullmatch(key) and self.path(key).is_file()))

    def clear_unfinished(self, before: float) -> int:
        """Remove what interrupted writers left behind before a moment; return how many files went."""
        return sum(_remove_older(path, before) for path in (self.folder / _UNFINISHED).glob("*"))

    def _put(self, data: bytes) -> str:
        key = hashlib.sha256(data).hexdigest()
        path = self.path(key)
        try:
            if not _refresh(path, len(data)):
                self._write(path, data)
        except OSError as error:
            raise failures.of_disk(error, str(self.folder)) from error
        return key

    def _write(self, path: Path, data: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self._temporary()
        try:
            with unfinished.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            _make_young(unfinished)
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise

    def _temporary(self) -> Path:
        folder = self.folder / _UNFINISHED
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder)
        os.close(handle)
        return Path(name)

    def _get(self, key: str) -> bytes:
        try:
            data = self.path(key).read_bytes()
        except OSError as error:
            raise BlobMissing(key) from error
        if hashlib.sha256(data).hexdigest() != key:
            raise BlobMissing(key)
        return data

    def _discard(self, key: str, before: float) -> bool:
        """Step aside first: whoever puts the same bytes meanwhile writes them anew or has made them young."""
        path = self.path(key)
        aside = self.folder / _UNFINISHED / f"{key}.{os.getpid()}.{time.monotonic_ns()}"
        try:
            if path.stat().st_mtime > before:
                return False
            aside.parent.mkdir(parents=True, exist_ok=True)
            path.rename(aside)
            if aside.stat().st_mtime > before:
                aside.replace(path)
                return False
            aside.unlink()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise failures.of_disk(error, str(self.folder)) from error
        return True


def _refresh(path: Path, size: int) -> bool:
    """Make a whole blob young again; False when there is none."""
    try:
        if _size(path) != size:
            return False
        _make_young(path)
    except FileNotFoundError:
        return False
    return True


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def _make_young(path: Path) -> None:
    """Date a file by our own clock: the file system's lags behind by some milliseconds."""
    now = time.time_ns()
    os.utime(path, ns=(now, now))


def _remove_older(path: Path, before: float) -> bool:
    try:
        if path.stat().st_mtime > before:
            return False
        path.unlink()
    except OSError:
        # Another process finished or swept it first.
        return False
    return True
