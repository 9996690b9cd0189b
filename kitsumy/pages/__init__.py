"""Pages: where panels go, how they are put on paper, and how paper becomes files."""

from .assembly import assemble, fit
from .encoding import DOTS_PER_INCH, FORMATS, chat_picture, encode
from .layout import live_width, plan
from .titles import footer_line, title_line, title_rows
from .wishes import PageLayout, PanelWish

__all__ = [
    "DOTS_PER_INCH",
    "FORMATS",
    "PageLayout",
    "PanelWish",
    "assemble",
    "chat_picture",
    "encode",
    "fit",
    "footer_line",
    "live_width",
    "plan",
    "title_line",
    "title_rows",
]
