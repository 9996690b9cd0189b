"""Understand an idea: who, what, where, and who the cast is."""
