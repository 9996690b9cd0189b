"""The things a story is about, as pictures."""
