"""Points the real discord.py at a loopback server, and back."""

from __future__ import annotations

import pytest
import yarl

from .server import DiscordServer


def redirect(patch: pytest.MonkeyPatch, server: DiscordServer) -> None:
    """Let the library of this process speak to a server until the test ends."""
    from discord.asset import Asset
    from discord.gateway import DiscordWebSocket
    from discord.http import Route

    patch.setattr(Route, "BASE", server.api)
    patch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(server.gateway.url))
    patch.setattr(Asset, "BASE", server.url)
