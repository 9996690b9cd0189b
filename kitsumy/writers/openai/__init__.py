"""The writer who asks OpenAI, or a server that speaks like it."""

from .writer import MODEL, OpenAIWriter

__all__ = ["MODEL", "OpenAIWriter"]
