"""A ComfyUI on loopback.

Calls go by what they are: "order", "history", "queue", "interrupt", "view", "upload".
"""

from .server import EMPTY, ENDLESS, FAILED, WRONG, ComfyServer

__all__ = ["EMPTY", "ENDLESS", "FAILED", "WRONG", "ComfyServer"]
