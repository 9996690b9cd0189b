"""Alembic's entry: run the steps inside the transaction that the library has opened."""

from alembic import context

from kitsumy.library import tables  # noqa: F401 - all of them, before they are compared
from kitsumy.library.columns import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
