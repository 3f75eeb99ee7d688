"""The model's package: found without running it."""

import subprocess
import sys

import pytest

from config import ConfigError, check_available, load
from forum.search.meaning import package


def test_what_is_installed_is_not_missing():
    assert package.missing() == []


def test_what_is_not_installed_is_named(monkeypatch):
    monkeypatch.setattr(package, "MODULES", ("tokenizers", "no_such_module"))

    assert package.missing() == ["no_such_module"]


def test_a_forum_that_goes_by_words_loads_nothing_of_it():
    code = (
        "import sys, forum.app, forum.running.serving;"
        "from forum.search.meaning import package;"
        "assert not set(package.MODULES) & set(sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


@pytest.mark.parametrize("file", ["model.safetensors", "tokenizer.json"])
def test_the_models_files_are_there(file):
    assert (package.model_folder() / file).is_file()


def test_nothing_of_the_package_is_run():
    code = (
        "import sys; from forum.search.meaning import package; package.model_folder();"
        "package.tag(); assert not set(package.MODULES) & set(sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_vectors_of_another_make_are_known_apart(monkeypatch):
    before = package.tag()
    monkeypatch.setattr(package, "FORMAT", package.FORMAT + 1)

    assert package.tag() != before


def test_a_start_is_refused_where_something_is_missing(tmp_path, monkeypatch):
    settings = load({"LAMPLIT_DATA": str(tmp_path / "data"), "LAMPLIT_MEANING": "on"})
    assert check_available(settings) is None
    monkeypatch.setattr(package, "MODULES", ("no_such_module", "tokenizers"))

    with pytest.raises(ConfigError) as refused:
        check_available(settings)

    assert str(refused.value) == (
        "LAMPLIT_MEANING is 'on', but this is not installed: no_such_module. Install "
        "requirements-meaning.lock as docs/operating.md says, or leave the setting out."
    )
