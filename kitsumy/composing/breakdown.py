"""Break a script down into pages: layout, framings and letters brought together before a pixel is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from .. import lettering, pages
from ..comic import Balloon, Brief, Dialogue, Lines, Plot, Shot
from ..errors import TextDoesNotFit
from ..lettering import Telling
from ..page import Frame
from ..ports import Camera, Drawing, PanelOrder, Reference
from ..styles import Style
from . import camera, mounting
from .camera import TYPE_SIZES, Framed, Scene, frame_page
from .ladder import Ladder
from .mounting import Mounted
from .press import Sheet

_USUAL = "as many words as people usually say in one"
"""A balloon's words, where nobody knows them yet."""
Offers = Callable[[PanelOrder, int, float], Sequence[Camera]]
"""The framings on offer for an order, its panel and a wanted headroom."""


@dataclass(frozen=True, slots=True)
class Story:
    """What the pages of one comic have in common."""

    brief: Brief
    plot: Plot
    style: Style
    seed: int
    title: str
    footer: str


def order(story: Story, frame: Frame, take: int = 1, references: tuple[Reference, ...] = ()) -> PanelOrder:
    """Return the order for the panel in a frame."""
    shot = story.plot.shots[frame.panel]
    if story.brief.direction == "rtl":
        shot = pages.shot_mirrored(shot)
    present = dict.fromkeys(figure.character for figure in shot.figures)
    return PanelOrder(
        shot=shot,
        cast=tuple(story.plot.sheet(character) for character in present),
        style=story.style,
        size=pages.size_of(frame),
        seed=story.seed,
        take=take,
        references=references,
    )


def wishes(story: Story, dialogue: Dialogue | None) -> list[pages.PanelWish]:
    """Return what every panel wants of the layout; without words yet, for as many as its shot usually has."""
    lines = dialogue.panels if dialogue else [_usual(shot) for shot in story.plot.shots]
    return [_wish(story, index, said) for index, said in enumerate(lines)]


def _usual(shot: Shot) -> Lines:
    """Return words that take as much room as those of such a shot usually do: two who talk, or one."""
    said = [Balloon(speaker=figure.character, text=_USUAL) for figure in shot.figures[:2]]
    return Lines(captions=() if len(said) > 1 else (_USUAL,), balloons=tuple(said))


def _wish(story: Story, index: int, lines: Lines) -> pages.PanelWish:
    shot = story.plot.shots[index]
    need = lettering.demand(lines, story.style.lettering, TYPE_SIZES[0])
    return pages.PanelWish(
        framing=shot.framing,
        figures=len(shot.figures),
        importance=shot.importance,
        min_width=need.min_width,
        min_height=need.min_height,
        words=need.words,
        action=pages.effect_of(shot) == "speed",
    )


def lay_out(story: Story, wanted: Sequence[pages.PanelWish]) -> tuple[pages.PageLayout, ...]:
    """Return the layouts of all pages."""
    brief = story.brief
    return pages.plan(wanted, story.style.page, brief.pages, story.seed, story.title, brief.direction)


def compose(story: Story, dialogue: Dialogue, offers: Offers) -> tuple[tuple[Sheet, ...], dict[int, Camera]]:
    """Lay out, frame and letter all pages for an artist that foresees its framings.

    A panel whose words do not fit gets a larger frame, and after some of those another telling; only its
    page is framed again.

    Raises:
        TextDoesNotFit: words that fit in no layout at the smallest type size, however they are told.

    """
    wanted, done = wishes(story, dialogue), dict[pages.PageLayout, _Framing]()
    ladders = _ladders(story, dialogue, offers)
    while True:
        layouts = lay_out(story, wanted)
        try:
            for layout in layouts:
                if layout not in done:
                    done[layout] = _frame_page(story, _told(ladders, layout), layout, offers)
        except TextDoesNotFit as failure:
            frame, ladder = _frame(layouts, failure.panel), ladders[failure.panel]
            wanted[failure.panel] = ladder.climbed(wanted[failure.panel], frame)
        else:
            break
    framed = [done[layout] for layout in layouts]
    return tuple(one.sheet for one in framed), {k: v for one in framed for k, v in one.cameras.items()}


def letter(
    story: Story, dialogue: Dialogue, layouts: Sequence[pages.PageLayout], drawings: Mapping[int, Drawing]
) -> tuple[Sheet, ...]:
    """Letter pages whose art is already there.

    Raises:
        TextDoesNotFit: words that fit nowhere on their panel at the smallest size, however they are told.

    """

    def drawn(order: PanelOrder, panel: int, room: float) -> Sequence[Camera]:
        return (mounting.seen(drawings[panel], order.size),)

    sheets = (compose_page(story, dialogue, layout, drawn)[0] for layout in layouts)
    return tuple(replace(sheet, parts=mounting.parts(sheet.layout.frames, drawings)) for sheet in sheets)


def compose_page(
    story: Story, dialogue: Dialogue, layout: pages.PageLayout, offers: Offers
) -> tuple[Sheet, Mapping[int, Camera]]:
    """Frame and letter one page as it is laid out.

    Raises:
        TextDoesNotFit: words that fit into no framing of their panel at the smallest type size.

    """
    try:
        return _as_laid_out(story, dialogue, layout, offers, mounting.LEAST_ART)
    except TextDoesNotFit:
        return _as_laid_out(story, dialogue, layout, offers, mounting.LAST_ART)


def _as_laid_out(
    story: Story, dialogue: Dialogue, layout: pages.PageLayout, offers: Offers, least: int
) -> _Framing:
    ladders = _ladders(story, dialogue, offers)
    while True:
        try:
            return _frame_page(story, _told(ladders, layout), layout, offers, least)
        except TextDoesNotFit as failure:
            ladders[failure.panel].step(_frame((layout,), failure.panel))


def _ladders(story: Story, dialogue: Dialogue, offers: Offers) -> list[Ladder]:
    names = {sheet.id: sheet.name.upper() for sheet in story.plot.cast}

    def fits(frame: Frame, lines: Lines) -> bool:
        scene = _scene(story, lines, frame, offers)
        return camera.frame(scene, story.style.lettering, TYPE_SIZES[-1]) is not None

    tellings = (tuple(lettering.tellings(lines, names)) for lines in dialogue.panels)
    return [Ladder(panel, told, story.style.lettering, fits) for panel, told in enumerate(tellings)]


def _told(ladders: Sequence[Ladder], layout: pages.PageLayout) -> dict[int, Telling]:
    return {frame.panel: ladders[frame.panel].telling for frame in layout.frames}


def _frame(layouts: Sequence[pages.PageLayout], panel: int) -> Frame:
    return next(frame for layout in layouts for frame in layout.frames if frame.panel == panel)


class _Framing(NamedTuple):
    """One page, framed and lettered."""

    sheet: Sheet
    cameras: dict[int, Camera]


def _frame_page(
    story: Story,
    told: Mapping[int, Telling],
    layout: pages.PageLayout,
    offers: Offers,
    least: int = mounting.LEAST_ART,
) -> _Framing:
    """Frame and letter a page. Strips take room by their type, which is the page's: both shrink together."""
    habits, largest = story.style.lettering, TYPE_SIZES[0]
    for size in TYPE_SIZES:
        mounted = [mounting.mount(frame, told[frame.panel], habits, size, least) for frame in layout.frames]
        if size > largest or None in mounted:
            continue
        fitting = [one for one in mounted if one is not None]
        scenes = [_scene(story, told[one.frame.panel].inside, one.frame, offers) for one in fitting]
        largest, framed = frame_page(scenes, habits, size)
        if largest == size or all(one == Mounted(one.frame) for one in fitting):
            return _framing(story, layout, largest, fitting, framed)
    short = next(frame.panel for frame, one in zip(layout.frames, mounted, strict=True) if one is None)
    raise TextDoesNotFit(short, 0)


def _framing(
    story: Story,
    layout: pages.PageLayout,
    type_size: int,
    mounted: Sequence[Mounted],
    framed: Sequence[Framed],
) -> _Framing:
    letters = tuple(
        one.letters(pages.reaching(found.letters, one.frame))
        for one, found in zip(mounted, framed, strict=True)
    )
    layout = layout.model_copy(update={"frames": tuple(one.frame for one in mounted)})
    cameras = {one.frame.panel: found.camera for one, found in zip(mounted, framed, strict=True)}
    return _Framing(Sheet(layout, letters, type_size, story.title, story.footer), cameras)


def _scene(story: Story, lines: Lines, frame: Frame, offers: Offers) -> Scene:
    wanted = order(story, frame)
    return Scene(
        panel=frame.panel,
        size=wanted.size,
        lines=lines,
        offers=partial(offers, wanted, frame.panel),
        seed=story.seed + frame.panel,
        room=pages.room(frame),
        direction=story.brief.direction,
    )
