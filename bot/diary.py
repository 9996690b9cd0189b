"""The bot's diary: one JSON line for every step of an order and every log record, with no secret in it."""

from __future__ import annotations

import hashlib
import json
import logging
import re
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from urllib.parse import quote, urlsplit

from .listening import OrderStep, StudioStage
from .orderbook import Order

HIDDEN = "***"
_log = logging.getLogger(__name__)
_STEP = "kitsumy_step"
_LARGEST, _KEPT = 2_000_000, 2
"""Bytes of a diary's file, and how many older ones are kept."""
_SHAPES = re.compile(
    r"\d{6,12}:[\w-]{30,}"  # Telegram's tokens, which stand in the addresses it is called at
    r"|[\w-]{23,30}\.[\w-]{6,7}\.[\w-]{27,}"  # Discord's
    r"|(?:sk|r8|rpa|hf|ghp|xox[bp])[-_][\w-]{20,}"
    r"|(?<=://)[^\s/:@]*:[^\s/@]+(?=@)"  # a database's user and password
    r"|(?<=bearer )\S+",
    re.IGNORECASE,
)


class Redactor:
    """Takes secrets out of texts: those it knows, and whatever looks like one."""

    def __init__(self, secrets: Iterable[str]) -> None:
        known = {form for secret in secrets if secret for form in _forms(secret)}
        longest_first = sorted(known, key=lambda form: (-len(form), form))
        self._known = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def __call__(self, text: str) -> str:
        """Return a text without secrets."""
        return _SHAPES.sub(HIDDEN, self._known.sub(HIDDEN, text))


class Lines(logging.Formatter):
    """Writes a record as one line of JSON. It is the last hand on a line, so nothing passes it by."""

    def __init__(self, redact: Redactor) -> None:
        super().__init__()
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        step = getattr(record, _STEP, None)
        said = {"level": record.levelname.lower(), "from": record.name, "said": record.getMessage()}
        line: dict[str, object] = {"at": at, **(step or said)}
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps({key: self._clean(value) for key, value in line.items()}, ensure_ascii=False)

    def _clean(self, value: object) -> object:
        return self._redact(value) if isinstance(value, str) else value


class Diary:
    """Hears of orders' steps and writes each of them down."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock

    def __call__(self, order: Order, step: OrderStep, reason: str = "") -> None:
        """Write a step down: whose it is only as a hash, what was asked for not at all."""
        line = {
            "order": order.id,
            "step": step,
            "kind": order.asking.wish.kind,
            "platform": order.asking.person.platform,
            "owner": hashed(order.asking.person.owner),
            "seconds": round(max(0.0, self._clock() - order.placed_at), 3),
        }
        _log.info("step", extra={_STEP: {**line, "reason": reason} if reason else line})


def note_stage(order: str, stage: StudioStage, seconds: float) -> None:
    """Write down that a stage of the studio's is done, and what it took."""
    _log.info("stage", extra={_STEP: {"order": order, "stage": stage, "took": round(seconds, 3)}})


def begin(secrets: Iterable[str], file: Path | None = None) -> logging.Handler:
    """Write all that is logged to a file, or to the standard error output, and return who does."""
    handler: logging.Handler = logging.StreamHandler()
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            file, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", delay=True
        )
    handler.setFormatter(Lines(Redactor(secrets)))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    # They tell of every request: too much, and with the token in its address or the idea in its body.
    for name in ("httpx", "httpx2", "httpcore", "openai", "replicate", "apscheduler", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)
    return handler


def secrets_of(url: str) -> tuple[str, ...]:
    """Return what must not be seen of a database's address."""
    return tuple(filter(None, (url if "@" in url else "", urlsplit(url).password)))


def hashed(owner: str) -> str:
    """Return a person's name in the diary: always the same, and no way back to them for a reader."""
    return hashlib.sha256(owner.encode()).hexdigest()[:12]


def _forms(secret: str) -> tuple[str, ...]:
    return secret, quote(secret, safe=""), quote(secret), repr(secret)[1:-1]
