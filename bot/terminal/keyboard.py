"""Read lines without ever holding the event loop, or the program's end, up."""

from __future__ import annotations

import asyncio
import codecs
import os
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

_CHUNK = 65_536


async def lines(source: int) -> AsyncIterator[str]:
    """Yield the lines of a file descriptor until its end.

    A daemon thread reads the descriptor itself: a thread that sits in ``sys.stdin`` would hold its lock when
    the interpreter ends.
    """
    loop = asyncio.get_running_loop()
    read: asyncio.Queue[str | None] = asyncio.Queue()

    def tell(line: str | None) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody listens any more
            loop.call_soon_threadsafe(read.put_nowait, line)

    threading.Thread(target=_read, args=(source, tell), name="keyboard", daemon=True).start()
    while (line := await read.get()) is not None:
        yield line


def _read(source: int, tell: Callable[[str | None], None]) -> None:
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    rest = ""
    with suppress(OSError):
        while data := os.read(source, _CHUNK):
            *whole, rest = (rest + decoder.decode(data)).split("\n")
            for line in whole:
                tell(line)
    if rest:
        tell(rest)
    tell(None)
