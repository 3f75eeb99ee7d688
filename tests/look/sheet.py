"""Read the style sheet as the server joins it, well enough to ask questions of it."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "static"
SHEETS = sorted((STATIC / "css").glob("*.css"))
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab)\(", re.IGNORECASE)
CLASS = re.compile(r"\.(-?[a-z_][\w-]*)", re.IGNORECASE)


@dataclass(frozen=True)
class Rule:
    """One block. `around` are the blocks it stands in, outermost first; `says` its declarations."""

    selector: str
    around: tuple[str, ...]
    says: tuple[tuple[str, str], ...]

    @property
    def styles(self) -> bool:
        """Whether it is a style rule, and not @media, @font-face or a step of an animation."""
        return not self.selector.startswith("@") and not any("keyframes" in a for a in self.around)


def joined() -> str:
    return "\n".join(path.read_text() for path in SHEETS)


def rules_of(css: str) -> list[Rule]:
    """Return every block of `css`, inner ones before the ones they stand in.

    Enough for our own sheet: no brace or semicolon stands in a string.
    """
    rules: list[Rule] = []
    open_blocks: list[tuple[str, list[tuple[str, str]]]] = []
    pending = ""
    for part in re.findall(r"[^{};]+|[{};]", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        if part == "{":
            open_blocks.append((" ".join(pending.split()), []))
        elif part in ";}" and pending.strip() and open_blocks:
            name, _, value = pending.partition(":")
            open_blocks[-1][1].append((name.strip(), " ".join(value.split())))
        if part == "}":
            selector, says = open_blocks.pop()
            around = tuple(name for name, _ in open_blocks)
            rules.append(Rule(selector, around, tuple(says)))
        pending = part if part not in "{};" else ""
    assert not open_blocks, "a brace is missing"
    return rules


def tokens(theme: str) -> dict[str, str]:
    """Return what the tokens hold in `theme`: light, dark as the system asks, or dark as chosen."""
    values: dict[str, str] = {}
    for rule in rules_of(joined()):
        if "@layer tokens" in rule.around and _is_for(rule, theme):
            values |= dict(rule.says)
    return values


def _is_for(rule: Rule, theme: str) -> bool:
    return {
        "light": rule.selector == ":root",
        "system dark": "@media screen and (prefers-color-scheme: dark)" in rule.around,
        "chosen dark": rule.selector == ':root[data-theme="dark"]',
    }[theme]
