"""A ComfyUI of one's own."""

from .maker import ComfyMaker

__all__ = ["ComfyMaker"]
