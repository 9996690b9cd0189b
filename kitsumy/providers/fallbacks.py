"""Chains: whoever cannot do it is followed by the next, and the draft studio is the last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kitsumy.comic import Brief, Comic, Dialogue, Plot
from kitsumy.errors import AnswerRefused, CannotTranslate, InputError, KitsumyError, ProviderError
from kitsumy.events import FellBack, Listener, nobody
from kitsumy.ports import Artist, Camera, Drawing, PanelOrder, Translation, Writer
from kitsumy.slips import Slip
from kitsumy.styles import Style


class FallbackWriter:
    """Writers of one job, the first choice first. Plot and dialogue of a script are the same writer's."""

    def __init__(self, writers: Sequence[Writer], listen: Listener = nobody) -> None:
        self._writers, self._listen = tuple(writers), listen
        self._author = 0
        self.name = writers[0].name
        """Of who has plotted; as long as nobody has, of the first choice."""

    async def plot(self, brief: Brief, parent: Comic | None = None, slip: Slip | None = None) -> Plot:
        """Return a plot of the first who can.

        Raises:
            AnswerRefused: a provider's rules forbid the idea, so nobody is asked for it elsewhere.
            ProviderError: of the first choice, when not even the last can.

        """
        reason: ProviderError | None = None
        for at in range(self._author, len(self._writers)):
            self._author, self.name = at, self._writers[at].name
            try:
                return await self._writers[at].plot(brief, parent, slip)
            except ProviderError as error:
                reason = reason or error
                if _is_final(error) or not self._told(at, error):
                    raise reason from error
            except InputError as error:
                # The draft writer reads two languages: that is not why there is no comic.
                raise reason or error from None
        raise IndexError(self._author)

    async def dialogue(
        self, brief: Brief, plot: Plot, parent: Comic | None = None, slip: Slip | None = None
    ) -> Dialogue:
        """Return the dialogue of whoever has plotted.

        Raises:
            ProviderError: they cannot. The next in the chain would need a plot of their own: see ``retreat``.

        """
        return await self._writers[self._author].dialogue(brief, plot, parent, slip)

    def retreat(self, error: KitsumyError) -> bool:
        """Leave the next script to the writer after this one's author; False when there is none."""
        if not isinstance(error, ProviderError) or _is_final(error) or not self._told(self._author, error):
            return False
        self._author += 1
        return True

    def price(self, brief: Brief) -> int:
        """Return the first choice's price."""
        return self._writers[0].price(brief)

    def recipe(self) -> str:
        """Return the first choice's recipe."""
        return self._writers[0].recipe()

    async def translate(self, comic: Comic, language: str, slip: Slip | None = None) -> Translation:
        """Return a translation of the first who can.

        Raises:
            CannotTranslate: nobody can.
            ProviderError: likewise, and the first choice's provider is why.

        """
        reason: KitsumyError = CannotTranslate(language)
        for at, writer in enumerate(self._writers):
            try:
                return await writer.translate(comic, language, slip)
            except ProviderError as error:
                reason = error if at == 0 else reason
                self._told(at, error)
            except CannotTranslate:
                continue
        raise reason

    def _told(self, at: int, error: ProviderError) -> bool:
        """Tell who takes over from somebody who failed; False when nobody does."""
        return _told(self._writers, at, error, self._listen)


class FallbackArtist:
    """Artists of one job, the first choice first. What another than the first has drawn is marked."""

    def __init__(self, artists: Sequence[Artist], listen: Listener = nobody) -> None:
        self._artists, self._listen = tuple(artists), listen
        self._drew: set[int] = set()
        self.name, self.foresees = artists[0].name, artists[0].foresees

    def cameras(self, order: PanelOrder, headroom: float) -> Sequence[Camera]:
        """Return the first choice's framings."""
        return self._artists[0].cameras(order, headroom)

    def credit(self, language: str) -> str:
        """Return the lines of all who have drawn panels so far, of the first choice before anybody has."""
        drew = sorted(self._drew) or [0]
        lines = dict.fromkeys(self._artists[at].credit(language) for at in drew)
        return " · ".join(filter(None, lines))

    def references(self, style: Style) -> int:
        """Return how many references the first choice takes."""
        return self._artists[0].references(style)

    def price(self, order: PanelOrder) -> int:
        """Return the first choice's price."""
        return self._artists[0].price(order)

    def recipe(self, style: Style) -> str:
        """Return the first choice's recipe."""
        return self._artists[0].recipe(style)

    async def draw(
        self, order: PanelOrder, camera: Camera | None = None, slip: Slip | None = None
    ) -> Drawing:
        """Return a drawing of the first who can.

        Raises:
            ProviderError: not even the last can.

        """
        for at, artist in enumerate(self._artists):
            try:
                drawing = await artist.draw(order, None if at else camera, slip)
            except ProviderError as error:
                if not _told(self._artists, at, error, self._listen):
                    raise
            else:
                if order.subject == "panel":
                    self._drew.add(at)
                return replace(drawing, fallback=True) if at else drawing
        raise IndexError(len(self._artists))


def _told(chain: Sequence[Writer | Artist], at: int, error: ProviderError, listen: Listener) -> bool:
    if at + 1 >= len(chain):
        return False
    listen(FellBack(provider=chain[at].name, to=chain[at + 1].name, reason=type(error).__name__))
    return True


def _is_final(error: ProviderError) -> bool:
    """Tell whether an idea may be written by nobody."""
    return isinstance(error, AnswerRefused) and error.what == "idea"
