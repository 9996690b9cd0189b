"""Who is hired by the settings: all who have a key or an address, or whom a chain names."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from .artists import RANKS
from .artists import find as find_artist
from .composing import allowance
from .errors import BadSetting, PackagesMissing
from .ports import Artist, Writer
from .providers import prices
from .providers.prices import Prices
from .settings import Settings
from .writers import find as find_writer

DRAFT = "draft"
"""Whoever needs nothing, and is the last of every chain."""
_PACKAGES = {
    "openai": ("openai", "aiolimiter"),
    "replicate": ("replicate", "httpx", "aiolimiter"),
    "http": ("httpx", "aiolimiter"),
}
"""What the way to each provider is made of: the extra ``ai`` installs it."""


def draft_writer() -> Writer:
    """Return the embedded writer."""
    return find_writer(DRAFT)


def draft_artist() -> Artist:
    """Return the embedded artist."""
    return find_artist(DRAFT)


def writer_names(settings: Settings) -> tuple[str, ...]:
    """Return who writes here before the draft writer does, the first choice first.

    Raises:
        BadSetting: the chain names somebody who is not known here, or has no key.
        PackagesMissing: somebody cannot be reached with what is installed.

    """
    configured = ("openai",) if _speaks_to_openai(settings) else ()
    return _named(settings.writers, configured, {"openai": "OPENAI_API_KEY"}, "KITSUMY_WRITERS")


def artist_names(settings: Settings) -> tuple[str, ...]:
    """Return who draws here before the draft artist does, likewise; errors as above."""
    has = {
        "http": bool(settings.images_url),
        "replicate": bool(settings.replicate_api_token.get_secret_value()),
        "openai": bool(settings.openai_api_key.get_secret_value()),
    }
    keys = {"http": "KITSUMY_IMAGES_URL", "replicate": "REPLICATE_API_TOKEN", "openai": "OPENAI_API_KEY"}
    configured = tuple(name for name, is_there in has.items() if is_there)
    return _named(settings.artists, configured, keys, "KITSUMY_ARTISTS")


def is_full(settings: Settings) -> bool:
    """Tell whether anybody works here besides the draft studio; errors as above."""
    return bool(writer_names(settings) or artist_names(settings))


def _named(
    wanted: tuple[str, ...], configured: tuple[str, ...], keys: dict[str, str], setting: str
) -> tuple[str, ...]:
    for name in wanted:
        if name != DRAFT and name not in configured:
            raise BadSetting(keys.get(name, setting))
    chain = tuple(dict.fromkeys(wanted or configured))
    # Whoever stands behind the draft studio would never be asked.
    hired = chain[: chain.index(DRAFT)] if DRAFT in chain else chain
    needed = dict.fromkeys(package for name in hired for package in _PACKAGES[name])
    if missing := tuple(package for package in needed if find_spec(package) is None):
        raise PackagesMissing(missing)
    return hired


def _speaks_to_openai(settings: Settings) -> bool:
    """Tell whether there is a key, or a server of one's own, which may need none."""
    return bool(settings.openai_api_key.get_secret_value() or settings.openai_base_url)


def writers(settings: Settings) -> tuple[Writer, ...]:
    """Return the hired writers; errors as above, and BadSetting for prices that are none."""
    listed = listed_prices(settings.prices)
    return tuple(
        find_writer(
            name,
            key=settings.openai_api_key,
            base_url=settings.openai_base_url,
            model=settings.writer_model,
            allowance=allowance.limits,
            listed=listed,
        )
        for name in writer_names(settings)
    )


def artists(settings: Settings) -> tuple[Artist, ...]:
    """Return the hired artists; errors as above. Providers of many models bring their second choices."""
    listed = listed_prices(settings.prices)
    reached = {
        "replicate": (settings.replicate_api_token, settings.replicate_base_url, RANKS),
        "openai": (settings.openai_api_key, settings.openai_base_url, RANKS),
        "http": (settings.images_key, settings.images_url, 1),
    }
    return tuple(
        find_artist(name, key=key, base_url=url, kind=settings.images_kind, rank=rank, listed=listed)
        for name in artist_names(settings)
        for key, url, ranks in (reached[name],)
        for rank in range(ranks)
    )


@lru_cache(maxsize=4)
def listed_prices(own: Path | None) -> Prices:
    """Return the usual prices with an installation's own before them.

    Raises:
        BadSetting: the file cannot be read, or is no list of prices.

    """
    if own is None:
        return prices.usual()
    try:
        return prices.usual().under(prices.read(own.read_text("utf-8")))
    except (OSError, ValueError):
        raise BadSetting("KITSUMY_PRICES") from None
