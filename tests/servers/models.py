"""Whoever runs a provider's models by hand: a line spoils the next call of a kind, every call is shown."""

from __future__ import annotations

from collections.abc import Sequence

from tests.servers.faults import Refused, Spoiled
from tests.servers.loopback import Loopback


class Models:
    """The hand of a loopback provider; ``known`` are the names and values a program has to know of it."""

    def __init__(self, server: Loopback, *known: tuple[str, str]) -> None:
        self.server, self._known = server, known

    def opening(self) -> Sequence[str]:
        """Return lines for a ``.env`` file; an address begins with a slash until the server has one."""
        return [
            f"{name}={self.server.url if not value or value[0] == '/' else ''}{value}"
            for name, value in self._known
        ]

    def act(self, line: str) -> None:
        """Spoil the next call of a kind, by a status or by how its answer is of no use."""
        if line:
            kind, how = line.split(" ", 1)
            self.server.faults.on(kind, Refused(int(how)) if how.isdecimal() else Spoiled(how))

    def shown(self) -> Sequence[str]:
        """Return every call, each with its number."""
        return [f"{at} {self.server.method(call)}" for at, call in enumerate(self.server.calls, 1)]
