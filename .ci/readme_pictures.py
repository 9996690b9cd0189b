#!/usr/bin/env python3
"""Make the README's pictures with the commands that it shows: docs/page.png and docs/styles.png.

Run it with the environment that Kitsumy is installed in, after a change that people see.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 900
GAP = 24


def commands(mark: str) -> list[str]:
    """Return the ``kitsumy comic`` commands in one block of the README."""
    block = re.search(
        rf"<!-- {mark} -->\n```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL
    )
    return re.findall(r"kitsumy (comic .*)", block[1]) if block else []


def page(command: str, folder: Path) -> Image.Image:
    """Run one command and return its page, reduced."""
    run = [sys.executable, "-m", "kitsumy", *shlex.split(command), "--out", str(folder)]
    out = subprocess.run(run, check=True, text=True, stdout=subprocess.PIPE).stdout
    picture = Image.open(out.splitlines()[-1]).convert("RGB")
    return picture.resize((WIDTH, WIDTH * picture.height // picture.width), Image.Resampling.LANCZOS)


def side_by_side(pages: list[Image.Image]) -> Image.Image:
    """Return four pages as one picture, two in a row."""
    half = [one.resize((WIDTH * 2 // 3, one.height * 2 // 3), Image.Resampling.LANCZOS) for one in pages]
    high = max(one.height for one in half)
    whole = Image.new("RGB", (2 * half[0].width + 3 * GAP, 2 * high + 3 * GAP), "#8a8a92")
    for index, one in enumerate(half):
        whole.paste(one, (GAP + index % 2 * (one.width + GAP), GAP + index // 2 * (high + GAP)))
    return whole


def save(picture: Image.Image, name: str) -> None:
    """Write a picture for the repository: few colours, small file."""
    path = ROOT / "docs" / name
    path.parent.mkdir(exist_ok=True)
    picture.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB")


def main() -> None:
    """Make both pictures."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        save(page(commands("comic")[0], folder), "page.png")
        save(side_by_side([page(command, folder) for command in commands("styles")]), "styles.png")


if __name__ == "__main__":
    main()
