"""Models of many makers behind Replicate's one address."""

from .maker import ReplicateMaker

__all__ = ["ReplicateMaker"]
