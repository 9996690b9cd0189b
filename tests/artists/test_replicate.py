"""The artist who draws at Replicate, with the real library against a Replicate on loopback."""

from __future__ import annotations

import asyncio
import logging
import math
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress

import pytest
from pydantic import SecretStr

from kitsumy import hiring
from kitsumy.artists import find
from kitsumy.artists.catalogue import catalogue
from kitsumy.artists.modelled import ModelArtist
from kitsumy.artists.replicate import ReplicateMaker
from kitsumy.errors import (
    AnswerRefused,
    AnswerUnusable,
    CallRejected,
    CreditSpent,
    KeyRejected,
    ProviderBusy,
    ProviderDown,
    ProviderError,
    ProviderSilent,
)
from kitsumy.geometry import Size
from kitsumy.settings import load
from kitsumy.styles import Choice, styles
from kitsumy.styles import find as find_style
from tests.artists.orders import WHISPER, Notes, order, references
from tests.servers.faults import LOST_REPLY, Cut, Fault, Garbled, Refused, Silent, too_many
from tests.servers.replicate import (
    ELSEWHERE,
    ENDLESS,
    EXPIRED,
    FAILED,
    HTML,
    HUGE,
    NSFW,
    PRIVATE,
    TRUNCATED,
    WRONG,
    ReplicateServer,
)
from tests.servers.replicate.spoiling import EMPTY

Hire = Callable[..., ModelArtist]


@pytest.fixture
async def hire(replicate_server: ReplicateServer) -> AsyncIterator[Hire]:
    """Hire artists that hang up at the end; pictures are plain, and quick."""
    replicate_server.draws = False
    closing: list[Callable[[], Awaitable[None]]] = []

    def hired(patience: float = 20.0, rank: int = 0) -> ModelArtist:
        token = SecretStr(replicate_server.token)
        maker = ReplicateMaker(token, replicate_server.url, patience=patience, every=0.02)
        closing.append(maker.close)
        return ModelArtist("replicate", maker, rank=rank)

    yield hired
    for close in closing:
        await close()


async def test_a_panel_is_drawn_told_and_charged_once(hire: Hire, replicate_server: ReplicateServer) -> None:
    slip = Notes()
    drawing = await hire().draw(order(references=references("rudy", "kit")), None, slip)
    (work,) = replicate_server.works.values()
    assert slip.told == ["?", work.id]
    assert (slip.cost, slip.model) == (60_000, "black-forest-labs/flux-2-pro")
    assert (drawing.artist, drawing.model) == ("replicate", "black-forest-labs/flux-2-pro")
    assert (drawing.image.mode, drawing.image.info) == ("RGB", {})
    assert abs(math.log(drawing.image.width / drawing.image.height / (900 / 700))) < 0.1
    assert work.input["output_format"] == "webp"
    assert len(replicate_server.uploads) == 2


@pytest.mark.parametrize("model", sorted(catalogue().models["replicate"]))
async def test_every_model_takes_what_it_is_sent(
    hire: Hire, replicate_server: ReplicateServer, model: str
) -> None:
    choice = Choice(model=model, words="c0m1c", weights="huggingface.co/owner/name")
    models = {**find_style("comic").prompts.models, "replicate": (choice,)}
    prompts = find_style("comic").prompts.model_copy(update={"models": models})
    style = find_style("comic").model_copy(update={"prompts": prompts})
    artist = hire()
    wanted = order().model_copy(update={"style": style})
    many = references(*(f"c{number}" for number in range(20)))
    slip = Notes()
    drawing = await artist.draw(wanted.model_copy(update={"references": many}), None, slip)
    (work,) = replicate_server.works.values()
    taken = catalogue().of("replicate", model)
    assert len(replicate_server.uploads) == min(taken.most, 20) == artist.references(style)
    assert ("seed" in work.input) is bool(taken.seed)
    assert slip.cost == artist.price(wanted.model_copy(update={"references": many})) > 0
    assert drawing.image.size == taken.pixels(taken.shaped(wanted.size))


async def test_a_reference_is_sent_once_for_all_panels(hire: Hire, replicate_server: ReplicateServer) -> None:
    artist = hire()
    orders = [order(seed=seed, references=references("rudy", "kit")) for seed in range(3)]
    await asyncio.gather(*(artist.draw(one) for one in orders))
    assert len(replicate_server.calls_of("upload")) == 2
    sent = [work.input["input_images"] for work in replicate_server.works.values()]
    assert sent[0] == sent[1] == sent[2]
    assert {file.name for call in replicate_server.calls_of("upload") for file in call.files} == {
        "reference.jpg"
    }


FAULTS: list[tuple[str, Fault, ProviderError]] = [
    ("create", too_many(7), ProviderBusy("replicate", 7.0)),
    ("create", Refused(429), ProviderBusy("replicate", 0.0)),
    ("create", Refused(500), ProviderDown("replicate")),
    ("create", Refused(401), KeyRejected("replicate")),
    ("create", Refused(402), CreditSpent("replicate")),
    ("create", Refused(422), CallRejected("replicate")),
    ("create", Refused(404), CallRejected("replicate")),
    ("create", Cut(done=False), ProviderDown("replicate")),
    ("create", LOST_REPLY, ProviderDown("replicate")),
    ("create", Garbled(), AnswerUnusable("replicate", "malformed")),
    ("create", Garbled("[]", "application/json"), AnswerUnusable("replicate", "malformed")),
    ("create", Garbled('{"id": 5}', "application/json"), AnswerUnusable("replicate", "malformed")),
    ("create", NSFW, AnswerRefused("replicate", "picture")),
    ("create", FAILED, ProviderDown("replicate")),
    ("create", ELSEWHERE, AnswerUnusable("replicate", "host")),
    ("create", EMPTY, AnswerUnusable("replicate", "empty")),
    ("upload", Refused(503), ProviderDown("replicate")),
    ("look", Refused(503), ProviderDown("replicate")),
    ("look", too_many(3), ProviderBusy("replicate", 3.0)),
    ("look", Garbled("null", "application/json"), AnswerUnusable("replicate", "malformed")),
    ("output", Refused(500), ProviderDown("replicate")),
    ("output", Refused(403), AnswerUnusable("replicate", "expired")),
    ("output", Cut(done=False), ProviderDown("replicate")),
    ("output", EXPIRED, AnswerUnusable("replicate", "expired")),
    ("output", HTML, AnswerUnusable("replicate", "format")),
    ("output", WRONG, AnswerUnusable("replicate", "format")),
    ("output", HUGE, AnswerUnusable("replicate", "size")),
    ("output", TRUNCATED, AnswerUnusable("replicate", "format")),
    ("output", PRIVATE, AnswerUnusable("replicate", "host")),
]


@pytest.mark.parametrize(("method", "fault", "wanted"), FAULTS, ids=lambda one: str(one)[:40])
async def test_every_failure_is_one_of_ours_and_says_nothing_of_what_was_asked(
    hire: Hire,
    replicate_server: ReplicateServer,
    caplog: pytest.LogCaptureFixture,
    method: str,
    fault: Fault,
    wanted: ProviderError,
) -> None:
    caplog.set_level(logging.DEBUG)
    replicate_server.faults.on(method, fault, times=3)
    artist, slip = hire(), Notes()
    with pytest.raises(type(wanted)) as caught:
        await artist.draw(order(references=references("rudy")), None, slip)
    assert vars(caught.value) == vars(wanted)
    assert slip.cost == 0
    told = "".join(traceback.format_exception(caught.value)) + caplog.text + repr(caught.value) + repr(artist)
    assert WHISPER not in told
    assert replicate_server.token not in told


@pytest.mark.parametrize("fault", [EXPIRED, HTML, WRONG, TRUNCATED, Refused(500), Cut(done=False)], ids=str)
async def test_what_is_paid_for_is_fetched_again_before_it_is_ordered_again(
    hire: Hire, replicate_server: ReplicateServer, fault: Fault
) -> None:
    replicate_server.faults.on("output", fault)
    artist, slip = hire(), Notes()
    with suppress(ProviderDown):
        await artist.draw(order(), None, slip)
    if not slip.cost:
        await hire().draw(order(), None, slip)
    assert len(replicate_server.works) == 1
    assert slip.cost == artist.price(order())


async def test_what_is_spoiled_for_good_is_ordered_anew(
    hire: Hire, replicate_server: ReplicateServer
) -> None:
    replicate_server.faults.on("output", WRONG, times=3)
    artist, slip = hire(), Notes()
    with pytest.raises(AnswerUnusable):
        await artist.draw(order(), None, slip)
    assert slip.external == ""
    await artist.draw(order(), None, slip)
    assert len(replicate_server.works) == 2


@pytest.mark.parametrize("fault", [NSFW, FAILED], ids=str)
async def test_what_came_to_nothing_is_ordered_anew(
    hire: Hire, replicate_server: ReplicateServer, fault: Fault
) -> None:
    replicate_server.faults.on("create", fault)
    artist, slip = hire(), Notes()
    with pytest.raises(ProviderError):
        await artist.draw(order(), None, slip)
    await artist.draw(order(), None, slip)
    assert [work.status for work in replicate_server.works.values()] == ["failed", "succeeded"]


async def test_a_work_is_found_again_after_a_crash(hire: Hire, replicate_server: ReplicateServer) -> None:
    replicate_server.faults.on("look", Cut(done=False))
    slip = Notes()
    with pytest.raises(ProviderDown):
        await hire().draw(order(), None, slip)
    await hire().draw(order(), None, Notes(slip.external))
    assert [work.status for work in replicate_server.works.values()] == ["succeeded"]
    await hire().draw(order(), None, Notes("of-another-day"))
    assert len(replicate_server.works) == 2


async def test_a_work_whose_id_never_came_back_is_found_among_the_newest(
    hire: Hire, replicate_server: ReplicateServer
) -> None:
    await hire().draw(order(take=2), None, Notes())
    replicate_server.faults.on("create", LOST_REPLY)
    slip = Notes()
    with pytest.raises(ProviderDown):
        await hire().draw(order(), None, slip)
    await hire().draw(order(), None, Notes(slip.external))
    assert list(replicate_server.count().values()) == [1, 1]


async def test_what_never_arrived_is_ordered_anew(hire: Hire, replicate_server: ReplicateServer) -> None:
    await hire().draw(order(take=2), None, Notes())
    replicate_server.faults.on("create", Cut(done=False))
    slip = Notes()
    with pytest.raises(ProviderDown):
        await hire().draw(order(), None, slip)
    await hire().draw(order(), None, slip)
    assert list(replicate_server.count("succeeded").values()) == [1, 1]


async def test_nobody_answers(hire: Hire, replicate_server: ReplicateServer) -> None:
    replicate_server.faults.on("create", Silent())
    with pytest.raises(ProviderSilent) as caught:
        await hire(patience=0.5).draw(order())
    assert caught.value.seconds == 0.5


async def test_a_work_that_never_ends_is_called_off(hire: Hire, replicate_server: ReplicateServer) -> None:
    replicate_server.faults.on("create", ENDLESS)
    slip, artist = Notes(), hire(patience=0.8)
    with pytest.raises(ProviderSilent):
        await artist.draw(order(), None, slip)
    assert [work.status for work in replicate_server.works.values()] == ["canceled"]
    await hire().draw(order(), None, slip)
    assert [work.status for work in replicate_server.works.values()] == ["canceled", "succeeded"]


@pytest.mark.parametrize("fault", [None, Refused(500), Refused(404)], ids=str)
async def test_cancelling_calls_the_work_off(
    hire: Hire, replicate_server: ReplicateServer, fault: Fault | None
) -> None:
    replicate_server.latency = 60.0
    if fault:
        replicate_server.faults.on("cancel", fault)
    task = asyncio.create_task(hire().draw(order()))
    await replicate_server.until(lambda: bool(replicate_server.calls_of("look")))
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    (work,) = replicate_server.works.values()
    assert work.status == ("processing" if fault else "canceled")


async def test_cancelling_while_it_is_ordered_calls_it_off_too(
    hire: Hire, replicate_server: ReplicateServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    replicate_server.latency = 60.0
    answer, begun = replicate_server.answer, asyncio.Event()

    async def slow(call: object) -> object:
        found = await answer(call)  # type: ignore[arg-type]  # passed on as it came
        begun.set()
        await asyncio.sleep(0.05)
        return found

    monkeypatch.setattr(replicate_server, "answer", slow)
    task = asyncio.create_task(hire().draw(order()))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert [work.status for work in replicate_server.works.values()] == ["canceled"]


@pytest.mark.parametrize("token", ["r8_wrong", "r8_ключ", "r8_\nx"])
async def test_a_wrong_token_is_rejected(replicate_server: ReplicateServer, token: str) -> None:
    maker = ReplicateMaker(SecretStr(token), replicate_server.url)
    with pytest.raises(KeyRejected):
        await ModelArtist("replicate", maker).draw(order())
    await maker.close()


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "not an address", "http://[1"])
async def test_nobody_is_there(address: str) -> None:
    maker = ReplicateMaker(SecretStr("r8"), address)
    with pytest.raises(ProviderError):
        await ModelArtist("replicate", maker).draw(order())
    await maker.close()


async def test_the_same_order_has_the_same_seed_and_another_take_another(
    hire: Hire, replicate_server: ReplicateServer
) -> None:
    artist = hire()
    for take in (1, 1, 2):
        await artist.draw(order(take=take))
    seeds = [work.input["seed"] for work in replicate_server.works.values()]
    assert seeds[0] == seeds[1] != seeds[2]
    assert max(replicate_server.count("succeeded").values()) == 2


async def test_the_second_choice_draws_with_its_own_weights(
    hire: Hire, replicate_server: ReplicateServer
) -> None:
    first, second = hire(), hire(rank=1)
    style = find_style("comic")
    assert first.recipe(style) != second.recipe(style)
    drawing = await second.draw(order())
    (work,) = replicate_server.works.values()
    assert drawing.model == "black-forest-labs/flux-dev-lora"
    assert str(work.input["lora_weights"]).startswith("huggingface.co/")
    assert str(work.input["prompt"]).startswith("c0m1c")


def test_whoever_draws_is_named() -> None:
    artist = find("replicate", key=SecretStr("r8"))
    assert artist.credit("en") == "Drawn by the image model FLUX.2 Pro"
    assert artist.credit("uk") == "Намальовано моделлю зображень FLUX.2 Pro"
    assert artist.credit("de") == artist.credit("en")
    assert not artist.foresees
    assert artist.cameras(order(), 0.2) == ()


@pytest.mark.parametrize("size", [Size(1500, 600), Size(600, 1500), Size(800, 800)])
def test_a_picture_is_the_nearest_shape_on_offer(size: Size) -> None:
    for models in catalogue().models.values():
        for model in models.values():
            found = model.pixels(model.shaped(size))
            assert abs(math.log(found.width / found.height) - math.log(size.width / size.height)) < 0.6
            assert found.width * found.height <= 5_000_000


def test_every_style_has_two_choices_with_a_price() -> None:
    for style in styles().values():
        for rank in (0, 1):
            artist = find("replicate", key=SecretStr("r8"), rank=rank)
            assert artist.price(order(style.key)) > 0
            assert find("openai", key=SecretStr("sk"), rank=rank).price(order(style.key)) > 0
        first, second = (style.prompts.choice("replicate", rank).model for rank in (0, 1))
        assert first != second


def test_nobody_is_hired_without_a_key_or_an_address() -> None:
    for name in ("replicate", "openai", "http", "nobody"):
        with pytest.raises(KeyError):
            find(name)
    with pytest.raises(KeyError):
        find("nobody", key=SecretStr("k"))
    assert find("draft").name == "draft"


async def test_settings_hire_first_and_second_choices(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "REPLICATE_API_TOKEN": "r8",
        "OPENAI_API_KEY": "sk",  # pragma: allowlist secret
        "KITSUMY_IMAGES_URL": "http://127.0.0.1:8188",
        "KITSUMY_ARTISTS": "http,replicate,openai,draft",
    }.items():
        monkeypatch.setenv(name, value)
    hired = [(one.name, one.recipe(find_style("comic")).split()[0]) for one in hiring.artists(load())]
    assert hired == [
        ("http", "sd_xl_base_1.0.safetensors"),
        ("replicate", "black-forest-labs/flux-2-pro"),
        ("replicate", "black-forest-labs/flux-dev-lora"),
        ("openai", "gpt-image-1.5"),
        ("openai", "gpt-image-1-mini"),
    ]
