"""YuNet, a face detector of 53,000 weights, run by NumPy alone.

Every layer after the first is a *unit*: a 1×1 convolution across channels, then a 3×3 one within each
channel. Source: ``face_detection_yunet_2023mar`` of OpenCV's model zoo (MIT, see ``data/LICENSE.yunet``).
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

Maps = NDArray[np.float32]
"""Feature maps: channels × rows × columns."""

STRIDES = (8, 16, 32)
"""Pixels of the input that one cell of each answer stands for."""
ANSWERS = 16
"""Channels of an answer: face, certainty, box (4), five points (10)."""

_STEM = (16, 3, 3, 3)
_STAGES = (((16, 16),), ((16, 16), (16, 32), (32, 32), (32, 64)), *(((64, 64), (64, 64)),) * 3)
"""Channels in and out of each unit; the maps are halved between the stages."""
_NECK, _HEADS = ((64, 64),) * 3, ((64, ANSWERS),) * 3
_NINE = tuple(itertools.product(range(3), range(3)))


@dataclass(frozen=True, slots=True)
class _Unit:
    """Weights of one unit: across channels (out × in), then within each (out × 3 × 3)."""

    across: Maps
    across_bias: Maps
    within: Maps
    within_bias: Maps

    def __call__(self, maps: Maps) -> Maps:
        _, rows, columns = maps.shape
        mixed = np.zeros((len(self.across), rows + 2, columns + 2), np.float32)
        inside = mixed[:, 1:-1, 1:-1]
        _mix(self.across, maps, inside)
        inside += self.across_bias[:, None, None]
        return self._blur(mixed, rows, columns)

    def _blur(self, padded: Maps, rows: int, columns: int) -> Maps:
        result = np.empty((len(padded), rows, columns), np.float32)
        part = np.empty_like(result)
        result[:] = self.within_bias[:, None, None]
        for y, x in _NINE:
            np.multiply(padded[:, y : y + rows, x : x + columns], self.within[:, y, x, None, None], out=part)
            result += part
        return result


class _Weights:
    """Reads arrays one after the other."""

    def __init__(self, values: Maps) -> None:
        self._values, self._at = values, 0

    def take(self, *shape: int) -> Maps:
        start, self._at = self._at, self._at + math.prod(shape)
        return self._values[start : self._at].reshape(shape)

    def unit(self, channels: tuple[int, int]) -> _Unit:
        read, written = channels
        return _Unit(
            self.take(written, read), self.take(written), self.take(written, 3, 3), self.take(written)
        )

    def finish(self) -> None:
        if self._at != len(self._values):
            raise ValueError(f"{len(self._values)} weights, {self._at} wanted")


class Network:
    """The detector's layers. It keeps nothing between runs, so threads may share it."""

    def __init__(self, values: Maps) -> None:
        weights = _Weights(values)
        self._stem = weights.take(*_STEM).reshape(_STEM[0], -1)
        self._stem_bias = weights.take(_STEM[0])
        self._stages = [[weights.unit(channels) for channels in stage] for stage in _STAGES]
        self._neck = [weights.unit(channels) for channels in _NECK]
        self._heads = [weights.unit(channels) for channels in _HEADS]
        weights.finish()

    def answers(self, image: Maps) -> tuple[Maps, ...]:
        """Return the raw answers for each stride; ``image`` is BGR, 0..255, sides in multiples of 32."""
        three = self._levels(image)
        merged = _positive(self._neck[0](three[2]))
        pyramid = [merged]
        for unit, level in zip(self._neck[1:], (three[1], three[0]), strict=True):
            merged = _positive(unit(_doubled(merged) + level))
            pyramid.append(merged)
        return tuple(head(level) for head, level in zip(self._heads, reversed(pyramid), strict=True))

    def _levels(self, image: Maps) -> list[Maps]:
        """Return the maps of the last three stages, the finest first."""
        maps = _positive(self._stemmed(image))
        found = []
        for number, stage in enumerate(self._stages):
            maps = _halved(maps) if number > 1 else maps
            for unit in stage:
                maps = _positive(unit(maps))
            maps = _halved(maps) if number == 0 else maps
            found.append(maps)
        return found[-len(STRIDES) :]

    def _stemmed(self, image: Maps) -> Maps:
        """Run the first layer: a full 3×3 convolution on every second pixel."""
        colours, height, width = image.shape
        padded = np.pad(image, ((0, 0), (1, 1), (1, 1)))
        windows = [
            padded[colour, y : y + height : 2, x : x + width : 2]
            for colour in range(colours)
            for y, x in _NINE
        ]
        maps = np.empty((_STEM[0], height // 2, width // 2), np.float32)
        _mix(self._stem, np.stack(windows), maps)
        maps += self._stem_bias[:, None, None]
        return maps


@lru_cache(maxsize=1)
def network() -> Network:
    """Return the network, read at the first call.

    Raises:
        ValueError: the file of weights is not whole.

    """
    raw = (resources.files(__package__) / "data" / "yunet.f16").read_bytes()
    return Network(np.frombuffer(raw, "<f2").astype(np.float32))


def _mix(weights: Maps, maps: Maps, into: Maps) -> None:
    """Multiply weights with every pixel's channels, row by row.

    Products this small stay on one core: spread over several, the cores wait for each other when the
    machine is busy, which can take ten times as long as the work.
    """
    np.matmul(weights, maps.transpose(1, 0, 2), out=into.transpose(1, 0, 2))


def _positive(maps: Maps) -> Maps:
    return np.maximum(maps, 0, out=maps)


def _halved(maps: Maps) -> Maps:
    """Keep the largest of every two by two values."""
    rows = np.maximum(maps[:, ::2], maps[:, 1::2])
    return np.maximum(rows[:, :, ::2], rows[:, :, 1::2])


def _doubled(maps: Maps) -> Maps:
    return maps.repeat(2, 1).repeat(2, 2)
