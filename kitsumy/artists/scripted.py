"""An artist that shows what it was given: for tests, and for pictures drawn by hand."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from PIL.Image import Image

from kitsumy.page import Anchor
from kitsumy.ports import Camera, Drawing, PanelOrder
from kitsumy.slips import Slip
from kitsumy.styles import Style


class ScriptedArtist:
    """Answer from a queue of pictures or errors, and remember every order.

    Like an image model it knows nothing before it has drawn. ``anchors`` are the same for every picture.
    """

    name = "scripted"
    foresees = False

    def __init__(self, answers: Iterable[Image | Exception], anchors: tuple[Anchor, ...] = ()) -> None:
        self._answers = deque(answers)
        self._anchors = anchors
        self.history: list[PanelOrder] = []

    def cameras(self, order: PanelOrder, headroom: float) -> Sequence[Camera]:
        """Offer nothing: a finished picture cannot be framed again."""
        return ()

    def credit(self, language: str) -> str:
        """Claim nothing."""
        return ""

    def references(self, style: Style) -> int:
        """Take none: the pictures are there already."""
        return 0

    def price(self, order: PanelOrder) -> int:
        """Charge nothing."""
        return 0

    def recipe(self, style: Style) -> str:
        """Name nothing that is not in the order."""
        return ""

    async def draw(
        self, order: PanelOrder, camera: Camera | None = None, slip: Slip | None = None
    ) -> Drawing:
        """Return the next picture; IndexError when nothing is left."""
        self.history.append(order)
        answer = self._answers.popleft()
        if isinstance(answer, Exception):
            raise answer
        present = {figure.character for figure in order.shot.figures}
        seen = tuple(anchor for anchor in self._anchors if anchor.character in present)
        return Drawing(answer, seen, (), self.name)
