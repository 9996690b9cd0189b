"""What is not drawn: our own lists always, one for each language, and a provider's judgement with a key."""

from .door import Door
from .lists import Category, Strictness, judge, stricter
from .openai import OpenAIModerator

__all__ = ["Category", "Door", "OpenAIModerator", "Strictness", "judge", "stricter"]
