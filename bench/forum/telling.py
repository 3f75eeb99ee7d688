"""Say what was found: a line for each page as it comes, then each target with its verdict."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.forum.targets import Verdict

RESULTS = Path(__file__).parents[1] / "results"
HEADING = (
    f"{'page':<22}{'who':<11}{'at once':>8}{'a second':>10}{'bare':>9}{'ratio':>8}"
    f"{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'bytes':>9}{'wrong':>7}"
)
SAID = {True: "holds", False: "FAILS", None: "not measured"}


def line(row: Mapping[str, Any]) -> str:
    wrong = row["errors"] + row["refused"]
    return (
        f"{row['page']:<22}{row['who']:<11}{row['connections']:>8}{row['a_second']:>10.1f}"
        f"{row.get('bare', row['a_second']):>9.1f}{row.get('ratio', 1.0):>8.3f}"
        f"{row['p50']:>9.1f}{row['p95']:>9.1f}{row['p99']:>9.1f}{row['bytes_each']:>9}{wrong:>7}"
    )


def table(verdicts: Sequence[Verdict]) -> str:
    return "\n".join(
        f"{SAID[one.passed]:<14}{one.name:<50}{one.way} {one.wanted:<8g}"
        f"{'' if one.found is None else f'{one.found:g}'}"
        for one in verdicts
    )


def keep(name: str, found: Mapping[str, Any]) -> Path:
    """Write it as JSON, and return where."""
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{name}.json"
    file.write_text(json.dumps(found, indent=1, default=vars) + "\n", encoding="utf-8")
    return file
