"""Write down what nobody expected, where whoever repairs it can read it."""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kitsumy import __version__, settings
from kitsumy.errors import KitsumyError

from .texts import Texts

LOG = "kitsumy.log"


def confess(error: BaseException, said: Texts) -> str:
    """Log an error with its traceback and return the sentence about it."""
    try:
        return said("errors.Unexpected", log=_write(error))
    except (OSError, KitsumyError):
        return said("errors.Unexpected_unlogged", kind=type(error).__name__)


def _write(error: BaseException) -> Path:
    current = settings.load()
    log = current.home / LOG
    log.parent.mkdir(parents=True, exist_ok=True)
    story = "".join(traceback.format_exception(error))
    with log.open("a", encoding="utf-8", errors="replace") as stream:
        stream.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC, Kitsumy {__version__}\n")
        stream.write(without_secrets(story, current.database_url, current.secrets) + "\n")
    return log


def without_secrets(text: str, url: str, keys: Iterable[str] = ()) -> str:
    """Return a text without keys, a database's URL and its password, typed or percent-encoded."""
    password = urlsplit(url).password or ""
    for secret in filter(None, (url, password, unquote(password), *keys)):
        text = text.replace(secret, "***")
    return text
