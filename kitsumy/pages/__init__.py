"""Pages: where panels go, how they are put on paper, and how paper becomes files."""

from .assembly import assemble, fit
from .encoding import FORMATS, chat_picture, encode, find_format
from .export import export, write
from .layout import live_width, plan
from .titles import footer_line, title_line
from .wishes import PageLayout, PanelWish

__all__ = [
    "FORMATS",
    "PageLayout",
    "PanelWish",
    "assemble",
    "chat_picture",
    "encode",
    "export",
    "find_format",
    "fit",
    "footer_line",
    "live_width",
    "plan",
    "title_line",
    "write",
]
