"""What most pages show: the sample conversations, and threads in every state there is."""

from datetime import timedelta

from forum.boards.curating import archive_board
from forum.boards.models import Board
from forum.clock import now
from forum.public_ids import to_text
from forum.seeding.samples import add_samples
from forum.threads.locking import lock
from forum.threads.models import Line, Post, Thread
from tests.browser.pages.house import House
from tests.journeys.drafts import keep
from tests.journeys.finding import index
from tests.makers import Make
from tests.proofs.walking import say_without_words

SLEEP = "sleep-and-long-nights"
NO_SPACE = "W" * 150
ENDLESS = "x" * 2000 + "\n\n`" + "y" * 300 + "`\n\nhttps://example.org/" + "z" * 300
RIGHT_TO_LEFT = "لا أستطيع النوم منذ أسابيع"
RTL_BODY = (
    "أستيقظ كل ليلة قبل الفجر. هل مر أحد بهذا؟ Sometimes I listen to “Night Owls” until three.\n\n"
    "> كيف كان يومك؟\n\nأتمنى لكم ليلة هادئة."
)
HARD = "I have been sitting in the kitchen since the phone call, and I do not know what to do next."


def furnish(house: House) -> None:
    """Make the samples, and the member's threads and posts."""
    with house.live.inside() as make:
        add_samples(make._session, at=now())
    with house.live.inside() as make:
        board = _board(make)
        _put(house, "one", make.thread(board=board, title="Is anyone awake?", body=HARD, at=now()))
        _put(house, "wide", _endless(make, board))
        _put(house, "rtl", _right_to_left(make, board))
        _put(house, "states", _states(make, house, board))
        _put(house, "finished", _finished(make, board))
        _put(house, "noted", _noted(make, board))
        _put(house, "own", _own(make, house, board))
        archive_board(make._session, "small-good-things", today=now().date())
    _live_in_it(house)
    index(house.app)


def _board(make: Make) -> Board:
    return make._session.query(Board).filter_by(slug=SLEEP).one()


def _put(house: House, name: str, thread: Thread) -> None:
    house.places[name] = f"/t/{to_text(thread.id)}"


def _put_post(house: House, name: str, post: Post) -> None:
    house.places[name] = f"/p/{to_text(post.id)}"


def _endless(make: Make, board: Board) -> Thread:
    thread = make.thread(board=board, title=NO_SPACE, body=ENDLESS, at=now())
    post = make.reply(thread, body=ENDLESS, at=now())
    for _ in range(4):
        post = make.reply(thread, parent=post, body=ENDLESS, at=now())
    return thread


def _right_to_left(make: Make, board: Board) -> Thread:
    thread = make.thread(board=board, title=RIGHT_TO_LEFT, body=RTL_BODY, at=now())
    post = make.reply(thread, body=RTL_BODY, at=now())
    make.reply(
        thread, parent=post, body="I hear you, even though my words go the other way.", at=now()
    )
    return thread


def _states(make: Make, house: House, board: Board) -> Thread:
    """Make a thread with the member's posts in every state, and an answer to each."""
    root = house.member.root
    mine, waiting = make.writer(root=root), make.writer(root=root, waits=True)
    thread = make.thread(board=board, title="After the phone call", body=HARD, at=now())
    _put_post(house, "other post", make.opening_of(thread))
    for name, line in (("waits", Line.WAITING), ("reword", Line.REWORD), ("gone", Line.TAKEN_DOWN)):
        post = make.reply(thread, body=f"{HARD} He is called Sam.", writer=mine, at=now())
        make.reply(thread, parent=post, body="I read what you wrote. I am here too.", at=now())
        make.hide(post, line, rule=None if line == Line.WAITING else 2, at=now())
        _put_post(house, name, post)
    taken = make.reply(thread, body="I will take this back.", writer=mine, at=now())
    make.reply(thread, parent=taken, body="Thank you for saying it all the same.", at=now())
    make.take_back(taken, writer=mine)
    _put_post(house, "mine", make.reply(thread, body=HARD, writer=mine, at=now()))
    _put_post(house, "held", make.reply(thread, body=HARD, writer=waiting, at=now()))
    return thread


def _finished(make: Make, board: Board) -> Thread:
    thread = make.thread(board=board, title="Round and round", body=HARD, at=now())
    make.reply(thread, at=now())
    lock(make._session, thread, "It went in circles, and everybody is tired.")
    return thread


def _noted(make: Make, board: Board) -> Thread:
    notes = ["violence", "self-harm"]
    thread = make.thread(board=board, title="What he did", body=HARD, notes=notes, at=now())
    make.reply(thread, body=HARD, notes=["self-harm"], at=now())
    return thread


def _own(make: Make, house: House, board: Board) -> Thread:
    """Make a thread of the member's, that others answered with words and without."""
    writer = make.writer(root=house.member.root)
    title = "Eleven days without sleeping through"
    thread = make.thread(board=board, title=title, body=HARD, writer=writer, at=now())
    opening = make.opening_of(thread)
    _put_post(house, "own post", opening)
    make.reply(thread, parent=opening, at=now())
    fork = make.reply(thread, parent=opening, at=now())
    for number in range(7):
        words = f"It took me {number + 2} nights of sitting by the window. Then it was better."
        fork = make.reply(thread, parent=fork if number % 2 else opening, body=words, at=now())
    for kind in ("hear", "hear", "me-too", "helped", "strength"):
        make.answer(opening, kind, at=now() - timedelta(days=1))
    return thread


def _live_in_it(house: House) -> None:
    """Let the member keep, follow and begin things, through the pages."""
    say_without_words(house.member, "new-here", house.places["one"])
    keep(house.member, f"/boards/{SLEEP}/new", title="Half a thought", body=HARD)
    keep(house.member, f"{house.places['one']}/reply", body="Perhaps later.")
