"""Kept comics changed: other words, another drawing, another plan; nothing else moves."""
