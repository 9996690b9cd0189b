"""Comics to keep: small, complete, with pictures of a few bytes."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

from kitsumy.character import CharacterSheet, Palette
from kitsumy.comic import Brief, Comic, Dialogue, Figure, Lines, Origin, Panel, Plot, Script, Shot
from kitsumy.geometry import Box, Point, Size
from kitsumy.library import Library
from kitsumy.page import Anchor, Frame, Page, PanelLetters, PlacedCaption

COLOURS = Palette(coat="#e8702a", main="#b58a55", second="#5b3a2a")
FOX = CharacterSheet(id="hero", name="Рена", palette=COLOURS)
CAT = CharacterSheet(id="friend", name="Tom", palette=COLOURS)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANCHOR = Anchor(
    character="hero", head=Box(0.3, 0.4, 0.6, 0.8), face=Box(0.4, 0.5, 0.6, 0.7), mouth=Point(0.5, 0.7)
)


def person(user: str) -> Origin:
    return Origin(platform="telegram", user=user)


def script(cast: tuple[CharacterSheet, ...], panels: int, title: str) -> Script:
    shot = Shot(place="street", figures=(Figure(character=cast[0].id),))
    plot = Plot(title=title, cast=cast, shots=(shot,) * panels, facts=("the hat is lost",))
    return Script(plot=plot, dialogue=Dialogue(panels=(Lines(captions=("Дощ.",)),) * panels))


async def comic(
    library: Library,
    *,
    user: str = "7",
    minute: int = 0,
    cast: tuple[CharacterSheet, ...] = (FOX,),
    parent: Comic | None = None,
    art: bytes | None = None,
    **changes: object,
) -> Comic:
    """Put the pictures of a new comic; its own ones unless some art is given. It is not saved yet."""
    art = art or secrets.token_bytes(8)
    keys = [await library.blobs.put(art + name) for name in (b"one", b"two", b"page")]
    letters = PanelLetters(captions=(PlacedCaption(lines=("Дощ.",), box=Box(1, 2, 30.5, 40), type_size=30),))
    frames = (Frame(panel=0, box=Box(0, 0, 50, 80)), Frame(panel=1, box=Box(50, 0, 100, 80)))
    made = Comic(
        id=secrets.token_hex(6),
        brief=Brief(idea="A fox loses her hat", style="noir", language="uk", panels=2, origin=person(user)),
        script=script(cast, 2, "Капелюх"),
        panels=tuple(
            Panel(shot=i, image=keys[i], size=Size(512, 400), anchors=(ANCHOR,), artist="draft")
            for i in (0, 1)
        ),
        pages=(
            Page(
                number=1,
                size=Size(100, 80),
                frames=frames,
                letters=(letters,) * 2,
                type_size=30,
                image=keys[2],
            ),
        ),
        writer="draft",
        parent=parent.id if parent else "",
        part=await library.next_part(parent) if parent else 1,
        created_at=NOON + timedelta(minutes=minute),
    )
    return made.model_copy(update=changes)


async def kept(library: Library, **wishes: Any) -> Comic:  # noqa: ANN401 - whatever comic() takes
    """Make a comic and save it."""
    made = await comic(library, **wishes)
    await library.save(made)
    return made


def pictures(made: Comic) -> tuple[str, ...]:
    """Return the keys of a comic's pictures."""
    return tuple(panel.image for panel in made.panels) + tuple(page.image for page in made.pages)
