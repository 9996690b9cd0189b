"""What Discord's refusals mean for an order: try again, another way, or never."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import discord

from bot.surface import Gone, Unreachable

_log = logging.getLogger(__name__)
LOST = (aiohttp.ClientError, OSError, TimeoutError)
"""What a call ends in of which nobody knows whether it arrived."""
TROUBLE = (discord.HTTPException, *LOST)
"""All that a call can end in."""
UNKNOWN_MESSAGE, FORBIDDEN, ARCHIVED, TOO_LARGE, ANSWERED = 10008, 50013, 50083, 40005, 40060
_TOKEN_OVER = (10015, 10062, 50027)
_CLOSED = (10003, 10004, UNKNOWN_MESSAGE, 40058, 50001, 50007, FORBIDDEN, 50024, ARCHIVED)


def is_over(error: discord.HTTPException) -> bool:
    """Tell whether an interaction's token is taken no more."""
    return error.code in _TOKEN_OVER


def is_lost(error: discord.HTTPException) -> bool:
    """Tell whether a message cannot be changed any more: it was deleted, or its thread is asleep."""
    return error.code in (UNKNOWN_MESSAGE, ARCHIVED)


def is_forbidden(error: discord.HTTPException) -> bool:
    """Tell whether something may not be done in a place where the bot is."""
    return error.code == FORBIDDEN


def is_too_large(error: discord.HTTPException) -> bool:
    """Tell whether files were too large together."""
    return error.code == TOO_LARGE or error.status == 413


@contextmanager
def understood() -> Iterator[None]:
    """Turn Discord's errors into the two that an order knows.

    Raises:
        Unreachable: it was not done now, or nobody knows.
        Gone: it can never be done.

    """
    try:
        yield
    except discord.RateLimited as error:
        raise Unreachable from error
    except discord.HTTPException as error:
        # A token that Discord takes no more is to be replaced, which no order is to suffer from.
        unknown = error.status == 401 and not error.code
        if error.status >= 500 or error.status == 429 or unknown:
            raise Unreachable(maybe=error.status >= 500) from error
        if error.code not in _CLOSED:
            _log.error("discord refuses a call: %s %s", error.status, error.code)
        raise Gone from error
    except LOST as error:
        raise Unreachable(maybe=not isinstance(error, aiohttp.ClientConnectorError)) from error
