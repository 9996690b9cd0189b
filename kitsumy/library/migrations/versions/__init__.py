"""The steps, oldest first. A published step is never edited; its number joins ``tables.REVISIONS``."""
