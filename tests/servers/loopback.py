"""A platform on loopback: one small HTTP server that keeps what it was asked, and misbehaves on request."""

from __future__ import annotations

import abc
import asyncio
import contextlib
from collections.abc import Callable
from types import TracebackType
from typing import ClassVar, Self

from aiohttp import web

from tests.servers import contract
from tests.servers.calls import Call, read
from tests.servers.clock import Clock
from tests.servers.faults import Cut, Fault, Faults, Garbled, Refused, Spoiled

# Larger than the largest upload any platform takes, so that its own refusal can be given.
LARGEST_REQUEST = 80 * 2**20


class Loopback(abc.ABC):
    """What the servers of all platforms do alike; an asynchronous context, or `start` and `stop`."""

    kind: ClassVar[str]
    spared: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self, *, clock: Clock | None = None, seed: int = 0, keep_files: bool = True, checks: bool = True
    ) -> None:
        """Keep no uploads' bytes where memory is measured; check no request where speed is."""
        self.clock = clock or Clock()
        self.faults = Faults(seed, spared=self.spared)
        self.keep_files = keep_files
        self.checks = checks
        self.calls: list[Call] = []
        self.violations: list[str] = []
        self.url = ""
        self._runner: web.AppRunner | None = None

    @abc.abstractmethod
    def method(self, call: Call) -> str:
        """Return the name by which faults and tests know this call."""

    @abc.abstractmethod
    async def answer(self, call: Call) -> web.Response:
        """Do what was asked and answer as the platform does."""

    @abc.abstractmethod
    def refuse(self, call: Call, fault: Refused) -> web.Response:
        """Put a refusal into the platform's words."""

    async def spoil(self, call: Call, fault: Spoiled) -> web.Response:
        """Answer with something useless; only some platforms' servers can."""
        raise NotImplementedError(fault.how)

    def contracted(self, call: Call) -> bool:
        """Say whether the platform's description covers this call."""
        return True

    def described(self, call: Call) -> Call:
        """Return a call as the platform's description spells it, where clients may spell it otherwise."""
        return call

    def calls_of(self, method: str) -> list[Call]:
        """Return the calls of one method, oldest first."""
        return [call for call in self.calls if self.method(call).lower() == method.lower()]

    async def until(self, true: Callable[[], bool], within: float = 10.0) -> None:
        """Wait until something holds; raise `TimeoutError` when it does not come."""
        async with asyncio.timeout(within):
            while not true():  # noqa: ASYNC110 - what is waited for may be anything
                await asyncio.sleep(0.005)

    async def start(self, port: int = 0) -> None:
        """Listen on loopback, on a free port or a given one."""
        app = web.Application(client_max_size=LARGEST_REQUEST)
        app.router.add_route("*", "/{path:.*}", self._handle)
        # A client that hangs up frees its long poll at once.
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Stop listening; what was seen remains."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        call = await read(request, self.clock.time())
        self.calls.append(call if self.keep_files else call.bare())
        if self.checks and self.contracted(call):
            problems = contract.problems(self.kind, self.described(call))
            self.violations += [f"{self.method(call)}: {problem}" for problem in problems]
        fault = self.faults.strike(self.method(call))
        return await (self.answer(call) if fault is None else self._misbehave(request, call, fault))

    async def _misbehave(self, request: web.Request, call: Call, fault: Fault) -> web.Response:
        answer = await self.answer(call) if fault.done else web.Response()
        if isinstance(fault, Refused):
            return self.refuse(call, fault)
        if isinstance(fault, Spoiled):
            return await self.spoil(call, fault)
        if isinstance(fault, Garbled):
            return web.Response(text=fault.body, content_type=fault.type)
        if isinstance(fault, Cut):
            with contextlib.suppress(AttributeError):  # the client may have gone already
                request.transport.abort()  # type: ignore[union-attr]
            return answer
        await asyncio.Event().wait()
        return answer
