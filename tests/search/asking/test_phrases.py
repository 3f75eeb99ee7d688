"""A post has the names of the phrases that come with Lamplit, and no post has any other."""

import pytest

from forum.search.asking import phrases
from forum.search.asking.phrases import name_of, names_in
from forum.search.asking.shipped import shipped_entries
from forum.search.asking.synonyms import as_alternative
from forum.search.backend import Audience
from forum.search.cutting import cut
from forum.search.tantivy_engine.entry import of_document
from forum.search.tantivy_engine.pair import Pair
from forum.search.tantivy_engine.querying import of_alternative
from tests.search.posts import phrase, post, term

FORMS = sorted({form for entry in shipped_entries().values() for form in entry.forms})
TEXTS = [
    "I feel low.",
    "Low is how I feel.",
    "I feel so low, and sometimes I feel down.",
    "FEELING LOW",
    "I feel, low as I am, alone.",
    "low low feel feel low",
    "It was the end of my life, and care was there.",
    "Feel. Low.",
]


def names_of(text, title=""):
    return names_in(cut(title, text)[0])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I feel low.", {"feel low"}),
        ("I feel so low.", set()),
        ("Low is how I feel.", set()),
        ("It feels lower: feel low, feel down!", {"feel low", "feel down"}),
        ("end-of-life care", {"end  life", "end  life care"}),
        ("end life care", set()),
        ("", set()),
    ],
)
def test_a_post_has_the_phrases_that_stand_in_it(text, names):
    assert names_of(text) == names


def test_no_phrase_reaches_from_the_title_into_the_words():
    assert names_of("low all day", title="How I feel") == set()
    assert names_of("all day", title="I feel low") == {"feel low"}


def test_a_term_alone_or_a_phrase_of_somebodys_own_has_no_name():
    assert name_of(term("feel")) is None
    assert name_of(phrase("cold", "tea")) is None
    assert name_of(phrase("feel", "low", gaps=(0, 2))) is None


def test_each_phrase_that_comes_with_lamplit_has_the_name_that_a_post_with_it_has():
    for form in FORMS:
        asked = as_alternative(form)

        assert (name_of(asked) in names_of(form)) == (len(asked.terms) > 1)


def test_no_two_have_the_same_name():
    asked = {(one.terms, one.gaps): one for one in map(as_alternative, FORMS)}
    names = [name for one in asked.values() if (name := name_of(one))]

    assert len(set(names)) == len(names) > 100


def test_with_other_phrases_the_signature_is_another(monkeypatch):
    before = phrases.signature()

    monkeypatch.setattr(phrases, "_names", lambda: {(("cold", "tea"), (0, 1)): "cold tea"})

    assert phrases.signature.__wrapped__() != before


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    """An index of posts with the words of every phrase, in their order and in another."""
    pair = Pair(tmp_path_factory.mktemp("index"))
    pair.make()
    texts = [*TEXTS, *FORMS, *(" ".join(reversed(form.split())) for form in FORMS)]
    pair.put([of_document(post(number, text)) for number, text in enumerate(texts)])
    return pair.snapshot(Audience.EVERYONE)


def found(snapshot, query):
    looked = snapshot.look(query, snapshot.posts)
    addresses = [address for _, address in looked.hits]
    return dict(zip(snapshot.ids_of(addresses), (score for score, _ in looked.hits), strict=True))


def test_by_its_name_each_is_found_as_by_its_places(snapshot, monkeypatch):
    each = [one for one in map(as_alternative, FORMS) if name_of(one)]
    by_name = [found(snapshot, of_alternative(snapshot, one)) for one in each]

    monkeypatch.setattr("forum.search.tantivy_engine.querying.name_of", lambda _: None)
    by_places = [found(snapshot, of_alternative(snapshot, one)) for one in each]

    assert by_name == by_places
    assert all(by_name)
