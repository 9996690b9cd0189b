"""Settings, and the only place that reads the environment."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from .errors import BadSetting

_Kind = TypeVar("_Kind", bound="Settings")


def default_data_dir() -> Path:
    """Return the platform's own folder for a program's data."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "kitsumy"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "kitsumy"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "kitsumy"


class Settings(BaseSettings):
    """What an installation may change, by variables named ``KITSUMY_…`` or a ``.env`` file."""

    model_config = SettingsConfigDict(
        env_prefix="KITSUMY_",
        env_file=(".env", ".env.local"),
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    data_dir: Path | None = None
    database_url: str = ""
    language: Literal["", "en", "uk"] = ""
    moderation: Literal["relaxed", "normal", "strict"] = "normal"
    """How much is refused; ``strict`` is for children."""

    @property
    def home(self) -> Path:
        """Return the folder of the library and its blobs."""
        return (self.data_dir or default_data_dir()).expanduser()

    @property
    def database(self) -> str:
        """Return the database's URL."""
        return self.database_url or f"sqlite+aiosqlite:///{self.home / 'kitsumy.db'}"


def load() -> Settings:
    """Read the settings; BadSetting as below."""
    return load_as(Settings)


def load_as(kind: type[_Kind]) -> _Kind:
    """Read settings of a kind.

    Raises:
        BadSetting: one of them cannot be read; its name, never its value.

    """
    try:
        return kind()
    except ValidationError as error:
        name = "__".join(map(str, error.errors()[0]["loc"]))
        # A vendor's own name (TELEGRAM_TOKEN) is told as it is.
        raise BadSetting(name if name.isupper() else f"KITSUMY_{name.upper()}") from None


def system_language() -> str:
    """Return the language of the system's locale ("en", "uk"…), empty when it has none."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            code = value.split("_")[0].split(".")[0].lower()
            return "" if code in {"c", "posix"} else code
    return ""
