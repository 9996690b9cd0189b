"""After ``kill -9`` a plot that is being written is fetched, not paid for again."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path

from tests.servers.openai import OpenAIServer
from tests.writers.dying import plot

ROOT = Path(__file__).resolve().parents[2]


def _known(library: Path) -> bool:
    """Tell whether the ledger knows by which id the provider has a work."""
    looking = f"file:{library}?mode=ro"
    with suppress(sqlite3.OperationalError), closing(sqlite3.connect(looking, uri=True)) as here:
        return here.execute("SELECT 1 FROM ledger WHERE external <> ''").fetchone() is not None
    return False


async def test_a_killed_process_leaves_its_work_to_the_next(
    openai_server: OpenAIServer, tmp_path: Path
) -> None:
    server = openai_server
    server.latency["plot"] = 2.0
    command = (sys.executable, "-m", "tests.writers.dying", server.base_url, server.key, str(tmp_path))
    first = await asyncio.create_subprocess_exec(*command, cwd=ROOT)
    await server.until(lambda: _known(tmp_path / "kitsumy.db"), within=60)
    first.kill()
    await first.wait()
    found = await plot(server.base_url, server.key, tmp_path)
    assert len(found.shots) == 6
    assert (len(server.paid), len(server.works)) == (1, 1)
    assert server.calls_of("look")
    again = await plot(server.base_url, server.key, tmp_path)
    assert again == found
    assert len(server.calls_of("plot")) == 1
