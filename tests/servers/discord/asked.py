"""One call as its handler reads it: ids of its path, its body, its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from tests.servers.calls import Call, Upload

from .refusals import invalid
from .wire import Json

Read = TypeVar("Read")
# What a handler answers with; nothing is a 204.
Answer = Json | list[Json] | None


@dataclass(frozen=True)
class Asked:
    """A call whose route is known."""

    name: str
    call: Call
    path: Mapping[str, str]

    def id(self, name: str) -> int:
        """Return a number of the path; what is none names nothing."""
        return int(self.path[name]) if self.path[name].isdigit() else 0

    def flag(self, name: str) -> bool:
        """Say whether something was switched on in the query."""
        return self.call.query.get(name, "").lower() in ("1", "true")

    @property
    def files(self) -> tuple[Upload, ...]:
        return self.call.files

    def body(self, kind: type[Read]) -> Read:
        """Read the JSON, which comes alone or beside files."""
        given = self.call.form.get("payload_json")
        adapter = TypeAdapter(kind)
        try:
            return adapter.validate_json(given) if given else adapter.validate_python(self.call.json or {})
        except ValidationError as error:
            wrong = error.errors()[0]
            where = ".".join(map(str, wrong["loc"])) or "body"
            raise invalid(where, "BASE_TYPE_REQUIRED", wrong["msg"]) from error

    @property
    def place(self) -> str:
        """Return what a rate limit is counted by: the channel, the server or the webhook of the path."""
        parts = (self.path.get(name, "") for name in ("channel_id", "guild_id", "webhook_id", "token"))
        return "+".join(part for part in parts if part)
