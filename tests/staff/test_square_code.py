"""The square code is a picture that a camera can read, in the dark too."""

import struct
import zlib

from forum.staff.square_code import BORDER, SCALE, png_of

WORDS = "otpauth://totp/Sign-in?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def test_it_is_a_png_without_a_word_beside_the_picture():
    png = png_of(WORDS)
    kinds, place = [], 8
    while place < len(png):
        [size] = struct.unpack(">I", png[place : place + 4])
        kinds.append(png[place + 4 : place + 8])
        place += size + 12

    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert kinds == [b"IHDR", b"IDAT", b"IEND"]


def test_it_is_large_enough_and_has_a_white_edge():
    png = png_of(WORDS)
    width, height, depth = struct.unpack(">IIB", png[16:25])
    start = png.index(b"IDAT") + 4
    [size] = struct.unpack(">I", png[start - 8 : start - 4])
    rows = zlib.decompress(png[start : start + size])
    first_row = rows[1 : 1 + -(-width * depth // 8)]

    assert width == height
    assert width >= 200
    assert BORDER * SCALE >= 20
    assert set(first_row[: width // 8]) == {0xFF}


def test_other_words_are_another_picture():
    assert png_of(WORDS) != png_of(WORDS + "A")
