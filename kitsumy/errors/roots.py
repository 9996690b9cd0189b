"""The root of the tree and its three limbs."""

from __future__ import annotations

from typing import ClassVar


class KitsumyError(Exception):
    """The root: catching it catches everything Kitsumy raises on purpose."""

    exit_code: ClassVar[int] = 1

    def __str__(self) -> str:
        fields = ", ".join(f"{k}={v!r}" for k, v in vars(self).items())
        return f"{type(self).__name__}({fields})"


class InputError(KitsumyError):
    """What the person typed cannot be used."""

    exit_code = 2


class SetupError(KitsumyError):
    """The machine, its disk or its settings cannot do what is asked."""


class LetteringError(KitsumyError):
    """Words and art cannot be brought together."""
