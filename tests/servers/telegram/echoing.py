"""A bot in a process of its own, for tests that kill it: it says again what it hears."""

from __future__ import annotations

import sys

from telegram import Message, Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    if isinstance(update.message, Message):
        await update.message.reply_text(update.message.text or "")


def main(base_url: str, token: str) -> None:
    app = Application.builder().token(token).base_url(base_url).build()
    app.add_handler(MessageHandler(filters.TEXT, echo))
    app.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])
