"""What the page of notices accepts."""

from wtforms import HiddenField

from forum.web.forms import Form

NOTICE_MAX_CHARS = 32


class NoticeForm(Form):
    """One notice, or all when `notice` is empty; `action` is "clear", anything else reads."""

    notice = HiddenField(default="")
    action = HiddenField(default="")

    @property
    def chosen(self) -> list[str]:
        return [self.notice.data[:NOTICE_MAX_CHARS]] if self.notice.data else []

    @property
    def is_clear(self) -> bool:
        return bool(self.action.data == "clear")
