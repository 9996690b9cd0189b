"""A bot's settings: those of the studio, the frontends' tokens and addresses, and what people may order."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import AliasChoices, Field, SecretStr, field_validator
from pydantic_settings import NoDecode

from kitsumy.settings import Settings, load_as

from .limits import Limits, changed, defaults


class BotSettings(Settings):
    """What an installation of the bot may change, by environment variables or a ``.env`` file."""

    telegram_token: SecretStr = Field(SecretStr(""), validation_alias=AliasChoices("TELEGRAM_TOKEN"))
    telegram_api: str = ""
    """The Bot API's address, empty for the official one: ``http://127.0.0.1:8081``."""
    telegram_webhook: str = ""
    """The public https address that Telegram posts to; empty to poll."""
    telegram_webhook_port: int = Field(8443, ge=1, le=65535)
    telegram_webhook_secret: SecretStr = SecretStr("")
    discord_token: SecretStr = Field(SecretStr(""), validation_alias=AliasChoices("DISCORD_TOKEN"))
    discord_api: str = ""
    discord_gateway: str = ""
    discord_shards: int = Field(1, ge=0, le=1024)
    """Sessions at Discord's gateway; 0 for as many as Discord advises. It demands more than one of a bot in
    2,500 servers."""
    owners: Annotated[tuple[str, ...], NoDecode] = ()
    """Who runs this installation, with commas: ``telegram:7, discord:81``."""
    metrics_port: int | None = Field(None, ge=0, le=65535)
    """Loopback port of the counters, None for none."""
    terminal_folder: Path = Path("comics")
    """Where the terminal's pages are written."""
    running: int | None = Field(None, ge=1, le=256)
    """Comics made at once in this process, None for as many as their makers let it."""
    limits: Limits = Field(default_factory=defaults)

    @field_validator("owners", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return tuple(filter(None, map(str.strip, value.split(",")))) if isinstance(value, str) else value

    @field_validator("limits", mode="before")
    @classmethod
    def _over_the_usual(cls, value: object) -> object:
        """Let a setting change one number of one limit."""
        return changed(value) if isinstance(value, dict) else value


def load() -> BotSettings:
    """Read the settings.

    Raises:
        BadSetting: one of them cannot be read; its name, never its value.

    """
    return load_as(BotSettings)
