"""The vendored fonts: roles, themes, faces that stand in for others, and lines set in runs of one."""

from __future__ import annotations

from PIL import ImageFont

from kitsumy.page import FontTheme

from .cleaning import clean, unshown
from .coverage import covers
from .faces import Role, cjk_available, face, own_face, raqm_available
from .setting import Anchor, Line, Parts, extent, line, width, write

__all__ = [
    "Anchor",
    "Line",
    "Parts",
    "Role",
    "cjk_available",
    "clean",
    "covers",
    "extent",
    "font",
    "line",
    "raqm_available",
    "unshown",
    "width",
    "write",
]


def font(role: Role, size: int, theme: FontTheme = "print") -> ImageFont.FreeTypeFont:
    """Return a role's own face at a size in pixels; ``write`` also sets what this face lacks."""
    return face(own_face(role, theme), size)
