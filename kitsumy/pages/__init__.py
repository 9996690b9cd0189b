"""Pages: where panels go, how they are put on paper, and how paper becomes files."""

from .arrival import decode
from .assembly import assemble, fit, size_of
from .cropping import WHOLE, shown
from .effects import effect_of, overlay
from .encoding import DOTS_PER_INCH, FORMATS, chat_picture, encode
from .layout import live_width, plan
from .mirrors import anchors_mirrored, busy_mirrored, letters_mirrored, shot_mirrored
from .rules import Effect
from .safety import anchors_within, busy_within, letters_from, reaching, room, safe
from .titles import footer_line, title_line, title_rows
from .wishes import PageLayout, PanelWish

__all__ = [
    "DOTS_PER_INCH",
    "FORMATS",
    "WHOLE",
    "Effect",
    "PageLayout",
    "PanelWish",
    "anchors_mirrored",
    "anchors_within",
    "assemble",
    "busy_mirrored",
    "busy_within",
    "chat_picture",
    "decode",
    "effect_of",
    "encode",
    "fit",
    "footer_line",
    "letters_from",
    "letters_mirrored",
    "live_width",
    "overlay",
    "plan",
    "reaching",
    "room",
    "safe",
    "shot_mirrored",
    "shown",
    "size_of",
    "title_line",
    "title_rows",
]
