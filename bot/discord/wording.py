"""Commands in everybody's language: English as they are registered, the others by their translator."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import discord
from discord import app_commands
from discord.app_commands import TranslationContextTypes, locale_str

from bot.texts import texts

_UKRAINIAN = "uk"
_Function = TypeVar("_Function", bound=Callable[..., object])


def said(key: str) -> locale_str:
    """Return a text in English that knows its key."""
    return locale_str(texts("en")(key), key=key)


def worded(*names: str) -> Callable[[_Function], _Function]:
    """Name and describe a command's options in every language."""

    def decorate(function: _Function) -> _Function:
        app_commands.rename(**{one: said(f"discord.name_{one}") for one in names})(function)
        app_commands.describe(**{one: said(f"discord.about_{one}") for one in names})(function)
        return function

    return decorate


class Translator(app_commands.Translator):
    """Says the texts of commands in the languages besides English."""

    async def translate(
        self, string: locale_str, locale: discord.Locale, context: TranslationContextTypes
    ) -> str | None:
        """Return a text in a language, None where English has to do."""
        key = string.extras.get("key")
        return texts(_UKRAINIAN)(key) if key and str(locale) == _UKRAINIAN else None
