"""Drafts: found by their writer alone, lost by nobody, and silent about what they are for."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from forum.errors import Refused
from forum.handles.deriving import board_scope, handle_id, reader_scope
from forum.handles.entries import STEPS_BYTES
from forum.handles.keyring import KEYRING, Key, keys
from forum.handles.models import SealedEntry
from forum.public_ids import new_id, to_text
from forum.sealing import derive, new_root
from forum.space.drafting import (
    BOARD_SLOTS,
    THREAD_SLOTS,
    Draft,
    Place,
    all_drafts,
    drafts_at,
    save_draft,
    throw_away,
)
from tests.counting import statements

ROOT, PLACE = new_root(), Place.in_thread(new_id())


def draft(body: str = "I wanted to say", **more) -> Draft:
    usual = {"mark": to_text(new_id()), "form": "/t/x/reply", "where": "Nights are long"}
    return Draft(**usual | {"body": body} | more)


def save(session, *drafts: Draft, place: Place = PLACE, root: bytes = ROOT, was: str = "") -> Draft:
    """Save drafts, and return what the last one is kept as."""
    for each in drafts:
        kept = save_draft(session, root, place, each, was=was)
    return kept


def bodies(session, place: Place = PLACE, root: bytes = ROOT) -> list[str]:
    return sorted(each.body for each in drafts_at(session, root, place))


def boxes(session) -> dict[bytes, int]:
    """Return where entries lie and how long they are, those of the keyring left out."""
    session.flush()
    known = {derive(ROOT, KEYRING.purpose, str(number)) for number in range(20)}
    rows = session.execute(select(SealedEntry.address, SealedEntry.box))
    return {row.address: len(row.box) for row in rows if row.address not in known}


def test_a_draft_is_found_as_it_was_left(session):
    left = draft("Words.", title="A title", parent="p", notes=["violence"], post_as="known")

    kept = save(session, left)

    assert kept == left
    assert drafts_at(session, ROOT, PLACE) == [left]


def test_nobody_else_finds_it_and_it_lies_nowhere_else(session):
    save(session, draft())

    assert drafts_at(session, new_root(), PLACE) == []
    assert drafts_at(session, ROOT, Place.in_thread(new_id())) == []


def test_two_people_have_drafts_in_one_thread(session):
    other = new_root()
    save(session, draft("Mine."))
    save(session, draft("Theirs."), root=other)

    assert (bodies(session), bodies(session, root=other)) == (["Mine."], ["Theirs."])


def test_what_is_typed_on_takes_the_place_of_what_was_kept(session):
    first = save(session, draft("I"))

    kept = save(session, replace(first, body="I wanted"), was=first.digest)

    assert kept.mark == first.mark
    assert bodies(session) == ["I wanted"]


def test_what_was_changed_elsewhere_is_kept_besides(session):
    # Given a draft that is open in two windows, and changed in one
    first = save(session, draft("At first"))
    save(session, replace(first, body="In one window"), was=first.digest)

    # When the other window keeps it too
    kept = save(session, replace(first, body="In the other window"), was=first.digest)

    # Then both are there, under two marks
    assert bodies(session) == ["In one window", "In the other window"]
    assert kept.mark != first.mark
    assert len({each.mark for each in drafts_at(session, ROOT, PLACE)}) == 2


def test_a_form_that_does_not_know_of_the_draft_does_not_write_over_it(session):
    first = save(session, draft("Kept before"))

    save(session, replace(first, body="Typed anew"))

    assert bodies(session) == ["Kept before", "Typed anew"]


def test_the_same_words_kept_twice_are_one_draft(session):
    first = save(session, draft("The same"))

    again = save(session, first)

    assert (again, bodies(session)) == (first, ["The same"])


@pytest.mark.parametrize("part", ["title", "body", "parent", "notes"])
def test_words_are_other_words_whatever_part_of_them_changes(part):
    one = draft()

    assert replace(one, **{part: ["x"] if part == "notes" else "x"}).digest != one.digest
    assert replace(one, where="x", form="x", mark="x", post_as="known").digest == one.digest


@pytest.mark.parametrize(
    ("place", "slots"),
    [(PLACE, THREAD_SLOTS), (Place.on_board(new_id()), BOARD_SLOTS)],
    ids=["thread", "board"],
)
def test_when_there_is_no_room_it_says_so_and_loses_nothing(session, place, slots):
    kept = [save(session, draft(str(number)), place=place) for number in range(slots)]

    with pytest.raises(Refused, match="Throw one away in My space"):
        save(session, draft("One more"), place=place)

    assert len(bodies(session, place)) == slots
    assert "One more" not in bodies(session, place)
    save(session, replace(kept[0], body="Typed on"), place=place, was=kept[0].digest)
    assert "Typed on" in bodies(session, place)


def test_what_no_box_can_hold_is_refused_and_nothing_is_lost(session):
    first = save(session, draft("Short"))

    with pytest.raises(Refused, match="too long to keep"):
        save(session, replace(first, body="x" * STEPS_BYTES[-1]), was=first.digest)

    assert bodies(session) == ["Short"]


@pytest.mark.parametrize("letter", ["x", "é", "🕯", '"', "\n"])
def test_the_longest_post_fits_whatever_it_is_written_in(session, letter):
    save(session, draft(20_000 * letter))

    assert bodies(session) == [20_000 * letter]


def test_a_box_is_as_long_as_a_step_and_not_as_its_words(session):
    for chars in (1, 300, 3_000, 20_000):
        save(session, draft("x" * chars))

    sizes = set(boxes(session).values())
    assert sizes <= set(STEPS_BYTES)
    assert len(sizes) == 4


def test_words_of_about_one_length_lie_in_boxes_of_one_length(session):
    sizes = set()
    for chars in range(300, 600, 30):
        kept = save(session, draft("x" * chars))
        sizes |= {size for size in boxes(session).values() if size > STEPS_BYTES[0]}
        throw_away(session, ROOT, PLACE, kept.mark)

    assert len(sizes) == 1


def test_a_draft_that_is_thrown_away_is_gone_and_the_others_stay(session):
    kept, thrown = (save(session, draft(body)) for body in ("Kept", "Thrown away"))

    for _ in range(2):
        throw_away(session, ROOT, PLACE, thrown.mark)

    assert drafts_at(session, ROOT, PLACE) == [kept]


def test_what_was_posted_throws_away_only_the_words_that_were_posted(session):
    first = save(session, draft("As posted"))
    save(session, replace(first, body="Typed on elsewhere"), was=first.digest)

    throw_away(session, ROOT, PLACE, first.mark, only=first.digest)
    left = bodies(session)
    throw_away(session, ROOT, PLACE, first.mark, only=replace(first, body=left[0]).digest)

    assert left == ["Typed on elsewhere"]
    assert bodies(session) == []


def test_two_threads_begun_on_one_board_lie_at_unrelated_places(session):
    """Although the first was thrown away before the second was begun."""
    place, places = Place.on_board(new_id()), []
    save(session, draft(), place=place)
    before = boxes(session).keys()

    for _ in range(40):
        kept = save(session, draft(), place=place)
        places += boxes(session).keys() - before
        throw_away(session, ROOT, place, kept.mark)

    assert len(places) == 40
    assert len(set(places)) > 10


@pytest.mark.parametrize(("make_place", "scope"), [(Place.in_thread, reader_scope),
                                                   (Place.on_board, board_scope)])  # fmt: skip
def test_a_draft_puts_one_key_on_the_keyring(session, make_place, scope):
    about = new_id()

    for _ in range(3):
        save(session, draft(), place=make_place(about))

    assert keys(session, ROOT) == [Key(handle_id(ROOT, scope(about)), scope(about))]


def test_all_drafts_are_found_the_latest_place_first(session):
    board, thread = new_id(), new_id()
    save(session, draft("1"), draft("2"), place=Place.on_board(board))
    save(session, draft("3"), draft("4"), place=Place.in_thread(thread))
    save(session, draft("Not mine"), root=new_root())

    found = all_drafts(session, ROOT, keys(session, ROOT))

    assert [place for place, _ in found] == [*2 * [Place.in_thread(thread)],
                                             *2 * [Place.on_board(board)]]  # fmt: skip
    assert {each.body for _, each in found[:2]} == {"3", "4"}


def test_the_drafts_of_a_member_with_hundreds_of_keys_are_found_in_a_few_queries(session):
    scopes = [scope(new_id()) for _ in range(150) for scope in (reader_scope, board_scope)]
    keyring = [Key(new_id(), "site"), *(Key(handle_id(ROOT, each), each) for each in scopes)]
    for scope, slots in ((scopes[0], THREAD_SLOTS), (scopes[-1], BOARD_SLOTS)):
        save(session, draft(scope), place=Place(scope, slots))
    session.flush()

    with statements(session.get_bind()) as asked:
        found = all_drafts(session, ROOT, keyring)

    assert [each.body for _, each in found] == [scopes[-1], scopes[0]]
    assert len(asked) == 3  # 150 * (4 + 64) addresses, 5,000 at once
