"""Pay-once calls: the same content key is the same result, whoever asks, also after a crash."""

from .accounts import By, Sum, spent, sums
from .calls import Call, Kind, Result, content_key
from .ledger import Ledger, Make
from .purse import Purse

__all__ = ["By", "Call", "Kind", "Ledger", "Make", "Purse", "Result", "Sum", "content_key", "spent", "sums"]
