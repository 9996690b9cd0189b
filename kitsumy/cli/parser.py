"""The commands and their words. Nothing heavy is imported here: --help must come at once."""

from __future__ import annotations

import argparse

from kitsumy import __version__
from kitsumy.comic import MAX_PAGES, MAX_PANELS
from kitsumy.language import LANGUAGES
from kitsumy.styles import styles

from .asked import Asked
from .grammar import Grammar
from .texts import Texts

FORMATS = ("png", "webp", "jpeg", "pdf", "cbz", "strip", "text")
"""The formats of kitsumy.exports, named here so that --help need not load its picture library."""
KINDS = ("speech", "thought", "whisper", "shout", "radio")
THEMES = ("print", "hand")
"""The balloons' kinds and the fonts of kitsumy.revising.rewording, named here for the same reason."""
SUMS = ("day", "person", "community", "provider")
"""What kitsumy.ledger sums costs up by, named here for the same reason."""
COMMANDS = (
    "comic",
    "sequel",
    "edit",
    "reletter",
    "redraw",
    "inspect",
    "list",
    "show",
    "versions",
    "cast",
    "rm",
    "styles",
    "costs",
    "doctor",
)
MAX_LIMIT = 1000


def build(said: Texts) -> Grammar:
    """Return the whole grammar, with its help in one language."""
    top = Grammar(said=said, prog="kitsumy", description=said("help.about"), epilog=said("help.example"))
    top.add_argument(
        "--version", action="version", version=f"kitsumy {__version__}", help=said("help.version")
    )
    top.option("--lang", "LANGUAGE", default=argparse.SUPPRESS, known=", ".join(LANGUAGES))
    rooms = top.rooms("command")
    made = {name: top.room(rooms, name, said(f"help.{name}")) for name in COMMANDS}
    _making(made["comic"], made["sequel"])
    _lettering(made["edit"], made["reletter"], made["inspect"])
    _drawing(made["redraw"])
    _browsing(made["list"], made["show"], made["versions"])
    _cast(made["cast"], said)
    made["rm"].words("comics", "COMIC", help="references", nargs="+")
    made["costs"].option("--by", "SUM", known=", ".join(SUMS))
    made["doctor"].flag("--live")
    for name in ("styles", "costs", "doctor"):
        made[name].flag("--json")
    return top


def _making(comic: Grammar, sequel: Grammar) -> None:
    comic.words("idea", "IDEA", nargs="*")
    comic.flag("--explain")
    sequel.words("comic", "COMIC", help="reference", nargs="?")
    sequel.option("--idea", "IDEA", help="sequel_idea", dest="plot")
    for room, kept in ((comic, ""), (sequel, "_kept")):
        room.option("--style", "STYLE", help=f"style{kept}", known=", ".join(styles()))
        room.number("--panels", MAX_PANELS, help=f"panels{kept}")
        room.number("--pages", MAX_PAGES, help=f"pages{kept}")
        room.flag("--draft")
        _output(room)


def _output(room: Grammar) -> None:
    room.option("--out", "PATH")
    room.option("--format", "FORMAT", known=", ".join(FORMATS))
    room.shortcut("--text", "format", "text", "as_text")
    room.flag("--open")
    room.flag("--json")


def _lettering(edit: Grammar, reletter: Grammar, inspect: Grammar) -> None:
    edit.words("comic", "COMIC", help="references_one")
    edit.last_words("text", "WORDS")
    edit.number("--panel", MAX_LIMIT, required=True)
    for what in ("--balloon", "--caption", "--sound"):
        edit.number(what, MAX_LIMIT)
    edit.option("--kind", "KIND", known=", ".join(KINDS))
    edit.flag("--remove")
    reletter.words("comic", "COMIC", help="reference", nargs="?")
    reletter.option("--font", "FONT", known=", ".join(THEMES))
    reletter.option("--style", "STYLE", help="style_letters", known=", ".join(styles()))
    inspect.words("comic", "COMIC", help="reference", nargs="?")
    inspect.number("--version", MAX_LIMIT, help="version_seen")
    inspect.flag("--overlay")
    for room in (edit, reletter, inspect):
        _output(room)


def _drawing(redraw: Grammar) -> None:
    redraw.words("comic", "COMIC", help="reference", nargs="?")
    redraw.number("--panel", MAX_LIMIT, required=True)
    _output(redraw)


def _browsing(catalogue: Grammar, show: Grammar, versions: Grammar) -> None:
    catalogue.number("--limit", MAX_LIMIT, default=20)
    show.words("comic", "COMIC", help="reference", nargs="?")
    show.number("--version", MAX_LIMIT, help="version_seen")
    _output(show)
    versions.words("comic", "COMIC", help="reference", nargs="?")
    for room in (catalogue, versions):
        room.flag("--json")


def _cast(parser: Grammar, said: Texts) -> None:
    parser.flag("--json")
    rooms = parser.rooms("action")

    def action(name: str, *words: tuple[str, str]) -> Grammar:
        room = parser.room(rooms, name, said(f"help.cast_{name}"))
        for word, metavar in words:
            room.words(word, metavar, known=said.names("traits"))
        return room

    who = ("name", "NAME")
    for seeing in (action("list"), action("show", who)):
        seeing.flag("--json", default=argparse.SUPPRESS)
    action("rename", who, ("new", "NEW"))
    action("edit", who, ("trait", "TRAIT"), ("value", "VALUE"))


def parse(argv: list[str], said: Texts) -> Asked:
    """Read a command line.

    Raises:
        InputError: it cannot be understood.
        SystemExit: --help or --version was asked for and printed.

    """
    return build(said).parse_args(argv, Asked())
