"""The icons: one that is ours, and one that tells nothing, drawn by a program of this house."""

import struct

import pytest

from tests.look.sheet import STATIC
from tools.draw_plain_icon import SIZES, main, png


@pytest.mark.parametrize("name", ["window", "plain"])
@pytest.mark.parametrize("size", SIZES)
def test_every_icon_is_there_in_its_size(name, size):
    content = (STATIC / "icons" / f"{name}-{size}.png").read_bytes()

    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (size, size)


@pytest.mark.parametrize("size", SIZES)
def test_the_plain_icon_can_be_drawn_again(size):
    assert (STATIC / "icons" / f"plain-{size}.png").read_bytes() == png(size)


def test_the_plain_icon_says_nothing():
    """Neither in a text nor in a note of the programme that drew it."""
    content = png(32)

    kinds = [kind for kind in (b"IHDR", b"IDAT", b"IEND", b"tEXt", b"iTXt") if kind in content]
    assert kinds == [b"IHDR", b"IDAT", b"IEND"]


def test_drawing_writes_every_size(tmp_path, monkeypatch):
    monkeypatch.setattr("tools.draw_plain_icon.ICONS", tmp_path)

    main()

    assert {path.name for path in tmp_path.iterdir()} == {f"plain-{size}.png" for size in SIZES}
