"""Tables of work on its way: jobs, the ledger of calls, orders and the people who gave them.

Times are seconds since 1970, to compare with leases.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

from .columns import metadata

# Comics on their way, and what else takes its time.
jobs = Table(
    "jobs",
    metadata,
    Column("id", String, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("number", Integer, nullable=False),  # the order of submission
    Column("owner", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("payload", Text, nullable=False),
    Column("batch", Boolean, nullable=False),
    Column("state", String, nullable=False),
    Column("attempt", Integer, nullable=False, server_default="0"),
    Column("worker", String, nullable=False, server_default=""),
    Column("lease", Float, nullable=False, server_default="0"),
    Column("cancelling", Boolean, nullable=False, server_default="0"),
    Column("result", Text, nullable=False, server_default=""),
    Column("failure", Text, nullable=False, server_default=""),
    Column("submitted_at", Float, nullable=False),
    Column("started_at", Float),
    Column("ended_at", Float),
    Index("jobs_by_state", "state", "owner"),
    Index("jobs_by_owner", "owner", "started_at"),
    Index("jobs_by_number", "number"),
)

job_steps = Table(
    "job_steps",
    metadata,
    Column("job", ForeignKey("jobs.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("document", Text, nullable=False),
    PrimaryKeyConstraint("job", "number"),
)

# Calls to writers and artists. A row without a use is nobody's.
ledger = Table(
    "ledger",
    metadata,
    Column("key", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("state", String, nullable=False),
    Column("holder", String, nullable=False),
    Column("lease", Float, nullable=False),
    Column("document", Text, nullable=False, server_default=""),
    Column("blob", String, nullable=False, server_default=""),
    Column("begun_at", Float, nullable=False),
    Column("ended_at", Float),
    Column("external", String, nullable=False, server_default=""),  # the provider's own id of the work
    Index("ledger_by_blob", "blob"),
)

# What providers charged, a row for an answer. Money is millionths of a dollar. It outlives the result that
# was paid for; a forgotten person's rows stay as sums of nobody.
costs = Table(
    "costs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False),  # of the call
    Column("kind", String, nullable=False),
    Column("provider", String, nullable=False),
    Column("model", String, nullable=False),
    Column("micros", BigInteger, nullable=False),
    Column("owner", String, nullable=False),
    Column("community", String, nullable=False),
    Column("job", String, nullable=False),
    Column("charged", Boolean, nullable=False),  # to the person: not for whoever was not the first choice
    Column("day", String, nullable=False),  # 2026-11-24, in UTC
    Column("paid_at", Float, nullable=False),
    Index("costs_by_job", "job"),
    Index("costs_by_owner", "owner"),
    Index("costs_by_day", "day"),
)

ledger_uses = Table(
    "ledger_uses",
    metadata,
    Column("key", ForeignKey("ledger.key", ondelete="CASCADE"), nullable=False),
    Column("owner", String, nullable=False),
    PrimaryKeyConstraint("key", "owner"),
    Index("ledger_uses_by_owner", "owner"),
)

# What somebody asked a frontend for, until it is in their hands. Money is millionths of a dollar.
# A forgotten person's orders still count in what their community and the installation may spend.
orders = Table(
    "orders",
    metadata,
    Column("id", String, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("owner", String, nullable=False),
    Column("community", String, nullable=False),
    Column("platform", String, nullable=False),
    Column("chat", String, nullable=False),
    Column("message", String, nullable=False),
    Column("state", String, nullable=False),
    Column("day", String, nullable=False),  # of its quotas: 2026-11-24, in UTC
    Column("reserved", BigInteger, nullable=False, server_default="0"),
    Column("spent", BigInteger, nullable=False, server_default="0"),
    Column("placed_at", Float, nullable=False),
    Column("ended_at", Float),
    Column("job", String, nullable=False, server_default=""),
    Column("photo", String, nullable=False, server_default=""),  # blob key of what came with it
    Column("asking", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("progress", Text, nullable=False, server_default="{}"),  # which steps of its delivery were begun
    Index("orders_by_owner", "owner", "day"),
    Index("orders_by_community", "community", "day"),
    Index("orders_by_day", "day"),
    Index("orders_by_state", "state"),
    Index("orders_by_photo", "photo"),
    Index("orders_by_message", "platform", "chat", "message"),
)

# What a person chose for themselves, and only then.
people = Table(
    "people",
    metadata,
    Column("owner", String, primary_key=True),
    Column("document", Text, nullable=False),
)

# What the admins of a server or group allow there, by its key.
communities = Table(
    "communities",
    metadata,
    Column("community", String, primary_key=True),
    Column("document", Text, nullable=False),
)
