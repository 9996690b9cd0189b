"""Write down what nobody expected, and warnings, where whoever repairs it can read it."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
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


class Notes(logging.Handler):
    """Writes warnings down; whoever sits at the terminal is told what concerns them in their own words."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record down, if there is a place for it."""
        with suppress(OSError, KitsumyError):
            _enter(f"{record.levelname.lower()}: {self.format(record)}\n")


@contextmanager
def kept() -> Iterator[None]:
    """Have the studio's warnings written down for as long as this lasts."""
    studio, notes = logging.getLogger("kitsumy"), Notes(logging.WARNING)
    studio.addHandler(notes)
    try:
        yield
    finally:
        studio.removeHandler(notes)


def _write(error: BaseException) -> Path:
    return _enter("".join(traceback.format_exception(error)))


def _enter(story: str) -> Path:
    current = settings.load()
    log = current.home / LOG
    log.parent.mkdir(parents=True, exist_ok=True)
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
