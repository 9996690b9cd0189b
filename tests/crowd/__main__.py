"""Run a crowd and print its figures: ``python -m tests.crowd [--platform NAME --people N --each N]``."""

from __future__ import annotations

import argparse
import asyncio
import socket
import sys
import tempfile
from pathlib import Path

from tests.crowd.run import Crowd
from tests.platforms import PLATFORMS


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.crowd")
    parser.add_argument("--platform", choices=PLATFORMS, default="telegram")
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--each", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        crowd = Crowd(Path(home), _free_port(), PLATFORMS[asked.platform](0, True))
        figures = asyncio.run(crowd.run(asked.people, asked.each))
    sys.stdout.writelines(f"{name:<16}{value}\n" for name, value in figures.rows)
    good = figures.pages == figures.orders and figures.fair and not figures.doubled
    return 0 if good else 1


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


if __name__ == "__main__":
    sys.exit(main())
