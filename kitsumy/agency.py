"""Who writes and who draws here, as the settings say: every chain ends in the draft studio."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple, Self

from . import hiring
from .comic import Brief, Comic, Shot
from .errors import KitsumyError
from .events import Listener, nobody
from .geometry import Size
from .ledger import Ledger, accounts
from .ledgered import LedgeredArtist, LedgeredWriter, Payer
from .library import Library
from .ports import Artist, Connected, PanelOrder, Reference, Writer
from .providers.fallbacks import FallbackArtist, FallbackWriter
from .providers.steady import Line, SteadyArtist, SteadyWriter
from .providers.terms import AllTerms, defaults
from .settings import Settings
from .slips import MICROS
from .studio import Studio
from .styles import find as find_style

_TYPICAL = Size(1024, 1024)
"""Pixels of a panel before its page is laid out."""
NEW_FACES = 2
"""Characters of a usual story whose reference pictures have to be drawn first."""
_MARGIN = 1.25
"""How much more than its price an order may cost: models think longer on one day than on another."""


class Asked(NamedTuple):
    """A comic to be made; see ``Studio.make``."""

    brief: Brief
    parent: Comic | None = None
    photo: str = ""
    comic: str = ""
    proof: bool = False
    """Written by whoever would write it in full, and drafted."""


class Agency:
    """All writers and artists of a process, the first choice first, and the one line to each provider."""

    def __init__(
        self,
        writers: Sequence[Writer] = (),
        artists: Sequence[Artist] = (),
        terms: AllTerms | None = None,
        confirm_above: float | None = None,
    ) -> None:
        self._confirm_above = confirm_above
        self._writers = (*writers, hiring.draft_writer())
        self._artists = (*artists, hiring.draft_artist())
        terms = terms or defaults()
        self._scribes = {one.name: Line(one.name, terms.of(one.name)) for one in writers}
        self._easels = {one.name: Line(one.name, terms.of(one.name)) for one in artists}

    @classmethod
    def of(cls, settings: Settings) -> Agency:
        """Return the agency of some settings; nobody is called yet.

        Raises:
            BadSetting: a chain names somebody who is not known here or has no key, or a price is none.

        """
        return cls(hiring.writers(settings), hiring.artists(settings), settings.terms, settings.confirm_above)

    @property
    def draws(self) -> bool:
        """Tell whether somebody draws who is not the draft studio."""
        return len(self._artists) > 1

    @property
    def writes(self) -> bool:
        """Tell whether somebody writes who is not the draft studio."""
        return len(self._writers) > 1

    @property
    def is_full(self) -> bool:
        """Tell whether anybody works here besides the draft studio."""
        return self.draws or self.writes

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        """Hang up wherever somebody was called."""
        for one in (*self._writers, *self._artists):
            if isinstance(one, Connected):
                await one.close()

    def price(self, brief: Brief, faces: int = NEW_FACES) -> int:
        """Return about how many micros a comic will cost whose ``faces`` are new; 0 for a draft."""
        if brief.quality == "draft":
            return 0
        order = self._usual(brief.style)
        sheet = order.model_copy(update={"subject": "sheet", "references": ()})
        panels = brief.panels * brief.pages * self._artists[0].price(order)
        return self._writers[0].price(brief) + panels + faces * self._artists[0].price(sheet)

    def offer(self, comic: Comic) -> int | None:
        """Return about how many micros a draft will cost in full; None where that cannot be had."""
        drafted = all(panel.artist == hiring.DRAFT for panel in comic.panels)
        if not (self.draws and drafted):
            return None
        order = self._usual(comic.brief.style)
        new = sum(not sheet.reference for sheet in comic.script.plot.cast)
        sheet = order.model_copy(update={"subject": "sheet", "references": ()})
        faces = new if self._artists[0].references(order.style) else 0
        return len(comic.panels) * self._artists[0].price(order) + faces * self._artists[0].price(sheet)

    def proofs(self, brief: Brief, price: int) -> bool:
        """Tell whether a person is to see a draft of a comic before so many micros are spent on it."""
        asks = self._confirm_above is not None and price > self._confirm_above * MICROS
        return self.draws and brief.quality == "full" and asks

    def price_of_script(self, brief: Brief) -> int:
        """Return about how many micros a comic's words will cost."""
        return self._writers[0].price(brief)

    def price_of_panel(self, brief: Brief) -> int:
        """Return about how many micros one more drawing will cost."""
        return 0 if brief.quality == "draft" else self._artists[0].price(self._usual(brief.style))

    async def make(
        self, library: Library, ledger: Ledger, asked: Asked, payer: Payer, listen: Listener = nobody
    ) -> Comic:
        """Make a comic with whoever its quality asks for.

        Raises:
            KitsumyError: the one clear reason why there is none.

        """
        is_written = asked.proof or asked.brief.quality == "full"
        chain = self._writers if is_written else self._writers[-1:]
        writer = self._chained(chain, ledger, payer, listen)
        artist = self.artist(asked.brief, library, ledger, payer, listen)
        studio = Studio(writer, artist, library, sketcher=self._artists[-1])
        while True:
            try:
                return await studio.make(
                    asked.brief, parent=asked.parent, photo=asked.photo, listen=listen, comic=asked.comic
                )
            except KitsumyError as error:
                if not writer.retreat(error):
                    raise
                if payer.job:  # what was drawn for these words is of no use to the next ones
                    await accounts.waive(library.store, payer.job)

    async def paint(
        self, library: Library, ledger: Ledger, comic: Comic, payer: Payer, listen: Listener = nobody
    ) -> Comic:
        """Draw a kept draft in full.

        Raises:
            KitsumyError: the one clear reason why it stays a draft.

        """
        full = comic.brief.model_copy(update={"quality": "full"})
        artist = self.artist(full, library, ledger, payer, listen)
        studio = Studio(hiring.draft_writer(), artist, library)
        return await studio.paint(comic, listen=listen, order=payer.job)

    def artist(
        self, brief: Brief, library: Library, ledger: Ledger, payer: Payer, listen: Listener = nobody
    ) -> Artist:
        """Return who draws for a brief: its first choice with all who stand in."""
        chain = self._artists if brief.quality == "full" else self._artists[-1:]
        steady = [SteadyArtist(one, self._easels[one.name], listen) for one in chain[:-1]]
        links = [
            LedgeredArtist(one, ledger, library, payer, charged=at == 0)
            for at, one in enumerate((*steady, chain[-1]))
        ]
        return FallbackArtist(links, listen) if steady else links[0]

    def translator(self, ledger: Ledger, payer: Payer, listen: Listener = nobody) -> Writer:
        """Return who tells a finished comic in another language: its first choice with all who stand in."""
        return self._chained(self._writers, ledger, payer, listen)

    def _chained(
        self, chain: Sequence[Writer], ledger: Ledger, payer: Payer, listen: Listener
    ) -> FallbackWriter:
        steady = [SteadyWriter(one, self._scribes[one.name], listen) for one in chain[:-1]]
        links = [
            LedgeredWriter(one, ledger, payer, charged=at == 0) for at, one in enumerate((*steady, chain[-1]))
        ]
        return FallbackWriter(links, listen)

    def _usual(self, style: str) -> PanelOrder:
        """Return an order like most, to ask for its price: with its characters' references."""
        shown = tuple(Reference(character=str(number), blob="") for number in range(NEW_FACES))
        return PanelOrder(
            shot=Shot(place=""), cast=(), style=find_style(style), size=_TYPICAL, seed=0, references=shown
        )


def allowed(price: int) -> int:
    """Return what an order of a price may cost at most."""
    return math.ceil(price * _MARGIN)
