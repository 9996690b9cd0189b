"""What a request asks for, through whichever endpoint it came."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import cast

from tests.servers.calls import Call

Json = dict[str, object]
_ORDER = re.compile(r"<order>\n(.*)\n</order>", re.DOTALL)
_KINDS = ("plot", "dialogue", "repair", "translation")


@dataclass(frozen=True)
class Question:
    """One question to a language model."""

    model: str
    rules: str
    said: str
    schema: Json | None
    name: str
    """The schema's name, empty where there is none."""
    json_wanted: bool
    stream: bool
    background: bool

    @property
    def order(self) -> Json:
        """What is asked for, as the writer puts it; empty when it does not."""
        found = _ORDER.search(self.said)
        try:
            return cast(Json, json.loads(found[1])) if found else {}
        except ValueError:
            return {}

    @property
    def kind(self) -> str:
        """What is asked for in one word."""
        told = self.name or str(self.order.get("answer", ""))
        return told if told in _KINDS else "text"


def question(call: Call) -> Question:
    """Read a request of `/responses` or `/chat/completions`."""
    body = cast(Json, call.json or {})
    if "messages" in body:
        return _chat(body)
    form = cast(Json, cast(Json, body.get("text") or {}).get("format") or {})
    given = body.get("input") or ""
    said = given if isinstance(given, str) else _said(cast(list[Json], given), "user")
    return Question(
        model=str(body.get("model", "")),
        rules=str(body.get("instructions") or ""),
        said=said,
        schema=cast(Json | None, form.get("schema")),
        name=str(form.get("name", "")),
        json_wanted=str(form.get("type", "")).startswith("json"),
        stream=bool(body.get("stream")),
        background=bool(body.get("background")),
    )


def _chat(body: Json) -> Question:
    messages = cast(list[Json], body["messages"])
    form = cast(Json, body.get("response_format") or {})
    schema = cast(Json, form.get("json_schema") or {})
    return Question(
        model=str(body.get("model", "")),
        rules=_said(messages, "system"),
        said=_said(messages, "user"),
        schema=cast(Json | None, schema.get("schema")),
        name=str(schema.get("name", "")),
        json_wanted=str(form.get("type", "")).startswith("json"),
        stream=bool(body.get("stream")),
        background=False,
    )


def _said(messages: list[Json], role: str) -> str:
    return "\n".join(_text(one.get("content")) for one in messages if one.get("role") == role)


def _text(content: object) -> str:
    if isinstance(content, list):
        return "\n".join(str(cast(Json, part).get("text", "")) for part in content)
    return str(content or "")
