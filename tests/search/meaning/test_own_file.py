"""A file that somebody else wrote, or changed, is as good as none."""

import pytest

from forum.search.meaning import own_file

SECRET = b"s" * 32


@pytest.fixture
def file(tmp_path):
    own_file.write(tmp_path / "model", b"the model", secret=SECRET, about="one")
    return tmp_path / "model"


def read(file, secret=SECRET, about="one"):
    return own_file.read(file, secret=secret, about=about)


def test_what_we_wrote_is_read(file):
    assert read(file) == b"the model"
    assert file.stat().st_mode & 0o777 == 0o600


def test_nothing_is_none(tmp_path):
    assert read(tmp_path / "model") is None


@pytest.mark.parametrize("other", [{"secret": b"t" * 32}, {"about": "two"}])
def test_what_was_written_for_another_forum_or_model_is_none(file, other):
    assert read(file, **other) is None


@pytest.mark.parametrize("change", [lambda was: was[:-1], lambda was: was + b"!", lambda _: b""])
def test_what_was_changed_or_cut_is_none(file, change):
    file.write_bytes(change(file.read_bytes()))

    assert read(file) is None


def test_what_others_may_write_is_none(file):
    file.chmod(0o666)

    assert read(file) is None


def test_a_link_to_what_we_wrote_is_none(file, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(file)

    assert read(link) is None
