"""The headers of every response: nothing foreign, nothing kept, no form from elsewhere."""

from dataclasses import replace

import pytest

from forum.app import create_app
from forum.transaction import db
from forum.web.access import everyone
from forum.web.headers import EVERYWHERE, PERMISSIONS, POLICY

ALLOWED = {"style-src", "script-src", "img-src", "font-src", "connect-src", "form-action"}
ADDRESSES = ["/", "/join", "/me", "/nowhere", "/leave", "/healthz", "/readyz", "/boards/none"]


def directives() -> dict[str, str]:
    return dict(part.split(" ", 1) for part in POLICY.split("; "))


def test_nothing_is_allowed_but_what_is_ours():
    own = {name for name, source in directives().items() if source == "'self'"}

    assert own == ALLOWED
    assert {source for name, source in directives().items() if name not in own} == {"'none'"}
    assert {"default-src", "frame-ancestors", "base-uri"} == set(directives()) - own


def test_no_page_may_use_a_part_of_the_device():
    features = dict(part.split("=") for part in PERMISSIONS.split(", "))

    assert set(features.values()) == {"()"}
    assert {"camera", "microphone", "geolocation", "clipboard-read", "payment"} <= set(features)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_response_is_guarded(guest, address):
    answer = guest.client.get(address)

    assert {name: answer.headers[name] for name in EVERYWHERE} == EVERYWHERE
    assert answer.headers["Cache-Control"] == "no-store"
    assert not {"ETag", "Last-Modified"} & set(answer.headers.keys())
    assert "Strict-Transport-Security" not in answer.headers


def test_a_response_to_our_own_fault_is_guarded_as_well(app, guest):
    def fail() -> str:
        raise ValueError

    app.add_url_rule("/fail", view_func=everyone(fail))

    answer = guest.client.get("/fail")

    assert answer.status_code == 500
    assert {name: answer.headers[name] for name in EVERYWHERE} == EVERYWHERE


def test_a_file_is_guarded_and_may_be_kept(app, guest):
    answer = guest.client.get(app.jinja_env.globals["asset"]("site.css"))

    assert {name: answer.headers[name] for name in EVERYWHERE} == EVERYWHERE
    assert answer.headers["Cache-Control"].startswith("public")


def test_over_https_a_browser_never_comes_back_without_it(settings):
    app = create_app(replace(settings, site_url="https://forum.example.org", limits="normal"))

    answer = app.test_client().get("/nowhere")

    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert {name: answer.headers[name] for name in EVERYWHERE} == EVERYWHERE
    with app.app_context():
        db.engine.dispose()


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("address", ["/join", "/sign-in", "/sign-out", "/nowhere"])
def test_a_form_on_somebody_elses_page_is_not_used(member, site, address):
    answer = member.client.post(address, headers={"Sec-Fetch-Site": site})

    assert answer.status_code == 403
    assert "That form came from another site, so we did not use it." in answer.text
    assert member.get("/me").heading == "My space"


@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}]
)
def test_our_own_forms_are_used(guest, headers):
    fields = guest.get("/join").form("/join").fields

    page = guest.post("/join", fields | {"rules_ok": "y", "age_ok": "y"}, headers=headers)

    assert page.heading == "Keep your six words"


def test_a_link_on_somebody_elses_page_may_be_followed(guest):
    assert guest.get("/rules", headers={"Sec-Fetch-Site": "cross-site"}).status == 200


@pytest.mark.parametrize("path", ["/help", "/nowhere", "/static/robots.txt", "/healthz"])
def test_no_header_is_sent_twice_and_no_name_in_vary(guest, path):
    answer = guest.client.get(path)

    names = [name.lower() for name, _ in answer.headers if name.lower() != "set-cookie"]
    varies = answer.headers.get("Vary", "").split(", ")
    assert sorted(set(names)) == sorted(names)
    assert sorted(set(varies)) == sorted(varies)
