"""Exports: what a comic is taken away in, and how its files are written."""

from .files import write
from .formats import FORMATS, Format, export, find_format
from .transcript import alt_text
from .volume import Volume

__all__ = ["FORMATS", "Format", "Volume", "alt_text", "export", "find_format", "write"]
