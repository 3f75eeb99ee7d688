"""Turn words into a vector. The only place that runs the sentence model.

Loaded by those processes alone that use it, and not before they were copied: the library keeps a
thread for reports to its makers, unless it is told not to before it is loaded.
"""

import os
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from forum.search.meaning.ids import Vector

# Nothing leaves the site: no report is written, kept or sent.
os.putenv("ORT_DISABLE_TELEMETRY", "1")
import onnxruntime

# A longer text is read in two parts, and the first counts more: people begin with what it is about.
# (Measured against one part of twice the length; docs/decisions/0021.)
WEIGHTS = (1.0, 0.5)
ERRORS_ALONE = 3
ON_THE_PROCESSOR = ["CPUExecutionProvider"]


class Embedder:
    """Makes vectors of length 1: the nearer two texts, the nearer the product of theirs to 1.

    Uses one thread: that of whoever asks.
    """

    def __init__(self, model: bytes, tokenizer: Path, *, most_pieces: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = ERRORS_ALONE
        # What one long text needed is not kept until the next.
        options.enable_cpu_mem_arena = False
        self._model = onnxruntime.InferenceSession(model, options, providers=ON_THE_PROCESSOR)
        self._in_part = most_pieces - 2  # a mark at the beginning, and one at the end
        self._pieces = Tokenizer.from_file(str(tokenizer))
        self._pieces.no_padding()
        self._pieces.enable_truncation(self._in_part * len(WEIGHTS) + 2)

    def vector(self, text: str) -> Vector:
        readable = text.encode(errors="replace").decode()
        first, *pieces, last = self._pieces.encode(readable).ids
        starts = range(0, max(1, len(pieces)), self._in_part)
        parts = [[first, *pieces[at : at + self._in_part], last] for at in starts]
        made = np.array([len(part) * self._run(part) for part in parts])
        whole: Vector = np.array(WEIGHTS[: len(parts)], np.float32) @ made
        return whole / np.linalg.norm(whole)

    def _run(self, pieces: list[int]) -> Vector:
        found: Vector = self._model.run(None, {"ids": np.array(pieces, np.int64)})[0]
        return found
