"""Pages: where panels go, how they are put on paper, and how paper becomes files."""
