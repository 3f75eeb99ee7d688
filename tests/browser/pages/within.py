"""What a member sees, and what they write."""

from tests.browser.pages.outside import SEND
from tests.browser.pages.shown import as_member, fill, lose_the_visit, press, tick
from tests.browser.pages.street import ENDLESS, HARD, NO_SPACE, RIGHT_TO_LEFT, RTL_BODY, SLEEP

NEW = f"/boards/{SLEEP}/new"
PREVIEW, POST, DRAFT = (press(f"button[value={action}]") for action in ("preview", "post", "draft"))
DETAILS = (
    f"{HARD} My name is Anna Miller, I live at 12 Mill Lane in Leeds and was born on 3 May 1990. "
    "Ring 07700 900123 or write to anna@example.org, or look at https://example.org/anna."
)
FAREWELL = "I want to die. I cannot go on, and I have decided how."

WRONG = fill(passphrase="wrong"), SEND

READING = (
    as_member("home-member", "/"),
    as_member("board-member", f"/boards/{SLEEP}"),
    as_member("thread-states-to-writer", "{states}"),
    as_member("thread-noted-member", "{noted}"),
    as_member("thread-replies-member", "{own}"),
    as_member("thread-endless-words-member", "{wide}"),
    as_member("my-space", "/me"),
    as_member("notices", "/me/notices"),
    as_member("notices-read", "/me/notices", press("main form button")),
    as_member("my-threads", "/me/threads"),
    as_member("kept", "/me/kept"),
    as_member("drafts", "/me/drafts"),
    as_member("topics", "/me/topics"),
    as_member("topics-kept", "/me/topics", SEND),
    as_member("what-you-keep", "/me/what-you-keep"),
    as_member("name", "/me/name"),
    as_member("new-words", "/me/passphrase"),
    as_member("new-words-error", "/me/passphrase", fill(passphrase="wrong"), SEND, status=422),
    as_member("download", "/me/download"),
    as_member("download-error", "/me/download", fill(passphrase="wrong"), SEND, status=422),
    as_member("leave-for-good", "/me/leave"),
    as_member("leave-for-good-error", "/me/leave", SEND, status=422),
    as_member("leave-for-good-sure", "/me/leave", tick("[value=take]"), SEND),
    as_member("leave-for-good-wrong", "/me/leave", tick("[value=leave]"), SEND, *WRONG, status=422),
    as_member("look-member", "/me/look"),
    as_member("not-for-you", "/moderation", status=403),
)

WRITING = (
    as_member("write", "/boards/new-here/new"),
    as_member("write-draft-found", NEW),
    as_member("write-error", NEW, PREVIEW, status=422),
    as_member("write-too-long", NEW, fill(title="w" * 151, body="x" * 20_001), PREVIEW, status=422),
    as_member("write-preview", NEW, fill(title="Awake", body=HARD), PREVIEW),
    as_member("write-preview-endless", NEW, fill(title=NO_SPACE, body=ENDLESS), PREVIEW),
    as_member("write-preview-rtl", NEW, fill(title=RIGHT_TO_LEFT, body=RTL_BODY), PREVIEW),
    as_member("check", NEW, fill(title="Since the call", body=DETAILS), PREVIEW),
    as_member("write-care", NEW, fill(title="Goodbye", body=FAREWELL), PREVIEW),
    as_member("write-kept", "/boards/low-days/new", fill(title="Later", body=HARD), DRAFT),
    as_member(
        "write-signed-out",
        NEW,
        fill(title="Awake again", body=HARD),
        lose_the_visit,
        POST,
    ),
    as_member("reply", "{own}/reply"),
    as_member("reply-to", "{one}/reply"),
    as_member("reply-error", "{rtl}/reply", POST, status=422),
    as_member("reply-check", "{rtl}/reply", fill(body=DETAILS), PREVIEW),
    as_member("edit", "{mine}/edit"),
    as_member("edit-held", "{held}/edit"),
    as_member("edit-reword", "{reword}/edit"),
    as_member("edit-preview", "{mine}/edit", fill(body=f"{HARD} Still."), PREVIEW),
    as_member("take-back", "{mine}/edit", press("form[action$=take-back] button")),
    as_member("not-mine", "{other post}/edit", status=403),
    as_member("flag-member", "{other post}/flag"),
    as_member(
        "flag-member-sent",
        "{other post}/flag",
        tick("[value=unkind]"),
        fill(note="It knocked me back."),
        SEND,
    ),
    as_member("posted", "/boards/new-here/new", fill(title="Hello", body=HARD), POST),
    as_member("replied", "{rtl}/reply", fill(body="Good night."), POST),
)
