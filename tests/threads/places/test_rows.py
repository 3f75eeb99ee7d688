from forum.threads.holding.visible import handles_of
from forum.threads.models import Line
from forum.threads.places.rows import rows, shapes, values


def found(session, thread, post, mine=frozenset()):
    session.flush()
    asked = values(thread.id, mine=mine)
    all_ = session.execute(rows(len(mine)), asked).all()
    return next((row for row in all_ if row.id == post.id), None)


def test_of_a_hidden_post_others_get_neither_words_nor_name(session, make):
    me, thread = make.writer(), make.thread()
    post = make.reply(thread, writer=me, body="Mine.")
    below = make.reply(thread, parent=post)
    assert found(session, thread, below).parent_name

    make.hide(post, Line.TAKEN_DOWN, rule=4)

    row = found(session, thread, post)
    assert (row.html, row.name, row.line, row.line_rule) == (None, None, "taken-down", 4)
    assert found(session, thread, below).parent_name is None


def test_its_writer_gets_all_of_it(session, make):
    me, thread = make.writer(), make.thread()
    post = make.hide(make.reply(thread, writer=me, body="Mine."))

    row = found(session, thread, post, mine=handles_of(me.root, thread.id))

    assert row.html == "<p>Mine.</p>\n"
    assert row.name


def test_pages_are_cut_by_the_rows_that_they_show(session, make):
    me, thread = make.writer(waits=True), make.thread()
    make.reply(thread, writer=me)
    make.hide(make.reply(thread))

    for mine in (frozenset(), handles_of(me.root, thread.id)):
        asked = values(thread.id, mine=mine)
        drawn = session.execute(rows(len(mine)), asked).all()
        cut = session.execute(shapes(len(mine)), asked).all()
        assert {row.seq for row in drawn} == {row.seq for row in cut}
