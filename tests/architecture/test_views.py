"""The doorways: each says who may use it, none can be used by a form from elsewhere."""

import ast
from collections.abc import Sequence

import pytest

from tests.architecture.sources import HOUSE, Source, called, decorators

ACCESS = "forum/web/access.py"
METHODS = {"get", "post", "put", "patch", "delete", "route"}
# What checks a form's token: the form itself, and a function of ours that asks it in each branch.
# The last three ask the form themselves (keeping_views.py, composing_views.py, shelf_views.py).
CHECKS_TOKEN = {"validate", "validate_on_submit", "two_steps", "before_sending", "fill_in"}
CSRF_SWITCHES = {"WTF_CSRF_ENABLED", "WTF_CSRF_CHECK_DEFAULT", "WTF_CSRF_METHODS"}
# Search changes nothing, and a token would give whoever only reads a cookie. Whether its form came
# from one of our pages is asked of the browser (forum/web/headers.py, forum/search/pages/views.py).
OPEN_FORM = ("forum/app.py", "search.ask")
View = tuple[Source, ast.FunctionDef]


def views(house: Sequence[Source]) -> list[View]:
    return [
        (source, function)
        for source in house
        for function in source.functions
        if any(_is_route(name) for name in decorators(function))
    ]


def _is_route(decorator: str) -> bool:
    owner, _, method = decorator.rpartition(".")
    return bool(owner) and method in METHODS


def open_views(house: Sequence[Source]) -> list[str]:
    """Every view has a decorator of forum/web/access.py that says who may use it."""
    levels = _levels(house)
    return [
        f"{source.path}:{view.lineno} {view.name} does not say who may use it"
        for source, view in views(house)
        if not levels & set(decorators(view))
    ]


def _levels(house: Sequence[Source]) -> set[str]:
    """Return the decorators that set `access` on a view: everyone, members, …"""
    [access] = [source for source in house if source.path == ACCESS]
    return {function.name for function in access.functions if _sets_access(function)}


def _sets_access(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(node, ast.Attribute)
        and node.attr == "access"
        and isinstance(node.ctx, ast.Store)
        for node in ast.walk(function)
    )


def routes_below(house: Sequence[Source]) -> list[str]:
    """The route is the first decorator: one that stood above it would never be called."""
    return [
        f"{source.path}:{view.lineno} {view.name} has a decorator above its route"
        for source, view in views(house)
        if not _is_route(decorators(view)[0])
    ]


def added_views(house: Sequence[Source]) -> list[str]:
    """No view comes in by a side door, where its decorators would not be seen."""
    return [
        f"{source.path}:{call.lineno} calls {called(call)}"
        for source in house
        for call in source.calls
        if called(call) in {"add_url_rule", "as_view"}
    ]


def unchecked_forms(house: Sequence[Source]) -> list[str]:
    """A view that is shown again when its form's token is wrong must ask the form itself."""
    return [
        f"{source.path}:{view.lineno} {view.name} shows its form again and does not check it"
        for source, view in views(house)
        if "checks_its_form" in decorators(view)
        and not any(
            called(node) in CHECKS_TOKEN for node in ast.walk(view) if isinstance(node, ast.Call)
        )
    ]


def open_forms(house: Sequence[Source]) -> list[str]:
    """The protection of forms covers every POST but OPEN_FORM: nothing else switches it off."""
    return [
        f"{source.path}:{node.lineno} {what}"
        for source in house
        for node in source.nodes
        if isinstance(node, ast.expr | ast.keyword) and (what := _opens_forms(node))
        if node not in _left_open(source)
    ]


def _left_open(source: Source) -> list[ast.expr]:
    """Return where OPEN_FORM, and nothing else, is exempt."""
    path, form = OPEN_FORM
    calls = source.calls if source.path == path else []
    return [call.func for call in calls if [ast.unparse(given) for given in call.args] == [form]]


def _opens_forms(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute) and node.attr in {"exempt", "csrf_exempt"}:
        return "exempts a view"
    if isinstance(node, ast.Name) and node.id in {"csrf", *CSRF_SWITCHES}:
        return f"sets {node.id}" if isinstance(node.ctx, ast.Store) else ""
    if isinstance(node, ast.Constant) and node.value in CSRF_SWITCHES:
        return f"sets {node.value}"
    if isinstance(node, ast.keyword) and node.arg in CSRF_SWITCHES | {"csrf", "csrf_enabled"}:
        return f"sets {node.arg}"
    if isinstance(node, ast.Dict):
        keys = [key.value for key in node.keys if isinstance(key, ast.Constant)]
        return "sets csrf" if "csrf" in keys else ""
    return ""


def unprotected_application(house: Sequence[Source]) -> list[str]:
    """The application asks every form for its token."""
    apps = [source for source in house if source.path == "forum/app.py"]
    return [
        f"{source.path}:1 does not call CSRFProtect"
        for source in apps
        if not any(called(call) == "CSRFProtect" for call in source.calls)
    ]


def long_views(house: Sequence[Source]) -> list[str]:
    """A view is a doorway: one form, one deed, one answer, in at most 20 lines of its own."""
    return [
        f"{source.path}:{view.lineno} {view.name} has {lines} lines"
        for source, view in views(house)
        if (lines := (view.end_lineno or 0) - view.body[0].lineno + 1) > 20
    ]


CHECKS = (
    open_views,
    routes_below,
    added_views,
    unchecked_forms,
    open_forms,
    unprotected_application,
    long_views,
)


@pytest.mark.parametrize("check", CHECKS)
def test_every_doorway_of_the_house_is_looked_after(check):
    assert not (found := check(HOUSE)), "\n".join(found)


def test_the_house_has_doorways_to_look_at():
    assert len(views(HOUSE)) > 20
    assert _levels(HOUSE) >= {"everyone", "members"}


def a_view(code: str, *above: str) -> list[Source]:
    """Return a view with these decorators above it, in a house where two of them give access."""
    access = Source(
        ACCESS,
        "def everyone(view):\n    view.access = 'everyone'\n"
        "def members(view):\n    view.access = 'members'\n"
        "def checks_its_form(view):\n    view.shows_form_again = True\n",
    )
    decorated = "\n".join(f"@{each}" for each in above)
    return [access, Source("forum/talk/views.py", f"{decorated}\n{code}")]


@pytest.mark.parametrize(
    "above",
    [
        ("bp.get('/')",),
        ("bp.post('/t/<id:tid>/reply')", "limit_writing"),
        ("app.route('/')", "checks_its_form"),
        ("shelf.get('/')",),
    ],
)
def test_the_check_of_access_notices_a_view_that_does_not_say(above):
    assert open_views(a_view("def show(): ...", *above))


@pytest.mark.parametrize("level", ["everyone", "members"])
def test_the_check_of_access_lets_a_view_pass_that_says(level):
    assert open_views(a_view("def show(): ...", "bp.get('/')", level)) == []


def test_the_check_of_routes_notices_a_guard_that_would_never_be_asked():
    assert routes_below(a_view("def show(): ...", "members", "bp.get('/')"))


@pytest.mark.parametrize(
    "code", ["app.add_url_rule('/x', view_func=show)", "bp.add_url_rule('/x', Show.as_view('x'))"]
)
def test_the_check_of_side_doors_notices(code):
    assert added_views([Source("forum/app.py", code)])


def test_the_check_of_forms_notices_a_view_that_does_not_ask_its_form():
    above = ("bp.post('/reply')", "checks_its_form", "members")

    assert unchecked_forms(a_view("def reply():\n    return publish(Form())", *above))
    assert unchecked_forms(a_view("def reply():\n    Form().validate()", *above)) == []


@pytest.mark.parametrize(
    "code",
    [
        "@csrf.exempt\ndef search(): ...",
        "protect.exempt(blueprint)",
        "app.config['WTF_CSRF_ENABLED'] = False",
        "app.config.update(WTF_CSRF_CHECK_DEFAULT=False)",
        "class Form(FlaskForm):\n    class Meta:\n        csrf = False",
        "Form(meta={'csrf': False})",
    ],
)
def test_the_check_of_protection_notices_a_form_that_is_left_out(code):
    assert open_forms([Source("forum/talk/views.py", code)])


def test_the_check_of_protection_lets_search_alone_be_open():
    assert open_forms([Source("forum/app.py", "protect.exempt(search.ask)")]) == []
    assert open_forms([Source("forum/app.py", "protect.exempt(talk.ask)")])
    assert open_forms([Source("forum/app.py", "protect.exempt(search.ask, talk.ask)")])
    assert open_forms([Source("forum/talk/views.py", "protect.exempt(search.ask)")])


def test_the_check_of_protection_notices_an_application_without_it():
    assert unprotected_application([Source("forum/app.py", "def create_app(): ...")])


def test_the_check_of_views_notices_a_long_one():
    body = "def show():\n" + "    look()\n" * 21

    assert long_views(a_view(body, "bp.get('/')", "everyone"))
