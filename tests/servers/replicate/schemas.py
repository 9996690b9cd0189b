"""Inputs held against models' own schemas: those that are stored, else the fields as we know them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from tests.servers.contract import FOLDER

from .works import Json

_MODELS = FOLDER / "specs" / "replicate" / "models"
# Of models whose schema is stored nowhere here.
_FIELDS = {
    "black-forest-labs/flux-2-pro": ("input_images", "resolution", "safety_tolerance"),
    "black-forest-labs/flux-2-flex": ("input_images", "resolution", "safety_tolerance", "prompt_upsampling"),
    "black-forest-labs/flux-2-klein-4b": ("images",),
    "black-forest-labs/flux-kontext-pro": ("input_image", "safety_tolerance"),
    "google/nano-banana-pro": ("image_input", "resolution"),
    "bytedance/seedream-4.5": ("image_input", "size", "sequential_image_generation", "max_images"),
}
_STORED_ONLY = ("black-forest-labs/flux-dev-lora", "stability-ai/sdxl")
_SHARED = ("prompt", "aspect_ratio", "seed", "output_format", "output_quality")
_SEEDLESS = ("google/nano-banana-pro", "bytedance/seedream-4.5")
_MOST = {
    "black-forest-labs/flux-2-pro": 8,
    "black-forest-labs/flux-2-flex": 10,
    "black-forest-labs/flux-2-klein-4b": 5,
    "black-forest-labs/flux-kontext-pro": 1,
    "google/nano-banana-pro": 14,
    "bytedance/seedream-4.5": 14,
}


def stored(model: str) -> bool:
    """Tell whether a model's own schema is here."""
    return _path(model).is_file()


def _path(model: str) -> Path:
    return _MODELS / f"{model.replace('/', '__')}.json"


@cache
def _schema(model: str) -> Json:
    told = json.loads(_path(model).read_text("utf-8"))
    return {
        **told["components"]["schemas"]["Input"],
        "components": told["components"],
        "additionalProperties": False,
    }


def model_of(version: str) -> str:
    """Return the model of a version; only SDXL is called by one."""
    return "stability-ai/sdxl" if version else ""


def faults(model: str, asked: Json) -> list[str]:
    """Return what is wrong with an input."""
    if stored(model):
        from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no types

        return [error.message for error in Draft202012Validator(_schema(model)).iter_errors(asked)]
    if model in _STORED_ONLY:
        return []
    if model not in _FIELDS:
        return ["no such model"]
    known = {*_SHARED, *_FIELDS[model]} - ({"seed"} if model in _SEEDLESS else set())
    strange = [f"no such field: {name}" for name in asked if name not in known]
    pictures = asked.get(_FIELDS[model][0], [])
    if isinstance(pictures, list) and len(pictures) > _MOST[model]:
        strange.append("too many pictures")
    return strange
