"""Alembic's entry: run the steps inside the transaction that the library has opened."""

from alembic import context

from kitsumy.library.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
