"""What somebody asked for, as typed as words on a command line can be."""

from __future__ import annotations

import argparse


class Asked(argparse.Namespace):
    """The parsed command line; every field has the value it has when nothing was said."""

    command: str = ""
    action: str = "list"
    lang: str | None = None
    json: bool = False
    idea: list[str]
    plot: str | None = None
    """The idea of a sequel."""
    comic: str = ""
    comics: list[str]
    explain: bool = False
    draft: bool = False
    style: str | None = None
    panels: int | None = None
    pages: int | None = None
    out: str | None = None
    format: str | None = None
    open: bool = False
    panel: int = 0
    text: str | None = None
    """The new words of an edit."""
    balloon: int | None = None
    caption: int | None = None
    sound: int | None = None
    kind: str | None = None
    remove: bool = False
    font: str | None = None
    version: int | None = None
    overlay: bool = False
    limit: int = 20
    by: str | None = None
    live: bool = False
    name: str = ""
    new: str = ""
    trait: str = ""
    value: str = ""
