"""An OpenAI on loopback that thinks and draws with the draft studio.

A test takes the fixture ``openai_server``, points the openai library at ``openai_server.base_url`` with
``openai_server.key``, and looks at what was asked and paid for::

    openai_server.faults.on("dialogue", too_many(3))
    openai_server.faults.on("plot", REFUSAL)
    openai_server.latency["plot"] = 4.0
    plot = await writer.plot(brief)
    assert [work.kind for work in openai_server.paid] == ["plot"]

Calls go by what is asked for, through whichever endpoint ("plot", "dialogue", "repair", "translation",
"text"), or by what else they are: "moderation", "image", "edit", "models", "look", "cancel".
"""

from .server import KEY, OpenAIServer
from .spoiling import CUT, EMPTY, FAILED, FILTERED, LENGTH, MALFORMED, REFUSAL, UNFINISHED, UNLIKE
from .works import Work

__all__ = [
    "CUT",
    "EMPTY",
    "FAILED",
    "FILTERED",
    "KEY",
    "LENGTH",
    "MALFORMED",
    "REFUSAL",
    "UNFINISHED",
    "UNLIKE",
    "OpenAIServer",
    "Work",
]
