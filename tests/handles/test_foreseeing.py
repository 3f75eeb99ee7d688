"""What is looked up before a transaction holds within it, unless others have written since."""

import pytest
from sqlalchemy import delete

from forum.handles.deriving import SITE, handle_id, thread_scope
from forum.handles.foreseeing import foresee
from forum.handles.keyring import Key, add_key, keys
from forum.handles.models import Handle, SealedEntry
from forum.handles.naming import free_name
from forum.handles.speaking import Writer, take_voice
from forum.public_ids import new_id
from forum.sealing import new_root
from tests.counting import statements
from tests.makers import NOON

TODAY = NOON.date()


@pytest.fixture
def root() -> bytes:
    return new_root()


def speak(session, root: bytes, thread_id: bytes, post_as="thread", **more) -> Handle:
    writer = Writer(root=root, post_as=post_as, **more)
    return session.get_one(Handle, take_voice(session, writer, thread_id=thread_id, today=TODAY))


@pytest.mark.parametrize("post_as", ["thread", "known"])
@pytest.mark.parametrize("was_here", [False, True])
def test_who_a_writer_will_be_is_foreseen(session, root, post_as, was_here):
    thread_id = new_id()
    writer = Writer(root=root, post_as=post_as)
    if was_here:
        take_voice(session, writer, thread_id=thread_id, today=TODAY)
    before = keys(session, root)

    foreseen = foresee(session, writer, thread_id)

    assert keys(session, root) == before
    voice = take_voice(session, foreseen, thread_id=thread_id, today=TODAY)
    own, known = handle_id(root, thread_scope(thread_id)), handle_id(root, SITE)
    assert voice == (own if post_as == "thread" else known)
    assert Key(voice, thread_scope(thread_id)) in keys(session, root)


@pytest.mark.parametrize(("was_here", "most"), [(True, 0), (False, 5)])
def test_what_was_foreseen_is_not_looked_for_again(session, root, was_here, most):
    thread_id = new_id()
    for _ in range(40):
        add_key(session, root, Key(new_id(), thread_scope(new_id())))
    if was_here:
        speak(session, root, thread_id)
    writer = foresee(session, Writer(root=root), thread_id)

    with statements(session.get_bind()) as asked:
        take_voice(session, writer, thread_id=thread_id, today=TODAY)

    assert len(asked) <= most


def test_a_name_that_somebody_took_meanwhile_is_theirs(session, root):
    thread_id = new_id()
    scope = thread_scope(thread_id)
    writer = foresee(session, Writer(root=root), thread_id)
    theirs = Handle(id=new_id(), scope=scope, name=writer.foreseen.name, day=TODAY)
    session.add(theirs)
    session.flush()

    voice = session.get_one(Handle, take_voice(session, writer, thread_id=thread_id, today=TODAY))

    assert voice.name == free_name(voice.id, {theirs.name}.__contains__)


@pytest.mark.parametrize("meanwhile", [1, 2, 20])
def test_keys_that_came_meanwhile_stay_where_they_are(session, root, meanwhile):
    speak(session, root, new_id())
    thread_id = new_id()
    writer = foresee(session, Writer(root=root), thread_id)
    for _ in range(meanwhile):
        speak(session, root, new_id())
    before = keys(session, root)

    voice = take_voice(session, writer, thread_id=thread_id, today=TODAY)

    assert keys(session, root) == [*before, Key(voice, thread_scope(thread_id))]


def test_a_keyring_that_went_meanwhile_begins_anew(session, root):
    speak(session, root, new_id())
    thread_id = new_id()
    writer = foresee(session, Writer(root=root), thread_id)
    session.execute(delete(SealedEntry))

    voice = take_voice(session, writer, thread_id=thread_id, today=TODAY)

    assert keys(session, root) == [Key(voice, thread_scope(thread_id))]


def test_who_chose_a_name_in_another_window_meanwhile_keeps_it(session, root):
    thread_id = new_id()
    writer = foresee(session, Writer(root=root), thread_id)
    known = speak(session, root, thread_id, "known")

    assert take_voice(session, writer, thread_id=thread_id, today=TODAY) == known.id


def test_what_was_foreseen_in_one_thread_is_nothing_in_another(session, root):
    here, there = new_id(), new_id()
    speak(session, root, here)
    writer = foresee(session, Writer(root=root), here)

    voice = take_voice(session, writer, thread_id=there, today=TODAY)

    assert voice == handle_id(root, thread_scope(there))
