"""Photos and documents: what is kept of them, and which ones Telegram does not take."""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass, field
from typing import Literal

from PIL import Image, UnidentifiedImageError

from tests.servers.calls import Upload

from . import refusals
from .refusals import bad
from .wire import Json

Kind = Literal["photo", "document"]
# Telegram's limits for bots, from its "Sending files": bytes, the sum of a photo's sides, their ratio.
LARGEST_PHOTO = 10 * 2**20
LARGEST_UPLOAD = 50 * 2**20
LARGEST_DOWNLOAD = 20 * 2**20
LONGEST_SIDES = 10_000
LARGEST_RATIO = 20
SHOWN_SIDE = 1280
THUMB_SIDE = 90


@dataclass(frozen=True)
class Media:
    """A photo or a document in a message."""

    kind: Kind
    id: str
    unique: str
    name: str
    type: str
    size: int
    width: int = 0
    height: int = 0
    data: bytes = field(default=b"", repr=False, compare=False)

    @property
    def path(self) -> str:
        return f"{self.kind}s/{self.id}{self.name[self.name.rfind('.') :] if '.' in self.name else ''}"

    def _scaled(self, side: int, mark: str) -> Json:
        share = min(1.0, side / max(self.width, self.height))
        return {
            "file_id": self.id + mark, "file_unique_id": self.unique + mark, "file_size": self.size,
            "width": max(1, round(self.width * share)), "height": max(1, round(self.height * share)),
        }  # fmt: skip

    def json(self) -> Json:
        """Return the message's field that holds this."""
        if self.kind == "photo":
            return {"photo": [self._scaled(THUMB_SIDE, "-s"), self._scaled(SHOWN_SIDE, "")]}
        whole = {"file_id": self.id, "file_unique_id": self.unique, "file_size": self.size}
        return {"document": {**whole, "file_name": self.name, "mime_type": self.type}}


def _sides(data: bytes) -> tuple[int, int]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a picture of too many pixels is refused, not warned of
            with Image.open(io.BytesIO(data)) as picture:
                return picture.size
    except Image.DecompressionBombError as error:
        raise refusals.BAD_DIMENSIONS from error
    except UnidentifiedImageError as error:
        raise refusals.NOT_A_PICTURE from error


def _photo_sides(upload: Upload) -> tuple[int, int]:
    if upload.size > LARGEST_PHOTO:
        limit = f"the maximum size is {LARGEST_PHOTO} bytes"
        raise bad(f"file of size {upload.size} bytes is too big for a photo; {limit}")
    width, height = _sides(upload.data)
    if width + height > LONGEST_SIDES or max(width, height) > LARGEST_RATIO * min(width, height):
        raise refusals.BAD_DIMENSIONS
    return width, height


class Files:
    """Every file of a server, by its id."""

    def __init__(self, *, keep: bool = True) -> None:
        self._keep = keep
        self._files: dict[str, Media] = {}

    def take(self, kind: Kind, source: Upload | str) -> Media:
        """Keep an upload, or find the file with this id."""
        if isinstance(source, str):
            known = self._files.get(source.removesuffix("-s"))
            if known is None or known.kind != kind:
                raise refusals.WRONG_FILE
            return known
        if not source.size:
            raise refusals.EMPTY_FILE
        if source.size > LARGEST_UPLOAD:
            raise refusals.TOO_LARGE
        return self._kept(kind, source)

    def _kept(self, kind: Kind, upload: Upload) -> Media:
        width, height = _photo_sides(upload) if kind == "photo" else (0, 0)
        unique = hashlib.sha256(upload.data).hexdigest()[:16]
        data = upload.data if self._keep else b""
        number = f"{kind}-{len(self._files) + 1}"
        media = Media(kind, number, unique, upload.name, upload.type, upload.size, width, height, data)
        self._files[number] = media
        return media

    def get(self, file_id: str) -> Media:
        """Find a file that a bot may download."""
        known = self._files.get(file_id.removesuffix("-s"))
        if known is None:
            raise refusals.INVALID_FILE
        if known.size > LARGEST_DOWNLOAD:
            raise refusals.FILE_TOO_BIG
        return known

    def at(self, path: str) -> Media | None:
        """Find a file by the path that ``getFile`` gave."""
        return next((media for media in self._files.values() if media.path == path), None)
