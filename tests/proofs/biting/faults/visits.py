"""What protects a visit: its cookie, the box it opens, and its end."""

from tests.proofs.biting.fault import Fault

COOKIE, STORE = "forum/web/visits/session_cookie.py", "forum/web/visits/session_store.py"
FILE = "forum/web/visits/session_file.py"
TEST = "tests/proofs/test_sessions.py"

FAULTS = (
    Fault(
        "No script reads the cookie",
        COOKIE,
        "httponly=True,",
        "httponly=False,",
        f"{TEST}::test_the_cookie_holds_nothing_and_ends_with_the_browser",
    ),
    Fault(
        "The cookie does not come along from other sites",
        COOKIE,
        'samesite="Lax",',
        "",
        f"{TEST}::test_the_cookie_holds_nothing_and_ends_with_the_browser",
    ),
    Fault(
        "On https the cookie travels over https alone",
        COOKIE,
        'secure=self._cookie.startswith("__Host-"),',
        "secure=False,",
        f"{TEST}::test_on_https_the_cookie_is_bound_to_the_host",
    ),
    Fault(
        "On https the cookie is bound to the host",
        "forum/app.py",
        'cookie="__Host-s" if https else "s"',
        'cookie="s"',
        f"{TEST}::test_on_https_the_cookie_is_bound_to_the_host",
    ),
    Fault(
        "Who only reads gets no cookie",
        COOKIE,
        "        if not session.modified:\n            return\n",
        '        session["seen"] = True\n',
        f"{TEST}::test_who_only_reads_gets_no_cookie",
    ),
    Fault(
        "Signing in comes with a new cookie",
        "forum/web/visits/sessions.py",
        "    visit.rotate()\n",
        "",
        f"{TEST}::test_signing_in_and_new_words_come_with_a_new_cookie",
    ),
    Fault(
        "A visit is sealed with its cookie",
        STORE,
        '        box = seal(hkdf(secret, "session"), content)\n        row = ',
        "        box = content\n        row = ",
        f"{TEST}::test_the_file_holds_no_readable_word_and_nothing_that_opens_it",
    ),
    Fault(
        "The file of visits does not hold their cookies",
        STORE,
        "return hashlib.sha256(secret).digest()",
        "return secret",
        f"{TEST}::test_the_file_holds_no_readable_word_and_nothing_that_opens_it",
    ),
    Fault(
        "Visits that are over are overwritten",
        FILE,
        "PRAGMA secure_delete = on",
        "PRAGMA secure_delete = off",
        "tests/web/visits/test_session_store.py::test_what_was_swept_is_nowhere_in_the_files",
    ),
    Fault(
        "The log of the file of visits is emptied",
        STORE,
        "        empty_log_of(self._db())\n",
        "",
        "tests/web/visits/test_session_store.py::test_what_was_swept_is_nowhere_in_the_files",
    ),
    Fault(
        "The file of visits is for the forum alone",
        FILE,
        "0o600",
        "0o644",
        "tests/web/visits/test_session_store.py::test_the_file_is_for_the_forums_account_alone",
    ),
    Fault(
        "A visit is over at its deadline",
        STORE,
        "if at >= min(idle_until, ends_at):",
        "if at >= ends_at:",
        f"{TEST}::test_a_visit_is_over_at_its_deadline",
    ),
    Fault(
        "Deadlines do not tell when somebody came",
        STORE,
        "return -(-_seconds(moment) // seconds) * seconds",
        "return _seconds(moment)",
        "tests/web/visits/test_session_file.py"
        "::test_it_does_not_tell_in_which_minute_somebody_came",
    ),
    Fault(
        "Signing out ends the visit",
        "forum/web/visits/sessions.py",
        "    session.clear()\n",
        "",
        "tests/accounts/test_views.py::test_signing_out_ends_the_visit_for_every_copy_of_the_cookie",
    ),
    Fault(
        "What passes between pages is sealed",
        COOKIE,
        "base64.urlsafe_b64encode(seal(hkdf(visit.secret, PASSING), plain)).decode()",
        "base64.urlsafe_b64encode(plain).decode()",
        "tests/proofs/test_passing.py::test_the_browser_holds_a_box_that_its_visit_alone_opens",
    ),
    Fault(
        "The way out wipes the browser",
        "forum/pages/views.py",
        """    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'\n""",
        "",
        f"{TEST}::test_going_wipes_the_browser_and_the_old_cookie_opens_nothing",
    ),
    Fault(
        "The way out ends the visit",
        "forum/pages/views.py",
        "    sessions.end()\n",
        "",
        f"{TEST}::test_going_wipes_the_browser_and_the_old_cookie_opens_nothing",
    ),
    Fault(
        "On a shared device a visit is shorter",
        STORE,
        "SHARED = Patience(idle=VISIT_SHARED.time",
        "SHARED = Patience(idle=IDLE",
        "tests/journeys/test_shared_device.py::test_after_ten_quiet_minutes_nobody_is_signed_in",
    ),
)
