"""The bones of a PDF file (ISO 32000-1): objects, streams, strings, and the table that finds them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
"""The second line's bytes tell whoever moves the file that it is not text."""


class Objects:
    """The objects of one file, numbered from 1 in the order they were asked for."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []

    def reserve(self) -> int:
        """Return the number of an object that others refer to before it is written."""
        self._bodies.append(b"null")
        return len(self._bodies)

    def put(self, body: str, number: int = 0) -> int:
        """Write an object, under a number reserved before or the next one, and return its number."""
        number = number or self.reserve()
        self._bodies[number - 1] = body.encode("ascii")
        return number

    def stream(self, data: bytes, entries: str = "") -> int:
        """Write bytes with what a reader has to know about them, and return the object's number."""
        number = self.put(f"<< {entries} /Length {len(data)} >>")
        self._bodies[number - 1] += b"\nstream\n" + data + b"\nendstream"
        return number

    def file(self, catalogue: int, about: int) -> bytes:
        """Return the whole file. Its identity is its contents', so that it has no need of a date."""
        out = bytearray(_HEADER)
        places = []
        for number, body in enumerate(self._bodies, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        mark = hashlib.sha256(out).hexdigest()[:32]
        start = len(out)
        out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode("ascii")
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        trailer = f"/Size {len(places) + 1} /Root {catalogue} 0 R /Info {about} 0 R /ID [<{mark}> <{mark}>]"
        out += f"trailer\n<< {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode("ascii")
        return bytes(out)


def text(value: str) -> str:
    """Return a string for people, in any script."""
    return f"<feff{value.encode('utf-16-be').hex()}>"


def references(numbers: Iterable[int]) -> str:
    """Return a list of other objects."""
    return f"[{' '.join(f'{number} 0 R' for number in numbers)}]"
