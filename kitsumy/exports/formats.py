"""Every format a comic can be taken away in, and the files that it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from kitsumy.errors import UnknownFormat

from .cbz import cbz
from .files import write
from .pdf import pdf
from .pictures import jpegs, pngs, webps
from .strip import strips
from .transcript import transcript
from .volume import Volume


class Format(NamedTuple):
    """A file format: its suffixes, the usual one first, and what makes its files of a comic.

    ``make`` yields one file after the other, so that only one page's pixels are in memory at a time; it is
    told the suffix that the files will have.
    """

    suffixes: tuple[str, ...]
    make: Callable[[Volume, str], Iterable[bytes]]
    pictured: bool = True
    """Whether it needs the pages' pictures; what does not can do without masters."""


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "png": Format((".png",), lambda volume, _: pngs(volume)),
        "webp": Format((".webp",), lambda volume, _: webps(volume)),
        "jpeg": Format((".jpg", ".jpeg"), lambda volume, _: jpegs(volume)),
        "pdf": Format((".pdf",), lambda volume, _: [pdf(volume)]),
        "cbz": Format((".cbz",), lambda volume, _: [cbz(volume)]),
        "strip": Format((".png", ".webp", ".jpg", ".jpeg"), strips),
        "text": Format((".txt",), lambda volume, _: [transcript(volume)], pictured=False),
    }
)
"""Every format by its name."""


def find_format(name: str) -> Format:
    """Return the format somebody asked for, by name or suffix in any case.

    Raises:
        UnknownFormat: nothing is called that.

    """
    key = name.strip().lower().removeprefix(".")
    for known, kind in FORMATS.items():
        if key == known or f".{key}" in kind.suffixes:
            return kind
    raise UnknownFormat(name, tuple(FORMATS))


def export(volume: Volume, path: Path, format: str = "png") -> tuple[Path, ...]:
    """Write a comic's files and return them.

    One file keeps its name, several are called name-1, name-2 and so on. Everything is encoded before the
    first byte is written. The name gets the format's suffix when it has not got it.

    Raises:
        UnknownFormat: nothing is called that.
        FolderNotWritable: the folder cannot be made or written to.
        DiskFull: there is no room; no half-written file stays.

    """
    kind = find_format(format)
    named = _named(path, kind)
    files = tuple(kind.make(volume, named.suffix.lower()))
    targets = tuple(_targets(named, len(files)))
    for target, data in zip(targets, files, strict=True):
        write(target, data)
    return targets


def _targets(named: Path, files: int) -> Iterator[Path]:
    for number in range(1, files + 1):
        yield named.with_name(f"{named.stem}-{number}{named.suffix}") if files > 1 else named


def _named(path: Path, kind: Format) -> Path:
    """Keep a right suffix, replace another format's, and add one to a name like ``part.2``."""
    suffix = path.suffix.lower()
    if suffix in kind.suffixes:
        return path
    if any(suffix in other.suffixes for other in FORMATS.values()):
        return path.with_suffix(kind.suffixes[0])
    return path.with_name(path.name + kind.suffixes[0])
