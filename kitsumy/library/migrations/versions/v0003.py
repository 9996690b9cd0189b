"""Keep jobs with their journals, and the ledger of calls."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make room for comics on their way and for what is called for on it."""
    _jobs()
    op.create_table(
        "job_steps",
        sa.Column("job", sa.String, sa.ForeignKey("jobs.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("job", "number"),
    )
    _ledger()


def _ledger() -> None:
    op.create_table(
        "ledger",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("holder", sa.String, nullable=False),
        sa.Column("lease", sa.Float, nullable=False),
        sa.Column("document", sa.Text, nullable=False, server_default=""),
        sa.Column("blob", sa.String, nullable=False, server_default=""),
        sa.Column("begun_at", sa.Float, nullable=False),
        sa.Column("ended_at", sa.Float),
    )
    op.create_index("ledger_by_blob", "ledger", ["blob"])
    op.create_table(
        "ledger_uses",
        sa.Column("key", sa.String, sa.ForeignKey("ledger.key", ondelete="CASCADE"), nullable=False),
        sa.Column("owner", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("key", "owner"),
    )
    op.create_index("ledger_uses_by_owner", "ledger_uses", ["owner"])


def _jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("key", sa.String, nullable=False, unique=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("batch", sa.Boolean, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False, server_default="0"),
        sa.Column("worker", sa.String, nullable=False, server_default=""),
        sa.Column("lease", sa.Float, nullable=False, server_default="0"),
        sa.Column("cancelling", sa.Boolean, nullable=False, server_default="0"),
        sa.Column("result", sa.Text, nullable=False, server_default=""),
        sa.Column("failure", sa.Text, nullable=False, server_default=""),
        sa.Column("submitted_at", sa.Float, nullable=False),
        sa.Column("started_at", sa.Float),
        sa.Column("ended_at", sa.Float),
    )
    op.create_index("jobs_by_state", "jobs", ["state", "owner"])
    op.create_index("jobs_by_owner", "jobs", ["owner", "started_at"])
    op.create_index("jobs_by_number", "jobs", ["number"])
