"""How Discord says no: statuses, its own codes, and its words."""

from __future__ import annotations

from tests.servers.faults import Refused

from .wire import Json


class Refusal(Exception):
    """An answer that is an error: a status, a code, a message, and where in a form the fault lies."""

    def __init__(self, status: int, code: int, message: str, errors: Json | None = None) -> None:
        super().__init__(status, code, message, errors)
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors

    def json(self) -> Json:
        found: Json = {"message": self.message, "code": self.code}
        return found | ({"errors": self.errors} if self.errors else {})

    @property
    def fault(self) -> Refused:
        """The same, for `Faults` to strike with."""
        return Refused(self.status, f"{self.code} {self.message}")


class TooMany(Refusal):
    """Too many requests: 429 with the seconds to wait; over the whole bot, or on one route."""

    def __init__(self, seconds: float, *, everywhere: bool = False, code: int = 0) -> None:
        super().__init__(429, code, "You are being rate limited.")
        self.seconds = seconds
        self.everywhere = everywhere

    def json(self) -> Json:
        return super().json() | {"retry_after": self.seconds, "global": self.everywhere}


def invalid(path: str, code: str, message: str) -> Refusal:
    """Refuse a form for one of its fields, named by a dotted path."""
    errors: Json = {"_errors": [{"code": code, "message": message}]}
    for name in reversed(path.split(".")):
        errors = {name: errors}
    return Refusal(400, 50035, "Invalid Form Body", errors)


def too_long(path: str, most: int) -> Refusal:
    """Refuse a text of too many characters."""
    return invalid(path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")


def bad_length(path: str, least: int, most: int) -> Refusal:
    """Refuse a text or a list of a wrong length."""
    return invalid(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")


UNAUTHORIZED = Refusal(401, 0, "401: Unauthorized")
NO_SUCH_ROUTE = Refusal(404, 0, "404: Not Found")
UNKNOWN_CHANNEL = Refusal(404, 10003, "Unknown Channel")
UNKNOWN_GUILD = Refusal(404, 10004, "Unknown Guild")
UNKNOWN_MEMBER = Refusal(404, 10007, "Unknown Member")
UNKNOWN_MESSAGE = Refusal(404, 10008, "Unknown Message")
UNKNOWN_USER = Refusal(404, 10013, "Unknown User")
UNKNOWN_WEBHOOK = Refusal(404, 10015, "Unknown Webhook")
UNKNOWN_INTERACTION = Refusal(404, 10062, "Unknown interaction")
TOO_MANY_COMMANDS = Refusal(400, 30032, "Maximum number of application commands reached (100).")
TOO_LARGE = Refusal(413, 40005, "Request entity too large")
ACKNOWLEDGED = Refusal(400, 40060, "Interaction has already been acknowledged.")
TOO_MANY_FOLLOW_UPS = Refusal(400, 40094, "Maximum number of follow up messages reached for this interaction")
MISSING_ACCESS = Refusal(403, 50001, "Missing Access")
NOT_YOURS = Refusal(403, 50005, "Cannot edit a message authored by another user")
EMPTY = Refusal(400, 50006, "Cannot send an empty message")
CLOSED_TO_BOT = Refusal(403, 50007, "Cannot send messages to this user")
IN_FORUM = Refusal(400, 40058, "Cannot send messages in a forum channel")
NOT_HERE = Refusal(400, 50024, "Cannot execute action on this channel type")
MISSING_PERMISSIONS = Refusal(403, 50013, "Missing Permissions")
TOKEN_EXPIRED = Refusal(401, 50027, "Invalid Webhook Token")
ARCHIVED = Refusal(400, 50083, "Thread is archived")
CROSSPOSTED = Refusal(400, 40033, "This message has already been crossposted")
HAS_THREAD = Refusal(400, 160004, "A thread has already been created for this message")
