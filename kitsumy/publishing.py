"""Print lettered pages and keep their masters, of new comics and of comics that are lettered again."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from . import fonts, lettering, pages, press
from .breakdown import Story
from .comic import Brief, Plot, Script, title_line
from .events import SignsLeftOut
from .library import Library
from .page import Frame, Page
from .ports import Drawing
from .press import Sheet
from .styles import Style
from .styles import find as find_style

if TYPE_CHECKING:
    from PIL.Image import Image

_DRAW_EFFECTS = frozenset({"draft"})
"""Artists whose drawings already have the lines that a shot asks for."""


def story_seed(brief: Brief, part: int) -> int:
    """Return the seed of a story: the same idea in the same part gives the same page on every machine."""
    text = f"{' '.join(brief.idea.casefold().split())}\n{part}"
    return int(hashlib.sha256(text.encode()).hexdigest()[:12], 16)


def style_of(brief: Brief) -> Style:
    """Return the style of a brief, with the letters that the brief asks for.

    Raises:
        UnknownStyle: there is none of this name.

    """
    style = find_style(brief.style)
    habits = find_style(brief.lettering or brief.style).lettering
    if brief.font is not None:
        habits = habits.model_copy(update={"font": brief.font})
    return style.model_copy(update={"lettering": habits})


def story_of(brief: Brief, plot: Plot, part: int, footer: str) -> Story:
    """Return what the pages of a comic have in common.

    Raises:
        UnknownStyle: there is no style of the brief's.

    """
    title = title_line(plot.title, part)
    return Story(brief, plot, style_of(brief), story_seed(brief, part), title, footer)


def left_out(script: Script) -> tuple[SignsLeftOut, ...]:
    """Return what of a comic's words no font here can show, the title's first, then panel by panel."""
    said = enumerate(script.dialogue.panels, 1)
    missing = [
        (0, fonts.unshown(script.plot.title, "display")),
        *((panel, lettering.left_out(lines)) for panel, lines in said),
    ]
    return tuple(SignsLeftOut(panel=panel, signs=signs) for panel, signs in missing if signs)


def arrived(story: Story, frame: Frame, drawing: Drawing) -> Drawing:
    """Return a drawing ready for its page: as large as its frame, with the lines that its shot asks for."""
    image, effect = pages.fit(drawing.image, pages.size_of(frame)), _effect(story, frame, drawing)
    if effect is not None:
        image = pages.overlay(image, effect, drawing.anchors, story.style.page, story.seed + frame.panel)
    return replace(drawing, image=image)


def _effect(story: Story, frame: Frame, drawing: Drawing) -> pages.Effect | None:
    wanted = pages.effect_of(story.plot.shots[frame.panel])
    return None if drawing.artist in _DRAW_EFFECTS else wanted


async def page(library: Library, story: Story, sheet: Sheet, pictures: Mapping[int, Image]) -> Page:
    """Print a page from the pictures of its panels and keep its master."""
    art = {frame.panel: pictures[frame.panel] for frame in sheet.layout.frames}
    image = await asyncio.to_thread(press.print_page, sheet, art, story.style, story.seed)
    return press.record(sheet, await keep(library, image), story.style.lettering.font)


async def keep(library: Library, image: Image) -> str:
    """Put a picture into the library without loss and return its key."""
    return await library.blobs.put(await asyncio.to_thread(pages.encode, image, "png"))
