"""An artist who has image models draw. It knows nothing of a picture before it is there."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from kitsumy.ports import Camera, Drawing, PanelOrder
from kitsumy.providers import prices
from kitsumy.providers.prices import Prices
from kitsumy.slips import Slip
from kitsumy.styles import Choice, Style, styles

from .catalogue import Model, catalogue
from .making import Maker, Wanted
from .prompting import EDITION, prompt

_MEGA = 1024 * 1024
_CREDIT = {
    "en": ("Drawn by an image model", "Drawn by the image model {family}"),
    "uk": ("Намальовано моделлю зображень", "Намальовано моделлю зображень {family}"),
}


class ModelArtist:
    """Draws with the models that the styles name for a provider; ``rank`` 0 for their first choice."""

    foresees = False

    def __init__(self, provider: str, maker: Maker, *, rank: int = 0, listed: Prices | None = None) -> None:
        self.name, self.rank = provider, rank
        self._maker, self._listed = maker, listed or prices.usual()

    def cameras(self, order: PanelOrder, headroom: float) -> Sequence[Camera]:
        """Offer nothing: a finished picture cannot be framed again."""
        return ()

    def credit(self, language: str) -> str:
        """Return which models draw here, as far as their names are known."""
        families = dict.fromkeys(self._model(style).family for style in styles().values())
        unnamed, named = _CREDIT.get(language, _CREDIT["en"])
        family = " / ".join(filter(None, families))
        return named.format(family=family) if family else unnamed

    def references(self, style: Style) -> int:
        """Return how many references a style's model takes."""
        return self._model(style).most

    def price(self, order: PanelOrder) -> int:
        """Return what an order costs by the list; KeyError for a model without a price."""
        return self._price(self._wanted(order))

    def recipe(self, style: Style) -> str:
        """Return the model, what is always sent along, and the prompts' edition."""
        choice, model = self._choice(style), self._model(style)
        asked = hashlib.sha256(f"{model.model_dump_json()}\n{choice.model_dump_json()}".encode()).hexdigest()
        return f"{choice.model} prompts={EDITION} inputs={asked[:12]}"

    async def draw(
        self, order: PanelOrder, camera: Camera | None = None, slip: Slip | None = None
    ) -> Drawing:
        """Return the picture of one try; what it costs is charged when it has come.

        Raises:
            ProviderError: as the provider failed.

        """
        slip, wanted = slip or Slip(), self._wanted(order)
        image = await self._maker.make(wanted, slip)
        slip.charged(self._price(wanted), wanted.name)
        return Drawing(image, (), (), self.name, wanted.name)

    async def close(self) -> None:
        """Hang up; the next drawing connects anew."""
        await self._maker.close()

    def _choice(self, style: Style) -> Choice:
        return style.prompts.choice(self.name, self.rank)

    def _model(self, style: Style) -> Model:
        return catalogue().of(self.name, self._choice(style).model)

    def _price(self, wanted: Wanted) -> int:
        megapixels = wanted.size.width * wanted.size.height / _MEGA
        return self._listed.image(self.name, wanted.name, megapixels, len(wanted.references))

    def _wanted(self, order: PanelOrder) -> Wanted:
        choice, model = self._choice(order.style), self._model(order.style)
        references = order.references[: model.most]
        avoid = order.style.prompts.avoid
        return Wanted(
            name=choice.model,
            model=model,
            prompt=prompt(order, references, choice.words, "" if model.avoid else avoid),
            avoid=avoid if model.avoid else "",
            weights=choice.weights if model.weights else "",
            shape=model.shaped(order.size),
            seed=_seed(order) % model.largest,
            references=references,
        )


def _seed(order: PanelOrder) -> int:
    """Return a panel's seed: the same cast in the same story has the same one, another take another."""
    told = f"{order.seed} {order.take} {sorted((sheet.id, sheet.seed) for sheet in order.cast)}"
    return int(hashlib.sha256(told.encode()).hexdigest()[:12], 16)
