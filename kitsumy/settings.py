"""Settings, and the only place that reads the environment."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from .errors import BadSetting
from .providers.terms import AllTerms, changed, defaults

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
        env_nested_delimiter="__",
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
    openai_api_key: SecretStr = Field(SecretStr(""), validation_alias=AliasChoices("OPENAI_API_KEY"))
    openai_base_url: str = Field("", validation_alias=AliasChoices("OPENAI_BASE_URL"))
    """Of a server that speaks like OpenAI's, empty for OpenAI's own."""
    replicate_api_token: SecretStr = Field(
        SecretStr(""), validation_alias=AliasChoices("REPLICATE_API_TOKEN")
    )
    replicate_base_url: str = Field("", validation_alias=AliasChoices("REPLICATE_BASE_URL"))
    writer_model: str = ""
    """The language model, empty for the writer's own choice."""
    images_url: str = ""
    """Of an image server of one's own."""
    images_kind: Literal["comfy", "openai"] = "comfy"
    images_key: SecretStr = SecretStr("")
    writers: Annotated[tuple[str, ...], NoDecode] = ()
    """Who writes, and who does when they cannot; empty for all that are configured."""
    artists: Annotated[tuple[str, ...], NoDecode] = ()
    prices: Path | None = None
    """A file with prices of one's own, of the shape of ``kitsumy/providers/prices.toml``."""
    confirm_above: float | None = None
    """Dollars above which a person sees a draft and its price before it is drawn; nobody is asked without."""
    terms: AllTerms = Field(default_factory=defaults)
    """How each provider may be called: ``KITSUMY_TERMS__REPLICATE__AT_ONCE=3``."""

    @field_validator("writers", "artists", mode="before")
    @classmethod
    def _named(cls, value: object) -> object:
        return tuple(filter(None, map(str.strip, value.split(",")))) if isinstance(value, str) else value

    @field_validator("terms", mode="before")
    @classmethod
    def _over_the_usual_terms(cls, value: object) -> object:
        """Let a setting change one number of one provider."""
        return changed(value) if isinstance(value, dict) else value

    @property
    def home(self) -> Path:
        """Return the folder of the library and its blobs."""
        return (self.data_dir or default_data_dir()).expanduser()

    @property
    def database(self) -> str:
        """Return the database's URL."""
        return self.database_url or f"sqlite+aiosqlite:///{self.home / 'kitsumy.db'}"

    @property
    def secrets(self) -> tuple[str, ...]:
        """Return every value that must never be seen."""
        values = (getattr(self, name) for name in type(self).model_fields)
        return tuple(
            v.get_secret_value() for v in values if isinstance(v, SecretStr) and v.get_secret_value()
        )


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
