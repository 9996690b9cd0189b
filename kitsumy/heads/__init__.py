"""Heads, mouths and plain regions in art whose artist says nothing about them."""

from __future__ import annotations

from .detector import Face, detect
from .looking import Seen, find, look

__all__ = ["Face", "Seen", "detect", "find", "look"]
