"""What a provider is asked for, and who asks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kitsumy.geometry import Size
from kitsumy.ports import Reference
from kitsumy.slips import Slip

from .catalogue import Model, Shape

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True, slots=True, repr=False)
class Wanted:
    """One picture of a model, in a provider's terms."""

    name: str
    """The model's, as the provider knows it."""
    model: Model
    prompt: str
    avoid: str
    weights: str
    shape: Shape
    seed: int
    references: tuple[Reference, ...]

    @property
    def size(self) -> Size:
        """Return about how large the picture will be."""
        return self.model.pixels(self.shape)


class Maker(Protocol):
    """Has pictures made by one provider, one try each."""

    async def make(self, wanted: Wanted, slip: Slip) -> Image:
        """Return the picture.

        A work that the slip knows by its id is asked about first. Whoever is cancelled calls the work off.

        Raises:
            ProviderError: as the provider failed.

        """
        ...

    async def close(self) -> None:
        """Hang up; the next call connects anew."""
        ...
