"""Back from an absence: asked once, one press a client, what came of it, and who waited the time before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from journal.records.absence_decision import Choice, Reaction, Took, When
from journal.records.absence_plan import AbsencePlan
from journal.records.client import Client, ClientFact, Frequency, Member, Phase
from journal.records.cover import Cover
from journal.records.on_call import OnCall
from journal.records.person import Person, Relation
from journal.records.session import Session, SessionStatus
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from journal.use_cases import absence as use_case
from tests.pages.ahead.test_absence import someone
from tests.pages.conftest import OpenPage, SetClock, days_ago, moment, today

PAGE, TODAY, OF_ONE, OF_ALL = (
    "ahead/absence_back.py", "today/today.py", "ahead/absence_client.py", "ahead/absence.py",
)  # fmt: skip
ASKED = "You are back: what came of it?"

FIRST, LAST = days_ago(12), days_ago(3)


@pytest.fixture
def off(journal: Journal) -> TimeOff:
    off = TimeOff(at=moment(FIRST, "00:00"), last=LAST)
    journal.time_off.add(off)
    return off


@pytest.fixture
def plan(journal: Journal, off: TimeOff) -> AbsencePlan:
    return use_case.begin(journal, off, today())


def k2(journal: Journal, *members: str) -> Client:
    client = Client(
        at=moment(days_ago(100), "00:00"), code="K2", members=tuple(Member(label=label) for label in members)
    )
    journal.clients.add(client)
    facts = {"need": 2, "phase": Phase.WORKING, "frequency": Frequency.WEEKLY, "risk": False}
    journal.clients.add_fact(ClientFact(client_id=client.id, effective=days_ago(90), **facts))  # type: ignore[arg-type]
    return client


def held(journal: Journal, client: Client, day: date) -> None:
    journal.sessions.add(Session(at=moment(day), client_id=client.id, status=SessionStatus.ATTENDED, minutes=50))


def test_the_days_that_were_really_free_and_the_hours_kept_free_are_said(
    open_page: OpenPage, journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    client = k2(journal)
    held(journal, client, FIRST)
    journal.on_calls.add(OnCall(at=moment(LAST), minutes=60))
    use_case.change_plan(journal, plan.id, lambda p: replace(p, hours_free=4))
    page = open_page(PAGE, off=off.id)
    assert "8 of 10 days without client contact." in page.said
    assert "or being on call, reached into" in page.said
    assert "4 hours are kept free for you" in page.said


def test_one_press_says_how_a_client_took_it_and_one_more_takes_it_back(
    open_page: OpenPage, journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    client = k2(journal)
    page = open_page(PAGE, off=off.id).press("Relief")
    decision = journal.absence_decisions.of_plan(plan.id)[client.id]
    assert decision.reactions == (Reaction(when=When.BACK, took=Took.RELIEF),)
    assert decision.returned is True
    assert "on return: relief" in page.said
    page.press("Undo")
    assert journal.absence_decisions.of_plan(plan.id) == {}


def test_who_did_not_return_is_said_so_and_never_otherwise(
    open_page: OpenPage, journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    client = k2(journal)
    page = open_page(PAGE, off=off.id).press("Not back")
    assert journal.absence_decisions.of_plan(plan.id)[client.id].returned is False
    assert "did not return" in page.said
    assert "dropout" not in page.said.lower()


def test_a_session_held_since_says_that_somebody_came(
    open_page: OpenPage, journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    held(journal, k2(journal), days_ago(1))
    assert "came " in open_page(PAGE, off=off.id).rows[0].found


def test_behind_the_row_each_member_says_it_in_a_word_of_their_own(
    open_page: OpenPage, journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    client = k2(journal, "A", "B")
    a, b = (member.id for member in client.members)
    use_case.decide(journal, plan, client.id, lambda d: replace(d, choice=Choice.RESOURCE, resource="the lake"))
    name, about = open_page(PAGE, off=off.id).press("More").way
    assert name == "absence-client"
    page = open_page(OF_ONE, **about)
    page.fill(**{f"{a}__back__took": "relief", f"{b}__back__own": "thinner", "kept": True, "resource_helped": False})
    page.press("Save")
    assert page.errors == []
    assert page.way == ("absence-back", {"off": off.id})
    kept = journal.absence_decisions.of_plan(plan.id)[client.id]
    assert kept.reactions == (
        Reaction(member_id=a, when=When.BACK, took=Took.RELIEF),
        Reaction(member_id=b, when=When.BACK, took=Took.OWN, own="thinner"),
    )
    assert (kept.kept, kept.resource_helped, kept.choice, kept.resource) == (True, False, Choice.RESOURCE, "the lake")
    assert "A relief, B thinner" in open_page(PAGE, off=off.id).said


def test_how_they_took_it_when_told_is_asked_once_somebody_was_told(open_page: OpenPage, journal: Journal) -> None:
    client = someone(journal, "K2")
    ahead = TimeOff(at=moment(days_ago(-10), "00:00"), last=days_ago(-16))
    journal.time_off.add(ahead)
    _, about = open_page(OF_ALL, off=ahead.id).press("More").way
    page = open_page(OF_ONE, **about)
    assert not page.has("client.told.took")
    page.press("In session").fill(client__told__took="anger").press("Save")
    assert page.errors == []
    plan = journal.absence_plans.of_time_off(ahead.id)
    assert plan is not None
    kept = journal.absence_decisions.of_plan(plan.id)[client.id]
    assert kept.reactions == (Reaction(when=When.TOLD, took=Took.ANGER),)


def test_today_asks_once_and_is_silent_after_an_answer(
    open_page: OpenPage, journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    page = open_page(TODAY)
    assert ASKED in page.buttons
    assert page.press(ASKED).way == ("absence-back", {"off": off.id})
    page = open_page(PAGE, off=off.id)
    journal.drafts.put_text(page.draft, "absence plan", "came", "rested", entry_id=plan.id)
    page.run().press("Save")
    assert page.errors == []
    kept = journal.absence_plans.get(plan.id)
    assert (kept.came, kept.looked_back_on) == ("rested", today())
    assert ASKED not in open_page(TODAY).buttons
    assert "rested" not in open_page(TODAY).said


def test_put_away_it_is_silent_and_undo_brings_it_back(
    open_page: OpenPage, journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    page = open_page(TODAY).press("Not now")
    assert ASKED not in page.buttons
    page.press("Undo")
    assert ASKED in page.buttons


@pytest.mark.parametrize(("days", "asked"), [(0, False), (1, True), (14, True), (15, False)])
def test_it_is_asked_for_two_weeks_after_the_last_day(
    open_page: OpenPage, journal: Journal, plan: AbsencePlan, set_clock: SetClock, days: int, asked: bool
) -> None:
    set_clock(date.fromordinal(LAST.toordinal() + days), "12:00")
    assert (ASKED in open_page(TODAY).buttons) is asked


def test_what_was_never_planned_is_not_asked_about(open_page: OpenPage, journal: Journal, off: TimeOff) -> None:
    assert ASKED not in open_page(TODAY).buttons


def test_before_the_last_day_is_over_the_step_is_not_there(open_page: OpenPage, journal: Journal) -> None:
    ahead = TimeOff(at=moment(days_ago(1), "00:00"), last=today())
    journal.time_off.add(ahead)
    assert "Back" not in open_page(OF_ALL, off=ahead.id).buttons
    assert open_page(PAGE, off=ahead.id).notes == ["This is asked once the last day is over."]


def test_who_waited_last_time_is_said_beside_the_row(
    open_page: OpenPage, journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    waited, not_so = someone(journal, "K2"), someone(journal, "M1")
    use_case.decide(journal, plan, waited.id, lambda d: replace(d, choice=Choice.WAITS))
    use_case.decide(journal, plan, not_so.id, lambda d: replace(d, choice=Choice.HANDED_OVER))
    ahead = TimeOff(at=moment(days_ago(-10), "00:00"), last=days_ago(-16))
    journal.time_off.add(ahead)
    found = {row.id: row.found for row in open_page(OF_ALL, off=ahead.id).rows}
    assert "waited last time too" in found[waited.id]
    assert "waited last time too" not in found[not_so.id]


def test_what_was_typed_on_one_page_of_a_plan_is_not_lost_by_saving_the_other(
    open_page: OpenPage, journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    of_all = open_page("ahead/absence_plan.py", id=plan.id)
    of_all.fill(most_a_day=6)
    journal.drafts.put_text(of_all.draft, "absence plan", "note", "ask Dana", entry_id=plan.id)
    back = open_page(PAGE, off=off.id)
    assert back.draft == of_all.draft
    journal.drafts.put_text(back.draft, "absence plan", "came", "rested", entry_id=plan.id)
    back.run().press("Save")
    assert journal.absence_plans.get(plan.id).came == "rested"
    (left,) = [draft for draft in journal.drafts.all() if draft.entry_id == plan.id]
    assert (left.texts["note"], left.fields["most_a_day"]) == ("ask Dana", 6)
    assert "came" not in left.texts
    page = open_page("ahead/absence_plan.py", id=plan.id, draft=left.id)
    assert page.value("most_a_day") == 6
    journal.drafts.put_text(left.id, "absence plan", "came", "rested, mostly", entry_id=plan.id)
    page.run().press("Save")
    kept = journal.absence_plans.get(plan.id)
    assert (kept.note, kept.most_a_day) == ("ask Dana", 6)
    assert [draft.texts["came"] for draft in journal.drafts.all() if draft.entry_id == plan.id] == ["rested, mostly"]


def test_looking_at_an_absence_that_was_never_planned_keeps_nothing_until_it_is_asked_to(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    k2(journal)
    before = journal.version
    page = open_page(PAGE, off=off.id)
    assert "10 of 10 days without client contact." in page.said
    assert (journal.version, journal.absence_plans.count()) == (before, 0)
    page.press("Note what came of it")
    assert journal.absence_plans.of_time_off(off.id) is not None
    assert page.press("Relief").errors == []


def test_sheets_that_were_not_destroyed_are_asked_about_and_one_press_notes_it(
    open_page: OpenPage, journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    people = [
        Person(at=moment(days_ago(90)), name=name, relation=Relation.COLLEAGUE) for name in ("Dana", "Robin", "Kim")
    ]
    for person in people:
        journal.people.add(person)
    dana, robin, _ = (Cover(at=plan.at, plan_id=plan.id, person_id=person.id) for person in people)
    journal.covers.add(replace(dana, sheet_on=FIRST))
    journal.covers.add(replace(robin, sheet_on=FIRST, destroyed_on=LAST))
    page = open_page(PAGE, off=off.id)
    assert "Dana has your cover sheet" in page.said
    assert "Robin" not in page.said
    page.press("Destroyed today")
    assert journal.covers.get(dana.id).destroyed_on == today()
    assert "has your cover sheet" not in page.said
    page.press("Undo")
    assert journal.covers.get(dana.id).destroyed_on is None
    assert "Dana has your cover sheet" in page.said


def test_back_earlier_what_was_cancelled_on_the_days_that_are_worked_now_is_offered_back(
    open_page: OpenPage, journal: Journal
) -> None:
    off = TimeOff(at=moment(days_ago(1), "00:00"), last=days_ago(-5))
    journal.time_off.add(off)
    client = k2(journal)
    journal.sessions.add(Session(at=moment(days_ago(-2)), client_id=client.id))
    kept = use_case.begin(journal, off, today())
    use_case.decide(journal, kept, client.id, lambda d: replace(d, choice=Choice.WAITS, risk_asked_on=today()))
    assert use_case.take(journal, kept.id, today(), "Europe/Berlin").written == 1
    journal.time_off.update(replace(off, last=days_ago(1)))
    page = open_page(PAGE, off=off.id)
    assert "1 session cancelled by this plan lies outside them now" in page.said
    page.press("Take those back")
    assert [s.status for s in journal.sessions.latest(5)] == [SessionStatus.PLANNED]
