"""Turn shapes into printed pixels: the painter, the rasteriser, the dots."""
