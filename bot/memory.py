"""Keep the process small: pages' pixels come and go by the megabyte, in several threads."""

from __future__ import annotations

import ctypes
import sys

_ARENA_MAX = -8
"""glibc's own number for the setting (malloc.h)."""
_ARENAS = 2


def share_arenas() -> bool:
    """Let all threads share two pools of memory where the C library has one for each; False elsewhere.

    What one thread's pool has let go no other can use. Measured with 160 orders: 355 MB instead of 530.
    """
    if sys.platform != "linux":
        return False
    try:
        return bool(ctypes.CDLL(None).mallopt(_ARENA_MAX, _ARENAS))
    except AttributeError:
        return False  # another C library, which shares anyway
