"""Typed text to safe HTML. The only module that imports markdown_it, bleach and nh3.

Three stages, each enough by itself: a small Markdown escapes what was typed and builds every
tag; bleach keeps the tags on our list; nh3, another parser, does so again (docs/decisions/0004).
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from unicodedata import category, normalize

import nh3
from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.rules_block import StateBlock, blockquote, list_block
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markupsafe import Markup

VERSION = 1  # raise it when the same text gives other HTML: what was stored is then made anew
MARKS_MAX = 8  # on one letter; Thai, Tibetan and accented Hebrew stay below six
DEPTH_MAX = 6  # of lists and quotes in each other; deeper ones leave no room on a phone
LINKS_MAX = 100
SIGNS_MAX = 2_500  # tags, escaped signs: 15 to 45 microseconds each. Source: bench/writing.py

TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a"}
# "*" is for nh3, which else lets lang and title through everywhere.
ATTRIBUTES: dict[str, set[str]] = {"a": {"href"}, "ol": {"start"}, "li": {"value"}, "*": set()}
SCHEMES, REL = {"http", "https"}, "nofollow noopener noreferrer ugc"


def tidy(typed: str) -> str:
    """Return what we keep of typed text: the words, without what could disturb a page.

    Signs that turn or hide text are removed. Right-to-left writing needs none of them: its
    letters know their direction, our pages say `dir="auto"`, and U+200E, U+200F, U+061C stay.
    """
    if typed.isascii():  # as most posts are: this takes a fiftieth of the time
        text = typed.replace("\r\n", "\n").translate(_ASCII)
    else:
        text = typed.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = _UNWANTED.sub(r"\1", _BREAK.sub("\n", text))
        for _ in range(2):  # a pile of marks hides other lines; one sign may become two marks
            text = normalize("NFC", _STACK.sub(r"\1", text))
    text = "\n".join(line.rstrip() for line in text.split("\n")).strip()
    return text if _VISIBLE.search(text) else ""


def tidy_line(typed: str) -> str:
    """Return a title or other text of one line: as `tidy`, every white space one space."""
    return " ".join(tidy(typed).split())


_BREAK = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNWANTED = re.compile(
    "(\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f)"  # kept: flags such as Scotland's
    "|[\0-\x08\x0e-\x1f\x7f-\x9f"  # control characters
    "\u202a-\u202e\u2066-\u206f"  # embeddings, overrides, isolates
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"  # byte order, annotations, unseen letters
    "\ufdd0-\ufdef" + "".join(chr(n) + chr(n + 1) for n in range(0xFFFE, 0x110000, 0x10000)) + "]"
)
_ASCII = {n: _UNWANTED.sub("", _BREAK.sub("\n", chr(n))) for n in range(0x80)}
_JOINERS = r"\u00ad\u061c\u200b-\u200f\u2060-\u2064"
_FILLERS = r"\u034f\u115f\u1160\u2800\u3164\ufe00-\ufe0f\uffa0"  # drawn as nothing
_VISIBLE = re.compile(rf"[^\s{_JOINERS}{_FILLERS}]")
_MARKS = "".join(c for c in map(chr, range(0x300, 0x1F000)) if category(c) in {"Mn", "Me"})
_MARK = rf"[{_MARKS}\U000e0100-\U000e01ef]"
_STACK = re.compile(  # looks first whether so many of no letter follow: that is quick to see
    rf"(?=[^\w\0-\x7f]{{{MARKS_MAX + 1}}})"
    rf"((?:{_MARK}[{_JOINERS}]*+){{{MARKS_MAX}}})(?:{_MARK}|[{_JOINERS}])++"
)


def to_html(source: str) -> str:
    """Return paragraphs, lists, quotes, emphasis and links. All else stays as it was typed.

    A text with more signs than a person writes comes back as one paragraph, to keep this quick.
    """
    text = tidy(source)
    is_ordinary = sum(map(text.count, "\n&<>*_")) <= SIGNS_MAX
    if _ONLY_WORDS.fullmatch(text) and not _MARKED.search(text):  # Markdown says the same, slowly
        html = "<p>" + text.replace("\n", "<br>\n").replace("<br>\n<br>\n", "</p>\n<p>") + "</p>\n"
    else:
        html = _MARKDOWN.render(text) if is_ordinary else ""
    if not is_ordinary or html.count("<") + html.count("&") > SIGNS_MAX:
        html = "<p>" + text.translate(_WIDE).replace("\n", "<br>\n", SIGNS_MAX) + "</p>"
    return _second_lock(_first_lock(html))


# Lines that begin with a letter, at most one empty one between, and no sign that is not itself.
_ONLY_WORDS = re.compile(r"(?:[^\W\d_][^\n\\&<>\"]*+(?:\n\n?(?!\n)|$))++")
_WIDE = str.maketrans("&<>", "\uff06\uff1c\uff1e")  # look alike, and need no unpacking
# Most posts are paragraphs and lines alone, and no sign in them begins any other tag.
_PLAIN = re.compile(r"(?:<p>[^<>&]*+(?:(?:<br>|&(?:amp|lt|gt|quot);)[^<>&]*+)*+</p>\n?)*+")


def _first_lock(html: str) -> str:
    if _PLAIN.fullmatch(html):
        return html  # bleach would take a millisecond to find nothing
    import bleach  # type: ignore[import-untyped]  # a tenth of a second, and few posts need it

    attributes = ATTRIBUTES | {"a": {"href", "rel"}}
    return str(bleach.clean(html, tags=TAGS, attributes=attributes, protocols=SCHEMES))


def _second_lock(html: str) -> str:
    # It takes no rel from the text: it writes ours on every link.
    return nh3.clean(
        html, TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, url_relative="deny", link_rel=REL
    )


def trusted(html: str) -> Markup:
    """Let a template show HTML that `to_html` made and the database kept."""
    return Markup(html)  # noqa: S704  # the one place; the HTML went through both locks


def excerpt(source: str, chars: int) -> str:
    """Return the opening as plain text of at most `chars` characters, leaving out quotes."""
    own = "\n".join(line for line in source.split("\n") if not _QUOTE.match(line.lstrip()))
    read = _FIRST_SIGNS.sub("", (own if own.strip() else source)[: chars * 8])
    if _MARKED.search(read):  # few have any. Lists stay text: "1986. That was"
        read = unescape(re.sub("<[^>]+>", "", _MARKDOWN.render(read, {"depth": DEPTH_MAX})))
    words = " ".join(read.split())
    if len(words) <= chars and len(own) <= chars * 8:
        return words
    opening, at_a_word = words[: chars - 1], words.rfind(" ", 0, chars - 1)
    return (opening[:at_a_word] if at_a_word > chars // 2 else opening).rstrip(" ,;:") + "…"


_MARKED = re.compile(r"[*_\[]|http|www", re.IGNORECASE)
# A line of nothing but signs, such as ">:(" or "- - -", is a face or a rule and stays text.
_WORDS = r"[^\n]*?[^\s!-/:-@\[-`{-~]"
_QUOTE = re.compile(rf">(?![:;=]){_WORDS}")
_BACKSLASH = re.compile(r"\\[^\n]?")
_FIRST_SIGNS = re.compile(rf"^(?:[ \t]*(?:>(?![:;=])|[-*][ \t]))++(?={_WORDS})", re.MULTILINE)
_LIST = re.compile(rf"(?:[-*]|(?:0|[1-9][0-9]{{0,8}})[.)])[ \t]{_WORDS}")

# Every repetition is bounded or possessive: no text can make these slow.
_STOP = r"\s<>\"\[\]\u00ab\u00bb\u2018-\u201f\u2026\u3000-\u3004\u3008-\u301f\uff01-\uff20"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_ADDRESS = (
    r"(?:https?://(?:[^\s/?#@<>\"\\]{1,100}+@)?|www\.)"
    rf"(?:(?>{_LABEL}(?:\.{_LABEL}){{0,20}})|\[[0-9a-f:.]{{2,45}}\])(?::[0-9]{{1,5}}+)?"
    rf"(?=[{_STOP}!-/:-?\\^`{{-~]|_(?!\w)|$)"
    rf"(?:[/?#](?:[^()\\{_STOP}]|\([^()\\{_STOP}]{{0,200}}\)){{0,2000}})?"
)
_BARE = re.compile(rf"{_ADDRESS}(?<![.,:;!?'*_~])", re.IGNORECASE)
_BARE_BEGUN = re.compile(r"(?<![^\W_])(?:https?|www)$", re.IGNORECASE)
_NAMED = re.compile(rf"\[([^\[\]]{{1,500}}+)\]\([ ]*({_ADDRESS})[ ]*\)", re.IGNORECASE)
# Tested after encoding: only what every browser takes for the same host gets through.
_HREF = re.compile(
    r"https?://(?:[^/?#@\\]*@)?([a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::[0-9]+)?(?:[/?#][!-~]*)?",
    re.IGNORECASE | re.ASCII,
)


def _guarded(rule: RuleFuncBlockType, opening: re.Pattern[str]) -> RuleFuncBlockType:
    """Return a block rule that applies where `opening` matches, down to DEPTH_MAX."""

    def guarded(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        depth = state.env.get("depth", 0)
        begins = state.bMarks[line] + state.tShift[line]
        if depth == DEPTH_MAX or not opening.match(state.src, begins):
            return False
        state.env["depth"] = depth + 1
        found = rule(state, line, end, silent)
        state.env["depth"] = depth
        return found

    return guarded


def _keep_numbers(state: StateCore) -> None:
    """Give each item the number that was typed, so that a second "1986." is not shown as "2."."""
    for token in state.tokens:
        if token.type == "list_item_open" and token.info:
            token.attrSet("value", int(token.info))


def _keep_backslash(state: StateInline, _silent: bool) -> bool:
    """Show a backslash and the sign after it as typed: a shrug keeps its arm."""
    if typed := _BACKSLASH.match(state.src, state.pos, state.posMax):
        state.append_pending(typed[0])
        state.pos = typed.end()
    return typed is not None


def _bare_link(state: StateInline, _silent: bool) -> bool:
    """Link an address. It has begun already: we are asked at the sign after https or www."""
    has_room = state.env.get("links", 0) < LINKS_MAX
    begun = _BARE_BEGUN.search(state.pending[-6:]) if has_room else None
    found = _BARE.match(state.src, state.pos - len(begun[0])) if begun else None
    if not (begun and found and (target := _target(state, found[0]))):
        return False
    state.pending = state.pending[: -len(begun[0])]
    with _link(state, found[0], *target):
        state.push("text", "", 0).content = found[0]
    state.pos = found.end()
    return True


def _named_link(state: StateInline, _silent: bool) -> bool:
    """Link the words of `[words](address)`."""
    found = _NAMED.match(state.src, state.pos) if state.env.get("links", 0) < LINKS_MAX else None
    if not (found and found[1].strip() and (target := _target(state, found[2]))):
        return False
    state.pos, state.posMax = found.span(1)
    with _link(state, found[1], *target):
        state.md.inline.tokenize(state)
    state.pos, state.posMax = found.end(), len(state.src)
    return True


def _target(state: StateInline, address: str) -> tuple[str, str] | None:
    """Return where a link goes and the host to show, or None if the address stays text."""
    state.env["links"] = state.env.get("links", 0) + 1
    href = state.md.normalizeLink(address if "://" in address[:8] else f"https://{address}")
    return (href, found[1].lower()) if (found := _HREF.fullmatch(href)) else None


@contextmanager
def _link(state: StateInline, words: str, href: str, host: str) -> Iterator[None]:
    """Put a link around what is pushed inside, and its host after it unless the words are it."""
    state.push("link_open", "a", 1).attrs = {"href": href, "rel": REL}
    state.env["links"] += LINKS_MAX  # none inside another
    yield
    state.env["links"] -= LINKS_MAX
    state.push("link_close", "a", -1)
    if not re.match(rf"(?:https?://)?{re.escape(host)}(?:[/?#:]|$)", words, re.IGNORECASE):
        state.push("text", "", 0).content = f" ({host})"


def _markdown() -> MarkdownIt:
    blocks = {"blockquote": _guarded(blockquote, _QUOTE), "list": _guarded(list_block, _LIST)}
    inline = {"escape": _keep_backslash, "linkify": _bare_link, "link": _named_link}
    markdown = MarkdownIt("zero", {"breaks": True})
    for name, block_rule in blocks.items():
        markdown.block.ruler.at(name, block_rule, {"alt": ["paragraph", "blockquote"]})
    for name, rule in inline.items():
        markdown.inline.ruler.at(name, rule)
    markdown.inline.add_terminator_char(".")  # the sign after "www"
    markdown.core.ruler.after("block", "numbers", _keep_numbers)
    return markdown.enable([*blocks, *inline, "newline", "emphasis"])


_MARKDOWN = _markdown()
