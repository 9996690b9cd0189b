"""Places, weather and effects, as layers."""
