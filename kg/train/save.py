"""The weights as files: the same bytes for the same weights.

Enters: `Weights` and what is known of them. Leaves: weights.npz (features, matrix and head in half
precision, the counts of common words) and
model.json, the card: classes, bias, digest, data, figures, limits.
Example: the card of the packaged weights says that they were fitted on work reports of twelve provinces.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kg.extract.weights import Weights


def save_weights(weights: Weights, folder: Path, card: Mapping[str, Any]) -> None:
    """Write both files. `card` holds what people should know: data, figures, limits."""
    folder.mkdir(parents=True, exist_ok=True)
    names = np.frombuffer("\x00".join(weights.rows).encode("utf-8"), dtype=np.uint8)
    common = np.frombuffer("\x00".join(weights.familiar.counts).encode("utf-8"), dtype=np.uint8)
    arrays = (
        ("features", names),
        ("common", common),
        ("counts", np.array(list(weights.familiar.counts.values()), dtype=np.uint8)),
        ("matrix", weights.matrix.astype(np.float16)),
        ("inputs", weights.head.inputs.astype(np.float16)),
        ("bias", weights.head.bias.astype(np.float16)),
        ("output", weights.head.output.astype(np.float16)),
    )
    with zipfile.ZipFile(folder / "weights.npz", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays:
            # A fixed date: numpy's own savez would write the clock into the archive.
            archive.writestr(_dated(name), _bytes(array), zipfile.ZIP_DEFLATED)
    facts = {
        "classes": list(weights.classes),
        "bias": weights.bias,
        "digest": weights.digest,
        **card,
    }
    text = json.dumps(facts, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / "model.json").write_text(text + "\n", encoding="utf-8")


def _dated(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))


def _bytes(array: npt.NDArray[Any]) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array, allow_pickle=False)
    return stream.getvalue()
