"""The bench of what a machine can carry, on a forum of a few posts: it measures, and it is over."""

import json

from bench import capacity


def test_it_measures_each_kind_of_page_of_a_forum_that_it_made(capfd):
    assert capacity.main(["--posts", "20", "--seconds", "0.3"]) == 0

    said = capfd.readouterr().out
    told = json.loads(said[said.index('{\n  "machine"') :])
    assert set(told["posts"]) == {"20"}
    assert all(figure > 0 for figure in told["posts"]["20"].values())
    assert {"home_a_second", "thread_a_second", "memory_mib"} <= set(told["posts"]["20"])
