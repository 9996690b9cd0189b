"""What components may be, limit by limit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.servers.discord import forms
from tests.servers.discord.files import Attachment
from tests.servers.discord.messages import COMPONENTS_V2, Look
from tests.servers.discord.refusals import Refusal
from tests.servers.discord.wire import CallbackData, Component, Json


def look(*components: Json, v2: bool = False) -> Look:
    parts = tuple(Component.model_validate(component) for component in components)
    files = (Attachment(1, "page.png", "image/png", 1),)
    return Look(0.0, components=parts, attachments=files, flags=COMPONENTS_V2 if v2 else 0)


def button(number: int = 1, **more: object) -> Json:
    return {"type": 2, "style": 2, "label": "Go", "custom_id": f"go:{number}", **more}


def row(*components: Json) -> Json:
    return {"type": 1, "components": list(components)}


def menu(*values: str, label: str = "L") -> Json:
    options = [{"label": label, "value": value} for value in values]
    return {"type": 3, "custom_id": "menu", "options": options}


def gallery(count: int = 1, alt: str = "A fox.") -> Json:
    item = {"media": {"url": "attachment://page.png"}, "description": alt}
    return {"type": 12, "items": [item] * count}


def text(content: str = "x") -> Json:
    return {"type": 10, "content": content}


FIT = [
    look(row(*(button(n) for n in range(5)))),
    look(*(row(button(n)) for n in range(5))),
    look(row(button(style=5, custom_id=None, url="https://example.invalid"))),
    look(row(button(label="", emoji={"name": "🦊"}))),
    look(row(menu(*(str(n) for n in range(25))))),
    look(row(button(custom_id="x" * 100, label="y" * 80))),
    look(text(), gallery(10, "x" * 1024), row(button()), v2=True),
    look({"type": 17, "components": [text("x" * 4000)]}, v2=True),
    look({"type": 9, "components": [text()] * 3, "accessory": button()}, v2=True),
]
MISFIT = [
    look(row(*(button(n) for n in range(6)))),
    look(row()),
    look(*(row(button(n)) for n in range(6))),
    look(button()),
    look(text()),
    look(row(button(style=5, custom_id=None))),
    look(row(button(custom_id=None))),
    look(row(button(label=""))),
    look(row(button(custom_id=""))),
    look(row(button(custom_id="x" * 101))),
    look(row(button(label="y" * 81))),
    look(row(button(), button())),
    look(row(menu())),
    look(row(menu(*(str(n) for n in range(26))))),
    look(row(menu("same", "same"))),
    look(row(menu("x" * 101))),
    look(row(menu("x", label=""))),
    look(row(menu("x"), button())),
    look(gallery(0), v2=True),
    look(gallery(11), v2=True),
    look(gallery(1, "x" * 1025), v2=True),
    look(text(""), v2=True),
    look(text("x" * 2001), text("x" * 2000), v2=True),
    look(*[text()] * 41, v2=True),
    look(button(), v2=True),
    look({"type": 9, "components": [text()]}, v2=True),
    look({"type": 9, "components": [text()] * 4, "accessory": button()}, v2=True),
    look({"type": 17, "components": []}, v2=True),
    look({"type": 17, "components": [{"type": 17, "components": [text()]}]}, v2=True),
    look({"type": 13, "file": {"url": "attachment://lost.zip"}}, v2=True),
]


@pytest.mark.parametrize("fit", FIT)
def test_what_fits(fit: Look) -> None:
    forms.check(fit)


@pytest.mark.parametrize("misfit", MISFIT)
def test_what_does_not(misfit: Look) -> None:
    with pytest.raises(Refusal) as refused:
        forms.check(misfit)
    assert refused.value.code == 50035


@settings(max_examples=40)
@given(st.lists(st.integers(1, 400), min_size=1, max_size=39))
def test_all_texts_together_count(lengths: list[int]) -> None:
    layout = look(*(text("x" * length) for length in lengths), v2=True)
    if sum(lengths) <= forms.MOST_CHARACTERS:
        forms.check(layout)
    else:
        with pytest.raises(Refusal):
            forms.check(layout)


def line(**more: object) -> Json:
    return {"type": 4, "custom_id": "line", "style": 1, **more}


def modal(*components: Json, title: str = "Edit", custom_id: str = "edit") -> CallbackData:
    return CallbackData.model_validate({"title": title, "custom_id": custom_id, "components": components})


def test_a_form_has_labelled_fields() -> None:
    found = forms.check_modal(
        modal(text(), row(line(label="Old way")), {"type": 18, "label": "New way", "component": menu("a")})
    )
    assert [field.label for field in found] == ["Old way", "New way"]


@pytest.mark.parametrize(
    "wrong",
    [
        modal(),
        modal(row(line(label="x")), title=""),
        modal(row(line(label="x")), title="x" * 46),
        modal(row(line(label="x")), custom_id="x" * 101),
        modal(row(line())),
        modal(row(line(label="x" * 46))),
        modal(row(line(label="x", value="too long", max_length=3))),
        modal(row(line(label="x")), row(line(label="y"))),
        modal(*(row(line(label="x", custom_id=str(number))) for number in range(6))),
        modal(gallery()),
    ],
)
def test_forms_that_no_client_opens(wrong: CallbackData) -> None:
    with pytest.raises(Refusal) as refused:
        forms.check_modal(wrong)
    assert refused.value.code == 50035
