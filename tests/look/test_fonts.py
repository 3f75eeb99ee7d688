"""The fonts: few, light, ours to give away, and asked for by the sheet."""

import re

import pytest

from tests.look.sheet import STATIC, joined, rules_of

FONTS = sorted((STATIC / "fonts").glob("*.woff2"))
ALL_BYTES = 100 * 1024
FIRST_VISIT_BYTES = 56 * 1024
FIRST_VISIT = {"literata-latin.woff2", "atkinson-latin.woff2"}
FACES = [dict(r.says) for r in rules_of(joined()) if r.selector == "@font-face"]


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.name)
def test_every_font_has_its_licence_beside_it(font):
    family = font.name.split("-")[0]

    licence = font.with_name(f"{family}-LICENSE.txt").read_text()

    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert family in licence.lower()


def test_the_sheet_asks_for_the_fonts_that_are_here_and_no_others():
    asked = set(re.findall(r"/static/fonts/([\w.-]+)", " ".join(f["src"] for f in FACES)))

    assert asked == {font.name for font in FONTS}


def test_the_fonts_are_light_enough_for_a_slow_line():
    weights = {font.name: font.stat().st_size for font in FONTS}

    assert sum(weights.values()) <= ALL_BYTES
    assert sum(weights[name] for name in FIRST_VISIT) <= FIRST_VISIT_BYTES


def test_words_are_shown_before_their_font_has_come():
    fetched = [face for face in FACES if "url(" in face["src"]]

    assert fetched
    assert {face["font-display"] for face in fetched} == {"swap"}


def test_stand_in_fonts_have_the_measures_of_ours():
    stand_ins = [face for face in FACES if "url(" not in face["src"]]

    assert stand_ins
    for face in stand_ins:
        assert {"size-adjust", "ascent-override", "descent-override"} <= set(face)
