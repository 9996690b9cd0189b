"""What every test stands on: nothing leaves this machine, nothing is read from its user."""

from __future__ import annotations

import ipaddress
import os
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# On a machine shared with others time says nothing; what lands is what everybody can see fail again.
settings.register_profile(
    "kitsumy", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("kitsumy")

_connect = socket.socket.connect


def _guarded(self: socket.socket, address: Any) -> None:  # noqa: ANN401 - the address's shape is the family's
    if self.family in (socket.AF_INET, socket.AF_INET6) and not ipaddress.ip_address(address[0]).is_loopback:
        pytest.fail(f"a test tried to reach {address[0]}: only loopback is allowed")
    _connect(self, address)


@pytest.fixture(autouse=True)
def _only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", _guarded)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a data folder of its own and no settings from outside."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "KITSUMY_LANGUAGE", "KITSUMY_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "home"
    monkeypatch.setenv("KITSUMY_DATA_DIR", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder
