"""Parameters of one call: they come as text, whatever they mean."""

from __future__ import annotations

import json
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from tests.servers.calls import Call, Upload

from . import refusals
from .refusals import bad

Read = TypeVar("Read")


def _spelled(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


class Params:
    """Reads a call's parameters by their names."""

    def __init__(self, call: Call) -> None:
        named = call.json if isinstance(call.json, dict) else {}
        self._values = {**call.query, **{k: _spelled(v) for k, v in named.items()}, **call.form}
        self._files = {file.part: file for file in call.files}

    def __contains__(self, name: str) -> bool:
        return name in self._values or name in self._files

    def text(self, name: str) -> str:
        """Return a text, empty when it was not given."""
        return self._values.get(name, "")

    def flag(self, name: str) -> bool:
        """Say whether something was switched on."""
        return self.text(name).lower() in ("true", "1")

    def integer(self, name: str) -> int | None:
        """Return a whole number, or nothing."""
        given = self.text(name)
        try:
            return int(given) if given else None
        except ValueError as error:
            raise bad(f'field "{name}" must be of type Integer') from error

    def needed(self, name: str) -> int:
        """Return a number that cannot be left out."""
        number = self.integer(name)
        if number is None:
            raise bad(f'parameter "{name}" is required')
        return number

    def chat(self) -> int:
        """Return the chat's number; public names are not used here."""
        given = self.text("chat_id")
        if not given:
            raise bad("chat_id is empty")
        try:
            return int(given)
        except ValueError as error:
            raise refusals.CHAT_NOT_FOUND from error

    def json(self, name: str, kind: type[Read]) -> Read | None:
        """Return what was sent as JSON, read as a model or a tuple of them."""
        if not self.text(name):
            return None
        try:
            return TypeAdapter(kind).validate_json(self.text(name))
        except ValidationError as error:
            raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from error

    def file(self, name: str) -> Upload | str:
        """Return an uploaded file, or the id of a file that is already there."""
        return self._files[name] if name in self._files else self.attached(self.text(name))

    def attached(self, reference: str) -> Upload | str:
        """Follow ``attach://`` to a file of this call; other references are file ids."""
        scheme, _, part = reference.partition("attach://")
        if scheme or not part:
            return reference
        if part not in self._files:
            raise refusals.WRONG_FILE
        return self._files[part]
