import pytest
from sqlalchemy import func, select

from forum.threads.holding.clearing import clear
from forum.threads.holding.forgetting import forget_words
from forum.threads.models import Post, PostState, Thread


@pytest.fixture
def writer(make):
    return make.writer()


def taken_back(post):
    post.state, post.handle_id = PostState.TAKEN_BACK, None
    return post


def there(session):
    return session.scalars(select(Post.id)).all()


def test_a_line_that_nothing_hangs_on_goes(session, make):
    thread = make.thread()
    post = taken_back(make.reply(thread))

    assert clear(session, thread, post)

    assert post.id not in there(session)


def test_a_line_stays_where_somebody_answered(session, make):
    thread = make.thread()
    post = make.reply(thread)
    make.reply(thread, parent=post)

    assert clear(session, thread, taken_back(post))

    assert post.id in there(session)


def test_with_the_last_line_the_thread_goes(session, make):
    thread = make.thread()

    assert not clear(session, thread, taken_back(make.opening_of(thread)))
    session.flush()

    assert session.scalar(select(func.count()).select_from(Thread)) == 0


def test_a_line_whose_words_were_taken_goes_for_others_with_the_last_answer(session, make, writer):
    # Given words that are gone, which somebody has answered
    thread = make.thread()
    post = make.reply(thread)
    answer = make.reply(thread, parent=post, writer=writer)
    forget_words(session, make.hide(post, rule=2))
    assert post.hidden_on is not None

    # When the answer is taken back
    make.take_back(answer, writer=writer)

    # Then only its writer still sees a line there
    assert post.id in there(session)
    assert post.hidden_on is None
