"""The next form in the inputs of the saved one: what the browser still sends of that one is no answer."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates

from journal.records.client import Client
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, Page

PAGE = "log/reflection.py"


def saved(open_page: OpenPage, client: Client) -> tuple[Page, str, Any]:
    """Save a thought; return the page, its draft, and what the browser held when it was saved."""
    page = open_page(PAGE).fill(client_id=client.id, feelings=["worry"], intensity=7, place="bed")
    page.run()
    draft, states = page.draft, page.at._tree.get_widget_states()
    held = WidgetStates(widgets=[one for one in states.widgets if one.WhichOneof("value") != "trigger_value"])
    page.press("Save")
    return page, draft, held


@pytest.mark.parametrize("named", ["the saved", "the next", ""])
def test_a_run_asked_for_while_it_saved_fills_nothing_in(
    open_page: OpenPage, journal: Journal, k2: Client, named: str
) -> None:
    page, draft, held = saved(open_page, k2)
    following = page.at.query_params["draft"]
    assert following != draft
    assert page.draft == draft  # the same inputs
    page.at.query_params.clear()
    if named:
        page.at.query_params["draft"] = draft if named == "the saved" else following
    page.at._run(held)
    assert not page.at.exception
    assert [page.value(name) for name in ("client_id", "feelings", "intensity", "place")] == [None, [], None, None]
    assert page.at.query_params["draft"] == following
    assert journal.drafts.all() == []
    assert len(journal.reflections.latest(5)) == 1


@pytest.mark.parametrize("drawn", [True, False])
@pytest.mark.parametrize("named", ["the saved", "the next", ""])
def test_a_second_press_right_after_the_first_saves_nothing_more_and_leaves_what_was_said(
    open_page: OpenPage, journal: Journal, k2: Client, named: str, drawn: bool
) -> None:
    page, draft, held = saved(open_page, k2)
    following = page.at.query_params["draft"]
    page.at.query_params.clear()
    if named:
        page.at.query_params["draft"] = draft if named == "the saved" else following
    save = next(button for button in page.at.button if button.key == f"{draft}.save")
    states = held if not drawn else page.at._tree.get_widget_states()
    states.widgets.add(id=save.proto.id, trigger_value=True)
    page.at._run(states)
    assert not page.at.exception
    assert len(journal.reflections.latest(5)) == 1
    assert page.errors == []
    assert "Undo" in [button.label for button in page.at.button]
    assert page.value("client_id") is None
    assert journal.drafts.all() == []


def test_what_was_changed_meanwhile_stands_in_the_next_form(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    page, draft, held = saved(open_page, k2)
    [place] = [state for state in held.widgets if state.id.endswith(".place")]
    place.string_array_value.data[:] = ["Desk"]  # as it is written on the pill
    page.at.query_params["draft"] = draft
    page.at._run(held)
    assert [page.value(name) for name in ("client_id", "intensity", "place")] == [None, None, "desk"]
    [kept] = journal.drafts.all()
    assert kept.fields["place"] == "desk"
    assert kept.fields["intensity"] is None


def test_a_date_alone_is_something_said(open_page: OpenPage, k2: Client) -> None:
    page = open_page(PAGE).fill(client_id=k2.id).press("Save")
    page.tell(f"{page.draft}.at", day=None, unread="31/31")
    page.press("Save")
    assert page.errors


def test_a_second_press_after_a_change_does_not_ask_for_a_new_entry(
    open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    page = open_page(PAGE).fill(client_id=k2.id).press("Save")
    [thought] = journal.reflections.latest(5)
    page = open_page(PAGE, id=thought.id).fill(intensity=4).press("Save")
    assert "Saved" in page.said
    page.press("Save")
    assert page.errors == []
    assert "Saved" in page.said
    assert [one.intensity for one in journal.reflections.latest(5)] == [4]


@pytest.mark.parametrize("named", ["the saved", "the next", ""])
def test_what_follows_by_itself_follows_in_the_next_form_too(
    open_page: OpenPage, journal: Journal, k2: Client, named: str
) -> None:
    page = open_page("log/session.py").fill(client_id=k2.id, demand=6).run()
    draft, states = page.draft, page.at._tree.get_widget_states()
    assert page.value("status") == "attended"
    held = WidgetStates(widgets=[one for one in states.widgets if one.WhichOneof("value") != "trigger_value"])
    page.press("Save")
    following = page.at.query_params["draft"]
    page.at.query_params.clear()
    if named:
        page.at.query_params["draft"] = draft if named == "the saved" else following
    page.at._run(held)
    assert [page.value(name) for name in ("client_id", "demand", "status")] == [None, None, "attended"]
    page.fill(client_id=k2.id, demand=5).press("Save")
    assert page.errors == []
    assert len(journal.sessions.latest(5)) == 2


def test_the_same_answer_in_the_next_form_is_an_answer(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    page, _, _ = saved(open_page, k2)
    page.run()
    page.fill(client_id=k2.id, intensity=7).press("Save")
    assert [thought.intensity for thought in journal.reflections.latest(5)] == [7, 7]
    assert [thought.place for thought in journal.reflections.latest(5)] == [None, "bed"]


def test_what_a_note_or_a_date_said_of_the_saved_entry_is_not_said_of_the_next(
    open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    page = open_page(PAGE)
    page.tell(f"{page.draft}.at", day="2026-03-05", time="09:30")
    page.fill(client_id=k2.id)
    states = page.at._tree.get_widget_states()
    editor = next(str(one.proto.id) for one in page.at.get("bidi_component") if one.proto.id.endswith(".text.editor"))
    told = {"told": {"draft": page.draft, "text": "It rained."}}
    states.widgets.add(id=editor, json_value=json.dumps(told))
    page.at._run(states)
    page.press("Save")
    # The browser goes on sending what the fields told last.
    states = page.at._tree.get_widget_states()
    states.widgets.add(id=editor, json_value=json.dumps(told))
    page.at._run(states)
    page.fill(client_id=k2.id, intensity=2).press("Save")
    first, newest = sorted(journal.reflections.latest(2), key=lambda thought: thought.written_at)
    assert (first.text, first.day.isoformat()) == ("It rained.", "2026-03-05")
    assert newest.text == ""
    assert newest.day.isoformat() != "2026-03-05"


def test_a_form_opened_anew_is_not_the_one_that_was_begun(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    page, _, _ = saved(open_page, k2)
    begun = page.at.query_params["draft"]
    page.fill(intensity=3)
    page.at.query_params.clear()
    page.run()
    assert page.at.query_params["draft"] != begun
    assert page.value("intensity") is None
    assert [draft.id for draft in journal.drafts.all()] == [begun]
