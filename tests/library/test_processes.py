"""Several processes at one library, and processes that end without a word."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import subprocess
import sys
from pathlib import Path

from kitsumy import settings
from kitsumy.library import Library
from tests.library import samples

ROOT = Path(__file__).parents[2]
SAVER = """
import asyncio, sys
from kitsumy import settings
from kitsumy.library import Library
from tests.library import samples

async def main(user, count):
    async with Library.open(settings.load()) as library:
        for minute in range(count):
            made = await samples.kept(library, user=user, minute=minute)
            print(made.id, flush=True)
            if minute % 3 == 2:
                await library.remove(made.id, "telegram:" + user)

asyncio.run(main(sys.argv[1], int(sys.argv[2])))
"""
ENDLESS = 10_000


def saver(user: str, count: int) -> subprocess.Popen[str]:
    """Start a process that saves comics, says their ids, and removes every third."""
    command = [sys.executable, "-W", "error", "-c", SAVER, user, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


async def test_two_processes_make_one_fresh_library_and_write_to_it_together() -> None:
    savers = [saver(user, 12) for user in ("7", "8", "7")]
    said = [await asyncio.to_thread(one.communicate) for one in savers]
    assert [one.returncode for one in savers] == [0, 0, 0]
    ids = [out.split() for out, _ in said]
    async with Library.open(settings.load()) as library:
        mine = {line.id for line in await library.comics("telegram:7", limit=99)}
        assert mine == {one for part in (ids[0], ids[2]) for i, one in enumerate(part) if i % 3 != 2}
        assert len(await library.comics("telegram:8")) == 8
        report = await library.check()
        assert (report.missing, report.orphans, report.sound) == ((), 0, True)


async def test_many_tasks_of_one_process_save_together() -> None:
    async with Library.open(settings.load(), patience=1.0) as library:
        made = await asyncio.gather(*(samples.kept(library, minute=minute) for minute in range(24)))
        assert [line.id for line in await library.comics("telegram:7")] == [one.id for one in reversed(made)]


async def test_a_process_killed_at_any_moment_leaves_a_library_that_lists_correctly() -> None:
    sure: set[str] = set()
    for lines in (0, 1, 2, 3, 5, 8):
        sure |= await asyncio.to_thread(killed_after, lines, pause=0.0017 * lines)
        async with Library.open(settings.load()) as library:
            listed = await library.comics("telegram:7", limit=999)
            assert {line.id for line in listed} >= sure
            for line in listed:
                made = await library.comic(line.id, "telegram:7")
                assert (line.panels, line.pages, library.blobs.missing(samples.pictures(made))) == (2, 1, ())
            report = await library.check()
            assert (report.sound, report.missing, report.comics) == (True, (), len(listed))
    assert len(sure) > 10


def killed_after(lines: int, pause: float) -> set[str]:
    """Kill a saver a moment after it has said so many ids; return those that it does not remove."""
    with saver("7", ENDLESS) as process:
        assert process.stdout
        said = [process.stdout.readline().strip() for _ in range(lines)]
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(pause)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    return {one for number, one in enumerate(said) if number % 3 != 2}
