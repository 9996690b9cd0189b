"""A picture in a model's own fields, as its description names them."""

from __future__ import annotations

from collections.abc import Sequence

from kitsumy.artists.making import Wanted

Input = dict[str, object]


def inputs(wanted: Wanted, addresses: Sequence[str] = ()) -> Input:
    """Return a prediction's input; ``addresses`` are where the references are."""
    model = wanted.model
    told: Input = {**model.inputs, "prompt": wanted.prompt}
    if model.shape:
        told[model.shape] = wanted.shape
    else:
        told["width"], told["height"] = wanted.size
    optional = {model.seed: wanted.seed, model.avoid: wanted.avoid, model.weights: wanted.weights}
    told.update({field: value for field, value in optional.items() if field and value != ""})
    if model.references and addresses:
        told[model.references] = addresses[0] if model.single else list(addresses)
    return told
