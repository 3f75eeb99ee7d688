"""Each language has templates of its own; what they share stays shared."""

from flask import Flask, render_template


def test_a_template_is_compiled_once_for_each_language(app: Flask):
    env = app.jinja_env
    with app.test_request_context():
        pages = [env.get_or_select_template("pages/leave.html") for _ in range(2)]
    with app.test_request_context(headers={"Accept-Language": "es"}):
        spanish = env.get_or_select_template("pages/leave.html")

    assert pages[0] is pages[1]
    assert spanish is not pages[0]


def test_a_filter_that_is_changed_is_changed_in_every_language(app: Flask, monkeypatch):
    with app.test_request_context():
        template = app.jinja_env.get_or_select_template("pages/leave.html").environment
        monkeypatch.setitem(app.jinja_env.filters, "number", lambda count: "many")

        assert template.filters["number"](3) == "many"
        assert "<main" in render_template("pages/accessibility.html")


def test_a_function_is_called_as_it_is(app: Flask):
    def view() -> str:
        return "page"

    assert app.ensure_sync(view) is view
