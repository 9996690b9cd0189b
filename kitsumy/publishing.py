"""Print lettered pages and keep their masters, of new comics and of comics that are lettered again."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from . import fonts, heads, lettering, pages
from .comic import Brief, Comic, Panel, Plot, Script, title_line
from .composing import breakdown, press
from .composing.breakdown import Story
from .composing.press import Sheet
from .events import SignsLeftOut, SoundsLeftOut
from .geometry import Box, Size
from .library import Library
from .page import Anchor, Frame, Page
from .ports import Drawing
from .styles import Style
from .styles import find as find_style

if TYPE_CHECKING:
    from PIL.Image import Image

_DRAW_EFFECTS = frozenset({"draft"})
"""Artists whose drawings already have the lines that a shot asks for."""


_UNIT = Size(1, 1)
_ROUNDED = 2
"""Pixels by which the height of a kept picture's part may be off its frame's."""


class Arrived(NamedTuple):
    """A drawing as its frame shows it, and which part of the picture that is, in fractions."""

    drawing: Drawing
    part: Box


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


def unheard(comic: Comic) -> tuple[SoundsLeftOut, ...]:
    """Return the sound effects that found no place on a comic's pages, panel by panel."""
    said = comic.script.dialogue.panels
    lettered = {
        frame.panel: letters
        for page in comic.pages
        for frame, letters in zip(page.frames, page.letters, strict=True)
    }
    missing = [(panel, lettering.unheard(said[panel], lettered[panel])) for panel in sorted(lettered)]
    return tuple(SoundsLeftOut(panel=panel + 1, sounds=sounds) for panel, sounds in missing if sounds)


def arrived(story: Story, frame: Frame, drawing: Drawing, *, looks: bool = False) -> Arrived:
    """Return a drawing ready for its page, and what its frame shows of it.

    ``looks`` is for drawings of which not all is known: who is where in them, and what is busy. The
    frame shows all heads wherever its shape allows it; what is known is in fractions of what it shows.
    """
    size, anchors = pages.size_of(frame), drawing.anchors
    if looks and not anchors:
        anchors = heads.find(drawing.image, breakdown.order(story, frame).shot)
    part = pages.shown(drawing.image.size, size, anchors)
    anchors, busy = pages.anchors_within(anchors, _UNIT, part), pages.busy_within(drawing.busy, _UNIT, part)
    image = pages.fit(drawing.image, size, part)
    if looks:
        busy = heads.busy(image, anchors)
    framed = replace(drawing, image=image, anchors=anchors, busy=busy)
    return Arrived(_with_lines(story, frame, framed), part)


def arrival(frame: Frame, panel: Panel) -> Frame:
    """Return the frame that a kept picture came for: strips of words may have been taken off it since."""
    if panel.shown is None:
        return frame
    wide, high = panel.size.width * panel.shown.width, panel.size.height * panel.shown.height
    height = round(frame.box.width * high / wide)
    if abs(height - frame.box.height) <= _ROUNDED:
        return frame
    return frame.model_copy(update={"box": frame.box._replace(y1=frame.box.y0 + height)})


def in_frame(frame: Frame, panel: Panel) -> tuple[Anchor, ...]:
    """Return where a kept panel's figures are in the frame that it has now."""
    size, before = pages.size_of(frame), pages.size_of(arrival(frame, panel))
    part = pages.WHOLE if size == before else pages.shown(before, size, panel.anchors)
    return pages.anchors_within(panel.anchors, _UNIT, part)


def back(story: Story, frame: Frame, drawing: Drawing, part: Box | None) -> Drawing:
    """Return a kept drawing as it came to its page: the same part of it, with the same lines."""
    return _with_lines(
        story, frame, replace(drawing, image=pages.fit(drawing.image, pages.size_of(frame), part))
    )


async def again(library: Library, story: Story, frame: Frame, panel: Panel) -> Drawing:
    """Return a kept drawing as it came to its page, from the library.

    Raises:
        BlobMissing: its picture is gone.

    """
    data = await library.blobs.get(panel.image)
    drawing = Drawing(
        image=await asyncio.to_thread(pages.decode, data),
        anchors=panel.anchors,
        busy=panel.busy,
        artist=panel.artist,
        model=panel.model,
        fallback=panel.fallback,
    )
    return await asyncio.to_thread(back, story, arrival(frame, panel), drawing, panel.shown)


def _with_lines(story: Story, frame: Frame, drawing: Drawing) -> Drawing:
    """Draw the lines that a shot asks for over a drawing that is as large as its frame."""
    effect = _effect(story, frame, drawing)
    if effect is None:
        return drawing
    inked = pages.overlay(drawing.image, effect, drawing.anchors, story.style.page, story.seed + frame.panel)
    return replace(drawing, image=inked)


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
