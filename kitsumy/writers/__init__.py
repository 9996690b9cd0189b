"""Writers by name. Every entry is loaded only when it is asked for."""

from __future__ import annotations

from pydantic import SecretStr

from kitsumy.ports import Writer
from kitsumy.providers.prices import Prices

from .limits import Allowance, Limits, usual

__all__ = ["Allowance", "Limits", "find", "usual"]
_NO_KEY = SecretStr("")


def find(
    name: str = "draft",
    *,
    key: SecretStr = _NO_KEY,
    base_url: str = "",
    model: str = "",
    allowance: Allowance = usual,
    listed: Prices | None = None,
) -> Writer:
    """Return the writer of this name; KeyError when there is none, or neither a key nor an address for it.

    ``allowance`` says how many words fit, ``listed`` what models cost, None for the usual prices.
    """
    if name == "openai" and (key.get_secret_value() or base_url):
        from .openai import OpenAIWriter

        return OpenAIWriter(key, model, base_url=base_url, allowance=allowance, listed=listed)
    if name != "draft":
        raise KeyError(name)
    from kitsumy.draft.writer import DraftWriter

    return DraftWriter()
