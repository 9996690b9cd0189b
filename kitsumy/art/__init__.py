"""The art of a comic: portraits of its cast, sketches of its shots, and its panels, as they are drawn."""
