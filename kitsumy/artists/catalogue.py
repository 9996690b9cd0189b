"""What image models take and give: data, checked when it is read."""

from __future__ import annotations

import math
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Annotated

from pydantic import Field, StringConstraints

from kitsumy.frozen import Frozen
from kitsumy.geometry import Size

_ANY = "*"
_STEP = 32
"""Pixels: sides that models work out from a ratio are multiples of this."""

Shape = Annotated[str, StringConstraints(pattern=r"^[1-9]\d*[:x][1-9]\d*$")]
"""A ratio, ``16:9``, or a size, ``1344x768``."""


class Model(Frozen):
    """One model; see ``data/models.toml`` for its fields."""

    family: str
    version: str = ""
    references: str = ""
    most: int = Field(0, ge=0)
    single: bool = False
    seed: str = ""
    largest: int = Field(2**31 - 1, gt=0)
    avoid: str = ""
    weights: str = ""
    shape: str = ""
    shapes: tuple[Shape, ...] = Field(min_length=1)
    megapixels: float = Field(gt=0)
    inputs: dict[str, str | int | float | bool] = Field(default_factory=dict)

    def shaped(self, size: Size) -> Shape:
        """Return the shape on offer that is nearest to a size."""
        wanted = math.log(size.width / size.height)
        return min(self.shapes, key=lambda shape: abs(math.log(math.prod(_ratio(shape))) - wanted))

    def pixels(self, shape: Shape) -> Size:
        """Return about how large a picture of a shape is."""
        wide, high = map(int, shape.replace("x", ":").split(":"))
        if "x" in shape:
            return Size(wide, high)
        unit = math.sqrt(self.megapixels * 1024 * 1024 / (wide * high))
        return Size(*(max(1, round(side * unit / _STEP)) * _STEP for side in (wide, high)))


def _ratio(shape: Shape) -> tuple[float, float]:
    wide, high = map(int, shape.replace("x", ":").split(":"))
    return float(wide), 1 / high


class Catalogue(Frozen):
    """All models, by provider and name."""

    models: dict[str, dict[str, Model]]

    def of(self, provider: str, model: str) -> Model:
        """Return a model; KeyError for one that nobody has described."""
        known = self.models[provider]
        return known[model] if model in known else known[_ANY]


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """Return the models of ``data/models.toml``."""
    text = (resources.files(__package__) / "data" / "models.toml").read_text("utf-8")
    return Catalogue(models=tomllib.loads(text))
