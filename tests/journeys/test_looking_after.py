"""Moderators are looked after: what they'd rather not see, breaks, and a note to themselves."""

from forum.clock import now
from tests.journeys.cases import flagged


def rows(page):
    return [row["data-case"] for row in page.all("article[data-case]")]


def choose(otter, **chosen):
    return otter.send(otter.get("/moderation/me"), "/moderation/me", **chosen)


def test_topics_that_somebody_would_rather_not_see_go_to_others(visit, inside, otter):
    with inside() as make:
        flagged(make, notes=["someone dying"], at=now())
        flagged(make, notes=["someone dying"], reasons=["risk"], at=now())
    choose(otter, topics="someone dying")

    page = otter.get("/moderation")

    assert [row["data-band"] for row in page.all("article[data-case]")] == ["now"]
    assert "1 is about topics you’d rather not see" in page.words
    assert len(rows(otter.get("/moderation?avoided=1"))) == 2
    assert len(rows(visit().arrive_on_duty(name="Early Curlew").get("/moderation"))) == 2


def test_words_are_open_for_who_chose_so(inside, otter):
    with inside() as make:
        case = flagged(make, at=now())[1]
    assert not otter.get("/moderation").one("[data-words]").has_attr("open")

    choose(otter, cover="none")

    assert otter.get("/moderation").one("[data-words]").has_attr("open")
    assert otter.get(case).one(".cover").has_attr("open")


def test_keys_are_off_until_they_are_switched_on(otter):
    assert not otter.get("/moderation").all("[data-keys]")

    choose(otter, keys="y")

    page = otter.get("/moderation")
    assert page.all("[data-keys]")
    assert page.all("script[src*=desk]")
    assert otter.get("/moderation/me").all("[name=keys][checked]")


def test_after_three_heavy_cases_a_break_is_offered_and_can_wait(inside, otter):
    with inside() as make:
        cases = [flagged(make, reasons=["risk"], at=now())[1] for _ in range(3)]
    for case in cases[:2]:
        otter.get(case)
    assert "good time to stop" not in otter.get("/moderation").words
    otter.get(cases[1])
    otter.get(cases[2])

    page = otter.get("/moderation")
    assert "This would be a good time to stop for a while" in page.words
    assert "3 of them were heavy" in page.words
    later = otter.send(page, "/moderation/pace", action="stop")
    assert "good time to stop" not in later.words


def test_a_break_ends_the_sitting(inside, otter):
    with inside() as make:
        cases = [flagged(make, reasons=["risk"], at=now())[1] for _ in range(3)]
    for case in cases:
        otter.get(case)

    page = otter.send(otter.get("/moderation"), "/moderation/pace")

    assert "Have a good break." in page.words
    assert "good time to stop" not in otter.get("/moderation").words


def test_who_does_not_want_to_be_told_is_not(inside, otter):
    with inside() as make:
        cases = [flagged(make, reasons=["risk"], at=now())[1] for _ in range(3)]
    form = otter.get("/moderation/me").form("/moderation/me").fields
    form.pop("pace", None)
    otter.post("/moderation/me", form)
    for case in cases:
        otter.get(case)

    assert "good time to stop" not in otter.get("/moderation").words


def test_after_a_case_about_a_life_there_is_a_page_to_stop_at(inside, otter):
    with inside() as make:
        case = flagged(make, reasons=["risk"], at=now())[1]

    page = otter.send(otter.get(case), f"{case}/decide", decision="leave")

    assert page.heading == "What you did mattered"
    assert "You can undo it" in page.words
    assert page.all("a[href='/moderation/next']")


def test_a_note_to_oneself_is_found_again_by_nobody_else(visit, otter):
    page = otter.get("/moderation/debrief")
    otter.send(page, "/moderation/debrief", note="That was a hard one.")

    mine = otter.get("/moderation/debrief").form("/moderation/debrief").fields["note"]
    other = visit().arrive_on_duty(name="Early Curlew").get("/moderation/debrief")

    assert mine == "That was a hard one."
    assert "That was a hard one." not in other.text
    too_long = otter.send(page, "/moderation/debrief", note="x" * 4001)
    assert too_long.status == 422
    assert "x" * 4001 in too_long.text


def test_who_finishes_hands_over_what_they_read(visit, inside, otter):
    with inside() as make:
        case = flagged(make, at=now())[1]
    otter.get(case)
    page = otter.get("/moderation/finish")
    assert "You have 1 case open." in page.words

    done = otter.send(page, "/moderation/finish", note="Please be gentle.")

    assert "You are off." in done.words
    theirs = visit().arrive_on_duty(name="Early Curlew").get(case)
    assert "You are reading this" in theirs.words
    assert "Please be gentle." in theirs.words


def test_a_choice_that_is_none_is_sent_back(otter):
    page = choose(otter, cover="sometimes")

    assert page.status == 422
