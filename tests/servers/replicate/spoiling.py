"""Answers of Replicate that come and are of no use."""

from __future__ import annotations

from aiohttp import web

from tests.servers.faults import Spoiled

NSFW, FAILED, ENDLESS = Spoiled("nsfw"), Spoiled("failed"), Spoiled("endless")
"""What may become of a prediction, on "create"."""
ELSEWHERE, EMPTY = Spoiled("elsewhere"), Spoiled("empty")
"""Outputs that are on another host, or nothing, on "create"."""
EXPIRED, HTML, WRONG, HUGE = Spoiled("expired"), Spoiled("html"), Spoiled("wrong"), Spoiled("huge")
TRUNCATED, PRIVATE = Spoiled("truncated"), Spoiled("private")
"""What may come in place of a picture, on "output"."""
SPOILED_PICTURES = (EXPIRED, HTML, WRONG, HUGE, TRUNCATED, PRIVATE)

ERRORS = {
    "nsfw": "NSFW content detected. Try running it again, or try a different prompt.",
    "failed": "CUDA out of memory. Tried to allocate 2.00 GiB",
}
_HUGE = 60_000_000


def spoiled_output(how: str, data: bytes, kind: str) -> web.Response:
    """Return what comes in place of a picture."""
    match how:
        case "expired":
            return web.Response(status=404, text="not found")
        case "html":
            return web.Response(text="<html>gone</html>", content_type="text/html")
        case "wrong":
            return web.Response(body=b"<html>no picture</html>", content_type=kind)
        case "huge":
            return web.Response(body=data, content_type=kind, headers={"Content-Length": str(_HUGE)})
        case "truncated":
            return web.Response(body=data[: len(data) // 2], content_type=kind)
        case "private":
            return web.Response(status=302, headers={"Location": "http://10.0.0.1/latest/meta-data/"})
    raise NotImplementedError(how)
