"""The ports to writers and artists, and the values that pass through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, runtime_checkable

from pydantic import Field

from .character import CharacterSheet
from .comic import Brief, Comic, Dialogue, Plot, Shot
from .frozen import Frozen
from .geometry import Size
from .page import Anchor, Busy
from .slips import Slip
from .styles import Style

if TYPE_CHECKING:
    from PIL.Image import Image


class Reference(Frozen):
    """A picture that shows how a character looks. Its ``blob`` key says what it shows; its bytes do not."""

    character: str
    blob: str
    data: bytes = Field(default=b"", exclude=True, repr=False)
    """JPEG, PNG or WebP."""


class PanelOrder(Frozen):
    """One panel to draw: ``size`` in page pixels, ``cast`` with the sheets of its figures.

    With ``subject`` "sheet" it is no panel of a story but one character's reference picture: from the
    front, neutral, on plain ground.
    """

    subject: Literal["panel", "sheet"] = "panel"
    shot: Shot
    cast: tuple[CharacterSheet, ...]
    style: Style
    size: Size
    seed: int
    take: int = 1
    references: tuple[Reference, ...] = ()
    """Of figures in the shot, the most important first; an artist may use fewer."""

    def sheet(self, character: str) -> CharacterSheet:
        """Return the sheet of one of the shot's figures; KeyError for a stranger."""
        for sheet in self.cast:
            if sheet.id == character:
                return sheet
        raise KeyError(character)


class Camera(Frozen):
    """One way to frame a shot, known before a pixel is drawn."""

    cost: float
    """How much the artist dislikes it: 0 for its first choice."""
    anchors: tuple[Anchor, ...]
    busy: tuple[Busy, ...] = ()
    settings: tuple[float, ...] = ()
    """The artist's own numbers; nobody else reads them."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn panel: RGB pixels with the anchors of what they show, in fractions of the picture."""

    image: Image
    anchors: tuple[Anchor, ...]
    busy: tuple[Busy, ...]
    artist: str
    model: str = ""
    fallback: bool = False
    blob: str = ""
    """The picture's key, where the library has it already."""


class Translation(Frozen):
    """A comic's words in another language: as many panels, and the cast's names by their sheets' ids."""

    title: str
    dialogue: Dialogue
    names: dict[str, str] = Field(default_factory=dict)
    untold: tuple[int, ...] = ()
    """Panels, from 1, of which some words are still those of the other language."""


class Writer(Protocol):
    """Plots a story, then gives it words.

    A ``slip`` tells the ledger what a call costs, and by which id the provider knows it. Writers and artists
    of providers raise a ProviderError for whatever a provider did not do, after one try.
    """

    name: str

    async def plot(self, brief: Brief, parent: Comic | None = None, slip: Slip | None = None) -> Plot:
        """Return a plot of exactly ``brief.panels * brief.pages`` shots; ``parent`` for a sequel."""
        ...

    async def dialogue(
        self, brief: Brief, plot: Plot, parent: Comic | None = None, slip: Slip | None = None
    ) -> Dialogue:
        """Return the words of every shot of the plot."""
        ...

    def price(self, brief: Brief) -> int:
        """Return about how many micros a comic's plot and dialogue will cost; 0 for free."""
        ...

    def recipe(self) -> str:
        """Return the model, and whatever else besides the brief shapes what it writes; a part of the key."""
        ...

    async def translate(self, comic: Comic, language: str, slip: Slip | None = None) -> Translation:
        """Return a comic's words in another language, told by the same speakers in the same shots.

        Raises:
            CannotTranslate: this writer cannot tell it in that language.

        """
        ...


class Moderator(Protocol):
    """Judges whether something may be drawn or lettered."""

    async def category(self, text: str, least: Literal["relaxed", "normal", "strict"] = "relaxed") -> str:
        """Return what a text is refused for, empty when it is not; ``least``: how strict it is at least.

        Raises:
            ProviderError: there is no judgement.

        """
        ...


class Artist(Protocol):
    """Draws shots."""

    name: str
    foresees: bool
    """Whether ``cameras`` knows where everything will be before a pixel is drawn."""

    def cameras(self, order: PanelOrder, headroom: float) -> Sequence[Camera]:
        """Return the framings on offer, best first; empty when the artist cannot know before drawing.

        ``headroom`` is the height above the heads that the words want, as a fraction of the panel.
        Runs in a worker thread; no pixels, a few milliseconds.
        """
        ...

    def credit(self, language: str) -> str:
        """Return the small line under a page that says honestly who drew it, in the comic's language."""
        ...

    def references(self, style: Style) -> int:
        """Return how many reference pictures it takes for one panel in a style; 0 draws by words alone."""
        ...

    def price(self, order: PanelOrder) -> int:
        """Return about how many micros (millionths of a dollar) a panel will cost; 0 for free."""
        ...

    def recipe(self, style: Style) -> str:
        """Return the model, and whatever else besides the order shapes what it draws in a style.

        Part of the panel's content key: another recipe is another picture.
        """
        ...

    async def draw(
        self, order: PanelOrder, camera: Camera | None = None, slip: Slip | None = None
    ) -> Drawing:
        """Draw one panel, ``order.size`` large, through the chosen camera."""
        ...


@runtime_checkable
class Connected(Protocol):
    """Whoever keeps a line to a provider open."""

    async def close(self) -> None:
        """Hang up; the next call connects anew."""
        ...
