"""A walk through the pages of those who run the place: each is asked for, and each form is sent."""

from tests.visitor import Visitor


def run_the_place(operator: Visitor, board: str) -> None:
    """Add a board, change it, close it and open it again; look after lines and settings."""
    operator.get("/operator")
    here = "/operator/boards"
    words = {"name": "Attic", "slug": "attic", "description": "Old things."}
    operator.send(operator.get(f"{here}/new"), f"{here}/new", **words)
    operator.send(operator.get(f"{here}/attic"), f"{here}/attic", description="")
    page = operator.send(operator.get(here), f"{here}/attic/up")
    page = operator.send(operator.get(f"{here}/attic/archive"), f"{here}/attic/archive")
    operator.send(page, f"{here}/attic/open")
    operator.get("/operator/help-lines")
    lines = "/operator/help-lines/gb"
    page = operator.send(operator.get(lines), lines, name="Night owls", number="0800 123")
    page = operator.send(page, f"{lines}/checked")
    operator.send(operator.get(f"{lines}/hide"), f"{lines}/hide", line="Night owls")
    operator.send(operator.get(lines), lines, name="Night owls", number="none")
    operator.send(operator.get("/operator/settings"), "/operator/settings", hours="Evenings")
    switch_off_and_on(operator)
    look_after_words_for_search(operator)


def switch_off_and_on(operator: Visitor) -> None:
    """Let nobody write or join for a moment."""
    for switch in ("writing", "joining"):
        here = f"/operator/settings/{switch}"
        page = operator.send(operator.get(f"{here}-off"), f"{here}-off")
        operator.send(page, f"{here}-on")


def look_after_words_for_search(operator: Visitor) -> None:
    """Add words that mean the same, change, switch and remove them."""
    here = "/operator/synonyms"
    operator.send(operator.get(f"{here}/new"), f"{here}/new", words="lamp")
    page = operator.send(operator.get(f"{here}/new"), f"{here}/new", words="lamp\nlantern")
    entry = str(page.all("[data-entry] a")[0]["href"])
    operator.send(operator.get(entry), entry, words="lamp\ntorch")
    operator.send(operator.get(f"{entry}/switch"), f"{entry}/switch")
    operator.send(operator.get(f"{entry}/back"), f"{entry}/back")
