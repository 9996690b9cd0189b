"""The port to a job engine, and the values that pass through it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Annotated, Literal, Protocol

from pydantic import Field, JsonValue, StringConstraints, TypeAdapter

from kitsumy.errors import KitsumyError
from kitsumy.events import Event
from kitsumy.frozen import Frozen

Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
State = Literal["queued", "running", "done", "failed", "cancelled"]
Priority = Literal["interactive", "batch"]
"""Somebody is waiting, or nobody is: what is interactive always goes first."""


class JobOrder(Frozen):
    """What is to be done. The same ``key`` is the same job, however often it is submitted."""

    key: Name
    owner: Name
    """Whose turn it takes, and who may cancel it."""
    kind: Name
    """Which handler does it."""
    payload: str = "{}"
    """The handler's own document."""
    priority: Priority = "interactive"


class Failure(Frozen):
    """Why a job failed: an error's name and data, never its sentence."""

    error: str
    data: dict[str, JsonValue] = Field(default_factory=dict)

    @classmethod
    def of(cls, error: Exception) -> Failure:
        """Return what may be told of an error; of one that nobody foresaw only that it happened."""
        if not isinstance(error, KitsumyError):
            return cls(error="Unexpected")
        return cls(error=type(error).__name__, data=_DATA.dump_python(vars(error), mode="json"))


_DATA: TypeAdapter[dict[str, object]] = TypeAdapter(dict[str, object])


class JobStarted(Frozen):
    """A worker has begun the job; from the second attempt on, a process died in the middle of it."""

    type: Literal["job_started"] = "job_started"
    attempt: int


class JobEnded(Frozen):
    """The job is over. Nothing follows."""

    type: Literal["job_ended"] = "job_ended"
    state: Literal["done", "failed", "cancelled"]
    result: str = ""
    failure: Failure | None = None


Step = Annotated[Event | JobStarted | JobEnded, Field(discriminator="type")]


class Entry(Frozen):
    """One step of a job's journal, numbered from 1."""

    number: int
    step: Step


class Job(Frozen):
    """A job as it is now."""

    id: str
    order: JobOrder
    state: State
    attempt: int = 0
    """How often a worker has begun it."""
    result: str = ""
    failure: Failure | None = None
    submitted_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None


class Limits(Frozen):
    """How much may be done at once. Times are seconds."""

    running: int = Field(default=8, ge=1)
    """Jobs of one process."""
    per_owner: int = Field(default=1, ge=1)
    """Jobs of one person in all processes."""
    attempts: int = Field(default=3, ge=1)
    """A job that took so many processes down with it is not tried again."""
    lease: float = Field(default=15.0, gt=0)
    """A worker that is silent for so long is dead, and its jobs are free."""
    memory: float = Field(default=3600.0, ge=0)
    """For so long a person's earlier jobs count when the next turn is given."""
    retention: float = Field(default=7 * 86400.0, ge=0)
    """Ended jobs are forgotten after this."""


Emit = Callable[[Event], None]
"""Adds one event to a job's journal; returns at once."""
Handler = Callable[[Job, Emit], Awaitable[str]]
"""Does a job and returns its result.

It may be cancelled at any moment, and may be called again for a job it had half done: then it repeats
nothing that was finished, because every call it makes stands in the ledger.
"""


class JobEngine(Protocol):
    """Keeps jobs, and does each of them once."""

    async def submit(self, order: JobOrder) -> Job:
        """Keep a job and return it; the one that is there already when its key is known."""
        ...

    async def job(self, job: str) -> Job:
        """Return a job.

        Raises:
            JobNotFound: there is none of this id.

        """
        ...

    async def place(self, job: str) -> int:
        """Return how many jobs are to be begun before this one, plus one; 0 when it is not waiting.

        Raises:
            JobNotFound: there is none of this id.

        """
        ...

    async def places(self) -> Mapping[str, int]:
        """Return the place of every job that waits, as `place` does for one of them."""
        ...

    async def unfinished(self, owner: str) -> tuple[Job, ...]:
        """Return a person's jobs that are queued or running, in the order they were submitted."""
        ...

    async def cancel(self, job: str, owner: str) -> bool:
        """Stop a job; False when it was over before.

        Raises:
            JobNotFound: this person has none of this id.

        """
        ...

    def follow(self, job: str, after: int = 0) -> AsyncIterator[Entry]:
        """Yield a job's steps, those that have been and those to come, up to its end.

        ``after`` is the last number that the caller has seen.

        Raises:
            JobNotFound: there is none of this id, or it was forgotten meanwhile.

        """
        ...

    def working(self, handlers: Mapping[str, Handler]) -> AbstractAsyncContextManager[None]:
        """Do jobs as long as the context is open. Those that are running at its end go back to the queue."""
        ...
