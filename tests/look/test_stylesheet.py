"""What the style sheet promises, whichever page it dresses."""

import gzip
import re

import pytest

from tests.look.sheet import CLASS, COLOUR, SHEETS, joined, rules_of, tokens

HEAVIEST_BYTES = 14 * 1024
NESTED_AT_MOST = 2
LAYERS = ["reset", "tokens", "base", "layout", "components", "pages", "utilities"]
# Colours of their own: the windows of names come in fixed pairs, and paper is white.
OWN_COLOURS = {"03-tokens.css", "04-dark.css", "34-pane.css", "91-print.css"}
SIDES = re.compile(r"^(?:margin|padding|border|inset)-(?:left|right|top|bottom)|^(?:left|right)$")


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
    weight = len(gzip.compress(joined().encode(), mtime=0))

    assert weight <= HEAVIEST_BYTES


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
