"""Hundreds of people at once, and what they notice of each other."""
