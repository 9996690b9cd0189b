"""What the machine, its disk, its library or its settings cannot do."""

from __future__ import annotations

from dataclasses import dataclass

from .roots import SetupError


@dataclass(eq=False)
class FolderNotWritable(SetupError):
    """A folder that cannot be made or written to."""

    path: str


@dataclass(eq=False)
class DiskFull(SetupError):
    """No room left where something was to be written."""

    path: str


@dataclass(eq=False)
class LibraryCorrupt(SetupError):
    """The library's file is no database, or a damaged one."""

    path: str


@dataclass(eq=False)
class LibraryTooNew(SetupError):
    """The library was last opened by a newer Kitsumy."""

    path: str
    found: str
    known: str


@dataclass(eq=False)
class LibraryBusy(SetupError):
    """Another process held the library's lock for too long."""

    path: str


@dataclass(eq=False)
class BlobMissing(SetupError):
    """A stored picture is gone from the disk."""

    key: str


@dataclass(eq=False)
class JobGaveUp(SetupError):
    """A job in whose middle the process died time and again."""

    attempts: int


@dataclass(eq=False)
class PackagesMissing(SetupError):
    """Somebody is hired who cannot be reached without packages that are not installed."""

    names: tuple[str, ...]


@dataclass(eq=False)
class BadSetting(SetupError):
    """A setting that cannot be read; its value is never repeated, it may be a secret."""

    name: str
