"""What every test stands on: nothing leaves this machine, nothing is read from its user."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# On a machine shared with others time says nothing; what lands is what everybody can see fail again.
settings.register_profile(
    "kitsumy", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("kitsumy")

pytest_plugins = ("tests.servers.fixtures",)


_LANGUAGE = ("LC_ALL", "LC_MESSAGES", "LANG")
_OURS = ("KITSUMY_", "OPENAI_", "REPLICATE_", "RUNPOD_", "DISCORD_", "TELEGRAM_")


def _is_outside(name: str) -> bool:
    """Tell whether a variable of the environment is a setting of whoever runs the tests."""
    return name in _LANGUAGE or name.startswith(_OURS)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a data folder of its own and no settings from outside."""
    for name in filter(_is_outside, tuple(os.environ)):
        monkeypatch.delenv(name)
    folder = tmp_path / "home"
    monkeypatch.setenv("KITSUMY_DATA_DIR", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder
