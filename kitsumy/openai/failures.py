"""What went wrong at OpenAI, as our own errors. Nothing of what the library says is passed on.

The library's messages quote what a server answers, and servers quote keys and prompts.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kitsumy.errors import (
    AnswerRefused,
    AnswerUnusable,
    CallRejected,
    CreditSpent,
    KeyRejected,
    ProviderBusy,
    ProviderDown,
    ProviderError,
    ProviderSilent,
)

if TYPE_CHECKING:
    import openai

_REFUSED = frozenset(
    {
        "content_filter",
        "content_policy_violation",
        "moderation_blocked",
        "invalid_prompt",
        "bio_policy",
        "misalignment_policy_violation",
    }
)
"""Codes of a request that the provider's rules forbid."""
_SPENT = frozenset({"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"})
_BUSY = frozenset({"rate_limit_exceeded", "slow_down", "server_overloaded"})
_LONGEST_WAIT = 3600.0
"""Seconds: whoever asks for more is not waited for anyway."""


@contextmanager
def failing(provider: str, patience: float) -> Iterator[None]:
    """Turn everything that a call of the library may raise into a ProviderError."""
    import openai

    try:
        yield
    except TimeoutError:
        raise ProviderSilent(provider, patience) from None
    except (openai.OpenAIError, ValueError) as error:
        raise typed(error, provider, patience) from None
    except (AttributeError, TypeError):
        # The library builds its models unchecked: what a server leaves out is not there to be read.
        raise AnswerUnusable(provider, "malformed") from None


@contextmanager
def streaming(provider: str) -> Iterator[None]:
    """Know a connection that ends in the middle of an answer from one that never was."""
    import openai

    try:
        yield
    except openai.APITimeoutError:
        raise
    except openai.APIConnectionError:
        raise AnswerUnusable(provider, "cut") from None


def typed(error: openai.OpenAIError | ValueError, provider: str, patience: float = 0.0) -> ProviderError:
    """Return what an error of the library means; a ValueError is an answer that could not be read."""
    import openai

    if isinstance(error, openai.APITimeoutError):
        return ProviderSilent(provider, patience)
    if isinstance(error, openai.APIStatusError):
        return _of_status(error, provider)
    if isinstance(error, (ValueError, openai.APIResponseValidationError)):
        return AnswerUnusable(provider, "malformed")
    if isinstance(error, openai.APIError):
        return of_code(error.code or error.type or "", provider)
    return ProviderDown(provider)


def of_code(code: str, provider: str) -> ProviderError:
    """Return what a code means that came inside an answer."""
    if code in _REFUSED:
        return AnswerRefused(provider)
    if code in _SPENT:
        return CreditSpent(provider)
    return ProviderBusy(provider) if code in _BUSY else ProviderDown(provider)


def is_final(error: openai.APIStatusError) -> bool:
    """Tell whether a rejected call is so for what it asks, not for how it asks."""
    return {error.code, error.type} & {*_REFUSED, *_SPENT, "model_not_found"} != set()


def _of_status(error: openai.APIStatusError, provider: str) -> ProviderError:
    codes = {error.code, error.type}
    match error.status_code:
        case 402:
            return CreditSpent(provider)
        case 429:
            return CreditSpent(provider) if codes & _SPENT else ProviderBusy(provider, _wait(error))
        case 401 | 403:
            return KeyRejected(provider)
        case 408:
            return ProviderSilent(provider)
        case 409:
            return ProviderDown(provider)
        case status if status >= 500:
            return ProviderDown(provider)
    return AnswerRefused(provider) if codes & _REFUSED else CallRejected(provider)


def _wait(error: openai.APIStatusError) -> float:
    """Return for how many seconds a server asks, 0 when it does not say."""
    told = error.response.headers.get("retry-after-ms"), error.response.headers.get("retry-after")
    for value, unit in zip(told, (0.001, 1.0), strict=True):
        try:
            return min(max(0.0, float(value or "") * unit), _LONGEST_WAIT)
        except ValueError:
            continue  # a date, or nothing: the next attempt waits as long as without it
    return 0.0
