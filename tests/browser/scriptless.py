"""A forum whose scripts somebody deleted: it serves everything else."""

import shutil
from pathlib import Path

import pytest

from forum import app as building

ROOT = Path(__file__).parents[2]


def static_without_scripts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the next forum that is built find a folder of files in which no script is."""
    there = folder / "without scripts"
    shutil.copytree(ROOT / "static", there / "static", ignore=shutil.ignore_patterns("*.js"))
    for name in ("templates", "migrations"):
        (there / name).symlink_to(ROOT / name)
    monkeypatch.setattr(building, "ROOT", there)
