"""Show a picture inside a terminal that can: kitty's protocol or iTerm2's."""

from __future__ import annotations

from base64 import standard_b64encode
from collections.abc import Mapping
from io import BytesIO
from typing import Literal

from PIL import Image

Protocol = Literal["", "kitty", "iterm"]
_WIDTH = 800
_CHUNK = 4096
"""Characters of one of kitty's messages."""
_KITTY, _ITERM = ("kitty", "ghostty"), ("iTerm.app", "WezTerm")


def protocol(environment: Mapping[str, str]) -> Protocol:
    """Return how the terminal takes pictures, empty when it takes none."""
    term, program = environment.get("TERM", ""), environment.get("TERM_PROGRAM", "")
    if "TMUX" in environment or term.startswith("screen"):
        return ""  # what stands between us and the terminal passes no pictures on
    if "KITTY_WINDOW_ID" in environment or any(name in term or name == program for name in _KITTY):
        return "kitty"
    return "iterm" if program in _ITERM else ""


def encoded(picture: bytes, how: Protocol) -> str:
    """Return what is written to a terminal so that it shows a picture."""
    data = _small(picture)
    text = standard_b64encode(data).decode("ascii")
    if how == "iterm":
        return f"\x1b]1337;File=inline=1;size={len(data)}:{text}\x07"
    parts = [text[at : at + _CHUNK] for at in range(0, len(text), _CHUNK)]
    heads = ["a=T,f=100,", *[""] * (len(parts) - 1)]
    mores = [*[1] * (len(parts) - 1), 0]
    return "".join(
        f"\x1b_G{head}m={more};{part}\x1b\\" for head, more, part in zip(heads, mores, parts, strict=True)
    )


def _small(picture: bytes) -> bytes:
    with Image.open(BytesIO(picture)) as page:
        page.thumbnail((_WIDTH, 4 * _WIDTH))
        out = BytesIO()
        page.save(out, "PNG")
    return out.getvalue()
