"""Heads, mouths and plain regions in art whose artist says nothing about them."""

from __future__ import annotations

from .detector import Face, detect
from .looking import busy, find

__all__ = ["Face", "busy", "detect", "find"]
