"""Attachments, and the place where they are downloaded from until their address expires."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass, field, replace

from PIL import Image, UnidentifiedImageError

from tests.servers.calls import Upload
from tests.servers.clock import Clock

from . import refusals
from .wire import Json

# Discord's limits: a file's bytes in a server without boosts, files of one message, and an alt text's length.
UPLOAD_LIMIT = 10 * 2**20
MOST_FILES = 10
LONGEST_ALT = 1024
# How long an address of a file works, in seconds.
ADDRESS_LIFE = 24 * 3600.0


@dataclass(frozen=True)
class Attachment:
    """A file of a message."""

    id: int
    name: str
    type: str
    size: int
    alt: str = ""
    width: int = 0
    height: int = 0
    data: bytes = field(default=b"", repr=False, compare=False)

    @property
    def spoiler(self) -> bool:
        return self.name.startswith("SPOILER_")


def _sides(data: bytes) -> tuple[int, int]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a picture with too many pixels only its sides are read
        try:
            with Image.open(io.BytesIO(data)) as picture:
                return picture.size
        except (UnidentifiedImageError, Image.DecompressionBombError):
            return 0, 0


class Files:
    """Every attachment, by its id."""

    def __init__(self, clock: Clock, *, keep: bool) -> None:
        self.limit = UPLOAD_LIMIT
        self.base = ""
        self._clock = clock
        self._keep = keep
        self._files: dict[int, Attachment] = {}

    def take(self, number: int, upload: Upload, alt: str) -> Attachment:
        """Keep an upload under an id."""
        if upload.size > self.limit:
            raise refusals.TOO_LARGE
        if len(alt) > LONGEST_ALT:
            raise refusals.too_long("attachments.0.description", LONGEST_ALT)
        width, height = _sides(upload.data)
        kind = Image.MIME.get(upload.name.rpartition(".")[2].upper(), upload.type)
        found = Attachment(number, upload.name, kind, upload.size, alt, width, height, upload.data)
        self._files[number] = found if self._keep else replace(found, data=b"")
        return self._files[number]

    def url(self, file: Attachment) -> str:
        """Return an address that works for a day."""
        expires = int(self._clock.time() + ADDRESS_LIFE)
        return f"{self.base}/attachments/1/{file.id}/{file.name}?ex={expires:x}"

    def json(self, file: Attachment) -> Json:
        found: Json = {"id": str(file.id), "filename": file.name, "size": file.size}
        found |= {"content_type": file.type, "url": self.url(file), "proxy_url": self.url(file)}
        found |= {"width": file.width, "height": file.height} if file.width else {}
        return found | ({"description": file.alt} if file.alt else {})

    def at(self, path: str, expires: str) -> Attachment | None:
        """Find a file by its address, unless that has expired."""
        number = path.split("/")[-2] if path.count("/") > 2 else ""
        if not number.isdigit() or int(expires or "0", 16) < self._clock.time():
            return None
        return self._files.get(int(number))
