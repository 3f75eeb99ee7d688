"""The usual run: every page as guest and as member, search, replies, the queue; and the sums."""

import secrets
from contextlib import closing
from typing import Any

from bench.forum import building, course, finding, inside, people, serving, visiting
from bench.forum.first_visit import first_visit
from bench.forum.modes.asked import Asked
from bench.forum.targets import Verdict, verdicts
from bench.forum.telling import HEADING

Found = dict[str, Any]


def measured(asked: Asked) -> tuple[Found, list[Verdict]]:
    """Return all figures, and what is to be said of each target."""
    asked.prepare()
    found: Found = {"machine": serving.machine(), "scale": asked.scale, "rows": []}
    if asked.wants("statements"):
        found["statements"] = inside.statements(asked.settings(), course.counted())
    if asked.wants("sign-in"):
        found["sign_in"] = inside.signing_in(asked.settings())
    with asked.alone() as settings, serving.forum(settings) as server:
        server.first_page("/readyz")  # what the first start alone has to make
    print(HEADING, flush=True)
    with serving.bare(asked.bare) as beside:
        for engine in asked.engines[1:]:  # before anything is written, which one index alone has
            with asked.alone(engine) as settings, serving.forum(settings) as server:
                serving.wait_for(f"{server.site}/readyz")
                course.run_searches(asked.course(server, beside, found), f" ({engine})")
                found[f"memory_mib ({engine})"] = server.memory_mib()
        with asked.alone() as settings, serving.forum(settings) as server:
            found["start_seconds"] = round(server.first_page(), 2)
            serving.wait_for(f"{server.site}/readyz")
            _first(asked.course(server, beside, found), server, asked)
    return found, verdicts(found["rows"], found)


def _first(run: course.Course, server: serving.Server, asked: Asked) -> None:
    """Run all of it with the first engine. Writing comes last: it changes what is read."""
    found = run.found
    course.run_bare(run)
    with closing(visiting.signed_in(server.site, people.READER)) as reader:
        course.run_reading(run, reader)
    found["memory_before_search_mib"] = server.memory_mib()
    course.run_searches(run, "")
    found["memory_mib"] = server.memory_mib()
    found["first_visit"] = first_visit(server.site, building.addresses()["fifty"])
    if asked.wants("queue"):
        with closing(visiting.on_duty(server.site, asked.size.members)) as moderator:
            run.run("queue", course.MODERATOR, ["/moderation"], by=moderator)
    if asked.wants("reply"):
        _write(run, server, asked)
    found["memory_at_the_end_mib"] = server.memory_mib()


def _write(run: course.Course, server: serving.Server, asked: Asked) -> None:
    writing = list(people.writers(asked.size))[: course.WRITERS_AT_ONCE]
    writers = [visiting.signed_in(server.site, member) for member in writing]
    thread = next(course.replied_in())
    run.found["found_seconds"] = finding.seconds_until_found(writers[0], thread)
    course.run_replies(run, writers, mark=f"w{secrets.token_hex(4)}")
    for writer in writers:
        writer.close()
