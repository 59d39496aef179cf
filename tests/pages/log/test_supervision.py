"""The page on which supervision is logged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from journal.records.agenda import AgendaItem, AgendaState
from journal.records.entry import new_id
from journal.records.reflection import Reflection
from journal.records.supervision import Action, SupervisionFormat, Want
from journal.store.journal import Journal
from pages.parts.markdown_escape import markdown_escape
from tests.pages.conftest import OpenPage, days_ago, moment
from tests.pages.log.meetings import known, met

PAGE = "log/supervision.py"


def item(journal: Journal, title: str, days: int = 5) -> AgendaItem:
    waiting = AgendaItem(at=moment(days_ago(days)), title=title)
    journal.agenda.add(waiting)
    return waiting


def test_an_empty_journal_says_what_will_be_here(open_page: OpenPage) -> None:
    page = open_page(PAGE)

    assert "waits here" in page.said
    assert "will be listed here" in page.said
    assert page.value("minutes") == 60


def test_opening_the_page_leaves_no_draft_behind(open_page: OpenPage, journal: Journal) -> None:
    item(journal, "K2: worry")
    met(journal, supervisor="Dr B", format=SupervisionFormat.GROUP, group_size=4)
    open_page(PAGE).run()

    assert journal.drafts.all() == []


def test_the_last_supervisor_is_offered(open_page: OpenPage, journal: Journal) -> None:
    met(journal, supervisor="Dr B", format=SupervisionFormat.PEER)
    page = open_page(PAGE).fill(helpfulness=8).press("Save")

    kept = journal.supervisions.latest(1)[0]
    assert (kept.supervisor, kept.minutes, kept.format) == ("Dr B", 50, SupervisionFormat.PEER)
    assert kept.helpfulness == 8
    assert "Dr B  ·  peer  ·  50 minutes  ·  helped 8 of 10" in page.said


def test_what_was_discussed_and_decided_moves_on_with_the_entry(open_page: OpenPage, journal: Journal) -> None:
    decided, raised, untouched = (item(journal, title, days) for title, days in (("a", 9), ("b", 8), ("c", 7)))
    page = open_page(PAGE)
    assert [tick.label for tick in page.at.checkbox if "item" in (tick.key or "")] == ["a", "b", "c"]
    assert not page.has(f"item.{decided.id}.decision")

    page.fill(**{f"item__{decided.id}__discussed": True, f"item__{raised.id}__discussed": True})
    page.fill(**{f"item__{decided.id}__decision": "call the school"}).press("Save")

    meeting = journal.supervisions.latest(1)[0].id
    kept = {i.title: (i.state, i.decision, i.supervision_id) for i in journal.agenda.open()}
    assert kept == {
        "a": (AgendaState.DECIDED, "call the school", meeting),
        "b": (AgendaState.RAISED, "", meeting),
        "c": (AgendaState.WAITING, "", None),
    }
    assert journal.agenda.history(untouched.id) == []
    assert [tick.label for tick in page.at.checkbox if "item" in (tick.key or "")] == ["c", "b"]


def test_the_agenda_does_not_move_when_the_entry_is_not_kept(open_page: OpenPage, journal: Journal) -> None:
    waiting = item(journal, "a")
    page = open_page(PAGE).fill(**{f"item__{waiting.id}__discussed": True}).fill(minutes=None).press("Save")

    assert page.errors[0].startswith("Minutes: are needed")
    assert journal.agenda.get(waiting.id).state is AgendaState.WAITING
    assert journal.supervisions.count() == 0


def test_editing_shows_what_was_discussed_and_a_tick_can_be_taken_back(open_page: OpenPage, journal: Journal) -> None:
    waiting = item(journal, "a")
    page = open_page(PAGE).fill(**{f"item__{waiting.id}__discussed": True})
    page.fill(**{f"item__{waiting.id}__decision": "wait"}).press("Save")
    meeting = journal.supervisions.latest(1)[0].id

    page = open_page(PAGE, id=meeting)
    assert page.value(f"item.{waiting.id}.discussed") is True
    assert page.value(f"item.{waiting.id}.decision") == "wait"
    page.fill(**{f"item__{waiting.id}__discussed": False}).press("Save")

    kept = journal.agenda.get(waiting.id)
    assert (kept.state, kept.decision, kept.supervision_id) == (AgendaState.WAITING, "", None)


def test_what_was_decided_in_a_deleted_meeting_can_be_brought_again_and_undo_brings_it_back(
    open_page: OpenPage, journal: Journal
) -> None:
    meeting = met(journal)
    decided = AgendaItem(
        at=moment(days_ago(9)), title="a", state=AgendaState.DECIDED, decision="x", supervision_id=meeting.id
    )
    journal.agenda.add(decided)
    page = open_page(PAGE)
    assert not any("item" in (tick.key or "") for tick in page.at.checkbox)

    page.press("Delete")
    assert any("item" in (tick.key or "") for tick in page.at.checkbox)

    page.press("Undo")
    assert not any("item" in (tick.key or "") for tick in page.at.checkbox)
    kept = journal.agenda.get(decided.id)
    assert (kept.state, kept.decision, kept.supervision_id) == (AgendaState.DECIDED, "x", meeting.id)


def test_something_can_be_put_on_the_agenda_by_hand(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE)
    page.at.session_state["supervision.new_item"] = "  fees  "
    page.run().press("Put on the agenda")

    assert [i.title for i in journal.agenda.open()] == ["fees"]
    assert "fees" in [tick.label for tick in page.at.checkbox]
    assert page.at.session_state["supervision.new_item"] == ""


@pytest.mark.parametrize("title", ["", "   "])
def test_nothing_is_not_put_on_the_agenda(open_page: OpenPage, journal: Journal, title: str) -> None:
    page = open_page(PAGE)
    page.at.session_state["supervision.new_item"] = title
    page.run().press("Put on the agenda")

    assert journal.agenda.open() == []


def test_a_title_that_is_too_long_is_said_and_kept(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE)
    page.at.session_state["supervision.new_item"] = "x" * 501
    page.run().press("Put on the agenda")

    assert "What to bring: can hold 500 characters at most" in page.said
    assert page.at.session_state["supervision.new_item"] == "x" * 501


def test_actions_are_rows_with_a_day(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE).press("Add an action").press("Add an action").press("Add an action")
    first, second, _empty = page.value("actions.rows")
    page.fill(**{f"actions__{first}__text": "call the school", f"actions__{first}__due": date(2026, 12, 1)})
    page.fill(**{f"actions__{second}__text": "read"}).press("Save")

    assert journal.supervisions.latest(1)[0].actions == (
        Action(text="call the school", due=date(2026, 12, 1)),
        Action(text="read"),
    )


def test_actions_are_edited_and_removed(open_page: OpenPage, journal: Journal) -> None:
    meeting = met(journal, actions=(Action(text="a", due=date(2026, 12, 1)), Action(text="b"), Action(text="c")))
    page = open_page(PAGE, id=meeting.id)
    assert [page.value(f"actions.{n}.text") for n in range(3)] == ["a", "b", "c"]

    page.press("Remove", nth=1).fill(actions__0__done=True).press("Save")

    assert journal.supervisions.get(meeting.id).actions == (
        Action(text="a", due=date(2026, 12, 1), done=True),
        Action(text="c"),
    )


def test_unsaved_actions_outlive_the_tab(open_page: OpenPage) -> None:
    page = open_page(PAGE).press("Add an action")
    (row,) = page.value("actions.rows")
    draft = page.fill(**{f"actions__{row}__text": "call", f"actions__{row}__due": date(2026, 12, 1)}).draft

    page = open_page(PAGE, draft=draft)

    assert page.value(f"actions.{row}.text") == "call"
    assert page.value(f"actions.{row}.due") == date(2026, 12, 1)


def test_a_day_without_an_action_is_named(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE).press("Add an action")
    (row,) = page.value("actions.rows")
    page.fill(**{f"actions__{row}__due": date(2026, 12, 1)}).press("Save")

    assert page.errors[0].startswith("Agreed action: is needed where a day is given")
    assert journal.supervisions.count() == 0


def test_the_rest_is_kept_too(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE)
    journal.drafts.put_text(page.draft, "supervision", "notes", "my notes")
    journal.drafts.put_text(page.draft, "supervision", "feedback", "well held")
    page.fill(format="group").fill(group_size=4, wants=["be heard", "decide"], counted_minutes=30).press("Save")

    kept = journal.supervisions.latest(1)[0]
    assert (kept.notes, kept.feedback) == ("my notes", "well held")
    assert (kept.format, kept.group_size) == (SupervisionFormat.GROUP, 4)
    assert (kept.wants, kept.counted_minutes) == ((Want.BE_HEARD, Want.DECIDE), 30)


def test_how_many_share_the_time_is_asked_and_kept_only_where_it_is_shared(
    open_page: OpenPage, journal: Journal
) -> None:
    page = open_page(PAGE)
    assert not page.has("group_size")
    page.fill(format="group").fill(group_size=4).fill(format="peer")
    assert page.value("group_size") == 4
    page.fill(format="consultation").press("Save")

    assert journal.supervisions.latest(1)[0].group_size is None


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"minutes": 1441}, "Minutes: must be between 1 and 1440"),
        ({"supervisor": "x" * 501}, "Supervisor: can hold 500 characters at most"),
        ({"counted_minutes": -1}, "Minutes that count: must be between 0 and 1440"),
        ({"at_day": None}, "Start, date: is needed"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_lost(
    open_page: OpenPage, journal: Journal, wrong: dict[str, object], named: str
) -> None:
    page = open_page(PAGE).fill(helpfulness=0, **wrong).press("Save")

    assert page.errors[0].startswith(named)
    assert page.value("helpfulness") == 0
    assert journal.supervisions.count() == 0


def test_an_address_of_nothing_is_said(open_page: OpenPage) -> None:
    assert any("not in the journal" in note for note in open_page(PAGE, id="0" * 32).notes)


def test_deleting_can_be_undone(open_page: OpenPage, journal: Journal) -> None:
    meeting = met(journal)
    page = open_page(PAGE).press("Delete")
    assert journal.supervisions.count() == 0

    page.press("Undo")
    assert journal.supervisions.get(meeting.id) == meeting


def test_a_title_is_shown_as_it_was_typed(open_page: OpenPage, journal: Journal) -> None:
    item(journal, "![](http://127.0.0.1:9/x) <b>")

    assert markdown_escape("![](http://127.0.0.1:9/x) <b>") in [tick.label for tick in open_page(PAGE).at.checkbox]


def test_something_one_would_not_tell_is_not_offered_for_a_tick(open_page: OpenPage, journal: Journal) -> None:
    reflection = Reflection(at=moment(days_ago(5)), text="x", withheld=True)
    journal.reflections.add(reflection)
    hidden = AgendaItem(at=moment(days_ago(5)), title="a", source_kind="reflection", source_id=reflection.id)
    journal.agenda.add(hidden)
    assert not any("item" in (tick.key or "") for tick in open_page(PAGE).at.checkbox)

    meeting = met(journal)
    journal.agenda.update(replace(hidden, state=AgendaState.RAISED, supervision_id=meeting.id))
    assert any("item" in (tick.key or "") for tick in open_page(PAGE, id=meeting.id).at.checkbox)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("person_id", "f" * 32),
        ("person_id", ["a", "b"]),
        ("supervisor", 7),
        ("at_day", "yesterday"),
        ("format", "by letter"),
        ("group_size", "four"),
        ("counted_minutes", "x"),
    ],
)
def test_a_draft_of_another_version_is_shown_as_far_as_it_can_be(
    open_page: OpenPage, journal: Journal, name: str, value: object
) -> None:
    known(journal, "Dana")
    draft = new_id()
    journal.drafts.put_fields(draft, "supervision", None, {"format": "group", "helpfulness": 3, name: value})
    page = open_page(PAGE, draft=draft)

    assert page.value("helpfulness") == 3
    assert any("another version" in note for note in page.notes)
    assert page.press("Save").errors == []
    assert journal.supervisions.latest(1)[0].helpfulness == 3
