"""OpenAI and every server that speaks like it: the connection, and what its failures mean."""

from .connection import PATIENCE, Connection
from .failures import failing, streaming, typed

__all__ = ["PATIENCE", "Connection", "failing", "streaming", "typed"]
