"""Members write, answer, change and take back, through the forms that the pages offer."""

from forum.public_ids import to_text


def test_a_member_starts_a_thread_after_a_preview(member, inside):
    # Given a board
    with inside() as make:
        make.board(slug="sleep")

    # When a member writes, looks at the preview and posts
    page = member.get("/boards/sleep/new")
    preview = member.send(
        page, "/boards/sleep/new", title="Awake again", body="It is *three*.", action="preview"
    )
    thread = member.send(preview, "/boards/sleep/new", action="post")

    # Then the preview showed the words, and the thread has them
    assert preview.one("[data-preview] .words em").get_text() == "three"
    assert thread.heading == "Awake again"
    assert thread.one("[data-post] .words").get_text().strip() == "It is three."
    assert thread.one("[data-post]")["data-state"] == "published"


def test_a_reply_is_posted_under_a_name_of_its_own(member, visit, inside):
    # Given a thread by somebody else
    with inside() as make:
        thread = make.thread(title="Nights are long")
        address = f"/t/{to_text(thread.id)}"

    # When two members answer, one the other
    other = visit().arrive()
    first = member.send(member.get(address), f"{address}/reply", body="I hear you.", action="post")
    reply = other.get(first.all("[data-post] a[href*=reply]")[1]["href"])
    second = other.send(reply, f"{address}/reply", body="So do I.", action="post")

    # Then all three posts have different names
    names = [name.get_text() for name in second.all("[data-post] [data-name]")]
    assert len(set(names)) == 3
    posts = second.all("[data-post]")
    assert posts[2]["data-parent"] == posts[1]["data-post"]


def test_taking_back_leaves_a_line_only_where_somebody_answered(member, visit, inside):
    with inside() as make:
        address = f"/t/{to_text(make.thread().id)}"
    mine = member.send(member.get(address), f"{address}/reply", body="Gone soon.", action="post")
    pid = mine.all("[data-post]")[1]["data-post"]
    other = visit().arrive()
    other.send(
        other.get(f"{address}/reply?to={pid}"), f"{address}/reply", body="Wait.", action="post"
    )

    edit = member.get(f"/p/{pid}/edit")
    sure = member.send(edit, f"/p/{pid}/take-back")
    after = member.send(sure, f"/p/{pid}/take-back", sure="1")

    assert "Gone soon" not in after.text
    assert after.one(f"[data-post='{pid}']")["data-state"] == "taken-back"


def test_changed_words_replace_the_old_ones(member, inside):
    with inside() as make:
        address = f"/t/{to_text(make.thread().id)}"
    mine = member.send(member.get(address), f"{address}/reply", body="Old words.", action="post")
    pid = mine.all("[data-post]")[1]["data-post"]

    page = member.get(f"/p/{pid}/edit")
    preview = member.send(page, f"/p/{pid}/edit", body="New words.", action="preview")
    after = member.send(preview, f"/p/{pid}/edit", action="post")

    assert "New words." in after.words
    assert "Old words." not in after.words


def test_the_preview_shows_the_known_name_that_was_chosen(member, inside):
    with inside() as make:
        make.board(slug="sleep")
    page = member.get("/boards/sleep/new")
    name = str(page.all("[name=known_name]")[2]["value"])

    words = {"title": "Awake again", "body": "Still up.", "post_as": "known", "known_name": name}
    preview = member.send(page, "/boards/sleep/new", **words, action="preview")
    thread = member.send(preview, "/boards/sleep/new", action="post")

    assert preview.one("[data-preview] [data-name]").get_text() == name
    assert thread.one("[data-post] [data-name]").get_text() == name
