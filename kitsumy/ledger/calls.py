"""What is asked for, and what comes of it."""

from __future__ import annotations

import hashlib
import json
from typing import Literal

from pydantic import BaseModel, JsonValue

from kitsumy.frozen import Frozen

Kind = Literal["plot", "dialogue", "translation", "panel", "sheet"]


class Call(Frozen):
    """One call: its content key, what it asks for, of whom, and for whom."""

    key: str
    kind: Kind
    owner: str
    provider: str = ""
    community: str = ""
    job: str = ""
    charged: bool = True
    """Whether the person pays for it: nobody does for whoever was not the first choice."""


class Result(Frozen):
    """What a call has brought: a document, and the blob key of a picture where there is one."""

    document: str
    blob: str = ""


def content_key(kind: str, *parts: BaseModel | JsonValue) -> str:
    """Return the hash of everything that shapes a result; ``parts`` in a fixed order."""
    plain = [part.model_dump(mode="json") if isinstance(part, BaseModel) else part for part in parts]
    text = json.dumps([kind, *plain], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
