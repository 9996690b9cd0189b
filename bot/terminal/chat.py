"""The chat itself: lines in, answers out, orders between them, and a way to stop."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any, TextIO

from bot.asking import Person
from bot.frontends import House
from bot.texts import texts
from kitsumy.errors import KitsumyError
from kitsumy.language import LANGUAGES
from kitsumy.settings import system_language

from . import words
from .commands import COMMANDS
from .keyboard import lines
from .pictures import protocol
from .screen import Screen
from .surface import TerminalSurface
from .talk import Talk

_log = logging.getLogger(__name__)
_LOOK = 0.05
_USER = "local"


class Terminal:
    """A frontend for the one person at this computer. ``leave`` is called when they have had enough."""

    name = "terminal"

    def __init__(
        self, house: House, leave: Callable[[], None], source: int | None = None, out: TextIO | None = None
    ) -> None:
        self._house, self._leave = house, leave
        self._source = sys.stdin.fileno() if source is None else source
        self._screen = Screen(out or sys.stdout)
        self._folder = house.settings.terminal_folder
        self.surface = TerminalSurface(self._screen, self._folder, protocol(os.environ))
        self._interrupted = False
        self._later: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Converse as long as the context is open."""
        talk = Talk(self._house, await self._person(), self._folder)
        loop = asyncio.get_running_loop()
        with suppress(NotImplementedError, RuntimeError):  # no such signals here: the key just ends it
            loop.add_signal_handler(signal.SIGINT, lambda: self._start(self._interrupt(talk)))
        conversation = asyncio.create_task(self._converse(talk))
        try:
            yield
        finally:
            for task in (conversation, *self._later):
                task.cancel()
            await asyncio.wait([conversation, *self._later])
            with suppress(NotImplementedError, RuntimeError):
                loop.remove_signal_handler(signal.SIGINT)

    async def _person(self) -> Person:
        person = Person(platform="terminal", user=_USER, language=LANGUAGES[0], role="owner")
        usual = self._house.settings.language or system_language()
        spoken = await self._house.people.language(person.owner, usual)
        return person.model_copy(update={"language": spoken})

    async def _converse(self, talk: Talk) -> None:
        if self._screen.live:
            self._screen.say(talk.said("terminal.hello"))
        self._screen.prompt()
        async for line in lines(self._source):
            self._screen.heard()
            if line.strip().casefold() in ("/quit", "/exit"):
                break
            if line.strip():
                await self._answer(talk, line)
            if not self._screen.live:
                await self._all_done(talk)  # a script's next line may be about this one's comic
            self._screen.prompt()
        else:
            await self._all_done(talk)
        self._leave()

    async def _answer(self, talk: Talk, line: str) -> None:
        self._interrupted = False
        said = words.read(line)
        command = COMMANDS.get(said.command)
        try:
            answer = await command(talk, said) if command else talk.said("terminal.unknown")
        except KitsumyError as error:
            answer = talk.said.error(error)
        except Exception as error:  # one line's trouble must not end the conversation
            _log.error("a line was not answered: %s", type(error).__name__, exc_info=error)
            answer = talk.said("errors.Unexpected")
        if answer:
            self._screen.say(answer)

    async def _all_done(self, talk: Talk) -> None:
        """Wait for everything that was ordered."""
        while await self._house.orders.unfinished(talk.owner):  # noqa: ASYNC110 - nothing rings when none is left
            await asyncio.sleep(_LOOK)

    async def _interrupt(self, talk: Talk) -> None:
        """Stop the newest order; asked once more, or with none to stop, leave."""
        unfinished = () if self._interrupted else await self._house.orders.unfinished(talk.owner)
        self._interrupted = True
        if not unfinished:
            self._screen.say(texts(talk.person.language)("terminal.bye"))
            self._leave()
            return
        with suppress(KitsumyError):
            await self._house.orders.cancel(unfinished[-1].id, talk.owner)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._later.add(task)
        task.add_done_callback(self._later.discard)
