"""Turn words into a vector. The only place that runs the sentence model."""

from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

Vector = NDArray[np.float32]

ERRORS_ALONE = 3
ON_THE_PROCESSOR = ["CPUExecutionProvider"]


class Embedder:
    """Makes vectors of length 1: the nearer two texts, the nearer the product of theirs to 1.

    Uses one thread, and none of its own, so that processes may be copied after it was made.
    """

    def __init__(self, model: bytes, tokenizer: Path, *, most_pieces: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = ERRORS_ALONE
        # What one long text needed is not kept until the next.
        options.enable_cpu_mem_arena = False
        self._model = onnxruntime.InferenceSession(model, options, providers=ON_THE_PROCESSOR)
        self._pieces = Tokenizer.from_file(str(tokenizer))
        self._pieces.no_padding()
        self._pieces.enable_truncation(most_pieces)

    def vector(self, text: str) -> Vector:
        readable = text.encode(errors="replace").decode()
        pieces = np.array(self._pieces.encode(readable).ids, np.int64)
        found: Vector = self._model.run(None, {"ids": pieces})[0]
        return found
