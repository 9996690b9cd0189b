"""What components may be: in a message of either kind, and in a modal."""

from __future__ import annotations

from collections.abc import Sequence

from . import refusals
from .messages import BUTTON, GALLERY, LABEL, SELECT, TEXT_DISPLAY, TEXT_INPUT, Look
from .refusals import Refusal, invalid
from .wire import CallbackData, Component

# Discord's documented limits.
MOST_ROWS = 5
MOST_COMPONENTS = 40
MOST_CHARACTERS = 4000
MOST_PICTURES = 10
MOST_OPTIONS = 25
LONGEST_ID = 100
LONGEST_BUTTON = 80
LONGEST_ALT = 1024
LONGEST_TITLE = 45
ROW, SECTION, CONTAINER = 1, 9, 17
LINK, PREMIUM = 5, 6
SELECTS = (SELECT, 5, 6, 7, 8)
ONLY_V2 = (SECTION, TEXT_DISPLAY, 11, GALLERY, 13, 14, CONTAINER)
TOP_V2 = (ROW, *ONLY_V2)


def _wrong(code: str, message: str) -> Refusal:
    return invalid("components", code, message)


def _check_ids(parts: Sequence[Component]) -> None:
    ids = [part.custom_id for part in parts if part.custom_id is not None]
    for one in ids:
        if not 1 <= len(one) <= LONGEST_ID:
            raise refusals.bad_length("components.0.custom_id", 1, LONGEST_ID)
    if len(set(ids)) < len(ids):
        raise _wrong("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")


def _check_button(part: Component) -> None:
    if len(part.label or "") > LONGEST_BUTTON:
        raise refusals.too_long("components.0.label", LONGEST_BUTTON)
    leads = part.url is not None if part.style == LINK else part.custom_id is not None
    if part.style != PREMIUM and not leads:
        raise _wrong("BASE_TYPE_REQUIRED", "A link has a url, any other button a custom id")
    if not part.label and not (part.model_extra or {}).get("emoji"):
        raise _wrong("BUTTON_COMPONENT_MISSING_LABEL", "A button must have a label or an emoji")


def _check_menu(part: Component) -> None:
    if part.type == SELECT and not 1 <= len(part.options) <= MOST_OPTIONS:
        raise refusals.bad_length("components.0.options", 1, MOST_OPTIONS)
    for option in part.options:
        if not (1 <= len(option.label) <= LONGEST_ID and 1 <= len(option.value) <= LONGEST_ID):
            raise refusals.bad_length("components.0.options.0", 1, LONGEST_ID)
    more = part.model_extra or {}
    if len(more.get("default_values") or ()) > more.get("max_values", 1):
        raise _wrong("SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "More is chosen than may be")
    values = {option.value for option in part.options}
    if len(values) < len(part.options):
        raise _wrong("SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used")


def _check_row(part: Component) -> None:
    kinds = [child.type for child in part.components]
    menu = any(kind in SELECTS for kind in kinds)
    if not kinds or len(kinds) > (1 if menu else MOST_ROWS):
        raise refusals.bad_length("components.0.components", 1, MOST_ROWS)


def _check_gallery(part: Component) -> None:
    if not 1 <= len(part.items) <= MOST_PICTURES:
        raise refusals.bad_length("components.0.items", 1, MOST_PICTURES)
    if any(len(item.description or "") > LONGEST_ALT for item in part.items):
        raise refusals.too_long("components.0.items.0.description", LONGEST_ALT)


def _check_section(part: Component) -> None:
    if part.accessory is None or not 1 <= len(part.components) <= 3:
        raise _wrong("BASE_TYPE_REQUIRED", "A section has one to three texts and an accessory")


def _check_text(part: Component) -> None:
    if not part.content:
        raise refusals.bad_length("components.0.content", 1, MOST_CHARACTERS)


def _check_container(part: Component) -> None:
    if not part.components or any(child.type == CONTAINER for child in part.components):
        raise _wrong("BASE_TYPE_REQUIRED", "A container has components, and no other container")


_CHECKS = {
    **{BUTTON: _check_button, ROW: _check_row, GALLERY: _check_gallery, SECTION: _check_section},
    **{TEXT_DISPLAY: _check_text, CONTAINER: _check_container},
    **dict.fromkeys(SELECTS, _check_menu),
}


def _check_parts(parts: Sequence[Component]) -> None:
    _check_ids(parts)
    for part in parts:
        if part.type in _CHECKS:
            _CHECKS[part.type](part)


def _check_v2(look: Look) -> None:
    if look.content or look.embeds:
        told = "The 'content' and 'embeds' fields cannot be used when using MessageFlags.IS_COMPONENTS_V2"
        raise invalid("content" if look.content else "embeds", "MESSAGE_CANNOT_USE_LEGACY_FIELDS", told)
    if len(look.parts) > MOST_COMPONENTS:
        raise _wrong("BASE_TYPE_MAX_LENGTH", f"Must be {MOST_COMPONENTS} or fewer components in all")
    if sum(map(len, look.texts)) > MOST_CHARACTERS:
        raise _wrong("BASE_TYPE_MAX_LENGTH", f"Must be {MOST_CHARACTERS} or fewer characters in all")
    if any(component.type not in TOP_V2 for component in look.components):
        raise _wrong("UNION_TYPE_CHOICES", f"Value of field 'type' must be one of {TOP_V2}")
    _check_references(look)


def _check_references(look: Look) -> None:
    names = {file.name for file in look.attachments}
    for url in (media.url for part in look.parts for media in part.media_shown):
        if url.startswith("attachment://") and url.removeprefix("attachment://") not in names:
            told = f"The referenced attachment in {url} was not found"
            raise _wrong("UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", told)


def check(look: Look) -> None:
    """Refuse components that no message may have."""
    _check_parts(look.parts)
    if look.v2:
        _check_v2(look)
        return
    if len(look.components) > MOST_ROWS:
        raise refusals.bad_length("components", 0, MOST_ROWS)
    if any(component.type != ROW for component in look.components):
        raise _wrong("UNION_TYPE_CHOICES", f"Value of field 'type' must be one of ({ROW},).")


def check_modal(data: CallbackData) -> list[Component]:
    """Refuse a modal that no client would open; return its fields, each with its label."""
    if not 1 <= len(data.title) <= LONGEST_TITLE:
        raise refusals.bad_length("data.title", 1, LONGEST_TITLE)
    if not 1 <= len(data.custom_id) <= LONGEST_ID:
        raise refusals.bad_length("data.custom_id", 1, LONGEST_ID)
    if not 1 <= len(data.components or ()) <= MOST_ROWS:
        raise refusals.bad_length("data.components", 1, MOST_ROWS)
    fields = [field for component in data.components or () for field in _fields(component)]
    _check_ids(fields)
    return fields


def _fields(component: Component) -> list[Component]:
    if component.type == LABEL and component.component is not None:
        found = [component.component.model_copy(update={"label": component.label})]
    elif component.type == ROW:
        found = list(component.components)
    elif component.type == TEXT_DISPLAY:
        return []
    else:
        raise _wrong("UNION_TYPE_CHOICES", "A modal has labels, rows and texts")
    for field in found:
        if not 1 <= len(field.label or "") <= LONGEST_TITLE:
            raise refusals.bad_length("data.components.0.label", 1, LONGEST_TITLE)
        if field.type == TEXT_INPUT and len(field.value or "") > (field.max_length or MOST_CHARACTERS):
            raise refusals.too_long("data.components.0.value", field.max_length or MOST_CHARACTERS)
    return found
