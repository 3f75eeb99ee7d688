"""The templates: each in its place, used, saying what it needs, and trusting no text."""

import re
from collections.abc import Sequence

import pytest

from tests.architecture.sources import HOUSE, TEMPLATES, Source
from tests.architecture.test_packages import MAY_KNOW

# What lies around the pages of all packages.
FRAME = {"_layout.html", "_macros.html", "_form.html", "error.html"}
NAMED = re.compile(r"""["']((?:\w+/)?\w+\.html|\w+/\w+\.txt)["']""")
UNESCAPED = re.compile(r"\|\s*safe\b|\bMarkup\b|\bautoescape\b|\|\s*tojson\b")


def silent_templates(templates: Sequence[Source]) -> list[str]:
    """A template begins by saying what it is and what it needs."""
    return [
        template.path
        for template in templates
        if template.path.endswith(".html") and not template.text.startswith("{# ")
    ]


def stray_templates(templates: Sequence[Source]) -> list[str]:
    """A template lies in the folder of a package, or is a part of the frame around all pages."""
    return [
        template.path
        for template in templates
        for folder, name in [template.path.removeprefix("templates/").rpartition("/")[::2]]
        if (
            folder not in MAY_KNOW if folder else not (name.startswith("_") or name == "error.html")
        )
    ]


def missing_templates(house: Sequence[Source], templates: Sequence[Source]) -> list[str]:
    """What a view or a template names is there, and what is there is named."""
    named = {
        (name, source.path)
        for source in (*house, *templates)
        for name in NAMED.findall(source.text)
    }
    there = {template.path.removeprefix("templates/") for template in templates}
    gone = [f"{path} names {name}" for name, path in named if name not in there]
    return gone + [f"nobody uses templates/{name}" for name in there - {name for name, _ in named}]


def unescaped(templates: Sequence[Source]) -> list[str]:
    """A template trusts no text: what may be HTML comes through the filter `words`."""
    return [
        f"{template.path}:{number} {found[0]}"
        for template in templates
        for number, line in enumerate(template.text.splitlines(), start=1)
        if (found := UNESCAPED.search(line))
    ]


@pytest.mark.parametrize(
    ("check", "given"),
    [
        (silent_templates, [TEMPLATES]),
        (stray_templates, [TEMPLATES]),
        (missing_templates, [HOUSE, TEMPLATES]),
        (unescaped, [TEMPLATES]),
    ],
)
def test_the_templates_are_in_order(check, given):
    assert not (found := check(*given)), "\n".join(found)


@pytest.mark.parametrize(
    ("check", "path", "text"),
    [
        (silent_templates, "templates/talk/show.html", "<p>Hello"),
        (stray_templates, "templates/cellar/show.html", "{# A page. #}"),
        (stray_templates, "templates/show.html", "{# A page. #}"),
    ],
)
def test_the_check_of_templates_notices_one_out_of_order(check, path, text):
    assert check([Source(path, text)])


def test_the_check_of_templates_notices_one_that_is_missing_or_not_used():
    view = Source("forum/talk/views.py", "render_template('talk/show.html')")
    there = Source("templates/talk/old.html", "")

    assert missing_templates([view], [there]) == [
        "forum/talk/views.py names talk/show.html",
        "nobody uses templates/talk/old.html",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "{{ post.html | safe }}",
        "{{ title|safe }}",
        "{% autoescape false %}",
        "{{ facts | tojson }}",
    ],
)
def test_the_check_of_templates_notices_trust(line):
    assert unescaped([Source("templates/talk/show.html", line)])
