"""Exports: what a comic is taken away in, and how its files are written."""

from .files import write
from .formats import FORMATS, Format, export, find_format
from .volume import Volume

__all__ = ["FORMATS", "Format", "Volume", "export", "find_format", "write"]
