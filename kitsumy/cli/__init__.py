"""The command line: a thin frontend, in the language of whoever types."""

from .run import main

__all__ = ["main"]
