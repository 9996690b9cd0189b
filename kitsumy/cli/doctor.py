"""Say in plain words what is configured, what is missing, and what to do."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from . import findings, trials
from .asked import Asked
from .desk import Desk
from .findings import Finding

_MARKS = {"fine": "✓", "note": "•", "bad": "✗"}
_PLAIN_MARKS = {"fine": "+", "note": "-", "bad": "!"}


async def doctor(asked: Asked, desk: Desk) -> int:
    """Look at everything and tell; 1 when something must be put right."""
    found = (*await findings.all_of_them(desk.settings, desk.said), *trials.studio(desk.settings))
    if asked.live:
        found = (*found, *await trials.live(desk.settings, desk.said))
    bad = sum(finding.verdict == "bad" for finding in found)
    if asked.json:
        desk.emit({"ok": not bad, "checks": [_described(finding, desk) for finding in found]})
    else:
        _tell(found, bad, desk)
    return 1 if bad else 0


def _tell(found: Sequence[Finding], bad: int, desk: Desk) -> None:
    marks = _MARKS if _can_show("".join(_MARKS.values())) else _PLAIN_MARKS
    for finding in found:
        desk.say(f"{marks[finding.verdict]} {finding.sentence(desk.said)}")
        if advice := finding.advice(desk.said):
            desk.say(f"  {advice}")
    desk.say()
    desk.say(desk.said("doctor.unwell", number=bad) if bad else desk.said("doctor.fine"))


def _can_show(marks: str) -> bool:
    try:
        marks.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True


def _described(finding: Finding, desk: Desk) -> dict[str, str]:
    return {
        "check": finding.key.split("_")[0],
        "verdict": finding.verdict,
        "found": finding.sentence(desk.said),
        "advice": finding.advice(desk.said),
    }
