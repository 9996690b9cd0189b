"""Open a picture with whatever this computer opens pictures with."""

from __future__ import annotations

import os
import shutil
import subprocess
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
    quiet = subprocess.DEVNULL
    command = [opener, str(path.resolve())]
    subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)  # noqa: S603
    return True
