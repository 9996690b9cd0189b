"""What the answers of HTTP servers mean, as our own errors. Nothing of what they say is passed on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from kitsumy.errors import (
    AnswerUnusable,
    CallRejected,
    CreditSpent,
    KeyRejected,
    ProviderBusy,
    ProviderDown,
    ProviderError,
    ProviderSilent,
)

_LONGEST_WAIT = 3600.0
"""Seconds: whoever asks for more is not waited for anyway."""


def judged(status: int, headers: Mapping[str, str], provider: str) -> ProviderError | None:
    """Return what a status means; None for one that all is well with."""
    match status:
        case 401 | 403:
            return KeyRejected(provider)
        case 402:
            return CreditSpent(provider)
        case 408:
            return ProviderSilent(provider)
        case 409:
            return ProviderDown(provider)
        case 429:
            return ProviderBusy(provider, _wait(headers))
    if status >= 500:
        return ProviderDown(provider)
    return CallRejected(provider) if status >= 400 else None


def _wait(headers: Mapping[str, str]) -> float:
    """Return for how many seconds a server asks, 0 when it does not say."""
    try:
        return min(max(0.0, float(headers.get("retry-after", ""))), _LONGEST_WAIT)
    except ValueError:
        return 0.0  # a date, or nothing: the next attempt waits as long as without it


@contextmanager
def failing(provider: str, patience: float) -> Iterator[None]:
    """Turn everything that a call over HTTP may raise into a ProviderError."""
    import httpx

    try:
        yield
    except (TimeoutError, httpx.TimeoutException):
        raise ProviderSilent(provider, patience) from None
    except (httpx.HTTPError, httpx.StreamError):
        raise ProviderDown(provider) from None
    except httpx.InvalidURL:
        raise CallRejected(provider) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        # No JSON, or JSON of another kind: what should be in it is not there to be read.
        raise AnswerUnusable(provider, "malformed") from None
