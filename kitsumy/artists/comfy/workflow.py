"""A workflow as ComfyUI's "Export (API)" writes it, with placeholders for what an order brings."""

from __future__ import annotations

import json
from importlib import resources

from kitsumy.artists.making import Wanted

Workflow = dict[str, object]


def usual() -> str:
    """Return the workflow that goes along: a checkpoint, two prompts, one picture."""
    return (resources.files("kitsumy.artists") / "data" / "comfy.json").read_text("utf-8")


def filled(text: str, wanted: Wanted) -> Workflow:
    """Return a workflow with an order in place of its placeholders.

    A value that is nothing but a placeholder takes its kind too, so that ``"{seed}"`` becomes a number.

    Raises:
        ValueError: the text is no workflow.

    """
    values: dict[str, str | int] = {
        "{model}": wanted.name,
        "{prompt}": wanted.prompt,
        "{avoid}": wanted.avoid,
        "{seed}": wanted.seed,
        "{width}": wanted.size.width,
        "{height}": wanted.size.height,
    }
    steps = json.loads(text)
    if not isinstance(steps, dict):
        raise ValueError("a workflow is an object of steps")
    return {name: _filled(step, values) for name, step in steps.items()}


def _filled(value: object, values: dict[str, str | int]) -> object:
    if isinstance(value, dict):
        return {key: _filled(one, values) for key, one in value.items()}
    if isinstance(value, list):
        return [_filled(one, values) for one in value]
    return values.get(value, value) if isinstance(value, str) else value
