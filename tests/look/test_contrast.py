"""Whether words and edges can be seen, computed from the tokens in light and in dark."""

import re

import pytest

from tests.look.sheet import tokens

TEXT = 4.5  # WCAG 2.2, 1.4.3
EDGE = 3.0  # WCAG 2.2, 1.4.11
THEMES = ["light", "dark"]

TEXT_PAIRS = """
ink on ground, sheet, sheet-2, lamp-soft, moss-soft, clay-soft, sky-soft
ink-2 on ground, sheet, sheet-2, lamp-soft, moss-soft, clay-soft, sky-soft
ink-3 on ground, sheet, sheet-2, lamp-soft, sky-soft
link on ground, sheet, sheet-2, lamp-soft, moss-soft, clay-soft, sky-soft
link-visited on ground, sheet, sheet-2, lamp-soft, moss-soft, clay-soft, sky-soft
lamp-ink on ground, sheet, lamp-soft
moss on sheet, moss-soft
clay-text on ground, sheet
on-clay on clay, clay-hover
on-action on action, action-hover
on-lamp on lamp, lamp-hover
on-card on card, card-hover
on-dusk on dusk, sky
on-dusk-2 on dusk
"""
EDGE_PAIRS = """
line-strong on ground, sheet, sheet-2
action on ground, sheet
clay-text on ground, sheet
frame on ground, sheet
focus-b on ground, sheet, sheet-2
focus-b on focus-a
focus-on-clay-b on clay, focus-on-clay-a
lamp on dusk-deep
lamp on dusk, sky
on-dusk-2 on sky
"""


def pairs(table: str) -> list[tuple[str, str]]:
    lines = [line.split(" on ") for line in table.strip().splitlines()]
    return [(front, back) for front, backs in lines for back in backs.split(", ")]


def contrast(front: str, back: str) -> float:
    """Return the contrast of two colours (#rrggbb), 1 to 21. Source: WCAG 2.2, contrast ratio."""
    light, dark = sorted((_luminance(front), _luminance(back)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lowest(theme: str, front: str, back: str) -> float:
    """Return the contrast of two tokens, the worst one where a token has several colours."""
    values = tokens("light") | (tokens("chosen dark") if theme == "dark" else {})
    fronts, backs = (re.findall(r"#[0-9a-f]{6}", values[f"--{name}"]) for name in (front, back))
    return min(contrast(f, b) for f in fronts for b in backs)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("front", "back"), pairs(TEXT_PAIRS))
def test_words_can_be_read(theme, front, back):
    assert lowest(theme, front, back) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("front", "back"), pairs(EDGE_PAIRS))
def test_edges_can_be_seen(theme, front, back):
    assert lowest(theme, front, back) >= EDGE


@pytest.mark.parametrize(
    ("front", "back", "expected"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.48)],
)
def test_contrast_is_measured_as_the_standard_says(front, back, expected):
    assert round(contrast(front, back), 2) == expected
