"""What every export starts from: a comic and the pictures of its pages."""

from __future__ import annotations

from typing import NamedTuple

from kitsumy.comic import Comic


class Volume(NamedTuple):
    """A comic and its pages' masters in order, as the library keeps them: lossless, most of them PNG."""

    comic: Comic
    masters: tuple[bytes, ...]
