"""Take a forum, attack it and judge: what came out better than chance?"""

import pickle
from pathlib import Path

from tests.proofs.seizure.attack.whole import attack
from tests.proofs.seizure.chance import Finding, Judge
from tests.proofs.seizure.sqlite_taking import take
from tests.proofs.seizure.truth import Truth


def truth_of(folder: Path) -> Truth:
    found: Truth = pickle.loads((folder / "truth").read_bytes())
    return found


def leaks_in(folder: Path, state: str) -> list[Finding]:
    """Return what the files of a state give away."""
    return Judge(truth_of(folder)).leaks(attack(take(folder / state)))
