"""Every sentence for people is marked, so that it can be said in their language."""

import ast
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

import pytest
from jinja2 import Environment, nodes

from tests.architecture.sources import HOUSE, TEMPLATES, Source, called

MARKS = {"_", "_l", "_n", "marked", "gettext", "ngettext"}
# Modules whose sentences nobody reads on a page, and why.
SAID_ELSEWHERE = (
    "config.py",  # to whoever starts it, before there is a page
    "wsgi.py",
    "forum/cli.py",
    "forum/errors.py",  # forum/web/errors.py says it in the language of whoever asked
    "forum/seeding/",  # the people of the demonstration speak for themselves
    "forum/running/",  # at the terminal
    "forum/doctor/",  # at the terminal
    "forum/backups/",  # at the terminal
    "forum/privacy/redaction.py",  # in the log
    "forum/privacy/retention.py",  # a table that tests compare with the page
    "forum/search/keeping/telling.py",  # at the terminal
    "forum/care/help_ageing.py",  # at the terminal
    "forum/care/help_writing.py",  # in a file
    # Words that are looked for in what somebody typed.
    "forum/care/details/postcodes.py",
    "forum/care/details/streets.py",
    "forum/wordrules/trying.py",
)
# What is told to whoever maintains the code, or the machine.
FOR_US = {
    *("debug", "info", "warning", "error", "exception", "critical"),
    *("ValueError", "TypeError", "RuntimeError", "KeyError", "LookupError", "AssertionError"),
    *("echo", "ClickException", "UsageError", "BadParameter", "option", "argument", "command"),
    *("compile", "CheckConstraint", "Index", "secho", "group", "progressbar", "confirm"),
}
SENTENCE = re.compile(r"^\W*[A-Z].*\s\S.*|.*[a-z’] [a-z].*[.?!]$", re.DOTALL)
# Words of SQL, and patterns that look for words.
CODE = re.compile(
    r"\s*(PRAGMA|SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|BEGIN|SET) "
    r"|.*(\\b|\(\?)"
    r"|\w+ \| None$",
    re.DOTALL,
)
# The end of an id, which a macro of _form.html writes.
ENDING = re.compile(r"-[a-z]+")
LETTERS = re.compile(r"[^\W\d_]{2}")
READ_ALOUD = {"aria-label", "alt", "title", "placeholder", "data-busy", "data-copied"}
Found = list[tuple[int, str]]


def unmarked_sentences(house: Sequence[Source]) -> list[str]:
    """A text with a capital and a space, or that ends as a sentence does, is a message."""
    return [
        f"{source.path}:{line} {said[:60]!r}"
        for source in house
        if not source.path.startswith(SAID_ELSEWHERE) and not source.path.endswith("commands.py")
        for line, said in _sentences(source.tree)
    ]


def _sentences(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Call) and called(node) in MARKS | FOR_US:
        return
    if said := _said(node):
        if SENTENCE.match(said) and not CODE.match(said):
            yield node.lineno, said  # type: ignore[attr-defined]
        return
    keys = node.keys if isinstance(node, ast.Dict) else []  # codes, whatever they look like
    for child in ast.iter_child_nodes(node):
        if not _is_docstring(child) and child not in keys:
            yield from _sentences(child)


def _said(node: ast.AST) -> str:
    """Return a text, with a zero for each value that is filled in; "" for anything else."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_said(part) or "0" for part in node.values)
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return node.value if is_text else ""  # type: ignore[attr-defined]


def _is_docstring(node: ast.AST) -> bool:
    """A text that stands alone is told to nobody."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def unmarked_text(templates: Sequence[Source]) -> list[str]:
    """What a template shows, says in an attribute or hands to a macro is a message."""
    return [
        f"{template.path}:{line} {said[:60]!r}"
        for template in templates
        if template.path.endswith(".html")
        for line, said in [*_shown(template), *_handed(template)]
    ]


def _parsed(template: Source) -> nodes.Template:
    return Environment(extensions=["jinja2.ext.i18n"]).parse(template.text)


def _shown(template: Source) -> Found:
    """Text and attributes of the HTML; what the template fills in stands as a zero."""
    page = _Page()
    parsed = _parsed(template)
    classes = [block for block in parsed.find_all(nodes.Block) if block.name == "bodyclass"]
    unread = {id(output) for block in classes for output in block.find_all(nodes.Output)}
    for output in parsed.find_all(nodes.Output):
        for part in output.nodes if id(output) not in unread else ():
            page.line = part.lineno
            page.feed(part.data if isinstance(part, nodes.TemplateData) else page.filled)
    return page.found


class _Page(HTMLParser):
    """Collects what is read: texts between tags, and attributes that are read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Found = []
        self.line = 0

    @property
    def filled(self) -> str:
        """What stands for a value: a letter in the name of a tag, else a number."""
        return "x" if self.rawdata.endswith(("<", "</")) else "0"

    def handle_data(self, data: str) -> None:
        self._hear(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in READ_ALOUD:
                self._hear(value or "")

    def _hear(self, said: str) -> None:
        if LETTERS.search(said) and not ENDING.fullmatch(said):
            self.found.append((self.line, " ".join(said.split())))


def _handed(template: Source) -> Found:
    """Sentences among the values of the template's expressions."""
    return list(_constants(_parsed(template)))


def _constants(node: nodes.Node) -> Iterator[tuple[int, str]]:
    if isinstance(node, nodes.Call) and getattr(node.node, "name", "") in MARKS:
        return
    said = node.value if isinstance(node, nodes.Const) else ""
    if isinstance(said, str) and SENTENCE.match(said):
        yield node.lineno, said
    for child in node.iter_child_nodes():
        yield from _constants(child)


@pytest.mark.parametrize(
    ("check", "given"), [(unmarked_sentences, HOUSE), (unmarked_text, TEMPLATES)]
)
def test_every_sentence_for_people_is_marked(check, given):
    assert not (found := check(given)), "\n".join(found)


@pytest.mark.parametrize(
    "code",
    [
        'raise Refused("This board is closed.")',
        'flash("Kept. It holds from now on.", "done")',
        'title = StringField("Your words")',
        'raise Refused(f"Wait {minutes} minutes.")',
        'WORDS = {"risk": "Somebody may be in danger"}',
    ],
)
def test_a_sentence_in_the_code_is_noticed(code):
    assert unmarked_sentences([Source("forum/talk/views.py", code)])


@pytest.mark.parametrize(
    "code",
    [
        '"""This board is closed."""',
        'raise Refused(_("This board is closed."))',
        'log.warning("A chore was late.")',
        'raise ValueError("Not a page of this list.")',
        'KIND = "take-down"',
    ],
)
def test_what_is_marked_or_not_for_people_is_no_fault(code):
    assert unmarked_sentences([Source("forum/talk/views.py", code)]) == []


@pytest.mark.parametrize(
    "text",
    [
        "<p>Nobody has answered yet.</p>",
        '<nav aria-label="Main">{{ _("Boards") }}</nav>',
        "{{ f.tick(form.sure, detail='It cannot be undone.') }}",
        "<p>{{ count }} replies</p>",
        "{{ 'Keep this' if new else _('Change it') }}",
    ],
)
def test_a_text_of_a_template_is_noticed(text):
    assert unmarked_text([Source("templates/talk/show.html", text)])


@pytest.mark.parametrize(
    "text",
    [
        "{% trans %}Nobody has <b>answered</b> yet.{% endtrans %}",
        '<nav aria-label="{{ _("Main") }}" class="crumbs row">{{ word }} · 12</nav>',
        "{{ f.tick(form.sure, detail=_('It cannot be undone.')) }}",
        "{# Needs: words. #}",
    ],
)
def test_a_marked_text_is_no_fault(text):
    assert unmarked_text([Source("templates/talk/show.html", text)]) == []
