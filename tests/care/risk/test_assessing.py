"""The signal as a whole: what is told, in which order, and that it holds whatever it is given."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from forum.care.risk.assessing import MOST_CHARS, MOST_PHRASES, assess
from tests.care.risk.said import NOTHING_NOW, OTHER_DANGERS, PLANS, WISHES

# The comments lie beside the project; where they do not, our own sentences stand for them.
EVERYDAY = [
    folder / "shared/data/risk/goemotions"
    for folder in Path(__file__).parents
    if (folder / "shared/data/risk/goemotions").is_dir()
]
PADDING = ["", "I can't do this anymore. I am hopeless, worthless and alone. " * 20]
PADDING += ["Has anyone any advice about my anxiety, ADHD and drinking? My doctor says so. " * 20]
PIECES = st.sampled_from(
    [*PLANS, *WISHES, *OTHER_DANGERS, *NOTHING_NOW, *PADDING, "not", "’", "\x00"]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=12).map(" ".join))


@pytest.mark.parametrize("text", PLANS)
def test_a_stated_plan_or_method_is_told_and_cannot_wait(text):
    found = assess(text)

    assert found.has_plan
    assert found.band == "now"
    assert found.phrases


@pytest.mark.parametrize("text", WISHES)
def test_a_wish_to_die_comes_soon_and_is_no_plan(text):
    found = assess(text)

    assert (found.band, found.has_plan) == ("soon", False)
    assert found.phrases


@pytest.mark.parametrize("text", OTHER_DANGERS)
def test_harm_and_danger_of_others_come_soon(text):
    assert assess(text).band == "soon"


@pytest.mark.parametrize("text", NOTHING_NOW)
def test_what_is_denied_or_over_or_a_figure_of_speech_reaches_no_band(text):
    found = assess(text)

    assert (found.band, found.has_plan) == (None, False)


def test_a_firm_intent_without_a_time_cannot_wait_either():
    assert assess("I am going to kill myself").band == "now"


def test_a_loss_is_shown_and_is_no_danger():
    found = assess("my brother killed himself last year")

    assert found.phrases == ("killed himself",)
    assert found.band is None


def test_no_post_with_a_plan_ranks_below_one_without():
    with_plan = [assess(f"{text} {pad}").score for text in PLANS for pad in PADDING]
    without = [
        assess(f"{text} {pad}").score
        for text in [*WISHES, *OTHER_DANGERS, *NOTHING_NOW]
        for pad in PADDING
    ]
    everything = assess(". ".join(WISHES * 5))

    assert min(with_plan) > max([*without, everything.score])
    assert not everything.has_plan


def test_a_method_ranks_above_a_time_alone():
    method, time = assess("I want to hang myself"), assess(f"{WISHES[0]}. I'll end it all tonight")

    assert method.has_plan
    assert time.has_plan
    assert method.score > time.score


@given(TEXTS, TEXTS)
def test_of_any_two_posts_the_one_with_a_plan_ranks_first(one, other):
    first, second = assess(one), assess(other)

    if first.has_plan and not second.has_plan:
        assert first.score > second.score


@given(TEXTS, st.text(max_size=40))
def test_any_text_is_answered_and_phrases_are_its_own_words(text, title):
    found = assess(text, title)

    assert 0 <= found.score < 3
    assert len(found.phrases) <= MOST_PHRASES
    assert all(phrase in f"{title}\n\n{text}" for phrase in found.phrases)
    assert found == assess(text, title)


@pytest.mark.parametrize("text", [PLANS[0], WISHES[0], OTHER_DANGERS[0]])
@settings(max_examples=20)
@given(data=st.data())
def test_capitals_and_quotes_change_nothing(text, data):
    typed = data.draw(st.sampled_from([text.upper(), text.lower(), text.replace("'", "’")]))
    plain, other = assess(text), assess(typed)

    assert (other.score, other.band, other.has_plan) == (plain.score, plain.band, plain.has_plan)


def test_the_title_counts_as_much_as_the_words_below_it():
    assert assess("It is all too much.", title="I want to die").band == "soon"


def test_despair_without_a_plain_word_ranks_above_a_question():
    despair = assess("I can't do this anymore. I'm a burden, there is no way out and no one cares.")
    question = assess("Does anyone have tips for anxiety before an exam? My doctor is away.")

    assert despair.score > question.score + 0.1


def test_a_plan_at_the_end_of_a_long_post_is_seen():
    long = "We went to the market and it rained. " * ((MOST_CHARS - 200) // 38)

    assert assess(long + PLANS[0]).has_plan


def everyday():
    for path in sorted(EVERYDAY[0].glob("*.csv")) if EVERYDAY else []:
        with path.open(encoding="utf-8", newline="") as file:
            yield from (row["text"] for row in csv.DictReader(file))


def test_everyday_talk_seldom_reaches_a_band():
    bands = [assess(text).band for text in list(everyday()) or NOTHING_NOW]

    assert sum(band is not None for band in bands) / len(bands) < 0.01
    assert bands.count("now") / len(bands) < 0.002


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("Esta noche me voy a quitar la vida.", "now"),
        ("voy a matarme", "now"),
        ("Quiero morirme, no puedo más.", "soon"),
        ("No quiero seguir viviendo", "soon"),
        ("Pienso en el suicidio cada día", "soon"),
        ("No quiero morir, quiero dormir", None),
        ("Me quiero morir de risa", None),
        ("No quiero preocupar a mi madre", None),
    ],
)
def test_the_plainest_words_are_known_in_spanish(text, band):
    assert assess(text).band == band
