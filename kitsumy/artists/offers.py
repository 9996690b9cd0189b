"""What a style's models offer: what they cost and what they take."""

from __future__ import annotations

from kitsumy.frozen import Frozen
from kitsumy.providers.prices import Prices
from kitsumy.styles import PROVIDERS, Style

from .catalogue import catalogue

_MEGA = 1024 * 1024


class Offer(Frozen):
    """One model for a style; ``rank`` 0 is its provider's first choice."""

    provider: str
    rank: int
    model: str
    family: str
    micros: int
    """What a panel without references costs."""
    references: int
    seeded: bool
    """Whether the same order gives the same picture."""


def offers(style: Style, listed: Prices) -> tuple[Offer, ...]:
    """Return all models of a style, provider by provider; KeyError for a model without a price."""
    return tuple(
        _offer(provider, rank, choice.model, listed)
        for provider in PROVIDERS
        for rank, choice in enumerate(style.prompts.models[provider])
    )


def _offer(provider: str, rank: int, name: str, listed: Prices) -> Offer:
    model = catalogue().of(provider, name)
    size = model.pixels(model.shapes[0])
    return Offer(
        provider=provider,
        rank=rank,
        model=name,
        family=model.family,
        micros=listed.image(provider, name, size.width * size.height / _MEGA, 0),
        references=model.most,
        seeded=bool(model.seed),
    )
