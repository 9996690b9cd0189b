"""Loopback servers that speak the platforms' protocols, and what they share: clock, faults, contract."""
