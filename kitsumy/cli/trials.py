"""Look at who works here besides the draft studio, and call each of them once if that is asked for."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol, runtime_checkable

from kitsumy import hiring
from kitsumy.comic import Shot
from kitsumy.errors import BadSetting, PackagesMissing, ProviderError
from kitsumy.geometry import Size
from kitsumy.ports import Artist, Connected, PanelOrder, Writer
from kitsumy.settings import Settings
from kitsumy.slips import Slip
from kitsumy.styles import styles

from .findings import Finding
from .texts import Texts

_SMALL = Size(512, 512)
"""Pixels of the cheapest picture."""


@runtime_checkable
class _Answering(Protocol):
    async def answers(self, slip: Slip | None = None) -> str:
        """Make the cheapest real call and return the model that answered."""
        ...


def studio(settings: Settings) -> tuple[Finding, ...]:
    """Look at who writes and who draws; nobody is called."""
    try:
        writers, artists = hiring.writer_names(settings), hiring.artist_names(settings)
        hiring.listed_prices(settings.prices)
    except (BadSetting, PackagesMissing) as error:
        return (Finding("studio_wrong", "bad", reason=error),)
    if not (writers or artists):
        return (Finding("studio"),)
    names = {
        "writers": ", ".join((*writers, hiring.DRAFT)),
        "artists": ", ".join((*artists, hiring.DRAFT)),
    }
    return (Finding("studio_full", fields=names),)


async def live(settings: Settings, said: Texts) -> tuple[Finding, ...]:
    """Make the cheapest real call of every provider, one after the other."""
    try:
        writers, artists = hiring.writers(settings), hiring.artists(settings)
    except (BadSetting, PackagesMissing):
        return ()  # told already
    try:
        return await _called(writers, artists, said)
    finally:
        for one in (*writers, *artists):
            if isinstance(one, Connected):
                await one.close()


async def _called(writers: Sequence[Writer], artists: Sequence[Artist], said: Texts) -> tuple[Finding, ...]:
    found = [
        await _tried(one.name, "words", one.answers, said) for one in writers if isinstance(one, _Answering)
    ]
    found += [await _tried(name, "pictures", _drawing(one), said) for name, one in _cheapest(artists).items()]
    return tuple(found) or (Finding("live_nobody"),)


def _order() -> PanelOrder:
    style = next(iter(styles().values()))
    return PanelOrder(shot=Shot(place="a plain wall"), cast=(), style=style, size=_SMALL, seed=1)


def _cheapest(artists: Sequence[Artist]) -> dict[str, Artist]:
    """Return one artist of each provider: whoever draws the small picture for least."""
    found: dict[str, Artist] = {}
    for one in sorted(artists, key=lambda artist: artist.price(_order())):
        found.setdefault(one.name, one)
    return {name: found[name] for name in dict.fromkeys(one.name for one in artists)}


def _drawing(artist: Artist) -> Callable[[Slip], Awaitable[str]]:
    async def draw(slip: Slip) -> str:
        return (await artist.draw(_order(), None, slip)).model

    return draw


async def _tried(name: str, what: str, call: Callable[[Slip], Awaitable[str]], said: Texts) -> Finding:
    slip, begun = Slip(), time.monotonic()
    try:
        model = await call(slip)
    except ProviderError as error:
        return Finding(f"live_{what}_failed", "bad", {"name": name}, reason=error)
    took = said.decimal(time.monotonic() - begun, 1)
    fields = {"name": name, "model": slip.model or model, "seconds": took, "amount": said.money(slip.cost)}
    return Finding(f"live_{what}", fields=fields)
