"""Scripts and composed pages of many ideas, each made once for a test process."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import lru_cache
from itertools import islice

from kitsumy import artists, writers
from kitsumy.comic import Brief, Lines, Script
from kitsumy.composing import breakdown
from kitsumy.composing.breakdown import Story
from kitsumy.composing.press import Sheet
from kitsumy.errors import InputError
from kitsumy.idea import read
from kitsumy.language import detect
from kitsumy.ports import Camera
from kitsumy.publishing import story_of
from kitsumy.styles import styles
from tests.ideas import HOSTILE, generated


def accepted(ideas: tuple[str, ...]) -> list[str]:
    """Return the ideas that the door lets in and that somebody here can read, as they are let in."""
    let_in = []
    for idea in ideas:
        with suppress(InputError):
            let_in.append(read(idea))
    return [idea for idea in let_in if detect(idea, default="")]


EVERYTHING = (*accepted(generated(150)), *accepted(HOSTILE))
SHARES = 12
"""The ideas are dealt to this many tests, so that all cores have work."""


def share(number: int) -> list[str]:
    """Return every ``SHARES``-th idea, from ``number`` on."""
    return list(islice(EVERYTHING, number, None, SHARES))


def brief(idea: str, panels: int = 0, style: str = "", pages: int = 1) -> Brief:
    """Return a brief in the idea's language and, unless told, in one of the four styles, of 3 to 5 panels."""
    keys, number = list(styles()), sum(map(ord, idea))
    chosen = style or keys[number % len(keys)]
    long = panels or 3 + number // len(keys) % 3
    return Brief(idea=idea, style=chosen, language=detect(idea), panels=long, pages=pages)


@lru_cache(maxsize=1024)
def script(asked: Brief) -> Script:
    """Return the draft writer's script."""

    async def write() -> Script:
        writer = writers.find()
        plot = await writer.plot(asked)
        return Script(plot=plot, dialogue=await writer.dialogue(asked, plot))

    return asyncio.run(write())


@lru_cache(maxsize=64)
def composed(asked: Brief) -> tuple[Story, tuple[Sheet, ...], dict[int, Camera]]:
    """Return the laid out, framed and lettered pages, before anything is drawn."""
    told, artist = script(asked), artists.find()
    credit = artist.credit(asked.language)
    story = story_of(asked, told.plot, 1, credit)
    sheets, cameras = breakdown.compose(
        story, told.dialogue, lambda order, _, room: artist.cameras(order, room)
    )
    return story, sheets, cameras


def texts(lines: Lines) -> list[str]:
    """Return everything that one panel says."""
    return [*lines.captions, *(b.text for b in lines.balloons), *(s.text for s in lines.sfx)]
