"""The trained encoder as it ships: int8 ONNX, run by ONNX Runtime on one thread.

Made by ``train/`` (see its model card). No network is asked and nothing is downloaded.
"""

from functools import cache
from importlib.resources import as_file, files
from typing import Any

from dragoman.errors import ModelMissing

FOLDER = "data/models/encoder"
STATES = b"/layers.5/norm_b/LayerNormalization_output_0"  # what every head looks at, as the exporter calls it
SLOWER = ["SkipLayerNormFusion"]  # its kernel took a seventh of a pass, the two that it stands for a thirtieth


@cache
def session() -> Any:
    """The ONNX session: scores, then states; raises ModelMissing where ONNX Runtime cannot load it."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        with as_file(files("dragoman") / FOLDER / "encoder.onnx") as path:
            return onnxruntime.InferenceSession(
                path.read_bytes() + _output(STATES),
                options,
                providers=["CPUExecutionProvider"],
                disabled_optimizers=SLOWER,
            )
    except Exception as error:  # its errors share no base class
        raise ModelMissing(
            f"the trained encoder could not be loaded ({error}); set DRAGOMAN_STATEMENTS=rules to do without it"
        ) from error


def _output(name: bytes) -> bytes:
    """One output more for a model: a protobuf message takes in what is written behind it.

    Model(graph=7) of Graph(output=12) of ValueInfo(name=1, type=2) of Type(tensor=1) of Tensor(element=1: float).
    """
    floats = _field(1, bytes((1 << 3, 1)))
    return _field(7, _field(12, _field(1, name) + _field(2, floats)))


def _field(number: int, inside: bytes) -> bytes:
    """A field with its length, which is below 128 here and so takes one byte."""
    return bytes((number << 3 | 2, len(inside))) + inside
