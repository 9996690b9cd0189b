"""Many comics of slow providers in one process: how late its event loop is, and how large it gets."""
