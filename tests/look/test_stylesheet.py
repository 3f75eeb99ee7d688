"""What the style sheet promises, whichever page it dresses."""

import re

import pytest

from forum.web.assets import Assets
from tests.look.sheet import CLASS, COLOUR, SHEETS, STATIC, joined, rules_of, tokens

HEAVIEST_BYTES = 13 * 1024
NESTED_AT_MOST = 2
LAYERS = ["reset", "tokens", "base", "layout", "components", "pages", "utilities"]
# Colours of their own: the windows of names come in fixed pairs, and paper is white.
OWN_COLOURS = {"03-tokens.css", "04-dark.css", "34-pane.css", "91-print.css"}
SIDES = re.compile(r"^(?:margin|padding|border|inset)-(?:left|right|top|bottom)|^(?:left|right)$")
ROUND = re.compile(r"^(?:margin|padding|inset|border-(?:width|style|color))$")
PLACES = {"text-align", "float", "clear"}
# What moves a thing. The one animation there is shows words after eight seconds, and moves nothing.
MOVING = re.compile(r"^(?:transition|animation|scroll-behavior|offset)\b")


def nested_style_rules(css: str) -> list[str]:
    """Return the selectors that stand in more style rules than a reader can hold in mind."""
    return [
        rule.selector
        for rule in rules_of(css)
        if rule.styles and sum(not a.startswith("@") for a in rule.around) >= NESTED_AT_MOST
    ]


def id_selectors(css: str) -> list[str]:
    return [rule.selector for rule in rules_of(css) if rule.styles and "#" in rule.selector]


def foreign_addresses(css: str) -> list[str]:
    """Return every address that is not a file of our own static folder."""
    addresses = re.findall(r"url\(\s*[\"']?([^\"')]*)", css)
    return [a for a in addresses if not a.startswith("/static/")] + re.findall(r"@import[^;]*", css)


def test_the_sheet_is_light_enough_for_a_slow_line():
    sent = Assets(STATIC).by_name["site.css"].ways

    assert 0 < len(sent["br"]) < len(sent["gzip"]) <= HEAVIEST_BYTES


def test_the_order_of_the_layers_comes_first():
    assert SHEETS[0].name == "00-layers.css"
    assert f"@layer {', '.join(LAYERS)};" in SHEETS[0].read_text()


@pytest.mark.parametrize("sheet", SHEETS[2:], ids=lambda sheet: sheet.name)
def test_every_rule_stands_in_a_layer(sheet):
    layers = {f"@layer {name}" for name in LAYERS}

    outside = [r for r in rules_of(sheet.read_text()) if r.styles and r.around[:1] == ()]
    unknown = [r for r in rules_of(sheet.read_text()) if r.around and r.around[0] not in layers]

    assert outside == []
    assert unknown == []


def test_nothing_comes_from_anywhere_else():
    assert foreign_addresses(joined()) == []
    assert foreign_addresses("a { background: url('https://elsewhere.example/a.png') }") != []
    assert foreign_addresses('@import "other.css";') != []


def test_no_rule_hangs_on_an_id():
    assert id_selectors(joined()) == []
    assert id_selectors("@layer base { #main { color: #fff } }") == ["#main"]


def test_nothing_is_important():
    assert "!important" not in joined()


def test_no_rule_is_nested_deeper_than_two():
    deep = "@layer a { .one { .two { .three { color: red } } } }"

    assert nested_style_rules(joined()) == []
    assert nested_style_rules(deep) == [".three"]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_colours_have_names(sheet):
    values = [v for rule in rules_of(sheet.read_text()) for _, v in rule.says]

    bare = [value for value in values if COLOUR.search(value)]

    assert bool(bare) == (sheet.name in OWN_COLOURS), bare


def test_sides_are_named_by_the_direction_of_reading():
    sided = [name for rule in rules_of(joined()) for name, _ in rule.says if SIDES.match(name)]

    assert sided == []
    assert SIDES.match("margin-left")


def one_sided(css: str) -> list[str]:
    """Return what names left or right by its place among values, and would not turn with the page.

    A tick and an arrow are drawn by the edges of an empty box: those are no sides.
    """
    found = []
    for rule in rules_of(css):
        drawn = ("content", '""') in rule.says
        for name, value in rule.says:
            sides = re.sub(r"\([^)]*\)", "()", value).split()
            uneven = ROUND.match(name) and len(sides) == 4 and sides[1] != sides[3]
            moved = name == "box-shadow" and re.match(r"inset [^0]", value) and len(sides) == 5
            if name in PLACES and value in ("left", "right"):
                found.append(f"{rule.selector} {name}")
            if moved or (uneven and not (drawn and name == "border-width")):
                found.append(f"{rule.selector} {name}")
    return found


def test_nothing_keeps_its_side_when_the_page_is_turned_round():
    assert one_sided(joined()) == []


@pytest.mark.parametrize(
    "says",
    [
        "padding: 1rem 2rem 1rem 3rem",
        "inset: auto auto auto -1rem",
        "text-align: left",
        "float: right",
        "box-shadow: inset .3rem 0 0 red",
        "border-width: 0 1px 1px 0",
    ],
)
def test_a_side_without_its_name_is_noticed(says):
    assert one_sided(f"@layer base {{ .aside {{ {says} }} }}")


@pytest.mark.parametrize(
    "says",
    [
        "padding: 1rem 2rem 3rem",
        "margin: 0 clamp(1rem, 2vw, 3rem) 0 clamp(1rem, 2vw, 3rem)",
        "text-align: start",
        "box-shadow: inset 0 -.2rem 0 red",
        'content: ""; border-width: 0 1px 1px 0',
    ],
)
def test_what_turns_with_the_page_is_let_be(says):
    assert one_sided(f"@layer base {{ .aside {{ {says} }} }}") == []


def test_whatever_has_the_focus_has_a_ring_of_two_tones():
    [ring] = [rule for rule in rules_of(joined()) if rule.selector == ":focus-visible"]

    # 3 px that stand 2 px away, on 5 px of the other tone: one of the two shows on every ground.
    assert ("outline", ".1875rem solid var(--focus-b)") in ring.says
    assert ("outline-offset", ".125rem") in ring.says
    assert ("box-shadow", "0 0 0 .3125rem var(--focus-a)") in ring.says


def test_no_ring_is_taken_away_from_what_can_be_pressed():
    without = [r.selector for r in rules_of(joined()) if ("outline", "none") in r.says]

    # A heading that is jumped to; and a link whose whole row has the ring.
    assert without == [
        'main:focus, [tabindex="-1"]:focus',
        ".board-row h2 a:focus-visible, .board-row h3 a:focus-visible",
    ]


def test_who_asks_for_more_contrast_gets_it_in_every_theme():
    [rule] = [
        rule
        for rule in rules_of(joined())
        if "@media (prefers-contrast: more)" in rule.around and rule.selector == ":root"
    ]

    assert set(rule.says) == {
        ("--line", "var(--line-strong)"),
        ("--ink-2", "var(--ink)"),
        ("--ink-3", "var(--ink)"),
    }
    assert rule.around[0] == "@layer utilities"


def test_nothing_moves():
    moving = [
        (rule.selector, name)
        for rule in rules_of(joined())
        for name, _ in rule.says
        if MOVING.match(name)
    ]

    assert moving == [("body:has(.exit:focus:not(:focus-visible))::after", "animation")]
    assert [
        dict(r.says) for r in rules_of(joined()) if any("keyframes" in a for a in r.around)
    ] == [{"opacity": "1"}]


def test_paper_is_never_dark():
    dark = [r for r in rules_of(joined()) if ("color-scheme", "dark") in r.says]

    assert len(dark) == 2
    assert all("@media screen" in r.around[1] for r in dark)


def test_every_token_that_is_used_exists():
    css = joined()
    given = {name for rule in rules_of(css) for name, _ in rule.says if name.startswith("--")}

    used = set(re.findall(r"var\((--[\w-]+)\)", css))

    assert used - given == set()
    assert "--ink" in used


def test_dark_is_the_same_whoever_asked_for_it():
    by_system, by_choice = tokens("system dark"), tokens("chosen dark")

    assert by_system == by_choice
    assert by_choice["color-scheme"] == "dark"


def test_dark_changes_only_what_light_has():
    assert set(tokens("chosen dark")) <= set(tokens("light"))


def test_words_of_any_length_break():
    rules = [rule for rule in rules_of(joined()) if ("overflow-wrap", "anywhere") in rule.says]
    breaking = " ".join(rule.selector for rule in rules)

    assert {"p", "li", "h1", "summary"} <= set(re.split(r"[ ,]+", breaking))
    assert "words" in CLASS.findall(breaking)
