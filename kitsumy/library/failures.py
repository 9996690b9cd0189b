"""The one place where errors of the disk and of the database become Kitsumy's own."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError, StatementError

from ..errors import DiskFull, FolderNotWritable, KitsumyError, LibraryBusy, LibraryCorrupt

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_UNWRITABLE = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
    sqlite3.SQLITE_IOERR,
}
# The size limits of a quota or a shell reach SQLite as failed writes, not as a full disk.
_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE}


def of_disk(error: OSError, path: str) -> KitsumyError:
    """Return what a failure of the file system means."""
    return DiskFull(path) if error.errno in _NO_ROOM else FolderNotWritable(path)


def of_database(error: Exception, path: str) -> KitsumyError:
    """Return what a failure of the database means; what nobody can explain is a damaged file."""
    cause = error.orig if isinstance(error, StatementError) else error
    code = getattr(cause, "sqlite_errorcode", 0)
    if code in _FULL:
        return DiskFull(path)
    # The low byte is the error's family, the rest says which member.
    if code & 0xFF in _BUSY:
        return LibraryBusy(path)
    if code & 0xFF in _UNWRITABLE:
        return FolderNotWritable(path)
    return LibraryCorrupt(path)


@contextmanager
def translated(path: str) -> Iterator[None]:
    """Let nothing raw out: neither the database's errors nor those of a document that no longer reads."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, ValidationError, UnicodeDecodeError) as error:
        raise of_database(error, path) from error
    except OSError as error:
        raise of_disk(error, path) from error
