"""The Bot API on loopback, as python-telegram-bot speaks to it."""

from __future__ import annotations

from aiohttp import web

from tests.servers.calls import Call
from tests.servers.clock import Clock
from tests.servers.faults import Refused
from tests.servers.loopback import Loopback

from . import refusals
from .methods import perform
from .params import Params
from .people import People
from .refusals import Refusal
from .world import World

TOKEN = "7000000001:loopback-token-for-tests-only"  # noqa: S105 - opens nothing
WORDS = {400: "Bad Request", 403: "Forbidden", 429: "Too Many Requests", 500: "Internal Server Error"}


def _refusing(refusal: Refusal) -> web.Response:
    body = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    return web.json_response(body, status=refusal.code)


class TelegramServer(Loopback, People):
    """A Telegram for one bot: it answers the bot, and a test acts for people and sees what they see."""

    kind = "telegram"
    spared = ("getUpdates",)

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        seed: int = 0,
        keep_files: bool = True,
        token: str = TOKEN,
        username: str = "kitsumy_bot",
    ) -> None:
        Loopback.__init__(self, clock=clock, seed=seed, keep_files=keep_files)
        People.__init__(self)
        self.token = token
        self.world = World(self.clock, username, keep_files=keep_files)
        self.pace = self.world.pace
        self.menus = self.world.menus

    @property
    def base_url(self) -> str:
        """What `ApplicationBuilder.base_url` takes."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        """What `ApplicationBuilder.base_file_url` takes."""
        return f"{self.url}/file/bot"

    async def stop(self) -> None:
        await self.world.updates.stop()
        await super().stop()

    def contracted(self, call: Call) -> bool:
        return not call.path.startswith("/file/")

    def method(self, call: Call) -> str:
        return "file" if call.path.startswith("/file/") else call.path.rpartition("/")[2]

    async def answer(self, call: Call) -> web.Response:
        if call.path.startswith(f"/file/bot{self.token}/"):
            return self._download(call.path.removeprefix(f"/file/bot{self.token}/"))
        try:
            if call.path != f"/bot{self.token}/{self.method(call)}":
                raise refusals.UNAUTHORIZED
            result = await perform(self.world, self.method(call), Params(call))
        except Refusal as refusal:
            return _refusing(refusal)
        return web.json_response({"ok": True, "result": result})

    def _download(self, path: str) -> web.Response:
        found = self.world.files.at(path)
        if found is None:
            return _refusing(Refusal(404, "Not Found"))
        return web.Response(body=found.data, content_type="application/octet-stream")

    def refuse(self, call: Call, fault: Refused) -> web.Response:
        if fault.status == 429:
            return self._ask_for_patience(call, fault.retry_after or 1)
        word = WORDS.get(fault.status, "Error")
        told = f"{word}: {fault.description}" if fault.description else word
        return _refusing(Refusal(fault.status, told))

    def _ask_for_patience(self, call: Call, seconds: int) -> web.Response:
        # The whole chat is penalised, as by the real one; what is sent there meanwhile is an offence.
        params = Params(call)
        told = self.pace.ask(params.chat(), seconds) if "chat_id" in params else refusals.too_many(seconds)
        return _refusing(told)
