"""Open a picture with whatever this computer opens pictures with."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path


def show(path: Path) -> bool:
    """Hand a file to the desktop; False when there is none to take it."""
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 - a picture we have just written ourselves
        return True
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None:
        return False
    # Not a Popen: nobody waits for a viewer, which may stay open for hours.
    quiet = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in range(3)]
    os.posix_spawn(opener, [opener, str(path.resolve())], os.environ, file_actions=quiet)
    return True
