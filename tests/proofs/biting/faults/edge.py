"""What protects whoever comes through the web: headers, tokens, lengths and limits."""

from tests.proofs.biting.fault import Fault

HEADERS, SEEN = "forum/web/headers.py", "tests/proofs/test_headers.py"
PROMISED = f"{SEEN}::test_what_is_sent_everywhere_is_what_was_promised"

FAULTS = (
    Fault(
        "No browser keeps a page",
        HEADERS,
        'KEPT, NOT_KEPT = "Cache-Control", "no-store"',
        'KEPT, NOT_KEPT = "Cache-Control", "private"',
        f"{SEEN}::test_the_new_words_are_not_kept_either",
    ),
    Fault(
        "Every answer has the headers",
        HEADERS,
        "return application(environ, start)",
        "return application(environ, start_response)",
        f"{SEEN}::test_the_new_words_are_not_kept_either",
    ),
    Fault(
        "No page loads anything that is not named",
        HEADERS,
        "        \"default-src 'none'\",\n",
        "",
        PROMISED,
    ),
    Fault(
        "No script stands in a page",
        HEADERS,
        "\"script-src 'self'\"",
        "\"script-src 'self' 'unsafe-inline'\"",
        PROMISED,
    ),
    Fault(
        "No form goes elsewhere",
        HEADERS,
        "        \"form-action 'self'\",\n",
        "",
        PROMISED,
    ),
    Fault(
        "No other site frames a page",
        HEADERS,
        "        \"frame-ancestors 'none'\",\n",
        "",
        PROMISED,
    ),
    Fault(
        "No link tells where it was followed",
        HEADERS,
        '    "Referrer-Policy": "no-referrer",\n',
        "",
        PROMISED,
    ),
    Fault(
        "No search engine keeps a page",
        HEADERS,
        '    "X-Robots-Tag": "noindex, noarchive, nosnippet",\n',
        "",
        PROMISED,
    ),
    Fault(
        "Over https a browser comes back over https alone",
        HEADERS,
        "EVERYWHERE | OVER_HTTPS if https else EVERYWHERE",
        "EVERYWHERE",
        f"{SEEN}::test_only_https_promises_https",
    ),
    Fault(
        "A form on another site does nothing",
        HEADERS,
        "    app.before_request(_refuse_foreign_forms)\n",
        "",
        "tests/web/test_headers.py::test_a_form_on_somebody_elses_page_is_not_used",
    ),
    Fault(
        "Every form has a token",
        "forum/app.py",
        "    CSRFProtect(app).exempt(search.ask)",
        '    app.jinja_env.globals["csrf_token"] = str\n    ()',
        "tests/accounts/test_views.py::test_nobody_is_signed_out_without_the_token_of_their_page",
    ),
    Fault(
        "No page of a member is compressed",
        "forum/web/compressing.py",
        "return asks and not is_known and",
        "return asks and",
        "tests/web/test_compressing.py::test_no_page_of_a_member_is_compressed",
    ),
    Fault(
        "No page with what was typed is compressed",
        "forum/web/compressing.py",
        ' and not getattr(view, "is_never_compressed", False)',
        "",
        "tests/web/test_compressing.py::test_no_page_with_what_somebody_looked_for_is_compressed",
    ),
    Fault(
        "A counter knows nobody of the last hour",
        "forum/web/throttle.py",
        "            if hour != self._hour:\n",
        "            if not self._hour:\n",
        "tests/web/test_throttle.py::test_the_next_hour_knows_nobody_of_the_last_one",
    ),
    Fault(
        "A counter does not hold an address",
        "forum/web/throttle.py",
        'return derive(self._key, "limit", who).hex()',
        "return who.hex()",
        "tests/web/test_throttle.py::test_a_mark_is_of_one_visitor_and_of_one_process",
    ),
    Fault(
        "Members behind one address are counted apart",
        "forum/web/throttle.py",
        "    if asking.is_member:\n",
        "    if False:\n",
        "tests/web/test_throttle.py"
        "::test_members_behind_one_address_are_counted_each_for_themselves",
    ),
    Fault(
        "A forwarded address is believed of our own proxies alone",
        "forum/app.py",
        "x_for=hops,",
        "x_for=9,",
        "tests/web/test_throttle.py"
        "::test_a_forwarded_address_is_believed_from_our_own_proxies_alone",
    ),
    Fault(
        "A secret that was typed never comes back",
        "forum/web/kept_words.py",
        'for name in ("title", "body") if (words',
        'for name in ("title", "body", "passphrase") if (words',
        "tests/web/test_errors.py::test_a_password_never_comes_back",
    ),
    Fault(
        "What opens anything is not kept with a form",
        "forum/web/kept_words.py",
        "if several and name not in NEVER:",
        "if several:",
        "tests/web/test_kept_words.py"
        "::test_a_form_of_staff_waits_whole_and_without_what_opens_anything",
    ),
)
