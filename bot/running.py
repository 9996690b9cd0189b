"""One process of the bot: every configured frontend on one library, one engine and one path of orders."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, suppress
from functools import partial

from kitsumy.agency import Agency
from kitsumy.errors import BadSetting
from kitsumy.jobs import Embedded, Handler, JobEngine, Limits
from kitsumy.ledger import Ledger
from kitsumy.library import Library
from kitsumy.moderation import Door
from kitsumy.workshop import Workshop

from . import lag
from .counters import Counters
from .diary import Diary, note_stage
from .frontends import Frontend, House
from .listening import OrderStep, StudioStage
from .orderbook import Order
from .orders import Orders
from .people import People
from .quotas import Quotas
from .settings import BotSettings
from .shelf import Shelf
from .stages import timed
from .surface import Surface
from .terminal import Terminal
from .texts import Texts, texts

_ATTEMPTS = 6
"""Deaths of the process in the middle of a job before nobody tries it again: most are not the job's fault."""
_SWITCH = 0.0005
"""Seconds a thread keeps the interpreter while others wait. With Python's own 5 ms every hop between loop and
database waits for whoever draws: measured, an answer took three times as long."""
_WAITING = 100
"""Comics that may wait for providers at once: their memory and processors are bounded by themselves."""
Leave = Callable[[], None]
Maker = Callable[[House, Leave], Frontend]
"""Makes a frontend; ``leave`` ends the process."""
_log = logging.getLogger(__name__)


def configured(settings: BotSettings) -> Mapping[str, Maker]:
    """Return how every frontend is made that has a token, or the terminal when none has."""
    makers: dict[str, Maker] = {}
    if settings.telegram_token.get_secret_value():
        makers["telegram"] = _telegram
    if settings.discord_token.get_secret_value():
        makers["discord"] = _discord
    return makers or {"terminal": Terminal}


def _telegram(house: House, _: Leave) -> Frontend:
    """Make the Telegram frontend; its packages are loaded where there is a token only."""
    from .telegram import TelegramFrontend

    return TelegramFrontend(
        house.settings, house.library, house.orders, house.shelf, house.people, house.quotas
    )


def _discord(house: House, _: Leave) -> Frontend:
    """Make the Discord frontend, likewise."""
    from .discord import DiscordFrontend

    return DiscordFrontend(house)


async def run(settings: BotSettings, makers: Mapping[str, Maker], stopping: Callable[[], None]) -> int:
    """Run until a signal or until a frontend's people have had enough; return the exit code.

    ``stopping`` is called when the end begins. Whatever is not finished then is taken up by the next process.
    """
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor((os.cpu_count() or 1) + 1, "work"))
    sys.setswitchinterval(_SWITCH)
    said = texts(settings.language)
    async with AsyncExitStack() as stack:
        stop = _stopped_by_signals(stack)
        library = await stack.enter_async_context(Library.open(settings))
        counters, surfaces = Counters(), dict[str, Surface]()
        agency = await stack.enter_async_context(Agency.of(settings))
        engine = Embedded(library.store, Limits(running=_at_once(settings, agency), attempts=_ATTEMPTS))
        house = _house(settings, library, engine, surfaces, counters, agency)
        for name, maker in makers.items():
            if frontend := await _started(name, partial(maker, house, stop.set), stack, said):
                surfaces[name] = frontend.surface
        if not surfaces:
            _tell(said("running.none"))
            return 1
        counters.recall(await house.orders.book.open())
        _show(counters, settings.metrics_port, stack, said)
        await stack.enter_async_context(engine.working(_handlers(library, counters, agency)))
        await stack.enter_async_context(house.orders.working())
        late = asyncio.create_task(lag.watch(counters.late))
        stack.callback(late.cancel)
        await stop.wait()
        _log.info("stopping")
        stopping()
    return 0


def _at_once(settings: BotSettings, agency: Agency) -> int:
    """Return how many comics are made at once.

    Drafts take a processor each, and somebody has to answer people: on two, two at once were no faster than
    one after the other, and answers took three times as long. Who waits for a provider takes none.
    """
    if settings.running is not None:
        return settings.running
    return _WAITING if agency.draws else max(1, (os.cpu_count() or 1) // 2)


def _handlers(library: Library, counters: Counters, agency: Agency) -> Mapping[str, Handler]:
    def listen(order: str, stage: StudioStage, seconds: float) -> None:
        note_stage(order, stage, seconds)
        counters.stage(order, stage, seconds)

    return timed(Workshop(library, Ledger(library.store), agency).handlers, listen)


def _house(
    settings: BotSettings,
    library: Library,
    engine: JobEngine,
    surfaces: dict[str, Surface],
    counters: Counters,
    agency: Agency,
) -> House:
    diary = Diary()

    def listen(order: Order, step: OrderStep, reason: str = "") -> None:
        diary(order, step, reason)
        counters(order, step, reason)

    quotas = Quotas(library.store, settings.limits)
    door = Door.kept(settings.openai_api_key, settings.openai_base_url, settings.moderation)
    orders = Orders(library, engine, quotas, surfaces, listen=listen, door=door, agency=agency)
    return House(settings, library, orders, Shelf(library, orders, door), People(library.store), quotas)


async def _started(
    name: str, make: Callable[[], Frontend], stack: AsyncExitStack, said: Texts
) -> Frontend | None:
    """Start a frontend; when that fails, say so in one line and go on without it."""
    try:
        frontend = make()
        await stack.enter_async_context(frontend.running())
    except BadSetting as error:
        _tell(said("running.bad_setting", name=name, setting=error.name))
        return None
    except Exception as error:  # whatever one platform's trouble is, the others go on
        _log.error("%s did not start: %s", name, type(error).__name__, exc_info=error)
        _tell(said("running.failed", name=name, kind=type(error).__name__))
        return None
    _log.info("%s is on", name)
    return frontend


def _show(counters: Counters, port: int | None, stack: AsyncExitStack, said: Texts) -> None:
    if port is None:
        return
    try:
        shown = stack.enter_context(counters.served(port))
    except OSError:
        _tell(said("running.port_taken", port=port))
    else:
        _log.info("counters on port %d", shown)


def _stopped_by_signals(stack: AsyncExitStack) -> asyncio.Event:
    """Return an event that SIGTERM and SIGINT set."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError, RuntimeError):  # where there are none, the key just ends it
            loop.add_signal_handler(name, stop.set)
            stack.callback(loop.remove_signal_handler, name)
    return stop


def _tell(line: str) -> None:
    """Say something to whoever started the process."""
    sys.stderr.write(line + "\n")
