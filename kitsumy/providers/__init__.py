"""What calls to providers have in common: prices, retries, circuits, throttles, fallbacks."""
