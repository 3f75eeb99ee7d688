"""The command line of benches that measure one thing at several sizes."""

import argparse
import json
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


def measure_each(
    measure: Callable[[Path, int], dict[str, object]],
    *,
    about: str | None,
    name: str,
    megabytes: Sequence[int],
) -> None:
    """Measure at each size in an empty folder; print what was found, and keep it under `name`."""
    asked = argparse.ArgumentParser(description=about)
    asked.add_argument("--megabytes", type=int, nargs="+", default=megabytes)
    asked.add_argument("--folder", type=Path, default=Path.cwd(), help="on the disk to measure")
    given = asked.parse_args()
    found = []
    for size in given.megabytes:
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            found.append(measure(Path(folder), size))
        print(json.dumps(found[-1], indent=2), flush=True)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(found, indent=2) + "\n")
