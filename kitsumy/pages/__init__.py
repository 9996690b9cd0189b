"""Pages: where panels go, how they are put on paper, and how paper becomes files."""

from .assembly import assemble, fit, size_of
from .encoding import DOTS_PER_INCH, FORMATS, chat_picture, encode
from .layout import live_width, plan
from .safety import anchors_within, busy_within, letters_from, room, safe
from .titles import footer_line, title_line, title_rows
from .wishes import PageLayout, PanelWish

__all__ = [
    "DOTS_PER_INCH",
    "FORMATS",
    "PageLayout",
    "PanelWish",
    "anchors_within",
    "assemble",
    "busy_within",
    "chat_picture",
    "encode",
    "fit",
    "footer_line",
    "letters_from",
    "live_width",
    "plan",
    "room",
    "safe",
    "size_of",
    "title_line",
    "title_rows",
]
