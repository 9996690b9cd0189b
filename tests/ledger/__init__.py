"""Pay once: the ledger, its rows and its purses."""
