from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_THREADS = """
import re, threading
from pathlib import Path
from bot.memory import share_arenas
{first}
gate = threading.Barrier(17)
def work():
    kept = [bytes(1000) for _ in range(2000)]
    gate.wait()
threads = [threading.Thread(target=work) for _ in range(16)]
for thread in threads: thread.start()
gate.wait()
# Every pool of glibc's begins on a border of 64 MB.
starts = [int(line.split("-")[0], 16) for line in Path("/proc/self/maps").read_text().splitlines()]
print(sum(start % (1 << 26) == 0 for start in starts))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc has pools for threads")
def test_threads_share_pools() -> None:
    def pools(first: str) -> int:
        script = [sys.executable, "-c", _THREADS.format(first=first)]
        return int(subprocess.run(script, check=True, capture_output=True, text=True, cwd=ROOT).stdout)

    assert pools("share_arenas()") < pools("") - 4
