"""Run chaos and print what came of it: ``python -m tests.chaos [--platform NAME --people N --kills N]``.

``--outage SECONDS`` lets the platform take no call at all for so long.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.chaos.run import Outcome, Plan, Run
from tests.platforms import PLATFORMS


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos")
    parser.add_argument("--platform", choices=PLATFORMS, default="telegram")
    parser.add_argument("--people", type=int, default=6)
    parser.add_argument("--each", type=int, default=2)
    parser.add_argument("--kills", type=int, default=2)
    parser.add_argument("--between", type=float, nargs=2, default=(2.0, 6.0), help="seconds between kills")
    parser.add_argument("--outage", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    between = (asked.between[0], asked.between[1])
    plan = Plan(asked.people, asked.each, asked.kills, between, asked.outage)
    dice = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as home:
        start = time.monotonic()
        people = PLATFORMS[asked.platform](dice.randrange(1 << 30), False)
        outcome = asyncio.run(Run(Path(home), people, dice).run(plan))
        _tell(outcome, time.monotonic() - start)
    return 1 if outcome.problems else 0


def _tell(out: Outcome, seconds: float) -> None:
    struck = ", ".join(f"{name} {count}" for name, count in sorted(out.faults.items()))
    rows = [
        ("orders", f"{out.asked} in {seconds:.0f} s, {out.kills} kills, {out.unheard} more unheard"),
        ("faults", struck),
        ("pages", str(out.pages)),
        ("refusals", str(out.refused)),
    ]
    for name in ("doubled", "unanswered", "orphans", "quotas", "dead"):
        found: list[str] = getattr(out, name)
        rows.append((name, "".join([str(len(found)), *(f"\n    {line}" for line in found[:20])])))
    sys.stdout.writelines(f"{name:<11}{value}\n" for name, value in rows)


if __name__ == "__main__":
    sys.exit(main())
