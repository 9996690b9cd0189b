"""The Kitsumy studio: one line of text in, a finished comic page out."""

__version__ = "0.1.0"
