"""Build the application. Read `create_app` as the table of contents."""

from functools import partial
from pathlib import Path

from flask import Flask, request
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from config import Settings
from forum.accounts import keeping_views as keeping, pending, views as accounts
from forum.audit import listening as audit_news, views as audit
from forum.cli import COMMANDS
from forum.database import prepare
from forum.doctor.migrating import Migrations
from forum.doctor.way import noticing
from forum.events import NewsDesk
from forum.house import public_log_views, switch_views
from forum.house.shelves import replies_views, rules_views
from forum.leaving import download_views as download, views as leaving
from forum.lobby import views as lobby
from forum.moderation.asking import appeal_views, flag_views
from forum.moderation.meanwhile import listening
from forum.moderation.pages import (
    bulk_views,
    case_views,
    deciding_views,
    finishing_views,
    own_way_views,
    queue_views,
    resting_views,
)
from forum.notices import views as notices
from forum.notices.recording import sit_down_at
from forum.operating import (
    boards_views,
    help_lines_views,
    settings_views,
    switches_views,
    synonyms_views,
    views as operating,
)
from forum.pages import guide_views as guides, views as pages
from forum.privacy import endings, erasures, tally, views as privacy
from forum.privacy.redaction import log_failure
from forum.running import chores
from forum.running.answering import turns
from forum.sealing import new_root
from forum.search.choosing import open_backend
from forum.search.keeping import listening as search_news
from forum.search.likeness.related import Finder
from forum.search.pages import views as search
from forum.space import drafts_views, kept_views, look_views, topics_views, views as space
from forum.staff import on_duty_views, second_factor_views, views as staff
from forum.staff.appointing import joining_views, withdrawing_views
from forum.talk import alike_views, answering_views, views as talk, writing_views
from forum.transaction import WAITS_BRIEFLY, db, transaction
from forum.web import (
    access,
    assets,
    compressing,
    errors,
    filters,
    headers,
    health,
    languages,
    look,
    routing,
    throttle,
)
from forum.web.drawing import pieces
from forum.web.drawing.environment import Forum
from forum.web.forms import InMemory
from forum.web.guests import answering
from forum.web.visits import sessions
from forum.web.visits.session_cookie import SealedSessions
from forum.web.visits.session_store import FileSessionStore
from forum.wordrules import views as word_rules

ROOT = Path(__file__).parent.parent
FORM_MAX_BYTES = 2 * 1024 * 1024
BLUEPRINTS = (
    lobby.bp,
    search.bp,
    talk.bp,
    writing_views.bp,
    answering_views.bp,
    alike_views.bp,
    notices.bp,
    accounts.bp,
    keeping.bp,
    space.bp,
    kept_views.bp,
    drafts_views.bp,
    topics_views.bp,
    privacy.bp,
    look_views.bp,
    leaving.bp,
    download.bp,
    second_factor_views.bp,
    word_rules.bp,
    joining_views.bp,
    withdrawing_views.bp,
    on_duty_views.bp,
    staff.bp,
    queue_views.bp,
    bulk_views.bp,
    case_views.bp,
    deciding_views.bp,
    own_way_views.bp,
    resting_views.bp,
    finishing_views.bp,
    flag_views.bp,
    appeal_views.bp,
    pages.bp,
    guides.bp,
    audit.bp,
    rules_views.bp,
    replies_views.bp,
    public_log_views.bp,
    operating.bp,
    boards_views.bp,
    help_lines_views.bp,
    settings_views.bp,
    switches_views.bp,
    synonyms_views.bp,
    health.bp,
)


def create_app(settings: Settings) -> Flask:
    """Return the forum built from `settings` (see config.py)."""
    app = Forum("forum", template_folder=str(ROOT / "templates"), static_folder=None)
    _configure(app, settings)
    _open_database(app)
    _set_the_edge(app, settings)

    app.extensions["news_desk"] = desk = NewsDesk()
    sit_down_at(desk)
    audit_news.sit_down_at(desk)
    listening.sit_down_at(desk)
    search_news.sit_down_at(desk)
    erasures.sit_down_at(desk)
    endings.sit_down_at(desk)
    tally.sit_down_at(desk, partial(transaction, WAITS_BRIEFLY))
    app.extensions["search"] = backend = open_backend(settings)
    app.extensions["likeness"] = Finder(backend)
    app.extensions["chores"] = chores.for_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    for command in COMMANDS:
        app.cli.add_command(command)
    access.check_declared(app)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    app.extensions["settings"] = settings
    app.config.update(
        SETTINGS=settings,
        SECRET_KEY=settings.secret,
        SQLALCHEMY_DATABASE_URI=settings.database,
        # A thread may look with one connection while it writes with another. The one that was used
        # last comes first: each of SQLite's keeps some of what it has read.
        SQLALCHEMY_ENGINE_OPTIONS={
            "pool_size": 2 * settings.threads,
            "max_overflow": 2,
            "pool_use_lifo": True,
        },
        MAX_CONTENT_LENGTH=FORM_MAX_BYTES,
        MAX_FORM_MEMORY_SIZE=FORM_MAX_BYTES,
        MAX_FORM_PARTS=100,
        WTF_CSRF_TIME_LIMIT=None,  # the session's own end is the limit
        WTF_CSRF_SSL_STRICT=False,  # we send no referrer; web/headers.py asks Sec-Fetch-Site
    )


def _open_database(app: Flask) -> None:
    db.init_app(app)
    with app.app_context():
        prepare(db.engine)
    Migrations(app, ROOT / "migrations")


def _set_the_edge(app: Flask, settings: Settings) -> None:
    app.request_class = InMemory
    https = settings.site_url.startswith("https:")
    store = FileSessionStore(settings.data / "sessions.db")
    app.extensions["session_store"] = store
    app.extensions["search_key"] = new_root()  # before the processes are copied: one for all
    app.session_interface = SealedSessions(store, cookie="__Host-s" if https else "s")
    app.extensions["log_failure"] = lambda error: log_failure(error, request.url_rule)
    compressing.init_app(app)  # first, so that it comes last: the page is made by then
    routing.init_app(app)
    headers.init_app(app, https=https)
    throttle.init_app(app, limits=settings.limits)
    CSRFProtect(app).exempt(search.ask)  # it changes nothing, and must give a guest no cookie
    sessions.init_app(app)
    errors.init_app(app)
    look.init_app(app, https=https)
    languages.init_app(app, usual=settings.language)
    filters.init_app(app, settings)
    pieces.init_app(app)
    switch_views.init_app(app, has_begun=lambda: pending.current("joining") is not None)
    leaving.init_app(app)
    assets.init_app(app, ROOT / "static")
    _stand_before(app, settings, https=https)


def _stand_before(app: Flask, settings: Settings, *, https: bool) -> None:
    """Put before Flask what a request passes on its way to it, the last first."""
    turns.init_app(app)
    answering.init_app(app)
    noticing.init_app(app, folder=settings.data, proxies=settings.proxies, https=https)
    if hops := settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
