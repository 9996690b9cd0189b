"""Start the bot: ``python -m bot``."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import threading

from kitsumy.errors import KitsumyError

from . import diary, memory, running, settings
from .texts import texts

LOG = "bot.log"
_PATIENCE = 9.0
"""Seconds for an orderly end. After that the process just ends; its orders are resumed all the same."""


def main() -> int:
    """Run the bot and return its exit code."""
    try:
        memory.share_arenas()
        current = settings.load()
        makers = running.configured(current)
        # A terminal belongs to the conversation, so there the diary goes to a file.
        file = current.home / LOG if "terminal" in makers else None
        diary.begin([*current.secrets, *diary.secrets_of(current.database)], file)
        return asyncio.run(running.run(current, makers, _end_anyway))
    except KeyboardInterrupt:
        return 130
    except KitsumyError as error:
        logging.getLogger(__name__).error("stopped by %s", error)
        sys.stderr.write(f"{texts(_language()).error(error)} [{_what(error)}]\n")
        return error.exit_code


def _end_anyway() -> None:
    deadline = threading.Timer(_PATIENCE, os._exit, (0,))
    deadline.daemon = True
    deadline.start()


def _language() -> str:
    try:
        return settings.load().language
    except KitsumyError:
        return ""


def _what(error: KitsumyError) -> str:
    """Say to whoever runs the bot what the sentence for people in chats leaves out."""
    return " ".join([type(error).__name__, *(str(v) for v in vars(error).values())])


if __name__ == "__main__":
    sys.exit(main())
