"""A process that asks for a plot through the ledger, until somebody kills it."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from pydantic import SecretStr

from kitsumy.comic import Plot
from kitsumy.ledger import Ledger
from kitsumy.ledgered import LedgeredWriter
from kitsumy.library import Library
from kitsumy.settings import Settings
from kitsumy.writers.openai import OpenAIWriter
from tests.writers.conftest import brief

LEASE = 0.5


async def plot(url: str, key: str, home: Path) -> Plot:
    writer = OpenAIWriter(SecretStr(key), base_url=url)
    try:
        async with Library.open(Settings(data_dir=home)) as library:
            ledger = Ledger(library.store, lease=LEASE)
            return await LedgeredWriter(writer, ledger).plot(brief())
    finally:
        await writer.close()


if __name__ == "__main__":
    asyncio.run(plot(sys.argv[1], sys.argv[2], Path(sys.argv[3])))
