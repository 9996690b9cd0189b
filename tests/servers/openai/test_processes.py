"""The server can be a process itself, and says what a program has to know of it."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import openai

ROOT = Path(__file__).resolve().parents[3]


async def test_it_runs_by_itself_and_fails_when_it_is_told_to() -> None:
    command = (sys.executable, "-m", "tests.servers.openai")
    server = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=PIPE, stdout=PIPE)
    assert server.stdin is not None
    assert server.stdout is not None
    told = [(await server.stdout.readline()).decode().strip() for _ in range(2)]
    known = dict(line.split("=", 1) for line in told)
    async with openai.AsyncOpenAI(
        api_key=known["OPENAI_API_KEY"], base_url=known["OPENAI_BASE_URL"], max_retries=0
    ) as client:
        answer = await client.responses.create(model="gpt-5", input="Hello")
        server.stdin.write(b"text refusal\nnonsense\n")
        # What it says of the second line tells that it has read the first.
        lines = [(await server.stdout.readline()).decode().strip() for _ in range(2)]
        refused = await client.responses.create(model="gpt-5", input="Hello")
    assert answer.output_text
    assert lines[1].startswith("not possible") or lines[0].startswith("not possible")
    assert "1 text" in lines
    assert refused.output_text == ""
    server.stdin.close()
    await asyncio.wait_for(server.wait(), 30)
