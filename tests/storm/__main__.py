"""Run a storm and print its table: ``python -m tests.storm [--comics N --panels N --kills N --share S]``."""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import sys
import tempfile
from pathlib import Path

from tests.servers.openai import OpenAIServer
from tests.servers.replicate import ReplicateServer
from tests.storm.reckoning import Count
from tests.storm.run import Outcome, Plan, Storm


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.storm")
    parser.add_argument("--comics", type=int, default=200)
    parser.add_argument("--panels", type=int, default=3)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--share", type=float, default=0.2, help="of the calls that go wrong")
    parser.add_argument(
        "--patience", type=float, default=1800.0, help="seconds until what has not ended is told"
    )
    parser.add_argument("--plain", action="store_true", help="plain pictures in place of drawn ones")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    plan = Plan(asked.comics, asked.panels, asked.kills, asked.share, asked.patience)
    with tempfile.TemporaryDirectory() as home:
        outcome = asyncio.run(_run(Path(home), plan, asked.seed, draws=not asked.plain))
    _tell(outcome, plan)
    return 1 if outcome.problems else 0


async def _run(home: Path, plan: Plan, seed: int, *, draws: bool) -> Outcome:
    async with OpenAIServer(seed=seed) as writer, ReplicateServer(seed=seed) as artist:
        artist.draws, artist.latency = draws, 0.5
        writer.latency.update(plot=0.5, dialogue=0.5)
        os.environ.update(
            KITSUMY_DATA_DIR=str(home),
            OPENAI_API_KEY=writer.key,
            OPENAI_BASE_URL=writer.base_url,
            REPLICATE_API_TOKEN=artist.token,
            REPLICATE_BASE_URL=artist.url,
            KITSUMY_WRITERS="openai,draft",
            KITSUMY_ARTISTS="replicate,draft",
            KITSUMY_TERMS__ANY__PER_MINUTE="6000",
            KITSUMY_TERMS__REPLICATE__PER_MINUTE="6000",
            KITSUMY_TERMS__ANY__REST="2",
        )
        return await Storm(home, writer, artist, random.Random(seed)).run(plan)


def _tell(out: Outcome, plan: Plan) -> None:
    rows = [
        ("orders", f"{plan.comics} in {out.seconds:.0f} s, {plan.kills} kills: {_listed(out.books.states)}"),
        ("failures", _listed(out.books.failures) or "none"),
        ("faults", f"{out.struck.total()}: {_listed(out.struck)}"),
        ("writer", _count(out.written)),
        ("artist", _count(out.drawn)),
        ("ledger", f"content keys paid: {_listed(out.books.keys)}; left open: {out.books.open}"),
        ("again", f"{out.calls_again} calls, {out.again * 1e3:.0f} ms (median)"),
        ("at once", f"{out.twice_at_once} calls doubled"),
        ("problems", "".join([str(len(out.problems)), *(f"\n    {one}" for one in out.problems[:20])])),
    ]
    sys.stdout.writelines(f"{name:<11}{value}\n" for name, value in rows)


def _count(count: Count) -> str:
    return (
        f"{count.paid} paid = {count.contents} contents + {count.paid - count.contents}; "
        f"{count.unusable} of no use, {count.unheard} never heard of, {len(count.twice)} paid twice"
    )


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))


if __name__ == "__main__":
    sys.exit(main())
