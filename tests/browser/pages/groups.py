"""All pages, in groups that take about as long: what looks at pages looks at these."""

from tests.browser.pages import empty, evening, outside, running, street, within, wrong
from tests.browser.pages.house import Group

HALF = len(outside.PAGES) // 2
LIMITED = (("LAMPLIT_LIMITS", "normal"),)
GROUPS = (
    Group("outside", street.furnish, outside.PAGES[:HALF]),
    Group("coming-in", street.furnish, outside.PAGES[HALF:]),
    Group("reading", street.furnish, within.READING),
    Group("writing", street.furnish, within.WRITING),
    Group("evening", evening.furnish, evening.PAGES),
    Group("leading", running.furnish, running.LEADING),
    Group("operating", street.furnish, running.OPERATING),
    Group("empty", empty.furnish_board, empty.PAGES),
    Group("bare", empty.furnish_nothing, empty.BARE),
    Group("many", empty.furnish_long, empty.MANY),
    Group("wrong", wrong.furnish, wrong.PAGES),
    Group("limits", wrong.furnish_limits, wrong.LIMITS, LIMITED),
    Group("down", wrong.furnish_no_database, wrong.DOWN),
)
