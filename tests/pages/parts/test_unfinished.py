"""What was begun and not saved: offered where something stands in it, in one line."""

from __future__ import annotations

from journal.records.client import Client
from journal.records.entry import new_id
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, Page, days_ago

PAGE = "log/reflection.py"


def offered(page: Page) -> list[str]:
    """Return the names of the drafts that are offered in one line."""
    return [button.label for button in page.at.button if (button.key or "").endswith(".go_on")]


def test_a_form_that_was_opened_or_given_another_day_is_no_draft(open_page: OpenPage, journal: Journal) -> None:
    open_page(PAGE).run()
    page = open_page("log/session.py")
    page.tell(f"{page.draft}.at", day=days_ago(3).isoformat(), time="09:00")
    assert page.value("at_day") == days_ago(3)
    assert journal.drafts.all() == []
    page.fill(demand=4)
    [draft] = journal.drafts.all()
    assert draft.fields["at_day"] == {"date": days_ago(3).isoformat()}


def test_what_was_only_given_another_day_is_not_offered(open_page: OpenPage, journal: Journal) -> None:
    """The field for the day keeps what is typed in it by itself."""
    draft = new_id()
    journal.drafts.put_text(draft, "reflection", "at.typed", '{"turn": 1, "day": "2026-03-05", "time": "09:00"}')
    assert offered(open_page(PAGE)) == []
    assert not any("Unfinished" in button for button in open_page("today/today.py").buttons)
    journal.drafts.put_text(draft, "reflection", "text", "It rained.")
    assert offered(open_page(PAGE)) == ["Go on with it"]


def test_several_are_one_line_each_by_its_name(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    drafts = [new_id() for _ in range(3)]
    journal.drafts.put_fields(drafts[0], "reflection", None, {"client_id": k2.id, "feelings": ["worry"]})
    journal.drafts.put_text(drafts[1], "reflection", "text", "The rain on the *window*, and I could not let it go.")
    journal.drafts.put_fields(drafts[2], "reflection", None, {"client_id": "gone", "intensity": 3})
    page = open_page(PAGE)
    assert "3 unfinished:" in page.said
    named = offered(page)
    assert named[2] == "K2 worry"
    assert named[1] == r"The rain on the \*window…"
    page.press("K2 worry")
    assert page.value("client_id") == k2.id
    assert "2 unfinished:" in page.said


def test_what_was_thrown_away_right_after_a_save_does_not_come_back(
    open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    page = open_page(PAGE).fill(client_id=k2.id).press("Save")
    draft = page.at.query_params["draft"]
    page.fill(client_id=k2.id, intensity=3).press("Discard")
    assert page.value("client_id") is None
    assert page.value("intensity") is None
    assert page.at.query_params["draft"] != draft
    assert journal.drafts.all() == []
