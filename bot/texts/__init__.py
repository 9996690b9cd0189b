"""Everything the bot says, in every language: folders of TOML files, the same keys in each language."""

from .speech import Texts, texts

__all__ = ["Texts", "texts"]
