"""How Telegram says no: its codes and its exact words."""

from __future__ import annotations


class Refusal(Exception):
    """An answer that is not ok: a code, a description, and sometimes parameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(code, description, parameters)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad(description: str, **parameters: int) -> Refusal:
    """Refuse a request for what is in it."""
    return Refusal(400, f"Bad Request: {description}", **parameters)


def forbidden(description: str) -> Refusal:
    """Refuse a request for where it goes."""
    return Refusal(403, f"Forbidden: {description}")


def too_many(seconds: int) -> Refusal:
    """Ask for patience."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def migrated(chat_id: int) -> Refusal:
    """Send the bot to the supergroup that the group has become."""
    return bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat_id)


UNAUTHORIZED = Refusal(401, "Unauthorized")
UNKNOWN_METHOD = Refusal(404, "Not Found: method not found")
TOO_LARGE = Refusal(413, "Request Entity Too Large")
OTHER_POLL = Refusal(
    409,
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
)
WEBHOOK_ACTIVE = Refusal(
    409,
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first",
)
CHAT_NOT_FOUND = bad("chat not found")
THREAD_NOT_FOUND = bad("message thread not found")
TOPIC_CLOSED = bad("TOPIC_CLOSED")
REPLY_NOT_FOUND = bad("message to be replied not found")
EDIT_NOT_FOUND = bad("message to edit not found")
DELETE_NOT_FOUND = bad("message to delete not found")
NOT_EDITABLE = bad("message can't be edited")
NOT_DELETABLE = bad("message can't be deleted")
NOT_DELETABLE_ANY_MORE = bad("message can't be deleted for everyone")
NOT_MODIFIED = bad(
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
NO_TEXT = bad("message text is empty")
NO_TEXT_TO_EDIT = bad("there is no text in the message to edit")
NO_CAPTION_TO_EDIT = bad("there is no caption in the message to edit")
TEXT_TOO_LONG = bad("message is too long")
EDIT_TOO_LONG = bad("MESSAGE_TOO_LONG")
CAPTION_TOO_LONG = bad("message caption is too long")
BUTTON_DATA = bad("BUTTON_DATA_INVALID")
QUERY_TOO_OLD = bad("query is too old and response timeout expired or query ID is invalid")
BAD_DIMENSIONS = bad("PHOTO_INVALID_DIMENSIONS")
NOT_A_PICTURE = bad("IMAGE_PROCESS_FAILED")
WRONG_FILE = bad("wrong file identifier/HTTP URL specified")
INVALID_FILE = bad("invalid file_id")
FILE_TOO_BIG = bad("file is too big")
EMPTY_FILE = bad("file must be non-empty")
EMPTY_ALBUM = bad("there are no messages to send")
ALBUM_TOO_LONG = bad("too many messages to send as an album")
WRONG_ACTION = bad("wrong parameter action in request")
NO_SUCH_MEMBER = bad("PARTICIPANT_ID_INVALID")
BLOCKED = forbidden("bot was blocked by the user")
NOT_STARTED = forbidden("bot can't initiate conversation with a user")
