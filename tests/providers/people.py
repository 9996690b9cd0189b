"""A clock that moves when somebody waits on it, terms that are easy to reckon with, and people to call."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PIL import Image

from kitsumy.comic import Brief, Comic, Dialogue, Plot, Shot
from kitsumy.draft import writer as draft
from kitsumy.events import Event
from kitsumy.geometry import Size
from kitsumy.ports import Camera, Drawing, PanelOrder, Translation
from kitsumy.providers.terms import Terms
from kitsumy.slips import Slip
from kitsumy.styles import Style, find

BRIEF = Brief(idea="A fox loses her hat", style="comic", language="en", panels=3, quality="full")
TERMS = Terms(at_once=2, per_minute=6000, tries=3, patience=100, failures=3, window=60, rest=30)
ORDER = PanelOrder(shot=Shot(place="street"), cast=(), style=find("comic"), size=Size(64, 48), seed=1)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


class Heard(list[Event]):
    def __call__(self, event: Event) -> None:
        self.append(event)


class Author:
    """Writes what the draft writer would, unless it was told to fail; every call costs a cent."""

    def __init__(
        self, name: str, plots: Iterable[Exception | None] = (), words: Iterable[Exception | None] = ()
    ) -> None:
        self.name = name
        self.plots, self.words = list(plots), list(words)
        self.asked: list[str] = []

    async def plot(self, brief: Brief, parent: Comic | None = None, slip: Slip | None = None) -> Plot:
        self._answer("plot", self.plots, slip)
        plot = draft.write(brief, parent).plot
        return plot.model_copy(update={"title": f"By {self.name}"})

    async def dialogue(
        self, brief: Brief, plot: Plot, parent: Comic | None = None, slip: Slip | None = None
    ) -> Dialogue:
        self._answer("dialogue", self.words, slip)
        return draft.write(brief, parent).dialogue

    def price(self, brief: Brief) -> int:
        return 20_000

    def recipe(self) -> str:
        return "words-1"

    async def translate(self, comic: Comic, language: str, slip: Slip | None = None) -> Translation:
        self._answer("translate", self.words, slip)
        return Translation(title=f"By {self.name}", dialogue=comic.script.dialogue)

    def _answer(self, what: str, errors: list[Exception | None], slip: Slip | None) -> None:
        self.asked.append(what)
        if errors and (error := errors.pop(0)):
            raise error
        if slip:
            slip.charged(10_000, "words-1")


class Painter:
    """Paints a plain picture, unless it was told to fail; every picture costs four cents."""

    foresees = False

    def __init__(
        self,
        name: str,
        errors: Iterable[Exception | None] = (),
        references: int = 0,
        price: int = 40_000,
    ) -> None:
        self.name, self.errors, self.most, self.micros = name, list(errors), references, price
        self.orders: list[PanelOrder] = []

    def cameras(self, order: PanelOrder, headroom: float) -> Sequence[Camera]:
        return ()

    def credit(self, language: str) -> str:
        return f"Drawn by {self.name}"

    def references(self, style: Style) -> int:
        return self.most

    def price(self, order: PanelOrder) -> int:
        return self.micros

    def recipe(self, style: Style) -> str:
        return "paint-2"

    async def draw(
        self, order: PanelOrder, camera: Camera | None = None, slip: Slip | None = None
    ) -> Drawing:
        self.orders.append(order)
        if self.errors and (error := self.errors.pop(0)):
            raise error
        if slip:
            await slip.sent(f"work-{len(self.orders)}")
            slip.charged(self.micros, "paint-2")
        return Drawing(Image.new("RGB", order.size, (90, 120, 160)), (), (), self.name, "paint-2")
