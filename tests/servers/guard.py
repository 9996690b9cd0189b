"""Nothing leaves this machine: connections and name look-ups beyond loopback fail the test that tried."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from typing import Any

import pytest

Address = Any  # its shape is the socket family's
_LOOKUPS = ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr")
_CALLS = ("connect", "connect_ex", "sendto")


class LeftLoopback(OSError):
    """A test tried to reach another machine; ``args`` hold its name or address."""


def _is_near(host: str | bytes | None) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if not name or name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _is_any(host: object) -> bool:
    return host in ("0.0.0.0", "::", b"0.0.0.0", b"::")  # noqa: S104 - where a server listens, not a place to reach


class Guard:
    """Keeps what a test tried to reach, so that it fails even where the error was swallowed."""

    def __init__(self) -> None:
        self.attempts: list[str] = []

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Stand before every way out."""
        for name in _CALLS:
            patch.setattr(socket.socket, name, self._before_call(getattr(socket.socket, name)))
        for name in _LOOKUPS:
            patch.setattr(socket, name, self._before_lookup(getattr(socket, name)))

    def check(self) -> None:
        """Fail the test when something tried to leave."""
        if self.attempts:
            pytest.fail(f"a test tried to reach {', '.join(self.attempts)}: only loopback is allowed")

    def _refuse(self, host: object) -> None:
        self.attempts.append(str(host))
        raise LeftLoopback(host)

    def _before_call(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(sock: socket.socket, *given: Address) -> object:
            if sock.family in (socket.AF_INET, socket.AF_INET6) and not _is_near(given[-1][0]):
                self._refuse(given[-1][0])
            return real(sock, *given)

        return guarded

    def _before_lookup(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(host: str | bytes | None, *rest: object, **named: object) -> object:
            if not (_is_near(host) or _is_any(host)):
                self._refuse(host)
            return real(host, *rest, **named)

        return guarded
