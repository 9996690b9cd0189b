"""Tell a premise as a story: beats, words, shots, sequels."""
