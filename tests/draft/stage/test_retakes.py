"""Retakes: what another take of a shot does differently."""

from __future__ import annotations

import pytest

from kitsumy.character import CharacterSheet, Palette
from kitsumy.comic import Figure, Shot
from kitsumy.draft.figures.rig import rig
from kitsumy.draft.stage.retakes import retake, ways
from kitsumy.geometry import Size
from kitsumy.ports import PanelOrder
from kitsumy.styles import styles

FOX = CharacterSheet(
    id="fox", name="Renata", palette=Palette(coat="#d9772b", main="#8a6a4a", second="#5a4632")
)
POSES = [pose for pose in rig().poses if not pose.endswith("_2")]


def order(shot: Shot, take: int) -> PanelOrder:
    return PanelOrder(shot=shot, cast=(FOX,), style=styles()["comic"], size=Size(400, 300), seed=7, take=take)


def alone(**rest: object) -> Shot:
    fox = Figure.model_validate({"character": "fox", **rest})
    return Shot(place="street", figures=(fox,))


def test_the_first_take_is_the_shot_as_it_was_ordered() -> None:
    what = order(alone(pose="running"), 1)

    assert ways(what) == (what,)


@pytest.mark.parametrize("pose", POSES)
def test_every_pose_has_another_variant(pose: str) -> None:
    (figure,) = ways(order(alone(pose=pose), 2))[0].shot.figures

    assert rig().poses[figure.pose] != rig().poses[pose]


def test_another_framing_leaves_a_way_back_to_the_shots_own() -> None:
    assert [way.shot.framing for way in ways(order(alone(), 2))] == ["close", "medium"]


def test_somebody_alone_turns_round_unless_the_script_says_where_they_look() -> None:
    turned = ways(order(alone(slot="right"), 3))[0].shot.figures[0]
    told = ways(order(alone(slot="right", facing="left"), 3))[0].shot.figures[0]

    assert (turned.slot, turned.facing) == ("left", "right")
    assert (told.slot, told.facing) == ("right", "left")


def test_the_second_take_follows_the_last() -> None:
    assert retake(2) == retake(5) != retake(3)
    assert retake(4) not in (retake(2), retake(3))
