"""Break a script down into pages: layout, framings and letters brought together before a pixel is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from . import lettering, pages
from .camera import TYPE_SIZES, Scene, frame_page
from .comic import Brief, Dialogue, Lines, Plot
from .errors import TextDoesNotFit
from .page import Frame
from .ports import Camera, Drawing, PanelOrder
from .press import Sheet
from .styles import Style

_REPLANS = 8
"""How often, for each page, a layout may be changed for a panel whose words did not fit."""
_ROOMIER = 1.2
_HOPELESS = 0.7
"""Who needs more of a tier than this gets all of it."""

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


def order(story: Story, frame: Frame, take: int = 1) -> PanelOrder:
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
    )


def wishes(story: Story, dialogue: Dialogue | None) -> list[pages.PanelWish]:
    """Return what every panel wants of the layout; without words yet, by its shot alone."""
    lines = dialogue.panels if dialogue else (Lines(),) * len(story.plot.shots)
    return [_wish(story, index, said) for index, said in enumerate(lines)]


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

    A panel whose words do not fit gets a larger frame; only its page is framed again.

    Raises:
        TextDoesNotFit: words that fit in no layout at the smallest type size.

    """
    wanted, done = wishes(story, dialogue), dict[pages.PageLayout, _Framing]()
    for attempts_left in reversed(range(_REPLANS * story.brief.pages + 1)):
        layouts = lay_out(story, wanted)
        try:
            for layout in layouts:
                if layout not in done:
                    done[layout] = _frame_page(story, dialogue, layout, offers)
        except TextDoesNotFit as failure:
            if not attempts_left:
                raise
            wanted[failure.panel] = _roomier(wanted[failure.panel], _frame(layouts, failure.panel))
        else:
            break
    framed = [done[layout] for layout in layouts]
    return tuple(one.sheet for one in framed), {k: v for one in framed for k, v in one.cameras.items()}


def letter(
    story: Story, dialogue: Dialogue, layouts: Sequence[pages.PageLayout], drawings: Mapping[int, Drawing]
) -> tuple[Sheet, ...]:
    """Letter pages whose art is already there.

    Raises:
        TextDoesNotFit: words that fit nowhere on their panel at the smallest type size.

    """

    def drawn(order: PanelOrder, panel: int, room: float) -> Sequence[Camera]:
        drawing = drawings[panel]
        return (Camera(cost=0, anchors=drawing.anchors, busy=drawing.busy),)

    return tuple(_frame_page(story, dialogue, layout, drawn).sheet for layout in layouts)


def compose_page(
    story: Story, dialogue: Dialogue, layout: pages.PageLayout, offers: Offers
) -> tuple[Sheet, Mapping[int, Camera]]:
    """Frame and letter one page as it is laid out.

    Raises:
        TextDoesNotFit: words that fit into no framing of their panel at the smallest type size.

    """
    return _frame_page(story, dialogue, layout, offers)


def _frame(layouts: Sequence[pages.PageLayout], panel: int) -> Frame:
    return next(frame for layout in layouts for frame in layout.frames if frame.panel == panel)


def _roomier(wish: pages.PanelWish, frame: Frame) -> pages.PanelWish:
    """Ask for more than the panel had and more than was asked: a little wider first, then a whole tier."""
    had = pages.safe(frame).width
    wider = max(wish.min_width, round(had)) * _ROOMIER
    tier = pages.live_width()
    if wish.min_width > had or wider > _HOPELESS * tier:
        wider = tier
    higher = (
        max(wish.min_height, round(frame.box.height * _ROOMIER))
        if wish.min_width >= tier
        else wish.min_height
    )
    return wish.model_copy(update={"min_width": round(min(wider, tier)), "min_height": round(higher)})


class _Framing(NamedTuple):
    """One page, framed and lettered."""

    sheet: Sheet
    cameras: dict[int, Camera]


def _frame_page(story: Story, dialogue: Dialogue, layout: pages.PageLayout, offers: Offers) -> _Framing:
    scenes = [_scene(story, dialogue, frame, offers) for frame in layout.frames]
    type_size, framed = frame_page(scenes, story.style.lettering)
    letters = tuple(map(pages.reaching, (one.letters for one in framed), layout.frames))
    cameras = {scene.panel: one.camera for scene, one in zip(scenes, framed, strict=True)}
    return _Framing(Sheet(layout, letters, type_size, story.title, story.footer), cameras)


def _scene(story: Story, dialogue: Dialogue, frame: Frame, offers: Offers) -> Scene:
    wanted = order(story, frame)
    return Scene(
        panel=frame.panel,
        size=wanted.size,
        lines=dialogue.panels[frame.panel],
        offers=partial(offers, wanted, frame.panel),
        seed=story.seed + frame.panel,
        room=pages.room(frame),
        direction=story.brief.direction,
    )
