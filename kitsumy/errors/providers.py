"""What a provider of words or pictures did not do. No field ever holds a key, a prompt or an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from .roots import KitsumyError

Flaw = Literal["cut", "malformed", "length", "empty", "unlike", "format", "size", "host", "expired"]
"""Why an answer is of no use: its stream was cut, it is not what its schema says, it grew too long, nothing
is in it, it does not hold as a script, its bytes are no picture, it is too large, its address is not the
provider's, its address is gone."""


@dataclass(eq=False)
class ProviderError(KitsumyError):
    """A provider, by its name in the settings, did not do what it was asked."""

    passing: ClassVar[bool] = False
    """Whether the same call may go well a little later."""

    provider: str


@dataclass(eq=False)
class ProviderBusy(ProviderError):
    """Too many calls; after ``seconds`` there may be room, 0 when the provider does not say."""

    passing = True
    seconds: float = 0.0


class ProviderDown(ProviderError):
    """It cannot be reached, or answers that it is out of order."""

    passing = True


@dataclass(eq=False)
class ProviderSilent(ProviderError):
    """No answer within so many seconds."""

    passing = True
    seconds: float = 0.0


@dataclass(eq=False)
class AnswerUnusable(ProviderError):
    """An answer came and is of no use."""

    passing = True
    flaw: Flaw = "malformed"


@dataclass(eq=False)
class AnswerRefused(ProviderError):
    """The provider's rules forbid this idea, or what came of it ("idea", "picture")."""

    what: Literal["idea", "picture"] = "idea"


class KeyRejected(ProviderError):
    """The key in the settings is not, or no longer, good for this call."""


class CreditSpent(ProviderError):
    """The account behind the key has no money left."""


class CallRejected(ProviderError):
    """The provider does not know such a model, parameter or format: a fault of ours or of the settings."""


class AllowanceSpent(ProviderError):
    """What an order may spend does not pay for this call."""
