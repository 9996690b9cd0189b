"""Nothing leaves loopback, and trying is noticed even where the error is swallowed."""

from __future__ import annotations

import contextlib
import socket

import pytest

from tests.servers.guard import Guard, LeftLoopback

AWAY = "192.0.2.1"  # an address that documentation may use


def test_connections_beyond_loopback_are_refused_and_remembered(guard: Guard) -> None:
    with socket.socket() as stream, socket.socket(type=socket.SOCK_DGRAM) as packets:
        for attempt in (stream.connect, stream.connect_ex):
            with pytest.raises(LeftLoopback, match=AWAY):
                attempt((AWAY, 9))
        with contextlib.suppress(OSError):
            packets.sendto(b"hello", (AWAY, 9))
    assert guard.attempts == [AWAY] * 3
    with pytest.raises(pytest.fail.Exception, match="only loopback is allowed"):
        guard.check()
    guard.attempts.clear()


def test_names_beyond_loopback_are_not_looked_up(guard: Guard) -> None:
    with pytest.raises(LeftLoopback, match="example"):
        socket.getaddrinfo("example.invalid", 80)
    with pytest.raises(LeftLoopback, match="example"):
        socket.gethostbyname("example.invalid")
    with pytest.raises(LeftLoopback, match="example"):
        socket.create_connection(("example.invalid", 80))
    assert guard.attempts == ["example.invalid"] * 3
    guard.attempts.clear()


def test_loopback_is_free(guard: Guard) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        socket.create_connection(("127.0.0.1", port)).close()
        socket.create_connection(("localhost", port)).close()
        assert socket.getaddrinfo(None, 0)
    assert guard.attempts == []
