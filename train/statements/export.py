"""Trained weights -> what ships: ``python -m train.statements.export TRAINED.pt OUT_FOLDER``.

Writes ``encoder.onnx`` and ``chain.npz``. Matrices are int8 per channel (per tensor lost 1.8 points of F1 in a first
try), word embeddings int8 with a scale a row.
"""

import sys
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dragoman.extract.encoder.windows import FEATURES
from train.statements.model import Tagger


class Rows(nn.Module):
    """An embedding as int8 rows, each with its scale."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))

    def forward(self, numbers: Tensor) -> Tensor:
        """(...) -> (..., width)."""
        return self.rows[numbers].float() * self.scale[numbers]


def export(trained: Path, out: Path) -> None:
    """Write both files."""
    state = torch.load(trained, weights_only=True)
    model = Tagger()
    model.load_state_dict(state["model"])
    model.alone = True
    model.words = Rows(model.words.weight.detach())  # type: ignore[assignment]
    model.eval()
    rows = torch.ones(1, FEATURES, 9, dtype=torch.int64)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            model, (rows,), str(plain), input_names=["rows"], output_names=["scores"], opset_version=17, dynamo=False,
            dynamic_axes={"rows": {2: "pieces"}, "scores": {1: "pieces"}},
        )  # fmt: skip
        quantize_dynamic(
            plain, out / "encoder.onnx", op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8
        )
    chain = {name: state["chain"][name].numpy() for name in ("transitions", "start", "end")}
    np.savez(out / "chain.npz", **chain)


if __name__ == "__main__":
    export(Path(sys.argv[1]), Path(sys.argv[2]))
