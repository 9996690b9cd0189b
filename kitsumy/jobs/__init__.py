"""Jobs: comics on their way. One port, `JobEngine`; the embedded engine lives in the library's own file."""

from .embedded import Embedded
from .port import Emit, Entry, Failure, Handler, Job, JobEnded, JobEngine, JobOrder, JobStarted, Limits, Step

__all__ = [
    "Embedded",
    "Emit",
    "Entry",
    "Failure",
    "Handler",
    "Job",
    "JobEnded",
    "JobEngine",
    "JobOrder",
    "JobStarted",
    "Limits",
    "Step",
]
