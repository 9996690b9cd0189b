"""``python -m bot`` as those run it who have a token: against the loopback Telegram."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

from tests.servers.telegram import TelegramServer

ROOT = Path(__file__).parents[2]
IDEA = "/comic A fox detective loses her hat in the rain --panels 2"


async def start(
    server: TelegramServer, home: Path, token: str = "", **more: str
) -> asyncio.subprocess.Process:
    here = {
        "PYTHONPATH": str(ROOT),
        "KITSUMY_DATA_DIR": str(home),
        "KITSUMY_TELEGRAM_API": server.url,
        "TELEGRAM_TOKEN": token or server.token,
    }
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot"),
        env={**os.environ, **here, **more},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def until(true: Callable[[], object]) -> None:
    async with asyncio.timeout(60):
        while not true():  # noqa: ASYNC110 - another process has no event to wait for
            await asyncio.sleep(0.02)


async def stopped(process: asyncio.subprocess.Process) -> str:
    """End a process as a supervisor does, and return what it wrote down."""
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(10):
        _, said = await process.communicate()
    assert process.returncode == 0, said.decode()
    return said.decode()


async def test_an_order_outlives_the_process_that_took_it(telegram: TelegramServer, home: Path) -> None:
    person = telegram.person("Ada")
    chat = telegram.chat(person)
    first = await start(telegram, home)
    telegram.says(person, person, IDEA)
    await until(lambda: chat.told)
    said = await stopped(first)
    second = await start(telegram, home)
    await until(lambda: any(message.media for message in chat.told))
    said += await stopped(second)
    lines = [json.loads(line) for line in said.splitlines()]
    steps = [line["step"] for line in lines if "step" in line]
    assert steps[:2] == ["placed", "heard"]
    assert steps.count("made") == 1
    assert telegram.token not in said
    assert "fox" not in said


async def test_counters_are_shown_while_it_runs(telegram: TelegramServer, home: Path) -> None:
    process = await start(telegram, home, KITSUMY_METRICS_PORT="0")
    assert process.stderr is not None
    port = ""
    async with asyncio.timeout(30):
        while not port:
            said = json.loads(await process.stderr.readline()).get("said", "")
            port = said.rpartition(" ")[2] if said.startswith("counters") else ""
    address = f"http://127.0.0.1:{port}/metrics"
    text = await asyncio.to_thread(lambda: urllib.request.urlopen(address).read().decode())
    assert "kitsumy_orders_open 0.0" in text
    await stopped(process)


async def test_a_token_that_is_refused_is_one_line(telegram: TelegramServer, home: Path) -> None:
    token = "1234567:" + "a" * 35
    process = await start(telegram, home, token)
    async with asyncio.timeout(30):
        out, said = await process.communicate()
    assert process.returncode == 1
    assert out == b""
    assert "TELEGRAM_TOKEN" in said.decode()
    assert token.encode() not in said
