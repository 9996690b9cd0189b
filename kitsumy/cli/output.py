"""Where pictures go: the folder, the file names, the format."""

from __future__ import annotations

import asyncio
import mimetypes
import os
import re
from dataclasses import dataclass
from pathlib import Path

from kitsumy import exports
from kitsumy.comic import Comic
from kitsumy.errors import FolderNotWritable
from kitsumy.library import Library

DEFAULT_FOLDER = "comics"
_LONGEST_SLUG = 48
_ID_LETTERS = 6
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Target:
    """Where to write: in a folder under the comic's own name, or to a file somebody named."""

    folder: Path
    format: str = "png"
    name: str = ""

    @classmethod
    def read(cls, out: str | None, format: str | None) -> Target:
        """Return what --out and --format mean together.

        Raises:
            UnknownFormat: the format, or the suffix of the file, is none of ours.

        """
        if format is not None:
            exports.find_format(format)
        path = Path(out or DEFAULT_FOLDER).expanduser()
        if path.is_dir() or not _is_file_name(out or ""):
            return cls(path, format or "png")
        suffix = path.suffix.removeprefix(".")
        exports.find_format(suffix)
        return cls(path.parent, format or suffix, path.name)

    def check(self) -> None:
        """Find out that the folder is of no use before any work is done.

        Raises:
            FolderNotWritable: it cannot be made or written to.

        """
        nearest = self.folder.absolute()
        while not nearest.exists() and nearest != nearest.parent:
            nearest = nearest.parent
        if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
            raise FolderNotWritable(str(self.folder))

    async def write(self, comic: Comic, library: Library) -> tuple[Path, ...]:
        """Write a comic's pages and return their files.

        Raises:
            BlobMissing: a page is gone from the library.
            FolderNotWritable: the folder cannot be made or written to.
            DiskFull: there is no room left.

        """
        needed = comic.pages if exports.find_format(self.format).pictured else ()
        masters = [await library.blobs.get(page.image) for page in needed]
        path = self.folder / (self.name or _named(comic, self.format))
        volume = exports.Volume(comic, tuple(masters))
        return await asyncio.to_thread(exports.export, volume, path, self.format)


def file_stem(comic: Comic) -> str:
    """Return a comic's file name: its title in its own letters, then enough of its id to be the only one.

    From the second version on it names the version, so that no picture takes the place of an older one.
    """
    words = _NO_LETTER.sub("-", comic.title.casefold()).strip("-")
    slug = words[:_LONGEST_SLUG].rsplit("-", 1)[0] if len(words) > _LONGEST_SLUG else words
    version = f"v{comic.version}" if comic.version > 1 else ""
    return "-".join(filter(None, (slug, comic.id[:_ID_LETTERS], version)))


def _named(comic: Comic, format: str) -> str:
    """Return a comic's file name in a format; a strip's is not the pages', which end like it."""
    return file_stem(comic) + ("-strip" if format.strip().lower() == "strip" else "")


def _is_file_name(out: str) -> bool:
    """Tell a file's name from a folder's; a picture that we cannot write is a file name as well."""
    path = Path(out)
    if out.endswith(("/", os.sep)):
        return False
    ours = any(path.suffix.lower() in kind.suffixes for kind in exports.FORMATS.values())
    return ours or (mimetypes.guess_type(path.name)[0] or "").startswith("image/")
