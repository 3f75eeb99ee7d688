"""Every page of the gallery that opens by its address is easy to read, the people's words aside."""

import shutil

import pytest
from bs4 import BeautifulSoup

from tests.browser.pages.house import opened_house
from tests.browser.pages.test_groups import of_one_house
from tests.look.reading_level import grade, sentences, words

HIGHEST_GRADE = 6
MOST_WORDS = 25
# Of fewer sentences a formula says nothing.
FEWEST = 6
# What people wrote, or called something.
THEIRS = "[dir=auto], bdi, .words, [translate=no], q, blockquote, textarea"

# A row of buttons is no sentence.
LABELS = "button, .vh"


@pytest.mark.parametrize("group", list(of_one_house()), ids=str)
def test_its_pages_are_easy_to_read(group, tmp_path, migrated):
    shutil.copy(migrated, tmp_path)
    with opened_house(group, tmp_path) as house:
        told = {}
        for shown in group.pages:
            if not shown.steps:
                answer = house.people[shown.who].client.get(shown.address.format(**house.places))
                told[shown.name] = own_sentences(answer.text)
    told = {name: said for name, said in told.items() if len(said) >= FEWEST}

    long = {each for said in told.values() for each in said if len(words(each)) > MOST_WORDS}
    hard = {name: grade(said) for name, said in told.items() if grade(said) > HIGHEST_GRADE}

    assert long == set()
    assert hard == {}


def own_sentences(html: str) -> list[str]:
    page = BeautifulSoup(html, "html.parser")
    for label in page.select(LABELS):
        label.decompose()
    for theirs in page.select(THEIRS):
        theirs.replace_with("it")
    return sentences(page)
