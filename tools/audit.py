"""Asks whether a package of requirements.lock has a known weakness. Without an answer, says so."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

AUDIT = [
    *("--requirement", "requirements.lock", "--require-hashes", "--disable-pip"),
    *("--format", "json", "--progress-spinner", "off", "--timeout", "10"),
]


def main() -> int:
    ask = [str(Path(sys.executable).with_name("pip-audit")), *AUDIT]
    answer = subprocess.run(ask, capture_output=True, text=True, check=False)
    try:
        packages: list[dict[str, Any]] = json.loads(answer.stdout)["dependencies"]
    except (ValueError, KeyError):
        packages = []
    known = [package for package in packages if "skip_reason" not in package]
    weak = [package for package in known if package["vulns"]]
    for package in weak:
        names = ", ".join(weakness["id"] for weakness in package["vulns"])
        print(f"{package['name']} {package['version']} has a known weakness: {names}")
    if not known:
        print("Nobody could be asked about known weaknesses: this was not checked.")
    elif not weak:
        print(f"No known weakness in {len(known)} packages; {len(packages) - len(known)} unknown.")
    return 1 if weak else 0


if __name__ == "__main__":
    sys.exit(main())
