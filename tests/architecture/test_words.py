"""The words of the house: plain, kind, and never about what a person is reduced to."""

import ast
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

import pytest

from tests.architecture.sources import DOCUMENTS, HOUSE, STATIC, TEMPLATES, Source

# What we do not say, and what we say instead. Source: Samaritans' advice on writing about
# suicide, and the NHS guide on how to write.
AVOIDED = {
    r"users?|usernames?": "member, person, name",
    r"addicts?|junkies?|abusers?": "somebody in recovery, somebody who uses",
    r"bans?|banned|banning": "a pause; may not write here",
    r"commit(?:s|ted|ting)? suicide": "ended their life, died by suicide",
    r"suicidal ideation": "thoughts of ending your life",
    r"(?:un)?successful attempts?|failed attempts?": "tried to end their life",
    r"clean|dirty": "in recovery, not using",
    r"relaps\w+": "a slip",
    r"fail|fails|failed|failing|failures?": "did not work; something went wrong on our side",
    r"contents?(?!-)": "posts, words, what you wrote",  # a header's name is not for people
    r"engagement": "nothing: we do not count it",
    r"suffer(?:s|ing)? from": "lives with, has",
    r"trigger warnings?|tw": "talks about …",
    r"handles?|personas?": "name",
    r"session (?:has )?expired|timed out": "you were away for a while",
    r"pii|personal data|dox\w*": "details that show who you are",
    r"passed away": "died",
    r"terms of (?:use|service)|violat\w+": "house rules",
    r"should": "say it as it is, or as an offer",
    r"submit\w*": "say what the button does",
    r"invalid|illegal|forbidden": "say what to change",
    r"oops|whoops|reach out": "say what happened, or who answers",
    r"todo|fixme|xxx|lorem ipsum": "finish it",
    r"colors?|favorites?|behaviors?|neighbors?|centers?": "British spelling",
    r"\w+(?:gniz|aniz|aliz|ogiz)(?:e|es|ed|ing|ation|ations)": "British spelling",
}
# Where such a word is right.
ALLOWED = (
    "main content",  # the usual words of a skip link, known by heart to those who hear them
    'content="width',  # an attribute that HTML calls so
    "content note",  # the contract's word for "talks about …"
    "layernormalization",  # a library's name for it
)
SHOWN_ATTRIBUTES = {"aria-label", "alt", "title", "placeholder", "data-busy", "data-copied"}
TAG = re.compile(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
LITERAL = re.compile(r"'([^'\n]*)'|\"([^\"\n]*)\"")
Told = tuple[int, str]


class _Reader(HTMLParser):
    """Collects what a person sees or hears of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[Told] = []

    def handle_data(self, data: str) -> None:
        self.told.append((self.getpos()[0], data))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        shown = [value for name, value in attrs if name in SHOWN_ATTRIBUTES and value]
        self.told += [(self.getpos()[0], value) for value in shown]


def told_by_template(template: Source) -> list[Told]:
    """Return the words of a template: those of its HTML, and those quoted in its tags."""
    reader = _Reader()
    reader.feed(TAG.sub(lambda tag: "\n" * tag[0].count("\n"), template.text))
    quoted = [
        (template.text.count("\n", 0, tag.start()) + 1, words)
        for tag in TAG.finditer(template.text)
        if not tag[0].startswith("{#")
        for pair in LITERAL.findall(tag[0])
        for words in pair
        if " " in words
    ]
    return reader.told + quoted


def told_by_code(source: Source) -> list[Told]:
    """Return the sentences of a module that a person may get to read; no docstrings, no logs."""
    silent = {id(node) for part in _silent(source) for node in ast.walk(part)}
    return [
        (node.lineno, node.value)
        for node in source.nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if (" " in node.value or node.value[:1].isupper()) and id(node) not in silent
    ]


def _silent(source: Source) -> Iterator[ast.AST]:
    for node in source.nodes:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node  # a docstring
        elif isinstance(node, ast.Call) and _speaks_to_log(node):
            yield node


def _speaks_to_log(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "log"


def avoided(told: Sequence[Told]) -> list[str]:
    return [
        f"{line} {found[0]!r}: say {instead}"
        for line, words in told
        for phrase in [_without_allowed(words)]
        for pattern, instead in AVOIDED.items()
        if (found := re.search(rf"\b(?:{pattern})\b", phrase, re.IGNORECASE))
    ]


def _without_allowed(words: str) -> str:
    return re.sub("|".join(map(re.escape, ALLOWED)), "", words, flags=re.IGNORECASE)


def shouted(told: Sequence[Told]) -> list[str]:
    """Nobody is shouted at, nor cheered."""
    return [f"{line} {words.strip()!r}" for line, words in told if re.search(r"\w!", words)]


def unfinished(sources: Sequence[Source]) -> list[str]:
    return [
        f"{source.path}:{number}"
        for source in sources
        for number, line in enumerate(source.text.splitlines(), start=1)
        if re.search(r"\b(?:TODO|FIXME|XXX)\b", line)
    ]


def in_all(sources: Sequence[Source]) -> list[str]:
    return [
        f"{source.path}:{found}"
        for source in sources
        for told in [
            told_by_code(source) if source.path.endswith(".py") else told_by_template(source)
        ]
        for found in avoided(told) + shouted(told)
    ]


@pytest.mark.parametrize("source", TEMPLATES + HOUSE, ids=lambda source: source.path)
def test_nothing_that_a_person_reads_has_a_word_that_we_avoid(source):
    assert not (found := in_all([source])), "\n".join(found)


def test_nothing_is_left_unfinished():
    assert not (found := unfinished(HOUSE + TEMPLATES + STATIC + DOCUMENTS)), "\n".join(found)


@pytest.mark.parametrize(
    "words",
    [
        "A user wrote this",
        "Choose a username",
        "You are banned",
        "He committed suicide",
        "a failed attempt",
        "Stay clean",
        "You relapsed",
        "Posting failed",
        "This content was removed",
        "Your session expired",
        "You should talk to somebody",
        "Invalid address",
        "Submit",
        "Oops",
        "Choose a color",
        "People recognize you",
        "the organization",
        "TODO",
        "Welcome!",
    ],
)
def test_the_check_of_words_notices(words):
    assert in_all([Source("templates/talk/show.html", f"<p>{words}</p>")])


@pytest.mark.parametrize(
    "html",
    [
        "<p>\n{% if banned %}\nYou are banned\n{% endif %}</p>",
        "<button aria-label='Submit your words'></button>",
        "<input placeholder='Your username'>",
        "{{ 'You have failed' if late else '' }}",
        "{{ m.who('the user here') }}",
        "<h1>Users &amp; bans</h1>",
    ],
)
def test_the_check_of_words_reads_what_a_page_says_wherever_it_stands(html):
    assert in_all([Source("templates/talk/show.html", html)])


@pytest.mark.parametrize(
    "html",
    [
        "<a href='#main'>Skip to main content</a>",
        "<!doctype html><meta name='viewport' content='width=device-width'>",
        "{# Needs: user, content #}<p class='user clean'>Hello</p>",
        "{% if failed %}<p>Please try again.</p>{% endif %}",
        "<p>You are a member. The cleaner is here.</p>",
    ],
)
def test_the_check_of_words_lets_pass_what_nobody_reads(html):
    assert in_all([Source("templates/talk/show.html", html)]) == []


def test_the_check_of_words_reads_what_the_code_says_to_people():
    code = "raise Refused('That user is banned.')\nraise Refused(f'Invalid: {name}')"

    assert len(in_all([Source("forum/threads/rules.py", code)])) == 3


def test_the_check_of_words_leaves_docstrings_and_logs_to_us():
    code = "def deed():\n    'Fail on wrong content.'\n    log.error('request failed here')"

    assert in_all([Source("forum/threads/rules.py", code)]) == []


def test_the_check_of_unfinished_things_notices_one():
    assert unfinished([Source("static/css/53-post.css", "/* TODO dark */")])


@pytest.mark.parametrize("phrase", ALLOWED)
def test_every_allowed_phrase_is_still_said(phrase):
    said = "\n".join(source.text.lower() for source in TEMPLATES + HOUSE)

    assert phrase in said
