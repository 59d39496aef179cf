"""The agenda: from waiting to "did it help?", each step saved where it is pressed, each to be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from journal.records.agenda import AgendaItem, AgendaState
from journal.records.client import Client
from journal.records.person import Person, Relation
from journal.records.reflection import Reflection
from journal.records.supervision import Action, Supervision, Want
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, Page, days_ago, moment

PAGE = "supervision/agenda.py"

AddItem = Callable[..., AgendaItem]
AddMeeting = Callable[..., Supervision]


def step(page: Page, word: str, item: AgendaItem) -> Page:
    """Press a button that belongs to one item."""
    page.at.button(key=f"{word}.{item.id}").click()
    return page.run()


def tick(page: Page, text: str) -> Page:
    next(box for box in page.at.checkbox if box.label == text).check()
    return page.run()


def test_an_empty_journal_says_what_will_be_here(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE)

    assert "waits here" in page.said
    assert journal.drafts.all() == []
    assert not any(heading.value in ("Decided", "Agreed, not done yet") for heading in page.at.header)


def test_something_is_put_on_the_agenda_with_what_is_wanted(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE).fill(title="  fees  ", want="decide").press("Put on the agenda")

    (item,) = journal.agenda.waiting()
    assert (item.title, item.want, item.source_id) == ("fees", Want.DECIDE, None)
    assert "fees" in page.said
    assert "Saved" in page.said


def test_without_words_nothing_is_put_there(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE).fill(title="  ", want="advice").press("Put on the agenda")

    assert page.errors == ["What to bring: is needed. Nothing you typed was lost."]
    assert page.value("want") == "advice"
    assert journal.agenda.count() == 0


def test_what_is_too_long_is_said_and_kept(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE).fill(title="x" * 501).press("Put on the agenda")

    assert page.errors[0].startswith("What to bring: can hold 500 characters at most")
    assert page.value("title") == "x" * 501


def test_title_and_what_i_want_are_edited_and_the_rest_stays(
    open_page: OpenPage, journal: Journal, add_item: AddItem
) -> None:
    item = add_item("worry", source_kind="reflection", source_id="a" * 32)
    page = open_page(PAGE, id=item.id)
    assert page.value("title") == "worry"
    page.fill(title="K2: worry about the fees", want="advice").press("Save")

    kept = journal.agenda.get(item.id)
    assert (kept.title, kept.want) == ("K2: worry about the fees", Want.ADVICE)
    assert (kept.at, kept.state, kept.source_id) == (item.at, AgendaState.WAITING, "a" * 32)


def test_the_whole_loop(open_page: OpenPage, journal: Journal, add_item: AddItem, add_meeting: AddMeeting) -> None:
    meeting = add_meeting(3)
    item = add_item("K2", state=AgendaState.RAISED, supervision_id=meeting.id)

    page = open_page(PAGE, id=item.id).fill(decision="call the school").press("Save")
    assert journal.agenda.get(item.id).state is AgendaState.DECIDED
    assert "Decided: call the school" in page.said

    page = step(open_page(PAGE), "Done", item)
    assert journal.agenda.get(item.id).state is AgendaState.DONE
    assert "Done: did it help?" in [heading.value for heading in page.at.header]

    step(page, "Yes", item)
    kept = journal.agenda.get(item.id)
    assert (kept.state, kept.helped, kept.decision) == (AgendaState.DONE, True, "call the school")
    assert kept.supervision_id == meeting.id
    assert "K2  ·  it helped" in page.said


def test_an_item_tells_how_it_was_before(
    open_page: OpenPage, journal: Journal, add_item: AddItem, add_meeting: AddMeeting
) -> None:
    meeting = add_meeting(3)
    item = add_item("K2", state=AgendaState.DECIDED, decision="call", supervision_id=meeting.id)
    journal.supervisions.delete(meeting.id)
    page = open_page(PAGE, id=item.id)
    assert any(fold.label.startswith("How it was before") for fold in page.at.expander)
    page.at.session_state[f"history.{item.id}"] = True
    page.run()

    assert "Its meeting was deleted on" in page.said
    assert "Decision: call → nothing" in page.said


def test_the_item_in_the_form_takes_no_step_that_would_lose_what_is_typed(
    open_page: OpenPage, journal: Journal, add_item: AddItem
) -> None:
    decided = add_item("K2", state=AgendaState.DECIDED, decision="x")
    done = add_item("M1", state=AgendaState.DONE, decision="y")

    assert "Done" in open_page(PAGE).buttons
    assert "Done" not in open_page(PAGE, id=decided.id).buttons
    assert "Yes" in open_page(PAGE, id=decided.id).buttons
    assert "Yes" not in open_page(PAGE, id=done.id).buttons


def test_a_decision_taken_back_leaves_it_raised(
    open_page: OpenPage, journal: Journal, add_item: AddItem, add_meeting: AddMeeting
) -> None:
    item = add_item("K2", state=AgendaState.DECIDED, decision="x", supervision_id=add_meeting(3).id)
    open_page(PAGE, id=item.id).fill(decision=" ").press("Save")

    assert journal.agenda.get(item.id).state is AgendaState.RAISED


def test_every_step_can_be_undone(open_page: OpenPage, journal: Journal, add_item: AddItem) -> None:
    item = add_item("K2", state=AgendaState.DECIDED, decision="x")

    page = step(open_page(PAGE), "Done", item).press("Undo")
    assert journal.agenda.get(item.id).state is AgendaState.DECIDED

    step(step(page, "Done", item), "No", item)
    assert journal.agenda.get(item.id).helped is False
    page.press("Undo")
    assert journal.agenda.get(item.id).helped is None


def test_not_yet_keeps_the_question_for_another_time(open_page: OpenPage, journal: Journal, add_item: AddItem) -> None:
    item = add_item("K2", state=AgendaState.DONE, decision="x")
    page = step(open_page(PAGE), "Not yet", item)

    assert "Not yet" not in page.buttons
    assert journal.agenda.get(item.id) == item
    assert "Not yet" in open_page(PAGE).buttons


def test_taking_off_can_be_undone(open_page: OpenPage, journal: Journal, add_item: AddItem) -> None:
    item = add_item("K2")
    page = open_page(PAGE, id=item.id).press("Take off the agenda")
    assert journal.agenda.count() == 0
    assert "id" not in page.at.query_params

    page.press("Undo")
    assert journal.agenda.get(item.id).title == "K2"


def test_an_address_of_nothing_is_said(open_page: OpenPage) -> None:
    assert any("not in the journal" in note for note in open_page(PAGE, id="0" * 32).notes)


def test_a_step_on_what_another_tab_changed_overwrites_nothing(
    open_page: OpenPage, journal: Journal, add_item: AddItem
) -> None:
    item = add_item("K2", state=AgendaState.DECIDED, decision="x")
    page = open_page(PAGE)
    journal.agenda.update(replace(item, decision="y"))
    step(page, "Done", item)

    kept = journal.agenda.get(item.id)
    assert (kept.state, kept.decision) == (AgendaState.DECIDED, "y")
    assert "changed in another tab. Nothing was overwritten" in page.said
    assert "kept as a draft" not in page.said


def test_a_step_on_what_another_tab_took_off_is_said(open_page: OpenPage, journal: Journal, add_item: AddItem) -> None:
    item = add_item("K2", state=AgendaState.DECIDED, decision="x")
    page = open_page(PAGE)
    journal.agenda.delete(item.id)
    step(page, "Done", item)

    assert "deleted in another tab" in page.said


def test_what_three_meetings_passed_by_is_said_kindly(
    open_page: OpenPage, add_item: AddItem, add_meeting: AddMeeting
) -> None:
    add_item("old", 30)
    add_item("new", 3)
    for days in (40, 20, 12):
        add_meeting(days)
    assert "Still waiting" not in open_page(PAGE).said

    add_meeting(5)
    said = open_page(PAGE).said
    assert said.count("Still waiting, three meetings on.") == 1


def test_a_source_that_is_gone_is_said(open_page: OpenPage, journal: Journal, add_item: AddItem) -> None:
    item = add_item("worry", source_kind="reflection", source_id="a" * 32)
    page = step(open_page(PAGE), "source.list", item)

    assert "no longer in the journal" in page.said


def test_only_what_came_from_an_entry_has_a_way_there(open_page: OpenPage, add_item: AddItem) -> None:
    add_item("by hand")
    assert "Source" not in open_page(PAGE).buttons

    add_item("worry", source_kind="reflection", source_id="a" * 32)
    assert "Source" in open_page(PAGE).buttons


def test_what_one_would_not_tell_is_marked_as_staying_here(
    open_page: OpenPage, journal: Journal, add_item: AddItem
) -> None:
    reflection = Reflection(at=moment(days_ago(5)), text="x", withheld=True)
    journal.reflections.add(reflection)
    add_item("worry", source_kind="reflection", source_id=reflection.id)

    assert "out of the page for the hour" in open_page(PAGE).said


def test_what_was_agreed_is_ticked_here_and_can_be_undone(
    open_page: OpenPage, journal: Journal, add_meeting: AddMeeting
) -> None:
    actions = (Action(text="read"), Action(text="call", due=days_ago(-3)), Action(text="old", done=True))
    meeting = add_meeting(9, supervisor="Dana", actions=actions)
    page = open_page(PAGE)
    assert [box.label for box in page.at.checkbox] == ["call", "read"]
    assert "agreed " in page.said

    tick(page, "call")
    assert [a.done for a in journal.supervisions.get(meeting.id).actions] == [False, True, True]
    assert [box.label for box in page.at.checkbox] == ["read"]

    page.press("Undo")
    assert journal.supervisions.get(meeting.id).actions == actions
    assert [(box.label, box.value) for box in page.at.checkbox] == [("call", False), ("read", False)]


def test_a_tick_finds_its_action_though_another_tab_changed_the_meeting(
    open_page: OpenPage, journal: Journal, add_meeting: AddMeeting
) -> None:
    meeting = add_meeting(9, actions=(Action(text="call"),))
    page = open_page(PAGE)
    journal.supervisions.update(replace(meeting, notes="more", actions=(Action(text="write"),)))
    tick(page, "call")

    assert [(a.text, a.done) for a in journal.supervisions.get(meeting.id).actions] == [("write", False)]
    assert "Nothing was overwritten" in page.said


def test_a_tick_in_a_meeting_deleted_elsewhere_is_said(
    open_page: OpenPage, journal: Journal, add_meeting: AddMeeting
) -> None:
    meeting = add_meeting(9, actions=(Action(text="call"),))
    page = open_page(PAGE)
    journal.supervisions.delete(meeting.id)
    tick(page, "call")

    assert "deleted in another tab" in page.said


def test_whom_one_meets_next_stands_on_top(open_page: OpenPage, add_person: Callable[..., Person]) -> None:
    assert "No day is known" in open_page(PAGE).said
    add_person("Dana", next_meeting=days_ago(-1))
    add_person("Mum", next_meeting=days_ago(0), relation=Relation.OWN)

    assert "Next: Dana, tomorrow." in open_page(PAGE).said


def test_the_client_is_named_where_the_title_does_not(
    open_page: OpenPage, add_item: AddItem, add_client: Callable[..., Client]
) -> None:
    k2 = add_client("K2")
    add_item("k2: worry", client_id=k2.id)
    assert "K2" not in open_page(PAGE).said

    add_item("the fees", client_id=k2.id, want=Want.DECIDE)
    assert "K2  ·  decide  ·  since" in open_page(PAGE).said


def test_a_long_list_is_folded(open_page: OpenPage, add_item: AddItem) -> None:
    for n in range(25):
        add_item(f"thing {n:02d}", 30 - n)
    page = open_page(PAGE)

    assert "thing 11" in page.said
    assert "thing 12" not in page.said
    assert any(fold.label == "More (13)" for fold in page.at.expander)


@pytest.mark.usefixtures("in_demo")
def test_the_demo_journal(open_page: OpenPage) -> None:
    page = open_page(PAGE)

    assert page.errors == []
    assert "Still waiting" in page.said
    assert {"Waiting", "Decided"} <= {heading.value for heading in page.at.header}
