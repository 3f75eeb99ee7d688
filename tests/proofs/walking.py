"""A walk through the whole forum as it is today: all pages are read, all forms are sent."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from flask import Flask

from tests.codes import code_of
from tests.proofs.looking import look_for_others
from tests.proofs.moderating import moderate
from tests.proofs.running import run_the_place
from tests.visitor import PageSeen, Visitor

READ_BY_ALL = ("/", "/help", "/help?region=other", "/rules", "/privacy", "/stay-safe")
READ_BY_ALL += ("/rules?edition=1", "/rules?edition=none", "/how-we-moderate", "/first-post")
READ_BY_ALL += ("/join", "/sign-in", "/recover", "/healthz", "/readyz", "/nowhere", "/keep/print")
READ_BY_ALL += ("/accessibility",)
READ_BY_ALL += ("/me/look", "/moderation/public-log", "/search", "/search?q=night")
READ_BY_MEMBERS = ("/me", "/me/name", "/me/passphrase", "/me/threads", "/me/notices")
READ_BY_MEMBERS += ("/me/kept", "/me/drafts", "/me/topics", "/me/leave", "/me/download")
READ_BY_MEMBERS += ("/me/what-you-keep",)


def words_on(page: PageSeen) -> str:
    """Return the six words that a page shows."""
    return " ".join(page.one("[data-passphrase]").get_text(" ").split())


def words_asked(page: PageSeen) -> dict[str, str]:
    """Return the two words that a page asks back, answered."""
    words = words_on(page).split()
    labels = {name: page.one(f"label[for={name}]").get_text() for name in ("word_a", "word_b")}
    return {name: words[int(re.sub(r"\D", "", label)) - 1] for name, label in labels.items()}


def join(visitor: Visitor) -> PageSeen:
    """Become a member; return the page that showed the six words and the codes."""
    keep = visitor.send(visitor.get("/join"), "/join", rules_ok="y", age_ok="y")
    visitor.client.get("/keep/notes.txt")
    visitor.get("/keep/print")
    visitor.send(keep, "/join", word_a="wrong", word_b="wrong")
    visitor.send(keep, "/join", **words_asked(keep))
    return keep


def change_words(visitor: Visitor, passphrase: str) -> str:
    """Get new words for the present ones; return them."""
    page = visitor.send(visitor.get("/me/passphrase"), "/me/passphrase", passphrase=passphrase)
    visitor.send(page, "/me/passphrase", **words_asked(page))
    return words_on(page)


def recover(visitor: Visitor, code: str) -> str:
    """Come back with a recovery code; return the new words."""
    page = visitor.send(visitor.get("/recover"), "/recover", code=code)
    visitor.send(page, "/recover", **words_asked(page))
    return words_on(page)


def start_thread(visitor: Visitor, board: str, **typed: str) -> str:
    """Write a thread after a preview; return its address."""
    here = f"/boards/{board}/new"
    preview = visitor.send(visitor.get(here), here, action="preview", **typed)
    return visitor.send(preview, here, action="post").address.split("?")[0].split("#")[0]


def answer(visitor: Visitor, thread: str, parent: str = "", **typed: str) -> PageSeen:
    """Reply in a thread; return the page that the writer lands on."""
    page = visitor.get(f"{thread}/reply?to={parent}")
    return visitor.send(page, f"{thread}/reply", action="post", **typed)


def read_thread(visitor: Visitor, board: str, thread: str) -> PageSeen:
    """Read a thread in all ways that lead to it."""
    for order in ("", "?sort=newest", "?waiting=1"):
        visitor.get(f"/boards/{board}{order}")
    visitor.get(f"{thread}?view=list")
    page = visitor.get(thread)
    visitor.get(f"/p/{page.all('[data-post]')[-1]['data-post']}")
    return page


def walk(
    app: Flask, visit: Callable[[], Visitor], *, board: str, title: str, body: str
) -> tuple[Visitor, Visitor, Visitor]:
    """Let two members and a guest do everything that can be done; return them."""
    author, other, guest = visit(), visit(), visit()
    keep = join(author)
    other.arrive_on_duty()
    thread = start_thread(author, board, title=title, body=body)
    answer(other, thread, body=body, post_as="known")
    mine = answer(author, thread, body=f"{body} Again.")
    say_without_words(other, board, thread)
    _keep_a_draft(other, thread, body)
    look_for_others(other, board, title)
    for reader in (author, other, guest):
        for path in READ_BY_ALL:
            reader.get(path)
        read_thread(reader, board, thread)
        reader.send(reader.get("/search"), "/search", q=title)
    for member in (author, other):
        for path in READ_BY_MEMBERS:
            member.get(path)
        member.send(member.get("/me/topics"), "/me/topics", topics="violence")
    author.send(author.get("/me/notices"), "/me/notices", notice="", action="read")
    _let_go(other)
    renew_factor(other)
    _look_after_all(visit, board)
    writer = visit().arrive()
    where = start_thread(writer, board, title=f"{title} and again", body=body)
    moderate(visit().arrive_on_duty("lead", name="Early Curlew"), writer, guest, where)
    guest.send(guest.get("/me/look"), "/me/look", plain="y")
    _change_and_take_back(author, mine)
    guest.post(f"{thread}/reply", {"body": body})
    fresh = change_words(author, words_on(keep))
    recover(visit(), keep.all("[data-recovery-code]")[0].get_text())
    back = visit()
    back.send(back.get("/sign-in?next=/me"), "/sign-in", passphrase=f"{fresh} x")
    leave_for_good(visit(), board, title=title, body=body)
    _go_out(author, other)
    return author, other, guest


def _go_out(author: Visitor, other: Visitor) -> None:
    author.send(author.get("/me"), "/sign-out")
    other.get("/leave")


def leave_for_good(visitor: Visitor, board: str, *, title: str, body: str) -> PageSeen:
    """Join, write, fetch everything and leave with it, with slips on the way."""
    words = words_on(join(visitor))
    start_thread(visitor, board, title=f"{title} for the last time", body=body)
    form = visitor.send(visitor.get("/me/download"), "/me/download", passphrase="wrong")
    fetched = form.form("/me/download").fields | {"passphrase": words}
    visitor.client.post("/me/download", data=fetched)
    visitor.send(visitor.get("/me/leave"), "/me/leave")
    sure = visitor.send(visitor.get("/me/leave"), "/me/leave", words="take")
    visitor.send(sure, "/me/leave", passphrase="wrong")
    return visitor.send(sure, "/me/leave", passphrase=words)


def _look_after_all(visit: Callable[[], Visitor], board: str) -> None:
    look_after_the_house(visit().arrive_on_duty("lead", name="Grey Heron"))
    watch_words(visit().arrive_on_duty("lead", name="Calm Heron"), board)
    look_after_staff(visit)
    run_the_place(visit().arrive_on_duty("operator", name="Calm Badger"), board)


def say_without_words(visitor: Visitor, board: str, thread: str) -> None:
    """Answer the opening post, keep it, follow its thread and the board."""
    page = visitor.get(thread)
    pid = page.all("[data-post]")[0]["data-post"]
    visitor.send(page, f"/p/{pid}/answer", kind="hear")
    visitor.send(page, f"/p/{pid}/keep")
    visitor.send(page, f"{thread}/follow")
    visitor.send(visitor.get(f"/boards/{board}"), f"/boards/{board}/follow")


def _keep_a_draft(visitor: Visitor, thread: str, body: str) -> None:
    page = visitor.get(f"{thread}/reply")
    visitor.send(page, f"{thread}/reply", body=f"{body} Perhaps.", action="draft")


def _let_go(visitor: Visitor) -> None:
    """Let go of what is kept, and throw the draft away."""
    visitor.send(visitor.get("/me/kept"), "/me/kept")
    visitor.send(visitor.get("/me/drafts"), "/me/drafts")


def _change_and_take_back(author: Visitor, page: PageSeen) -> None:
    pid = page.all("[data-post]")[-1]["data-post"]
    edit = author.get(f"/p/{pid}/edit")
    author.send(edit, f"/p/{pid}/edit", body="Changed words.", action="preview")
    author.send(edit, f"/p/{pid}/edit", body="Changed words.", action="post")
    author.send(edit, f"/p/{pid}/edit", body="", action="post")
    sure = author.send(author.get(f"/p/{pid}/edit"), f"/p/{pid}/take-back")
    author.send(sure, f"/p/{pid}/take-back", sure="1")


def look_after_staff(visit: Callable[[], Visitor]) -> None:
    """Invite somebody, who joins the staff and is on duty for a while; then remove them."""
    lead, other = visit().arrive_on_duty("lead", name="Calm Wren"), visit().arrive()
    here = "/operator/staff"
    lead.send(lead.get(here), f"{here}/invite", role="moderator")
    lead.send(lead.get(here), f"{here}/withdraw")
    page = lead.send(lead.get(here), f"{here}/invite", role="moderator")
    link = urlsplit(page.one("[data-invitation]").get_text()).path
    other.send(other.get(link), link, name="Calm Wren")
    factor = other.send(other.get(link), link, name="Kind Badger")
    other.client.get(link)
    other.send(factor, "/me/second-factor", code=code_of(factor.one("[data-totp-secret]").text))
    duty = other.send(other.get("/me/on-duty"), "/me/on-duty", until="3")
    other.send(duty, "/me/on-duty")
    lead.send(lead.get(f"{here}/remove?name=Kind+Badger"), f"{here}/remove")
    other.get("/me/on-duty")


def renew_factor(staff: Visitor) -> None:
    """Set the second factor up anew, with a slip; then give a code on paper, with a slip."""
    here = "/me/second-factor"
    page = staff.send(staff.get(here), here, action="renew")
    staff.client.get("/me/second-factor/square.png")
    page = staff.send(page, here, code="000000x")
    secret = page.one("[data-totp-secret]").get_text()
    kept = staff.send(page, here, code=code_of(secret))
    codes = [code.get_text() for code in kept.all("[data-recovery-code]")]
    staff.send(kept, here)
    wrong = staff.send(staff.get("/step-up?next=/me"), "/step-up", code="wrong")
    staff.send(wrong, "/step-up", code=codes[0])


def look_after_the_house(lead: Visitor) -> None:
    """Add a rule and a reply, change, retire and bring them back; read the record of it."""
    for here in ("/moderation/rules", "/moderation/replies"):
        words = {"title": "Rest well", "text": "Nobody has to answer."}
        page = lead.send(lead.get(f"{here}/new"), f"{here}/new", **words)
        lead.send(lead.get(f"{here}/1"), f"{here}/1", title="Be very kind")
        lead.send(lead.get(f"{here}/1"), f"{here}/1", title="")
        page = lead.send(lead.get(f"{here}/2/retire"), f"{here}/2/retire")
        lead.send(page, f"{here}/2/bring-back")
    lead.get("/moderation/audit?action=rule-changed")


def watch_words(lead: Visitor, board: str) -> None:
    """Add a word rule, with a slip, change it, try it, switch it off and remove it."""
    here = "/moderation/words"
    new = lead.get(f"{here}/new")
    lead.send(new, f"{here}/new", title="lamps", why="Hot.", text="")
    page = lead.send(new, f"{here}/new", title="lamps", why="Hot.", text="old lamp")
    rule = str(page.one("[data-rule] a[data-change]")["href"])
    page = lead.send(lead.get(rule), rule, text="older lamp")
    page = lead.send(page, f"{here}/try", board=board, body="An older lamp.")
    rule = str(page.one("[data-rule] a[data-change]")["href"])
    lead.send(lead.get(f"{rule}/switch"), f"{rule}/switch")
    lead.send(lead.get(f"{rule}/retire"), f"{rule}/retire")
