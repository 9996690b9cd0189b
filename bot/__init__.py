"""Chat frontends of the Kitsumy studio: thin adapters, no business rules."""
