"""What the doctor looks at: one function for each thing that a comic needs."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from kitsumy import fonts
from kitsumy.errors import KitsumyError
from kitsumy.library import Library, Report
from kitsumy.settings import Settings

from .texts import Texts

Verdict = Literal["fine", "note", "bad"]
PACKAGES = {
    "pydantic": "pydantic",
    "pydantic_settings": "pydantic-settings",
    "PIL": "pillow",
    "numpy": "numpy",
    "sqlalchemy": "sqlalchemy",
    "aiosqlite": "aiosqlite",
    "alembic": "alembic",
}
"""What Kitsumy imports and what installs it."""
CJK_PACKAGE = "noto-cjk-sans-jp-bold"
"""What the extra ``cjk`` installs."""
RASTERISERS = {"svg2png_py": "svg2png-py", "resvg_py": "resvg-py"}
ROOM = 200_000_000
"""Bytes: with less the disk is full after some forty comics."""
OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True)
class Finding:
    """One thing looked at: the key of its sentence, the fields, and how bad it is; advice when not fine."""

    key: str
    verdict: Verdict = "fine"
    fields: Mapping[str, object] = field(default_factory=dict)
    reason: KitsumyError | None = None

    def sentence(self, said: Texts) -> str:
        """Say what was found."""
        return said(f"doctor.{self.key}", **self.fields)

    def advice(self, said: Texts) -> str:
        """Say what to do about it; empty when nothing needs doing."""
        if self.reason:
            return said.error(self.reason)
        return "" if self.verdict == "fine" else said(f"doctor.{self.key}_advice", **self.fields)


def python() -> Finding:
    """Look at the interpreter."""
    version = {"version": ".".join(map(str, sys.version_info[:3]))}
    old = sys.version_info[:2] < OLDEST_PYTHON
    return Finding("python_old", "bad", version) if old else Finding("python", fields=version)


def packages() -> Finding:
    """Look for the packages that everything stands on."""
    missing = [name for module, name in PACKAGES.items() if find_spec(module) is None]
    if missing:
        return Finding("packages_missing", "bad", {"names": " ".join(missing)})
    return Finding("packages", fields={"number": len(PACKAGES)})


def rasteriser() -> Finding:
    """Look for what turns drawings into pixels."""
    for module, name in RASTERISERS.items():
        if find_spec(module) is not None:
            return Finding("rasteriser", fields={"name": name})
    return Finding("rasteriser_missing", "bad")


def letters() -> Finding:
    """Look at the fonts and at what sets them."""
    try:
        fonts.font("dialogue", 40)
        fonts.font("display", 40)
    except OSError as error:
        return Finding("fonts_missing", "bad", {"names": Path(error.filename or "").name})
    return Finding("fonts") if fonts.raqm_available() else Finding("fonts_plain", "note")


def cjk() -> Finding:
    """Look for the font that is too large to come with Kitsumy."""
    return Finding("cjk") if fonts.cjk_available() else Finding("cjk_missing", "note", {"name": CJK_PACKAGE})


def folder(settings: Settings, said: Texts) -> Finding:
    """Look at where everything is kept, and how much room there is."""
    home = settings.home
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home):
            free = shutil.disk_usage(home).free
    except OSError:
        return Finding("folder_locked", "bad", {"path": home})
    fields: dict[str, object] = {"path": home, "free": said.size(free)}
    return Finding("folder", fields=fields) if free >= ROOM else Finding("folder_full", "bad", fields)


async def library(settings: Settings, said: Texts) -> Finding:
    """Look through the library."""
    try:
        async with Library.open(settings) as opened:
            return _of_report(await opened.check(), opened.blobs.folder, said)
    except KitsumyError as error:
        return Finding("library_bad", "bad", reason=error)


def _of_report(report: Report, blobs: Path, said: Texts) -> Finding:
    if not report.sound:
        return Finding("library_damaged", "bad", {"path": report.path})
    if report.missing:
        pictures = said.count("pictures", len(report.missing))
        return Finding("library_gaps", "bad", {"pictures": pictures, "path": blobs})
    counted: dict[str, object] = {
        "comics": said.count("comics", report.comics),
        "pictures": said.count("pictures", report.blobs),
        "size": said.size(report.size + report.blob_size),
    }
    return Finding("library", fields=counted)


async def all_of_them(settings: Settings, said: Texts) -> Iterable[Finding]:
    """Look at everything."""
    return (
        python(),
        packages(),
        rasteriser(),
        letters(),
        cjk(),
        folder(settings, said),
        await library(settings, said),
        Finding("language"),
    )
