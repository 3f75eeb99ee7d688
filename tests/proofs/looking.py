"""Look for what others wrote, in all ways that there are."""

from tests.visitor import Visitor


def look_for_others(visitor: Visitor, board: str, title: str) -> None:
    """Ask, as a script does while a title is typed, who else wrote about this."""
    token = visitor.get(f"/boards/{board}/new").form(f"/boards/{board}/new").fields["csrf_token"]
    visitor.client.post(f"/boards/{board}/alike", data={"title": title, "csrf_token": token})
