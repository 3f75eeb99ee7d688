"""The lock files: everything that pyproject.toml asks for, pinned, each with its hashes."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
RUN = "requirements.lock"
DEV = "requirements-dev.lock"
WANTED = [(RUN, text) for text in PROJECT["dependencies"]] + [
    (DEV, text) for text in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
]


def pins(text: str) -> dict[str, list[tuple[str, int]]]:
    """Return, for each package, the versions pinned for this kind of Python and their hashes."""
    found: dict[str, list[tuple[str, int]]] = {}
    for entry in re.split(r"\n(?=[a-zA-Z0-9])", text):
        pinned = Requirement(entry.partition("\\")[0].strip())
        if pinned.marker is None or pinned.marker.evaluate(default_environment()):
            [exact] = pinned.specifier
            assert exact.operator == "=="
            found.setdefault(canonicalize_name(pinned.name), []).append(
                (exact.version, entry.count("--hash=sha256:"))
            )
    return found


@pytest.mark.parametrize(("lock", "wanted"), WANTED)
def test_what_the_project_asks_for_is_pinned(lock, wanted):
    requirement = Requirement(wanted)

    [(version, _)] = pins((ROOT / lock).read_text())[canonicalize_name(requirement.name)]

    assert requirement.specifier.contains(version, prereleases=True), "run make lock"


@pytest.mark.parametrize("lock", [RUN, DEV])
def test_every_pinned_package_has_its_hashes(lock):
    bare = [name for name, [(_, hashes)] in pins((ROOT / lock).read_text()).items() if not hashes]

    assert bare == []


def test_tests_run_with_the_versions_that_serve():
    serving, testing = (pins((ROOT / lock).read_text()) for lock in (RUN, DEV))

    assert {name: testing.get(name) for name in serving} == serving


def test_a_package_without_a_hash_would_be_noticed():
    assert pins("flask==3.1.3 \\\n    # via lamplit\nclick==8.1 \\\n    --hash=sha256:00") == {
        "flask": [("3.1.3", 0)],
        "click": [("8.1", 1)],
    }


def test_no_lock_file_names_where_packages_come_from():
    assert "://" not in "".join((ROOT / lock).read_text() for lock in (RUN, DEV))
