"""The part of the walk in which somebody tells a moderator, and the moderator comes."""

from tests.visitor import Visitor


def moderate(lead: Visitor, writer: Visitor, guest: Visitor, thread: str) -> None:
    """Let a guest flag the post that opens `thread`, and a moderator do everything about it."""
    pid = writer.get(thread).all("[data-post]")[0]["data-post"]
    flag = f"/p/{pid}/flag"
    guest.send(guest.get(flag), flag)
    guest.send(guest.get(flag), flag, reason="unkind", note="It knocked me back.")
    for tab in ("", "?mine=1", "?band=today", "?tab=again"):
        lead.get(f"/moderation{tab}")
    case = f"/moderation/cases/{lead.get('/moderation').all('article[data-case]')[0]['data-case']}"
    _read_and_decide(lead, writer, case, appeal=f"/p/{pid}/appeal")
    _look_after_oneself(lead)


def _read_and_decide(lead: Visitor, writer: Visitor, case: str, *, appeal: str) -> None:
    lead.send(lead.get("/moderation"), f"{case}/claim")
    page = lead.send(lead.get(case), f"{case}/note", note="I know this thread.")
    page = lead.send(page, f"{case}/decide", decision="take-down")
    token = page.form(f"{case}/decide").fields["csrf_token"]
    lead.post(f"{case}/second", {"csrf_token": token, "version": "1", "agree": "yes"})
    lead.post(f"{case}/hand-over", {"csrf_token": token, "note": "Please be gentle."})
    lead.send(lead.get(case), f"{case}/pass")
    told = {"decision": "take-down", "rule": "1", "message": "That was unkind."}
    after = lead.send(lead.get(case), f"{case}/decide", **told)
    writer.client.get(appeal)
    writer.post(
        appeal, {"csrf_token": writer.get("/me/name").form("/me/name").fields["csrf_token"]}
    )
    lead.send(after, f"{case}/undo")
    lead.send(lead.get(case), f"{case}/decide", **told | {"decision": "leave"})
    lead.get(case)


def _look_after_oneself(lead: Visitor) -> None:
    lead.get("/moderation/next")
    page = lead.send(lead.get("/moderation/me"), "/moderation/me", topics="violence")
    lead.send(lead.get("/moderation/debrief"), "/moderation/debrief", note="A hard one.")
    token = page.all("[name=csrf_token]")[0]["value"]
    lead.post("/moderation/bulk", {"csrf_token": token})
    lead.post("/moderation/pace", {"csrf_token": token, "action": "stop"})
    lead.send(lead.get("/moderation/finish"), "/moderation/finish")
