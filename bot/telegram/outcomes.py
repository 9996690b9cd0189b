"""What Telegram's refusals mean for an order: try again, or never."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.surface import Gone, Unreachable

_log = logging.getLogger(__name__)
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_NOT_DONE = "internal server error"
_SAME = "is not modified"
_LOST = ("message to edit not found", "message can't be edited", "message_id_invalid")
_TEXTLESS = ("there is no text in the message", "there is no caption in the message")
_UNFIT = ("photo_invalid_dimensions", "image_process_failed", "too big for a photo")
_CLOSED = (
    *("chat not found", "message thread not found", "topic_closed", "topic_deleted", "peer_id_invalid"),
    *("not enough rights", "have no rights", "chat_write_forbidden", "group chat was deactivated"),
    *("need administrator rights", "user is deactivated", "chat_restricted", "chat_send_"),
)


def is_same(error: BadRequest) -> bool:
    """Tell whether a message shows already what it was to show."""
    return _SAME in str(error).lower()


def is_lost(error: BadRequest) -> bool:
    """Tell whether a message is not there any more, or never was ours."""
    return _has(error, _LOST)


def is_textless(error: BadRequest) -> bool:
    """Tell whether a message has a caption where a text was to be changed, or the other way round."""
    return _has(error, _TEXTLESS)


def is_unfit(error: BadRequest) -> bool:
    """Tell whether a picture is none that Telegram takes for a photo."""
    return _has(error, _UNFIT)


@contextmanager
def understood() -> Iterator[None]:
    """Turn Telegram's errors into the two that an order knows; a migrated chat's is the caller's.

    Raises:
        Unreachable: it was not done now, or nobody knows.
        Gone: it can never be done.

    """
    try:
        yield
    except ChatMigrated:
        raise
    except RetryAfter:
        raise Unreachable from None
    except Forbidden as error:
        raise Gone from error
    except BadRequest as error:
        if not (is_lost(error) or _has(error, _CLOSED)):
            _log.error("telegram refuses a call: %s", error)
        raise Gone from error
    except TelegramError as error:
        raise Unreachable(maybe=is_doubtful(error)) from error


def is_doubtful(error: TelegramError) -> bool:
    """Tell whether a call that failed may have been obeyed."""
    if isinstance(error, BadRequest | Forbidden | RetryAfter | ChatMigrated):
        return False
    return not isinstance(error.__cause__, _NEVER_SENT) and _NOT_DONE not in str(error).lower()


def _has(error: BadRequest, phrases: tuple[str, ...]) -> bool:
    said = str(error).lower().replace("’", "'")
    return any(phrase in said for phrase in phrases)
