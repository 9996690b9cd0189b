"""Parsers that speak one language, complain in errors instead of prints, and help in plain lines."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn, cast

from kitsumy.errors import CountOutOfRange, NotANumber
from kitsumy.language import LANGUAGES

from . import complaints
from .texts import Texts

_DIGITS = 20
"""Nobody means a longer number, and int() refuses the longest."""


class Grammar(argparse.ArgumentParser):
    """A parser that raises what is wrong instead of printing it, and helps in one language."""

    def __init__(self, *, said: Texts, prog: str, description: str = "", epilog: str = "") -> None:
        self._said = said
        self._shape: list[str] = []
        super().__init__(
            prog,
            description=description,
            epilog=epilog,
            add_help=False,
            allow_abbrev=False,
            formatter_class=Layout,
        )
        self._positionals.title = said("help.what")
        self._optionals.title = said("help.options")
        self.flag("-h", "--help", action="help", default=argparse.SUPPRESS)

    def error(self, message: str) -> NoReturn:
        """Raise the error that says what argparse found wrong."""
        raise complaints.understood(message, self.prog)

    def format_help(self) -> str:
        """Return the help: usage in one plain line, commands before options, headings in this language."""
        self.usage = " ".join([self.prog, *self._shape, f"[{self._said('help.OPTIONS')}]"])
        self._action_groups.sort(key=lambda group: group is self._optionals)
        return self._said("help.usage") + super().format_help().removeprefix("usage: ")

    def rooms(self, dest: str) -> argparse._SubParsersAction[Grammar]:
        """Return the place to put this parser's commands."""
        self._shape.append(self._said("help.COMMAND"))
        return self.add_subparsers(
            title=self._said("help.commands"), dest=dest, metavar="", parser_class=Grammar, prog=self.prog
        )

    def room(self, rooms: argparse._SubParsersAction[Grammar], name: str, about: str) -> Grammar:
        """Add a command."""
        room = rooms.add_parser(
            name, help=about, said=self._said, description=about[0].upper() + about[1:] + "."
        )
        room.option("--lang", "LANGUAGE", default=argparse.SUPPRESS, known=", ".join(LANGUAGES))
        return room

    def flag(self, *names: str, action: str = "store_true", default: object = False) -> None:
        """Add an option without a value."""
        self.add_argument(*names, action=action, default=default, help=self._said(f"help.{names[-1][2:]}"))

    def shortcut(self, name: str, option: str, value: str, help: str) -> None:
        """Add a shorter way to give an option a value."""
        self.add_argument(
            name,
            dest=option,
            action="store_const",
            const=value,
            default=argparse.SUPPRESS,
            help=self._said(f"help.{help}"),
        )

    def option(
        self,
        name: str,
        metavar: str,
        *,
        help: str = "",
        default: object = None,
        dest: str = "",
        known: str = "",
    ) -> None:
        """Add an option with a value."""
        key = f"help.{help or name[2:]}"
        self.add_argument(
            name,
            dest=dest or name[2:],
            metavar=self._said(f"help.{metavar}"),
            default=default,
            help=self._said(key, known=known),
        )

    def words(
        self, name: str, metavar: str, *, help: str = "", nargs: str | None = None, known: str = ""
    ) -> None:
        """Add words that stand for themselves."""
        shown = self._said(f"help.{metavar}")
        self._shape.append({None: shown, "*": shown, "+": f"{shown}…"}.get(nargs, f"[{shown}]"))
        explained = self._said(f"help.{help or name}", known=known)
        self.add_argument(name, metavar=shown, nargs=cast(str, nargs), help=explained)

    def last_words(self, name: str, metavar: str) -> None:
        """Add words that may be missing, and may stand after the options.

        Words declared by ``nargs="?"`` would be taken for missing as soon as an option comes before them.
        """
        shown = self._said(f"help.{metavar}")
        self._shape.append(f"[{shown}]")
        self.add_argument(name, metavar=shown, help=self._said(f"help.{name}")).required = False

    def number(
        self, name: str, high: int, *, default: int | None = None, help: str = "", required: bool = False
    ) -> None:
        """Add an option that takes a whole number from 1 on."""
        what = name[2:]
        self.add_argument(
            name,
            metavar=self._said("help.N"),
            type=lambda text: whole(text, what, high),
            default=default,
            required=required,
            help=self._said(f"help.{help or what}"),
        )


class Layout(argparse.HelpFormatter):
    """Help with room for long options, and with no empty line where the commands begin."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30)

    def _format_action(self, action: argparse.Action) -> str:
        text = super()._format_action(action)
        return text.split("\n", 1)[1] if isinstance(action, argparse._SubParsersAction) else text


def whole(text: str, what: str, high: int) -> int:
    """Return a count somebody typed.

    Raises:
        NotANumber: it is none.
        CountOutOfRange: it is none that can be had.

    """
    if not re.fullmatch(r"\s*[+-]?\d+\s*", text):
        raise NotANumber(what, text)
    value = int(text.strip()[:_DIGITS])
    if not 1 <= value <= high:
        raise CountOutOfRange(what, value, 1, high)
    return value
