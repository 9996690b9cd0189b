"""Run one command and turn whatever happens into a sentence and an exit code."""

from __future__ import annotations

import asyncio
import io
import os
import sys
from collections.abc import Awaitable, Callable, Sequence

from kitsumy import settings
from kitsumy.errors import KitsumyError

from . import parser, speech
from .asked import Asked
from .desk import Desk
from .texts import Texts, texts

STOPPED = 130
"""What shells expect of a program that Ctrl+C ended."""
PIPE_CLOSED = 141

_MAKING = ("comic", "sequel", "reletter")
"""Commands that put words onto pages, in whatever language."""

Command = Callable[[Asked, Desk], Awaitable[int]]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    _never_choke()
    said = texts(speech.of_messages(words))
    try:
        code = _obey(words, said)
        sys.stdout.flush()
    except KitsumyError as error:
        return _explain(said.error(error), *getattr(error, "__notes__", ()), code=error.exit_code)
    except KeyboardInterrupt:
        return _explain(_over_the_key() + said("errors.Stopped"), code=STOPPED)
    except BrokenPipeError:
        return _leave_quietly()
    except Exception as error:  # the last line of defence: people get a sentence, the log gets the rest
        from .diary import confess

        return _explain(confess(error, said), code=1)
    return code


def _obey(words: list[str], said: Texts) -> int:
    if not words:
        words = ["--help"]
    try:
        asked = parser.parse(words, said)
    except SystemExit as done:
        return int(done.code or 0)
    if not asked.command:
        return _obey([*words, "--help"], said)
    desk = Desk(said, settings.load())
    if asked.lang is not None:
        makes = asked.command in _MAKING and not asked.draft
        asked.lang = speech.of_comic(asked.lang, desk.settings) if makes else speech.language(asked.lang)
    from . import diary

    with diary.kept():
        return asyncio.run(_coroutine(asked, desk))


async def _coroutine(asked: Asked, desk: Desk) -> int:
    return await _command(asked)(asked, desk)


def _command(asked: Asked) -> Command:
    """Load what carries out a command, and nothing else."""
    if asked.command in ("comic", "sequel"):
        from . import making

        return making.comic if asked.command == "comic" else making.sequel
    if asked.command == "cast":
        from . import casting

        return casting.ACTIONS[asked.action or "list"]
    if asked.command in ("edit", "reletter", "redraw", "versions"):
        from . import revising

        return revising.COMMANDS[asked.command]
    if asked.command == "inspect":
        from . import inspecting

        return inspecting.inspect
    if asked.command == "costs":
        from . import costs

        return costs.costs
    if asked.command == "doctor":
        from . import doctor

        return doctor.doctor
    from . import browsing

    return browsing.COMMANDS[asked.command]


def _explain(*sentences: str, code: int) -> int:
    sys.stderr.write("\n".join(sentences) + "\n")
    return code


def _over_the_key() -> str:
    """Go back over the ^C that terminals show."""
    return "\r" if sys.stderr.isatty() else ""


def _never_choke() -> None:
    """Let terminals that lack a letter show a question mark instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _leave_quietly() -> int:
    """Close up without a word: the reader of our output has gone, and the interpreter flushes once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED
