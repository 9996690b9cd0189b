"""Let the openai library build its many types before an event loop has to wait for that.

It loads its parts when they are first used, and builds the types of an answer when the first one comes:
together half a second. Canned answers, which never leave the process, make it do so in a thread.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx2

_RESPONSE: dict[str, Any] = {
    "id": "resp",
    "object": "response",
    "created_at": 0,
    "status": "completed",
    "model": "none",
    "output": [
        {
            "id": "msg",
            "type": "message",
            "role": "assistant",
            "status": "completed",
            "content": [{"type": "output_text", "text": "{}", "annotations": []}],
        }
    ],
    "parallel_tool_calls": True,
    "tool_choice": "auto",
    "tools": [],
    "usage": None,
}
_EVENTS: tuple[dict[str, Any], ...] = (
    {"type": "response.created", "sequence_number": 0, "response": _RESPONSE},
    {"type": "response.completed", "sequence_number": 1, "response": _RESPONSE},
)
_CHUNK: dict[str, Any] = {
    "id": "chat",
    "object": "chat.completion.chunk",
    "created": 0,
    "model": "none",
    "choices": [{"index": 0, "delta": {"content": "{}"}, "finish_reason": "stop"}],
}

_KEY = "opens nothing"


@lru_cache(maxsize=1)
def warm() -> None:
    """Build the types; once a process, half a second of a thread's time."""
    import httpx2
    import openai

    inside = httpx2.Client(transport=httpx2.MockTransport(_canned))
    with openai.OpenAI(api_key=_KEY, base_url="http://nowhere.invalid", http_client=inside) as client:
        for _ in client.responses.create(model="none", input="", stream=True):
            pass
        client.responses.retrieve("resp")
        for _ in client.chat.completions.create(model="none", messages=[], stream=True):
            pass


def _canned(request: httpx2.Request) -> httpx2.Response:
    import httpx2

    if request.method == "GET":
        return httpx2.Response(200, json=_RESPONSE)
    events = _EVENTS if request.url.path.endswith("/responses") else (_CHUNK,)
    told = "".join(f"data: {json.dumps(event)}\n\n" for event in events)
    return httpx2.Response(200, content=told, headers={"content-type": "text/event-stream"})
