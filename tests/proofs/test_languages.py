"""Whatever a person reads can be said in their language: no sentence is only English."""

import pytest
from babel import Locale
from bs4 import BeautifulSoup

from forum.language.messages import LANGUAGES
from forum.operating.environment import shown
from tests.proofs import looking, moderating, running, walking
from tests.proofs.marking import content_of, speak_marked, unmarked
from tests.proofs.scanning import listening
from tests.proofs.walking import walk

NAMES = {"Lamplit", *LANGUAGES.values()}  # a language is called as it calls itself


def test_a_walk_through_the_forum_meets_no_sentence_that_nobody_could_translate(app, visit, inside):
    # Given a forum that says each message between two signs
    with inside() as make:
        make.board(slug="sleep")
    speak_marked(app, "es")

    def visit_marked():
        visitor = visit()
        visitor.client.set_cookie("look", "es")
        return visitor

    # When everything that can be done is done
    with listening(app) as heard:
        walk(app, visit_marked, board="sleep", title="Awake again", body="It is three.")

    # Then nothing stands outside the signs but names and what people wrote
    content = content_of(app, walking, moderating, looking, running)
    content |= NAMES | _set_outside(app) | _said_by_babel()
    found = {
        (answer.rule, text)
        for answer in heard
        if answer.status != 303
        if dict(answer.headers).get("Content-Type", "").startswith("text/html")
        for text in unmarked(answer.soup, content=content)
    }
    assert not found, "\n".join(f"{rule}: {text}" for rule, text in sorted(found))


def _said_by_babel():
    """Countries and days come in the reader's language from elsewhere."""
    spanish = Locale("es")
    return {*spanish.territories.values(), *spanish.months["format"]["wide"].values(), " de "}


def _set_outside(app):
    """What the environment sets is shown as it is written there."""
    return {word for pair in shown(app.extensions["settings"]) for word in pair}


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>⟦Hello ⟦Otter⟧⟧, you</p>", [", you"]),
        ("<p>⟦See <a>the rules</a>.⟧</p>", []),
        ("<p>⟦See⟧ <a>the rules</a></p>", ["the rules"]),
        ('<p>⟦See⟧ <b translate="no">Otter</b> 12 ·</p>', []),
        ('<nav aria-label="Main">⟦Boards⟧</nav>', ["aria-label=Main"]),
        ('<nav aria-label="⟦Main⟧">Lamplit</nav>', []),
    ],
)
def test_what_is_unmarked_is_noticed(html, found):
    assert unmarked(BeautifulSoup(html, "html.parser"), content=NAMES) == found
