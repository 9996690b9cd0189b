"""Put figures and things on a set and frame them."""
