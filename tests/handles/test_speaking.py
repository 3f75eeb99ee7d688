"""The name that a member writes under: chosen once in a thread, and kept there."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import create_engine, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from forum.database import Base, prepare
from forum.errors import Refused
from forum.handles.deriving import SITE, handle_id, thread_scope
from forum.handles.keyring import BOX_BYTES, Key, keys
from forum.handles.models import Handle, SealedEntry
from forum.handles.naming import free_name
from forum.handles.speaking import (
    OFFER_ROUNDS,
    Writer,
    become_known,
    known_handle,
    name_in,
    offers,
    take_voice,
    voice_in,
)
from forum.public_ids import new_id
from forum.sealing import new_root
from tests.makers import NOON

TODAY = NOON.date()


@pytest.fixture
def root(session) -> bytes:
    """A member, among others who have spoken and are known."""
    for _ in range(3):
        other = Writer(root=new_root(), post_as="known")
        take_voice(session, other, thread_id=new_id(), today=TODAY)
        take_voice(session, Writer(root=new_root()), thread_id=new_id(), today=TODAY)
    session.flush()
    return new_root()


def speak(session, root: bytes, thread_id: bytes, post_as="thread", **more) -> Handle:
    writer = Writer(root=root, post_as=post_as, **more)
    return session.get_one(Handle, take_voice(session, writer, thread_id=thread_id, today=TODAY))


def test_the_first_words_in_a_thread_make_a_name_for_this_thread(session, root):
    thread_id = new_id()

    before = voice_in(session, root, thread_id)
    voice = speak(session, root, thread_id)

    scope = thread_scope(thread_id)
    assert before is None
    assert (voice.id, voice.scope, voice.day) == (handle_id(root, scope), scope, TODAY)
    assert keys(session, root) == [Key(voice.id, scope)]


@pytest.mark.parametrize(("first", "later"), [("thread", "known"), ("known", "thread")])
def test_the_first_choice_in_a_thread_holds(session, root, first, later):
    thread_id = new_id()
    voice = speak(session, root, thread_id, post_as=first)
    before = (count(session, Handle), count(session, SealedEntry))

    again = speak(session, root, thread_id, post_as=later, known_name="somebody else")

    assert again is voice
    assert voice_in(session, root, thread_id) == voice.id
    assert (count(session, Handle), count(session, SealedEntry)) == before


def count(session, table: type) -> int:
    session.flush()
    return session.scalar(select(func.count()).select_from(table))


def test_a_known_name_is_the_same_in_two_threads(session, root):
    here, there = new_id(), new_id()

    voices = [speak(session, root, each, post_as="known") for each in (here, there)]

    assert voices == [known_handle(session, root)] * 2
    assert keys(session, root) == [
        Key(voices[0].id, SITE),
        Key(voices[0].id, thread_scope(here)),
        Key(voices[0].id, thread_scope(there)),
    ]
    assert {len(box) for box in session.scalars(select(SealedEntry.box))} == {BOX_BYTES}


def test_being_known_in_one_thread_is_being_known_in_no_other(session, root):
    speak(session, root, new_id(), post_as="known")
    elsewhere = new_id()

    assert voice_in(session, root, elsewhere) is None
    assert speak(session, root, elsewhere).scope == thread_scope(elsewhere)


def test_the_known_name_speaks_where_it_was_chosen_although_an_own_one_exists(session, root):
    thread_id = new_id()
    known = speak(session, root, thread_id, post_as="known")
    scope = thread_scope(thread_id)
    session.add(Handle(id=handle_id(root, scope), scope=scope, name="Late Owl", day=TODAY))
    session.flush()

    assert voice_in(session, root, thread_id) == known.id


def test_no_two_in_a_thread_have_one_name(session, root):
    thread_id = new_id()
    scope = thread_scope(thread_id)
    own, taken = handle_id(root, scope), []
    for _ in range(3):
        taken.append(free_name(own, lambda name: name in taken))
        session.add(Handle(id=new_id(), scope=scope, name=taken[-1], day=TODAY))
    session.flush()

    voice = speak(session, root, thread_id)

    assert voice.name not in taken
    assert voice.name == free_name(own, lambda name: name in taken)


def test_a_name_that_is_taken_elsewhere_is_free_here(session, root):
    scope = thread_scope(new_id())
    own = handle_id(root, scope)
    wanted = name_in(session, scope, own)
    for other in (SITE, thread_scope(new_id())):
        session.add(Handle(id=new_id(), scope=other, name=wanted, day=TODAY))
    session.flush()

    assert name_in(session, scope, own) == wanted


def test_two_in_one_second_cannot_take_one_name(session, root):
    voice = speak(session, root, new_id())
    session.add(Handle(id=new_id(), scope=voice.scope, name=voice.name, day=TODAY))

    with pytest.raises(IntegrityError):
        session.flush()


def test_two_windows_at_once_make_one_voice(tmp_path, root):
    engine = create_engine(f"sqlite:///{tmp_path / 'forum.db'}")
    prepare(engine)
    Base.metadata.create_all(engine)
    start, thread_id = Barrier(2), new_id()

    def write(window: int) -> bytes:
        start.wait()
        with Session(engine) as session:
            session.connection(execution_options={"writing": True})
            voice = speak(session, root, thread_id)
            session.commit()
            return voice.id

    with ThreadPoolExecutor(2) as windows:
        voices = list(windows.map(write, range(2)))

    with Session(engine) as session:
        assert voices == [handle_id(root, thread_scope(thread_id))] * 2
        assert (count(session, Handle), len(keys(session, root))) == (1, 1)
    engine.dispose()


def test_names_on_offer_are_the_same_at_every_look_and_new_in_every_round(session, root):
    rounds, again = ([offers(session, root, n) for n in range(OFFER_ROUNDS)] for _ in "12")

    assert rounds == again
    assert {len(names) for names in rounds} == {5}
    assert len({name for names in rounds for name in names}) > 5 * OFFER_ROUNDS - 5
    assert rounds[0] != offers(session, new_root(), 0)


def test_a_name_that_somebody_has_is_not_on_offer(session, root):
    first, second, *others = offers(session, root, 0)
    session.add(Handle(id=new_id(), scope=SITE, name=second, day=TODAY))
    session.add(Handle(id=new_id(), scope=thread_scope(new_id()), name=first, day=TODAY))
    session.flush()

    assert offers(session, root, 0) == [first, *others]


@pytest.mark.parametrize("round_", [0, OFFER_ROUNDS - 1])
def test_a_member_becomes_known_by_a_name_on_offer(session, root, round_):
    chosen = offers(session, root, round_)[-1]

    known = become_known(session, Writer(root=root, known_name=chosen), today=TODAY)

    assert (known.name, known.scope, known.id) == (chosen, SITE, handle_id(root, SITE))
    assert known_handle(session, root) is known
    assert keys(session, root) == [Key(known.id, SITE)]


def test_who_does_not_choose_gets_the_first_name_that_is_free(session, root):
    second_round = offers(session, root, 1)
    for name in offers(session, root, 0):
        session.add(Handle(id=new_id(), scope=SITE, name=name, day=TODAY))
    session.flush()

    known = become_known(session, Writer(root=root), today=TODAY)

    assert known.name == second_round[0]


@pytest.mark.parametrize("case", ["not on offer", "just taken", "known already"])
def test_a_known_name_that_cannot_be_had_is_refused_beside_its_box(session, root, case):
    wanted = offers(session, root, 0)[0]
    if case == "just taken":
        session.add(Handle(id=new_id(), scope=SITE, name=wanted, day=TODAY))
    if case == "known already":
        become_known(session, Writer(root=root, known_name=wanted), today=TODAY)
    typed = "Real Name" if case == "not on offer" else wanted
    session.flush()

    with pytest.raises(Refused) as refused:
        become_known(session, Writer(root=root, known_name=typed), today=TODAY)

    assert refused.value.field == "known_name"
    expected = {"not on offer": "we offer", "just taken": "just taken", "known already": "already"}
    assert expected[case] in str(refused.value)


def test_a_form_that_is_sent_twice_makes_one_thing():
    once = Writer(root=bytes(32), form="a form")

    assert once.id_for(b"board", b"words") == once.id_for(b"board", b"words")


@pytest.mark.parametrize(
    ("writer", "parts"),
    [
        (Writer(root=bytes(32), form="another form"), (b"board", b"words")),
        (Writer(root=bytes(31) + b"1", form="a form"), (b"board", b"words")),
        (Writer(root=bytes(32), form="a form"), (b"board", b"other words")),
        (Writer(root=bytes(32)), (b"board", b"words")),
    ],
)
def test_another_form_writer_or_text_makes_another_thing(writer, parts):
    assert writer.id_for(*parts) != Writer(root=bytes(32), form="a form").id_for(b"board", b"words")


def test_without_a_form_everything_is_new():
    assert Writer(root=bytes(32)).id_for(b"x") != Writer(root=bytes(32)).id_for(b"x")
