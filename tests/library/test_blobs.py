from __future__ import annotations

import asyncio
import hashlib
import os
import resource
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kitsumy.errors import BlobMissing, DiskFull, FolderNotWritable
from kitsumy.library.blobs import Blobs

DATA = b"a picture"
LATER = 10.0


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "blobs")


@contextmanager
def room(size: int) -> Iterator[None]:
    """Let no file grow beyond a size."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def files(blobs: Blobs) -> list[str]:
    return sorted(path.name for path in blobs.folder.rglob("*") if path.is_file())


async def test_bytes_come_back_under_their_own_hash(blobs: Blobs) -> None:
    key = await blobs.put(DATA)
    assert key == hashlib.sha256(DATA).hexdigest()
    assert await blobs.get(key) == DATA
    assert blobs.path(key).relative_to(blobs.folder) == Path(key[:2]) / key


async def test_the_same_bytes_are_kept_once_and_nothing_else_is(blobs: Blobs) -> None:
    keys = await asyncio.gather(*(blobs.put(DATA) for _ in range(8)))
    assert files(blobs) == [keys[0]]


async def test_a_torn_file_is_written_anew(blobs: Blobs) -> None:
    key = await blobs.put(DATA)
    blobs.path(key).write_bytes(DATA[:3])
    with pytest.raises(BlobMissing):
        await blobs.get(key)
    assert await blobs.put(DATA) == key
    assert await blobs.get(key) == DATA


@pytest.mark.parametrize("key", ["", "0" * 64, "../../etc/passwd", "A" * 64, "0" * 63 + "\n", "é"])
async def test_what_is_not_there_is_missing(blobs: Blobs, key: str) -> None:
    with pytest.raises(BlobMissing) as caught:
        await blobs.get(key)
    assert caught.value.key == key
    assert blobs.missing([key]) == (key,)


async def test_no_room_left(blobs: Blobs) -> None:
    with room(1000), pytest.raises(DiskFull):
        await blobs.put(b"x" * 5000)
    assert files(blobs) == []


async def test_a_file_where_the_folder_should_be(blobs: Blobs) -> None:
    blobs.folder.write_bytes(b"")
    with pytest.raises(FolderNotWritable) as caught:
        await blobs.put(DATA)
    assert caught.value.path == str(blobs.folder)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
async def test_a_read_only_folder(blobs: Blobs) -> None:
    blobs.folder.mkdir(mode=0o500)
    with pytest.raises(FolderNotWritable):
        await blobs.put(DATA)


async def test_discarding_spares_what_was_put_again(blobs: Blobs) -> None:
    key = await blobs.put(DATA)
    before = time.time()
    os.utime(blobs.path(key), (before - LATER, before - LATER))
    await blobs.put(DATA)
    assert await blobs.discard([key], before - LATER / 2) == 0
    assert await blobs.get(key) == DATA
    assert await blobs.discard([key, "0" * 64], time.time() + LATER) == 1
    assert files(blobs) == []


async def test_putting_wins_against_discarding(blobs: Blobs) -> None:
    """Whatever the order of two threads' steps: who has put a blob after a moment finds it."""
    key = await blobs.put(DATA)
    for _ in range(100):
        long_ago = time.time() - LATER
        os.utime(blobs.path(key), (long_ago, long_ago))
        other = threading.Thread(target=asyncio.run, args=(blobs.discard([key], long_ago + 1),))
        other.start()
        await blobs.put(DATA)
        await asyncio.to_thread(other.join)
        assert await blobs.get(key) == DATA
    assert files(blobs) == [key]
