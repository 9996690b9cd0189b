"""Discord on loopback, as discord.py speaks to it: REST, files, and the gateway."""

from __future__ import annotations

import json
from dataclasses import replace

from aiohttp import web

from tests.servers.calls import Call
from tests.servers.clock import Clock
from tests.servers.faults import Refused
from tests.servers.loopback import Loopback

from . import refusals
from .acting import Acting
from .asked import Asked
from .gateway import GUILDS, Gateway, Session
from .interactions import ACKNOWLEDGE_WITHIN, Interaction
from .messages import Ping
from .people import People
from .places import Person
from .refusals import Refusal, TooMany
from .routes import BY_TOKEN, PREFIX, route
from .wire import Json
from .world import World

TOKEN = "loopback-token-for-tests-only"  # noqa: S105 - opens nothing
# Too many of these answers in ten minutes, and the real one bans the bot's address.
COUNTED_AS_INVALID = (401, 403, 429)
SMALLEST_ID = 10**15


def _response(found: object, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    # The library takes nothing but exactly this type for JSON.
    told = {"Content-Type": "application/json", **(headers or {})}
    return web.Response(body=json.dumps(found).encode(), status=status, headers=told)


def _spelled(found: object) -> object:
    # The description wants ids as text; the real one and the library know them as numbers, too.
    if isinstance(found, dict):
        return {name: _spelled(value) for name, value in found.items()}
    if isinstance(found, list):
        return [_spelled(value) for value in found]
    return str(found) if isinstance(found, int) and found > SMALLEST_ID else found


class DiscordServer(Loopback, People, Acting):
    """A Discord for one bot: it answers the bot, and a test acts for people and sees what they see."""

    kind = "discord"

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        seed: int = 0,
        keep_files: bool = True,
        checks: bool = True,
        token: str = TOKEN,
        name: str = "Kitsumy",
    ) -> None:
        Loopback.__init__(self, clock=clock, seed=seed, keep_files=keep_files, checks=checks)
        self.token = token
        self.gateway = Gateway(token)
        self.gateway.welcome = self._welcome
        self.world = World(self.clock, name, self.gateway, keep_files=keep_files)
        self.pace = self.world.pace
        self.catalogue = self.world.catalogue
        self.invalid: list[Refusal] = []

    @property
    def api(self) -> str:
        """What `discord.http.Route.BASE` takes."""
        return f"{self.url}{PREFIX}"

    @property
    def bot(self) -> Person:
        return self.world.bot

    @property
    def pings(self) -> list[Ping]:
        """Return every look of a message that would make somebody's device sound."""
        return self.world.pings

    @property
    def interactions(self) -> list[Interaction]:
        """Return everything that people asked of the bot, oldest first."""
        return list(self.world.interactions.values())

    @property
    def unanswered(self) -> list[Interaction]:
        """Return what the bot left without an answer until it was too late."""
        late = self.clock.time() - ACKNOWLEDGE_WITHIN
        return [one for one in self.interactions if not one.acknowledged and one.at < late]

    async def start(self, port: int = 0) -> None:
        await super().start(port)
        self.world.files.base = self.url
        self.gateway.url = self.world.gateway_url = self.url.replace("http", "ws", 1) + "/gateway"

    async def stop(self) -> None:
        await self.gateway.stop()
        await super().stop()

    def contracted(self, call: Call) -> bool:
        return call.path.startswith(PREFIX)

    def described(self, call: Call) -> Call:
        form = dict(call.form)
        if "payload_json" in form:
            form["payload_json"] = json.dumps(_spelled(json.loads(form["payload_json"])))
        return replace(call, json=_spelled(call.json), form=form)

    def method(self, call: Call) -> str:
        if call.path.startswith("/attachments/"):
            return "download"
        return route(call.verb, call.path)[0] or f"{call.verb} {call.path}"

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        if request.path == "/gateway":
            return await self.gateway.serve(request)
        return await super()._handle(request)

    async def answer(self, call: Call) -> web.Response:
        if call.path.startswith("/attachments/"):
            return self._download(call)
        name, handler, path = route(call.verb, call.path)
        asked = Asked(name, call, path)
        try:
            self._admit(asked)
            if handler is None:
                raise refusals.NO_SUCH_ROUTE
            found = handler(self.world, asked)
        except Refusal as refusal:
            return self._refusing(refusal, self.pace.headers(name, asked.place))
        headers = self.pace.headers(name, asked.place)
        return web.Response(status=204, headers=headers) if found is None else _response(found, 200, headers)

    def _admit(self, asked: Asked) -> None:
        open_ = asked.call.path.removeprefix(PREFIX).startswith(BY_TOKEN)
        if not open_ and asked.call.authorization != f"Bot {self.token}":
            raise refusals.UNAUTHORIZED
        self.pace.admit(asked.name, asked.place)

    def _download(self, call: Call) -> web.Response:
        found = self.world.files.at(call.path, call.query.get("ex", ""))
        if found is None:
            return web.Response(status=404, text="This content is no longer available.")
        return web.Response(body=found.data, content_type=found.type)

    def _refusing(self, refusal: Refusal, headers: dict[str, str]) -> web.Response:
        if refusal.status in COUNTED_AS_INVALID:
            self.invalid.append(refusal)
        if isinstance(refusal, TooMany):
            # Without Via the library takes a 429 for a ban.
            headers = headers | {"Via": "1.1 loopback", "Retry-After": f"{refusal.seconds:.3f}"}
            headers |= {"X-RateLimit-Scope": "global" if refusal.everywhere else "user"}
            headers |= {"X-RateLimit-Global": "true"} if refusal.everywhere else {}
        return _response(refusal.json(), refusal.status, headers)

    def refuse(self, call: Call, fault: Refused) -> web.Response:
        if fault.status == 429:
            everywhere = fault.description == "global"
            return self._refusing(TooMany(fault.retry_after or 0.0, everywhere=everywhere), {})
        code, _, message = fault.description.partition(" ")
        number = int(code) if code.isdigit() else 0
        return self._refusing(Refusal(fault.status, number, message or f"{fault.status}: Error"), {})

    def _welcome(self, session: Session) -> None:
        number, count = session.shard
        guilds = [
            one for one in self.world.guilds.values() if one.bot_in and (one.id >> 22) % count == number
        ]
        ready: Json = {"v": 10, "user": self.bot.json(), "session_id": session.id, "shard": [number, count]}
        ready |= {"guilds": [{"id": str(one.id), "unavailable": True} for one in guilds]}
        ready |= {"application": {"id": str(self.bot.id), "flags": 0}, "resume_gateway_url": self.gateway.url}
        session.tell("READY", ready)
        for guild in guilds if session.intents & GUILDS else ():
            session.tell("GUILD_CREATE", guild.arriving(self.bot))
