"""Choose which beats of a frame are told, for any number of panels."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence

from .beats import Beat, Frame

_SMALLEST_SCENE = 2


def outline(frame: Frame, interludes: Frame, panels: int, rng: random.Random, *, inserts: bool) -> list[Beat]:
    """Return ``panels`` beats in the order they are told.

    Few panels get the beats that matter most; more than the frame has get interludes between its attempts.
    """
    if panels == 1:
        return [beat for beat in frame.beats if beat.part == "single"]
    ending = rng.choice(frame.endings)
    told = [
        beat
        for beat in frame.beats
        if beat.part != "single" and beat.ending in ("", ending) and (inserts or beat.part != "insert")
    ]
    if panels <= len(told):
        kept = sorted(told, key=lambda beat: beat.priority)[:panels]
        return [beat for beat in told if beat in kept]
    return _between_attempts(told, _scenes(interludes, panels - len(told), rng))


def _scenes(interludes: Frame, panels: int, rng: random.Random) -> list[list[Beat]]:
    """Return whole scenes, in random order; only the last may be cut short."""
    scenes = [list(beats) for _, beats in itertools.groupby(interludes.beats, key=lambda beat: beat.ending)]
    rng.shuffle(scenes)
    chosen: list[list[Beat]] = []
    for scene in scenes:
        if panels <= 0:
            break
        chosen.append(scene[:panels])
        panels -= len(scene)
    return chosen


def _between_attempts(told: Sequence[Beat], scenes: Sequence[list[Beat]]) -> list[Beat]:
    """Return the beats with the scenes dealt out among the gaps before the lowest point."""
    gaps = [i for i, beat in enumerate(told) if beat.part in ("plan", "attempt")]
    dealt: dict[int, list[Beat]] = {gap: [] for gap in gaps}
    for gap, scene in zip(itertools.cycle(reversed(gaps)), scenes, strict=False):
        dealt[gap].extend(scene)
    return [beat for i, one in enumerate(told) for beat in (one, *dealt.get(i, ()))]
