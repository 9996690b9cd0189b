"""Downloads: from a provider's own hosts only, and never more than enough."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from aiohttp import web

from kitsumy.artists.downloads import Downloads
from kitsumy.errors import AnswerUnusable, ProviderSilent

HOSTS = ("replicate.delivery",)


@pytest.mark.parametrize(
    "url",
    [
        "https://replicate.delivery/a/out.webp",
        "https://pbxt.replicate.delivery/a/out.webp",
        "https://replicate.delivery:443/x",
    ],
)
def test_the_providers_hosts_are_allowed(url: str) -> None:
    assert Downloads("replicate", HOSTS, "https://api.replicate.com").allows(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://replicate.delivery/out.webp",
        "https://replicate.delivery:8443/out.webp",
        "https://replicate.delivery.evil.example/out.webp",
        "https://evilreplicate.delivery/out.webp",
        "https://replicate.delivery@evil.example/out.webp",
        "https://user:pass@replicate.delivery/out.webp",  # pragma: allowlist secret
        "https://127.0.0.1/out.webp",
        "http://127.0.0.1:8000/out.webp",
        "https://10.0.0.1/out.webp",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::1]/out.webp",
        "https://localhost/out.webp",
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
        "ftp://replicate.delivery/x",
        "//replicate.delivery/x",
        "https://",
        "https://[1",
        "https://replicate.delivery:99999/x",
        "",
    ],
)
def test_nothing_else_is(url: str) -> None:
    assert not Downloads("replicate", HOSTS, "https://api.replicate.com").allows(url)


def test_this_machine_is_allowed_only_where_the_provider_is_here() -> None:
    here = Downloads("replicate", HOSTS, "http://127.0.0.1:8000")
    assert here.allows("http://127.0.0.1:8000/output/1")
    assert not here.allows("http://127.0.0.1:8001/output/1")
    assert not here.allows("http://localhost:8000/output/1")
    elsewhere = Downloads("replicate", HOSTS, "http://10.0.0.5:8000")
    assert not elsewhere.allows("http://10.0.0.5:8000/output/1")
    own = Downloads("http", (), "http://10.0.0.5:8188/comfy")
    assert own.allows("http://10.0.0.5:8188/view?filename=x")
    assert not own.allows("https://10.0.0.5:8188/view")
    assert not own.allows("http://10.0.0.6:8188/view")


class Host:
    """A host of pictures that does as its path says."""

    def __init__(self) -> None:
        self.url = ""
        self.seen: list[str] = []

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.seen.append(request.path)
        match request.path:
            case "/endless":
                return web.Response(body=_endless(), content_type="image/png")
            case "/zipped":
                # Few bytes on the wire, many when they are unpacked.
                answer = web.Response(body=bytes(5_000_000), content_type="image/png")
                answer.enable_compression(web.ContentCoding.gzip)
                return answer
            case "/slow":
                await asyncio.Event().wait()
            case "/away":
                raise web.HTTPFound("https://evil.example/x")
            case "/round":
                raise web.HTTPFound("/round")
            case "/there":
                raise web.HTTPFound("/picture")
            case "/cut":
                return web.Response(body=_cut(), content_type="image/png")
        return web.Response(body=b"picture", content_type="image/png")


async def _endless() -> AsyncIterator[bytes]:
    while True:
        yield bytes(65536)


async def _cut() -> AsyncIterator[bytes]:
    yield b"pict"
    raise ConnectionResetError


@pytest.fixture
async def host() -> AsyncIterator[Host]:
    host, app = Host(), web.Application()
    app.router.add_get("/{path:.*}", host.answer)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield host
    await runner.cleanup()


async def fetched(host: Host, path: str, patience: float = 10.0) -> bytes:
    downloads = Downloads("replicate", HOSTS, host.url, largest=1_000_000, patience=patience)
    async with httpx.AsyncClient() as client:
        return await downloads.fetch(client, host.url + path)


async def test_a_redirect_is_followed_where_the_address_is_allowed(host: Host) -> None:
    assert await fetched(host, "/there") == b"picture"
    assert host.seen == ["/there", "/picture"]


@pytest.mark.parametrize(
    ("path", "flaw"),
    [("/endless", "size"), ("/zipped", "size"), ("/away", "host"), ("/round", "host"), ("/cut", "cut")],
)
async def test_what_is_too_much_or_leads_away_is_left(host: Host, path: str, flaw: str) -> None:
    with pytest.raises(AnswerUnusable) as caught:
        await fetched(host, path)
    assert caught.value.flaw == flaw
    assert len(host.seen) <= 4


async def test_nobody_is_waited_for_longer_than_allowed(host: Host) -> None:
    with pytest.raises(ProviderSilent) as caught:
        await fetched(host, "/slow", patience=0.2)
    assert caught.value.seconds == 0.2
