"""Requests as a server keeps them: what was asked, when, and with which files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from aiohttp import web


@dataclass(frozen=True)
class Upload:
    """A file that came in one part of a form."""

    part: str
    name: str
    type: str
    size: int
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Call:
    """One request, read to its end."""

    at: float
    verb: str
    path: str
    query: Mapping[str, str]
    form: Mapping[str, str]
    json: object = None
    files: tuple[Upload, ...] = ()
    authorization: str = field(default="", repr=False)

    def bare(self) -> Call:
        """Return the call without its files' bytes."""
        return replace(self, files=tuple(replace(file, data=b"") for file in self.files))


def _upload(name: str, part: web.FileField) -> Upload:
    data = part.file.read()
    part.file.close()
    return Upload(name, part.filename, part.content_type, len(data), data)


async def read(request: web.Request, at: float) -> Call:
    """Read a request: its query, and its form, files or JSON."""
    form: dict[str, str] = {}
    files: list[Upload] = []
    body: object = None
    if request.content_type == "application/json":
        body = json.loads(await request.read() or b"null")
    else:
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                files.append(_upload(name, value))
            else:
                form[name] = value if isinstance(value, str) else bytes(value).decode()
    sender = request.headers.get("Authorization", "")
    return Call(at, request.method, request.path, dict(request.query), form, body, tuple(files), sender)
