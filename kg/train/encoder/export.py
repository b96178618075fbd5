"""The encoder as a file: an ONNX model in eight bits, with its vocabulary and classes inside.

Enters: what `fit` made. Leaves: encoder.onnx, which `kg.extract.encoder` reads.
Weights take seven of the eight bits, so that processors without instructions for such sums don't overflow and all
give the same numbers.
Example: six layers over 8,000 characters take 14 MB.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from kg.extract.encoder import MODEL
from kg.train.encoder.fit import Fitted

_OPSET = 17


def save_encoder(fitted: Fitted, folder: Path) -> Path:
    """Write the file and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        whole, small = Path(scratch) / "whole.onnx", Path(scratch) / "small.onnx"
        rows = torch.tensor([[0, 4, 5, 6, 2]])
        axes = {"rows": {1: "length"}, "logs": {1: "length"}}
        torch.onnx.export(
            fitted.network, (rows,), str(whole), input_names=["rows"], output_names=["logs"],
            dynamic_axes=axes, opset_version=_OPSET, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            whole, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip
        model = onnx.load(str(small))
    facts = {"classes": " ".join(fitted.classes), "characters": fitted.characters, "alike": fitted.alike}
    onnx.helper.set_model_props(model, facts)
    path = folder / MODEL
    path.write_bytes(model.SerializeToString(deterministic=True))
    return path
