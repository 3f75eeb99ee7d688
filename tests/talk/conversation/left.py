"""What a member can leave behind in a conversation, and how its page tells of it."""

from forum.clock import now
from forum.handles.deriving import reader_scope
from forum.notices.following import follow
from forum.public_ids import new_id, to_text
from forum.space.drafting import Draft, Place, save_draft
from forum.space.keeping import keep_post
from forum.space.topics import choose_topics
from forum.threads.answering import answer
from forum.threads.models import Line


def write(make, who, thread, post):
    make.reply(thread, writer=who, body="Third answer.")


def write_as_known(make, who, thread, post):
    make.reply(thread, writer=make.writer(root=who.root, post_as="known"), body="Third answer.")


def write_what_waits(make, who, thread, post):
    make.hide(make.reply(thread, writer=who, body="Third answer."), Line.WAITING)


def keep(make, who, thread, post):
    keep_post(make._session, who.root, post)


def answer_it(make, who, thread, post):
    answer(make._session, post.id, "hear", writer=who, today=now().date())


def follow_it(make, who, thread, post):
    follow(make._session, who.root, reader_scope(thread.id), about_id=thread.id)


def put_aside(make, who, thread, post):
    draft = Draft(mark=to_text(new_id()), form="/", where="", body="Words.")
    save_draft(make._session, who.root, Place.in_thread(thread.id), draft)


def unfold(make, who, thread, post):
    choose_topics(make._session, who.root, [])


# What each leaves behind, and how the page tells of it.
LEFT = {
    write: "Change or take back",
    write_as_known: "Change or take back",
    write_what_waits: "Third answer.",
    keep: "Kept: let go",
    answer_it: 'aria-pressed="true"',
    follow_it: "Stop following",
    put_aside: "You have a draft here",
    unfold: 'class="row gap2"',
}
