"""The gateway: sessions over WebSockets that hear of what happens, can be dropped, and taken up again."""

from __future__ import annotations

import asyncio
import contextlib
import json
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from .wire import Json

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
# Close codes that end a bot: a wrong token, and intents that nobody granted.
WRONG_TOKEN, WRONG_INTENTS = 4004, 4014
GUILDS, MEMBERS, GUILD_MESSAGES, PRESENCES, DIRECT_MESSAGES, CONTENT = (1 << n for n in (0, 1, 9, 8, 12, 15))
PRIVILEGED = MEMBERS | PRESENCES | CONTENT
HEARTBEAT_EVERY = 41.25
ASKED = "INTERACTION_CREATE"


@dataclass(eq=False)
class Session:
    """A bot's stay at the gateway, over as many connections as it takes."""

    id: str
    intents: int
    shard: tuple[int, int]
    log: list[str] = field(default_factory=list)
    outbox: asyncio.Queue[str] | None = None
    missed: list[int] = field(default_factory=list)

    @property
    def connected(self) -> bool:
        return self.outbox is not None

    def hears(self, event: str, guild_id: int | None) -> bool:
        number, count = self.shard
        if number != (0 if guild_id is None else (guild_id >> 22) % count):
            return False
        if event.startswith("MESSAGE"):
            return bool(self.intents & (DIRECT_MESSAGES if guild_id is None else GUILD_MESSAGES))
        return event == ASKED or bool(self.intents & GUILDS)

    def tell(self, event: str, data: Json) -> None:
        """Send an event now, or when the session is resumed."""
        frame = json.dumps({"op": DISPATCH, "t": event, "s": len(self.log) + 1, "d": data})
        self.log.append(frame)
        if self.outbox is not None:
            self.outbox.put_nowait(frame)
        elif event == ASKED:
            self.missed.append(int(str(data["id"])))


class Gateway:
    """Greets bots, and does to their connections what a test asks for."""

    def __init__(self, token: str) -> None:
        self.heartbeat_every = HEARTBEAT_EVERY
        self.acknowledges = True
        self.resumable = True
        self.open = True
        self.url = ""
        self.identified: list[Session] = []
        self.resumed: list[Session] = []
        self.heartbeats = 0
        self.lost: list[int] = []
        self._token = token
        self._greet: list[Json] = []
        self._sockets: dict[web.WebSocketResponse, tuple[web.Request, asyncio.Queue[str]]] = {}
        self._sessions: dict[str, Session] = {}
        self.welcome = _nobody

    @property
    def connected(self) -> bool:
        """Say whether a session is up now."""
        return bool(self.up)

    @property
    def up(self) -> list[int]:
        """Return the numbers of the shards whose sessions are up now."""
        return sorted(session.shard[0] for session in self._sessions.values() if session.connected)

    def tell(self, event: str, data: Json, guild_id: int | None) -> None:
        """Send an event to the sessions that hear of it; what people ask of a bot that is away is lost."""
        hearing = [one for one in self._sessions.values() if one.hears(event, guild_id)]
        for session in hearing:
            session.tell(event, data)
        if not hearing and event == ASKED:
            self.lost.append(int(str(data["id"])))

    def drop(self, shard: int | None = None) -> None:
        """Cut every connection without a word, or those of one shard."""
        cut = [one for one in self._sessions.values() if shard in (None, one.shard[0])]
        outboxes = [one.outbox for one in cut]
        for session in cut:
            session.outbox = None
        for request, outbox in self._sockets.values():
            if request.transport is not None and (shard is None or outbox in outboxes):
                request.transport.abort()

    async def asks_to_reconnect(self) -> None:
        """Ask every bot to connect anew, as before the real one's restarts."""
        await self._send_all({"op": RECONNECT, "d": None})

    async def invalidates(self, *, resumable: bool = False) -> None:
        """End every session; a bot may begin another, or take it up again when that is allowed."""
        for session in [] if resumable else list(self._sessions.values()):
            self._end(session)
        await self._send_all({"op": INVALID, "d": resumable})

    async def closes(self, code: int) -> None:
        """Close every connection with one of Discord's codes."""
        for socket in list(self._sockets):
            await socket.close(code=code)

    async def asks_for_heartbeat(self) -> None:
        """Ask every bot for a heartbeat at once."""
        await self._send_all({"op": HEARTBEAT, "d": None})

    async def _send_all(self, frame: Json) -> None:
        for socket in list(self._sockets):
            with contextlib.suppress(ConnectionError):
                await socket.send_str(json.dumps(frame))

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Hold one connection."""
        if not self.open:
            return web.Response(status=503)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        outbox: asyncio.Queue[str] = asyncio.Queue()
        self._sockets[socket] = request, outbox
        every = {"heartbeat_interval": int(self.heartbeat_every * 1000)}
        outbox.put_nowait(json.dumps({"op": HELLO, "d": every}))
        sending = asyncio.create_task(_send(socket, outbox))
        try:
            await self._listen(socket, outbox)
        finally:
            sending.cancel()
            del self._sockets[socket]
            self._hang_up(outbox)
        return socket

    def _hang_up(self, outbox: asyncio.Queue[str]) -> None:
        for session in self._sessions.values():
            if session.outbox is outbox:
                session.outbox = None

    async def _listen(self, socket: web.WebSocketResponse, outbox: asyncio.Queue[str]) -> None:
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            frame = json.loads(message.data)
            code = self._hear(frame["op"], frame.get("d"), outbox)
            if code is not None:
                await socket.close(code=code)

    def _hear(self, op: int, data: Json, outbox: asyncio.Queue[str]) -> int | None:
        if op == HEARTBEAT:
            self.heartbeats += 1
            if self.acknowledges:
                outbox.put_nowait(json.dumps({"op": ACK}))
        elif op in (IDENTIFY, RESUME):
            if data["token"] != self._token:
                return WRONG_TOKEN
            if op == IDENTIFY:
                return self._identify(data, outbox)
            self._resume(data, outbox)
        return None

    def _identify(self, data: Json, outbox: asyncio.Queue[str]) -> int | None:
        intents, shard = int(str(data["intents"])), data.get("shard")
        if intents & PRIVILEGED:
            return WRONG_INTENTS
        number, count = shard if isinstance(shard, list) else (0, 1)
        session = Session(f"session-{len(self.identified) + 1}", intents, (number, count), outbox=outbox)
        self._retire(session.shard)
        self._sessions[session.id] = session
        self.identified.append(session)
        self.welcome(session)
        return None

    def _retire(self, shard: tuple[int, int]) -> None:
        # A bot that begins anew will not come back for what its last session missed.
        for session in [one for one in self._sessions.values() if one.shard == shard and not one.connected]:
            self._end(session)

    def _end(self, session: Session) -> None:
        self.lost += session.missed
        del self._sessions[session.id]

    def _resume(self, data: Json, outbox: asyncio.Queue[str]) -> None:
        session = self._sessions.get(str(data["session_id"]))
        if session is None or not self.resumable:
            if session is not None:
                self._end(session)
            outbox.put_nowait(json.dumps({"op": INVALID, "d": False}))
            return
        for frame in session.log[int(str(data["seq"])) :]:
            outbox.put_nowait(frame)
        session.outbox = outbox
        session.missed.clear()
        self.resumed.append(session)
        session.tell("RESUMED", {})

    async def stop(self) -> None:
        """Cut every connection and refuse new ones."""
        self.drop()
        self._sessions.clear()


def _nobody(session: Session) -> None:
    """Greet nobody; a server puts its own welcome here."""


async def _send(socket: web.WebSocketResponse, outbox: asyncio.Queue[str]) -> None:
    with contextlib.suppress(ConnectionError):
        while True:
            await socket.send_str(await outbox.get())
