"""Artists by name. Every entry is loaded only when it is asked for."""

from __future__ import annotations

from typing import Literal

from pydantic import SecretStr

from kitsumy.ports import Artist
from kitsumy.providers.prices import Prices

RANKS = 2
"""How many choices of a model every style has with every provider of many models."""
_NO_KEY = SecretStr("")


def find(
    name: str = "draft",
    *,
    key: SecretStr = _NO_KEY,
    base_url: str = "",
    kind: Literal["comfy", "openai"] = "comfy",
    rank: int = 0,
    listed: Prices | None = None,
) -> Artist:
    """Return the artist of this name; KeyError when there is none, or no key or address for it.

    ``kind`` says how a server of one's own ("http") speaks. ``rank`` 1 draws with the styles' second choices;
    ``listed`` says what models cost, None for the usual prices.
    """
    if name == "draft":
        from kitsumy.draft.artist import DraftArtist

        return DraftArtist()
    if not (base_url if name == "http" else key.get_secret_value()):
        raise KeyError(name)
    from .modelled import ModelArtist

    if name == "replicate":
        from .replicate import ReplicateMaker

        return ModelArtist(name, ReplicateMaker(key, base_url), rank=rank, listed=listed)
    if name == "http" and kind == "comfy":
        from .comfy import ComfyMaker

        return ModelArtist(name, ComfyMaker(base_url, key), rank=rank, listed=listed)
    if name in ("openai", "http"):
        from .openai import OpenAIMaker

        return ModelArtist(name, OpenAIMaker(key, base_url, provider=name), rank=rank, listed=listed)
    raise KeyError(name)
