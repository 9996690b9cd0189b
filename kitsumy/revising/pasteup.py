"""Paste-ups: a kept page taken apart into its story, its words and its art, and put together again."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from .. import pages, publishing
from ..comic import Comic, Dialogue
from ..composing import breakdown, camera, mounting, press
from ..composing.breakdown import Offers, Story
from ..composing.camera import Framed, Scene
from ..composing.press import Sheet
from ..library import Library
from ..page import Frame, Page
from ..ports import Camera, Drawing, PanelOrder


@dataclass(frozen=True, slots=True)
class PasteUp:
    """What one page is made of: what its comic has in common, all words, the art of its panels."""

    story: Story
    dialogue: Dialogue
    page: Page
    drawings: Mapping[int, Drawing]

    @property
    def layout(self) -> pages.PageLayout:
        """Return the page's layout, with the room that words outside the art have taken."""
        return press.layout_of(self.page)

    def frame(self, panel: int) -> Frame:
        """Return the frame of a panel, counted from 0 through the whole comic."""
        return next(frame for frame in self.layout.frames if frame.panel == panel)

    def having(self, panel: int, drawing: Drawing) -> PasteUp:
        """Return the same with another drawing of one panel."""
        return replace(self, drawings={**self.drawings, panel: drawing})


class Reframed(NamedTuple):
    """A lettered page, and how the panel that it was lettered for is framed."""

    sheet: Sheet
    camera: Camera


def page_of(comic: Comic, panel: int) -> int:
    """Return which of a comic's pages, from 0, has a panel."""
    return next(i for i, page in enumerate(comic.pages) if panel in {frame.panel for frame in page.frames})


async def taken_apart(
    library: Library, comic: Comic, page: Page, *, without: Collection[int] = ()
) -> PasteUp:
    """Return a page's parts; ``without`` the drawings of some panels, which others will have instead.

    Raises:
        BlobMissing: a picture is gone from the library.

    """
    story = publishing.story_of(comic.brief, comic.script.plot, comic.part, page.footer)
    panels = {panel.shot: panel for panel in comic.panels}
    frames = [frame for frame in press.layout_of(page).frames if frame.panel not in without]
    drawn = await asyncio.gather(
        *(publishing.again(library, story, frame, panels[frame.panel]) for frame in frames)
    )
    drawings = {frame.panel: drawing for frame, drawing in zip(frames, drawn, strict=True)}
    return PasteUp(story=story, dialogue=comic.script.dialogue, page=page, drawings=drawings)


async def printed(library: Library, parts: PasteUp, sheet: Sheet) -> Page:
    """Print a page from its parts and keep its master."""
    pictures = {index: drawing.image for index, drawing in parts.drawings.items()}
    return await publishing.page(library, parts.story, sheet, pictures)


def lettered(parts: PasteUp) -> Sheet:
    """Letter the whole page anew. Takes a while: run it in a thread.

    Raises:
        TextDoesNotFit: words that fit nowhere on their panel at the smallest type size.

    """
    (sheet,) = breakdown.letter(parts.story, parts.dialogue, (parts.layout,), parts.drawings)
    return sheet


def panel_lettered(parts: PasteUp, panel: int) -> Sheet:
    """Letter one panel anew; the whole page when its words do not fit at the page's type size.

    Raises:
        TextDoesNotFit: words that fit nowhere on their panel at the smallest type size.

    """
    return reframed(
        parts, panel, lambda order, index, _: (mounting.seen(parts.drawings[index], order.size),)
    ).sheet


def reframed(parts: PasteUp, panel: int, offers: Offers) -> Reframed:
    """Letter one panel anew through the best of the framings on offer; the whole page where it must be.

    Raises:
        TextDoesNotFit: words that fit into no framing of their panel at the smallest type size.

    """
    framed = _framed(parts, panel, offers)
    if framed is None:
        return _page_reframed(parts, panel, offers)
    changed = tuple(
        pages.reaching(framed.letters, frame) if frame.panel == panel else before
        for frame, before in zip(parts.page.frames, parts.page.letters, strict=True)
    )
    layout = parts.layout.model_copy(update={"frames": parts.page.frames})
    sheet = Sheet(layout, changed, parts.page.type_size, parts.story.title, parts.story.footer)
    return Reframed(_cropped(parts, sheet), framed.camera)


def _framed(parts: PasteUp, panel: int, offers: Offers) -> Framed | None:
    index = [frame.panel for frame in parts.page.frames].index(panel)
    if any(caption.outside for caption in parts.page.letters[index].captions):
        return None  # without these words the art may have its strip back
    frame = parts.page.frames[index]
    order = breakdown.order(parts.story, frame)
    scene = Scene(
        panel=panel,
        size=order.size,
        lines=parts.dialogue.panels[panel],
        offers=lambda room: offers(order, panel, room),
        seed=parts.story.seed + panel,
        room=pages.room(frame),
        direction=parts.page.direction,
    )
    return camera.frame(scene, parts.story.style.lettering, parts.page.type_size)


def _page_reframed(parts: PasteUp, panel: int, offers: Offers) -> Reframed:
    def offered(order: PanelOrder, index: int, room: float) -> Sequence[Camera]:
        return (
            offers(order, index, room)
            if index == panel
            else (mounting.seen(parts.drawings[index], order.size),)
        )

    sheet, cameras = breakdown.compose_page(parts.story, parts.dialogue, parts.layout, offered)
    return Reframed(_cropped(parts, sheet), cameras[panel])


def _cropped(parts: PasteUp, sheet: Sheet) -> Sheet:
    """Let frames show the right parts of drawings that came for others."""
    frames = [frame for frame in sheet.layout.frames if frame.panel in parts.drawings]
    return replace(sheet, parts=mounting.parts(frames, parts.drawings))
