"""The draft studio: an embedded writer and artist that need no key, no network and no GPU."""
