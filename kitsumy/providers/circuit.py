"""A circuit: when a provider has failed several times running, nobody calls it for a while."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kitsumy.errors import CreditSpent, KeyRejected, ProviderDown, ProviderError, ProviderSilent

from .terms import Terms

_COUNTED = (ProviderDown, ProviderSilent, KeyRejected, CreditSpent)
"""What says that the next call would fail as well; who is busy, or refuses an answer, is there."""


class Circuit:
    """Closed as long as calls go well; open after too many failures; half open for one call that tries it."""

    def __init__(self, provider: str, terms: Terms, clock: Callable[[], float]) -> None:
        self._provider, self._terms, self._clock = provider, terms, clock
        self._failures: deque[float] = deque(maxlen=terms.failures)
        self._opened: float | None = None
        self._probing = False

    @property
    def is_closed(self) -> bool:
        """Tell whether calls go through."""
        return self._opened is None

    @contextmanager
    def call(self) -> Iterator[None]:
        """Let a call through and learn from how it ends.

        Raises:
            ProviderDown: the circuit is open.

        """
        probes = self._admit()
        try:
            yield
        except ProviderError as error:
            if isinstance(error, _COUNTED):
                self._failed()
            else:
                self._close()
            raise
        else:
            self._close()
        finally:
            self._probing = self._probing and not probes

    def _admit(self) -> bool:
        """Return whether this call is the one that tries an open circuit."""
        if self._opened is None:
            return False
        if self._probing or self._clock() < self._opened + self._terms.rest:
            raise ProviderDown(self._provider)
        self._probing = True
        return True

    def _failed(self) -> None:
        now = self._clock()
        self._failures.append(now)
        many = len(self._failures) == self._terms.failures
        if self._opened is not None or (many and now - self._failures[0] <= self._terms.window):
            self._opened = now

    def _close(self) -> None:
        self._failures.clear()
        self._opened = None
