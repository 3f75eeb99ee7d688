"""An evening at the queue: cases in every state, for a moderator."""

from forum.accounts.signing_in import account_id
from forum.clock import now
from forum.moderation.deciders import Decider
from forum.moderation.models import Reason
from forum.public_ids import to_text
from forum.sealing import new_root
from tests.browser.pages.house import NAMES, House
from tests.browser.pages.outside import SEND
from tests.browser.pages.shown import as_member, as_moderator, fill, press, tick
from tests.journeys.cases import flagged
from tests.moderation.making import moderator
from tests.proofs.case_states import OF_STATE, Cast, case_in
from tests.visitor import Visitor

WORDS = "You only have yourself to blame. Stop whining and go to bed."
TAKE_DOWN = (
    tick("[value=take-down]"),
    lambda page: page.locator("main [name=rule]").select_option(index=2),
    fill(message="This was unkind. Please do not write like this to anybody here."),
)


def furnish(house: House) -> None:
    """Make a case in each state, and rows of each kind in the queue."""
    me = Decider(*_who(house.people["moderator"]))
    with house.live.inside() as make:
        board = make.board(slug="sleep", name="Sleep and long nights", content_notes="drinking")
        make.board(slug="low-days", name="Low days")
        cast = Cast(make.writer(root=house.member.root), new_root(), moderator("Early Curlew"))
    for state in OF_STATE:
        with house.live.inside() as make:
            case = case_in(make, board, state, cast, me=me)
            house.places[state] = f"/moderation/cases/{to_text(case.id)}"
            house.places[f"{state} post"] = f"/p/{to_text(case.post_id)}"
    with house.live.inside() as make:
        board = make._session.merge(board)
        thread = make.thread(board=board, title="W" * 150, body="x" * 2000, at=now())
        for reason in Reason:
            note = "It knocked me back, and I could not read on."
            flagged(make, thread=thread, reasons=[reason], body=WORDS, note=note, at=now())
        _, house.places["many told"] = flagged(
            make,
            thread=thread,
            reasons=["unkind", "other", "risk"],
            body="x" * 2000,
            note="w" * 300,
            at=now(),
        )


def _who(visitor: Visitor) -> tuple[bytes, str, str, frozenset[str], bytes]:
    assert visitor.root is not None
    return account_id(visitor.root), NAMES["moderator"], "moderator", frozenset(), visitor.root


CASES = tuple(
    as_moderator(f"case-{state.replace(' ', '-').replace(chr(39), '')}", f"{{{state}}}")
    for state in OF_STATE
)
PAGES = (
    as_moderator("queue", "/moderation"),
    as_moderator("queue-mine", "/moderation?mine=1"),
    as_moderator("queue-band", "/moderation?band=today"),
    as_moderator("queue-again", "/moderation?tab=again"),
    *CASES,
    as_moderator("case-endless", "{many told}"),
    as_moderator(
        "case-error",
        "{mine}",
        tick("[value=take-down]"),
        press("[data-decide] .btn[data-busy]"),
        status=422,
    ),
    as_moderator("moderator-way", "/moderation/me"),
    as_moderator("debrief", "/moderation/debrief"),
    as_moderator("finish", "/moderation/finish"),
    as_moderator("audit-moderator", "/moderation/audit"),
    as_moderator("on-duty", "/me/on-duty"),
    as_moderator("second-factor", "/me/second-factor"),
    as_moderator("step-up", "/step-up?next=/moderation"),
    as_moderator("step-up-error", "/step-up", fill(code="000000x"), SEND, status=422),
    as_moderator("my-space-moderator", "/me"),
    as_moderator("home-moderator", "/"),
    as_member("appeal", "{settled post}/appeal"),
    as_member("appeal-asked", "{appealed post}"),
    as_member("reworded", "{returned post}"),
    as_member("notices-decided", "/me/notices"),
    as_moderator("case-decided-now", "{mine}", *TAKE_DOWN, press("[data-decide] .btn[data-busy]")),
    as_moderator("on-duty-said", "/me/on-duty", SEND),
    as_moderator("queue-undo", "/moderation"),
    as_moderator("finished", "/moderation/finish", SEND),
)
