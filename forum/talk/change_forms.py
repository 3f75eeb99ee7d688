"""A field of the page on which details are looked at."""

import re
from typing import Any

from werkzeug.datastructures import MultiDict

from forum.web.forms import TicksField

_NAMES = re.compile(r"blank(?:-\d{1,4})?")


class ChangesField(TicksField):
    """Marks of details that are to be blanked out: `blank`, or the choices `blank-1`, `blank-2`."""

    def process(self, formdata: Any, *args: Any, **more: Any) -> None:
        """Gather what was chosen; the choice to keep what was written is empty."""
        if formdata:
            names = [name for name in formdata if _NAMES.fullmatch(name)]
            chosen = [mark for name in names for mark in formdata.getlist(name) if mark]
            formdata = MultiDict([(self.name, mark) for mark in chosen])
        super().process(formdata, *args, **more)
