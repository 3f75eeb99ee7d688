"""Reads the page on which details are looked at, and sends it on."""

NEW = "/boards/sleep/new"
PHONE, EMAIL, DATE = "07911 123456", "jane.doe@gmail.com", "14 March 1987"
DETAILS = {
    "phone": ("Call me on 07911 123456 any time.", PHONE),
    "email": ("You can write to jane.doe@gmail.com, please.", EMAIL),
    "link": ("I am on https://www.facebook.com/jane.doe.51 too.", "facebook.com/jane.doe.51"),
    "address": ("I live at 12 Acacia Avenue, Leeds, LS6 2AB now.", "12 Acacia Avenue"),
    "date": ("I was born on 14 March 1987.", "14 March 1987"),
    "name": ("My husband Peter Jones hit me.", "Peter Jones"),
    "place": ("I work at St Mary's Hospital as a nurse.", "St Mary's Hospital"),
}


def marked(page) -> dict[str, str]:
    """Return which words of the preview are marked, by their kinds."""
    found = page.all("[data-preview] [data-detail]")
    return {str(mark["data-detail"]): mark.get_text() for mark in found}


def changes(page, selector="") -> list[str]:
    """Return the marks of the details that the page would change."""
    found = page.all(f"input[name^=blank-][value]:not([value='']){selector}")
    return [str(choice["value"]) for choice in found]


def numbers(page, selector) -> list[str]:
    return [chip.get_text() for chip in page.all(f"{selector} .num")]


def send_on(visitor, page, where, *, blank=(), **typed):
    """Send the form of a preview with these ticks and no others."""
    fields = {
        name: value
        for name, value in page.form(where).fields.items()
        if not name.startswith("blank")
    }
    return visitor.post(where, fields | {"action": "post", "blank": list(blank)} | typed)
