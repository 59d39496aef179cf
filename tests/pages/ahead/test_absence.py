"""An absence on its pages: what falls out, as suggested, written into the calendar, and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from journal.errors import CannotWrite
from journal.records.absence_decision import Choice, How, MakeUp, Relationship
from journal.records.absence_plan import Approach, OpenSlot
from journal.records.client import Client, ClientFact, Frequency, Phase
from journal.records.person import Person, Relation
from journal.records.session import Session, SessionStatus
from journal.records.time_off import TimeOff, TimeOffKind
from journal.store.journal import Journal
from journal.store.kinds import AbsencePlans
from journal.use_cases import absence as use_case
from journal.use_cases import absence_cover
from tests.pages.conftest import OpenPage, Page, days_ago, moment

PAGE, OF_ALL, OF_ONE, TIME_OFF = (
    "ahead/absence.py", "ahead/absence_plan.py", "ahead/absence_client.py", "ahead/time_off.py",
)  # fmt: skip

FIRST, LAST = days_ago(-10), days_ago(-16)


def someone(journal: Journal, code: str, **facts: object) -> Client:
    """Return a client with a session planned in the middle of the days away, asked about risk yesterday."""
    client = Client(at=moment(days_ago(100), "00:00"), code=code)
    journal.clients.add(client)
    told = {"need": 2, "phase": Phase.WORKING, "frequency": Frequency.WEEKLY, "risk": False, **facts}
    journal.clients.add_fact(ClientFact(client_id=client.id, effective=days_ago(1), **told))  # type: ignore[arg-type]
    journal.sessions.add(Session(at=moment(days_ago(-12)), client_id=client.id))
    return client


@pytest.fixture
def off(journal: Journal) -> TimeOff:
    off = TimeOff(at=moment(FIRST, "00:00"), last=LAST)
    journal.time_off.add(off)
    return off


def first_line(page: Page, client: Client) -> str:
    return next(row.first for row in page.rows if row.id == client.id)


def second_line(page: Page, client: Client) -> str:
    return next(row.found for row in page.rows if row.id == client.id)


def test_a_time_off_ahead_says_what_falls_out_and_leads_to_its_plan(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    someone(journal, "K2")
    page = open_page(TIME_OFF)
    assert "1 planned session in these days" in page.said
    assert page.press("Who, and what then").way == ("absence", {"off": off.id})


def test_everyone_stands_there_and_who_is_at_risk_cannot_be_left_waiting(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    calm, at_risk = someone(journal, "K2"), someone(journal, "R3", risk=True)
    page = open_page(PAGE, off=off.id)
    assert "2 sessions of 2 clients fall into them." in page.said
    assert [row.heading for row in page.rows if row.heading] == ["Not to be left waiting", "Not known yet"]
    assert "R3" in first_line(page, at_risk)
    assert "Suggested: cover" in second_line(page, at_risk)
    assert "how long and close it is" in second_line(page, calm)
    page.press("Take all suggestions")
    assert {d.client_id: d.choice for d in journal.absence_decisions.of_plan(plan_id(journal, off)).values()} == {
        calm.id: Choice.WAITS
    }
    page.press("Write it into the calendar")
    assert "1 session written; 1 client still open" in page.said
    status = {s.client_id: s.status for s in journal.sessions.latest(5)}
    assert status == {calm.id: SessionStatus.CANCELLED_BY_ME, at_risk.id: SessionStatus.PLANNED}
    page.press("Take it back")
    assert "1 session as before" in page.said
    assert {s.status for s in journal.sessions.latest(5)} == {SessionStatus.PLANNED}


def test_days_that_are_off_already_are_named_and_what_was_cancelled_there_stays_with_its_plan(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    someone(journal, "K2")
    open_page(PAGE, off=off.id).press("Take all suggestions").press("Write it into the calendar")
    (cancelled,) = journal.sessions.latest(5)
    over = TimeOff(at=moment(days_ago(-12), "00:00"), last=days_ago(-20))
    journal.time_off.add(over)
    assert "in part on days that are off already" in open_page(TIME_OFF).said
    page = open_page(PAGE, off=over.id)
    assert "Some of these days are days off already" in page.said
    page.press("Take all suggestions").press("Write it into the calendar")
    assert journal.sessions.latest(5) == [cancelled]
    open_page(PAGE, off=off.id).press("Take it back")
    assert [s.status for s in journal.sessions.latest(5)] == [SessionStatus.PLANNED]
    holiday = TimeOff(at=moment(days_ago(-30), "00:00"), last=days_ago(-30), kind=TimeOffKind.PUBLIC_HOLIDAY)
    journal.time_off.add(holiday)
    around = TimeOff(at=moment(days_ago(-29), "00:00"), last=days_ago(-31))
    journal.time_off.add(around)
    assert "days off already" not in open_page(PAGE, off=around.id).said


def test_an_agreed_make_up_on_a_day_that_is_a_public_holiday_by_now_is_not_planned(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    client = someone(journal, "K2")
    slot = OpenSlot(day=days_ago(-8), clock=time(17))
    plan = use_case.begin(journal, off, days_ago(0))
    use_case.decide(
        journal, plan, client.id,
        lambda d: replace(d, choice=Choice.MAKE_UP_BEFORE, slot=slot, make_up=MakeUp.AGREED),
    )  # fmt: skip
    holiday = TimeOff(at=moment(slot.day, "00:00"), last=slot.day, kind=TimeOffKind.PUBLIC_HOLIDAY)
    journal.time_off.add(holiday)
    page = open_page(PAGE, off=off.id)
    assert "lies on a day off or a public holiday" in second_line(page, client)
    page.press("Write it into the calendar")
    assert [s.status for s in journal.sessions.latest(5)] == [SessionStatus.PLANNED]
    journal.time_off.delete(holiday.id)
    open_page(PAGE, off=off.id).press("Write it into the calendar")
    assert len(journal.sessions.latest(5)) == 2


def test_suggestions_taken_are_taken_back_with_undo(open_page: OpenPage, journal: Journal, off: TimeOff) -> None:
    someone(journal, "K2")
    page = open_page(PAGE, off=off.id).press("Take all suggestions").press("Undo")
    assert {d.choice for d in journal.absence_decisions.of_plan(plan_id(journal, off)).values()} <= {None}
    assert "Suggested: waits" in page.said


def test_what_holds_for_all_is_kept_with_open_times(open_page: OpenPage, journal: Journal, off: TimeOff) -> None:
    someone(journal, "K2")
    open_page(PAGE, off=off.id)
    page = open_page(OF_ALL, id=plan_id(journal, off)).press("Add a time")
    row = page.at.session_state[f"{page.draft}.open_slots.rows"][0]
    page.tell(f"{page.draft}.open_slots.{row}.at", day=days_ago(-8).isoformat(), time="17:00")
    page.fill(make_ups="flexible", most_a_day=6).press("Save")
    assert page.errors == []
    (plan,) = journal.absence_plans.all()
    assert (plan.make_ups, plan.most_a_day) == (Approach.FLEXIBLE, 6)
    assert plan.open_slots == (OpenSlot(day=days_ago(-8), clock=time(17)),)


def test_a_time_that_the_clocks_skip_is_not_kept(open_page: OpenPage, journal: Journal, off: TimeOff) -> None:
    open_page(PAGE, off=off.id)
    page = open_page(OF_ALL, id=plan_id(journal, off)).press("Add a time")
    row = page.at.session_state[f"{page.draft}.open_slots.rows"][0]
    page.tell(f"{page.draft}.open_slots.{row}.at", day="2027-03-28", time="02:30").press("Save")
    assert any("the clocks skip on that day" in error for error in page.errors)
    assert journal.absence_plans.get(plan_id(journal, off)).open_slots == ()


def test_cover_without_anybody_who_covers_is_said(open_page: OpenPage, journal: Journal, off: TimeOff) -> None:
    client = someone(journal, "R3", risk=True)
    plan = use_case.begin(journal, off, days_ago(0))
    use_case.decide(journal, plan, client.id, lambda d: replace(d, choice=Choice.COVER))
    dana = Person(at=moment(days_ago(90)), name="Dana", relation=Relation.COLLEAGUE)
    journal.people.add(dana)
    said = []
    for do in (
        lambda: None,
        lambda: absence_cover.begin(journal, plan, dana.id),
        lambda: journal.people.delete(dana.id),
    ):
        do()
        said.append("nobody covers yet" in second_line(open_page(PAGE, off=off.id), client))
    assert said == [True, False, True]


def test_for_one_client_a_make_up_is_chosen_agreed_and_written(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    client = someone(journal, "K2", need=4, phase=Phase.ENDING)
    open_page(PAGE, off=off.id)
    slot = OpenSlot(day=days_ago(-8), clock=time(17))
    (plan,) = journal.absence_plans.all()
    journal.absence_plans.update(replace(plan, open_slots=(slot,), make_ups=Approach.FLEXIBLE))
    page = open_page(PAGE, off=off.id).press("More")
    name, about = page.way
    assert name == "absence-client"
    page = open_page(OF_ONE, **about)
    assert "Suggested" in page.said
    page.fill(choice="make-up before", relationship="long and close")
    page.fill(slot_at=f"{slot.day.isoformat()} 17:00", make_up="agreed").press("Save")
    assert page.errors == []
    (decision,) = journal.absence_decisions.of_plan(plan.id).values()
    assert (decision.choice, decision.slot, decision.make_up) == (Choice.MAKE_UP_BEFORE, slot, MakeUp.AGREED)
    assert decision.relationship is Relationship.LONG_AND_CLOSE
    page = open_page(OF_ONE, id=decision.id).press("In session")
    (told,) = journal.absence_decisions.get(decision.id).told
    assert (told.on, told.how, told.member_id) == (days_ago(0), How.IN_SESSION, None)
    page.press("Undo")
    assert journal.absence_decisions.get(decision.id).told == ()
    open_page(PAGE, off=off.id).press("Write it into the calendar")
    made = [(s.status, s.plan_id) for s in journal.sessions.of_client(client.id, slot.day, slot.day)]
    assert made == [(SessionStatus.PLANNED, plan.id)]


def test_who_is_gated_is_never_offered_to_wait(open_page: OpenPage, journal: Journal, off: TimeOff) -> None:
    someone(journal, "R3", risk=True)
    _, about = open_page(PAGE, off=off.id).press("More").way
    page = open_page(OF_ONE, **about)
    choices = next(group for group in page.at.button_group if group.key == f"{page.draft}.choice").options
    assert not {"Waits", "Resource", "Nothing needed"} & {*map(str, choices)}
    page.fill(choice="no cover").press("Save")
    assert page.way == ("absence", {"off": off.id})
    assert "no cover needs a safety plan" in open_page(PAGE, off=off.id).said


def test_what_was_written_still_falls_out_and_nobody_is_called_decided_who_only_waits(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    someone(journal, "K2")
    page = open_page(PAGE, off=off.id)
    for _ in range(2):
        assert "1 session of 1 client falls into them." in page.said
        assert "1 client of whom nothing is decided waits until you are back." in page.said
        assert "Everyone is decided." not in page.said
        page.press("Write it into the calendar")
    page.press("Take all suggestions")
    assert "Everyone is decided." in page.said


def test_a_plan_that_cannot_be_begun_is_said(
    open_page: OpenPage, journal: Journal, off: TimeOff, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise CannotWrite

    monkeypatch.setattr(AbsencePlans, "add", full)
    assert open_page(PAGE, off=off.id).errors == [str(CannotWrite())]


def test_take_all_stands_only_where_something_may_be_taken_so(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    client = someone(journal, "K2", risk=None)
    page = open_page(PAGE, off=off.id)
    assert "Suggested: ask about risk first" in second_line(page, client)
    assert not [button for button in page.at.button if button.label == "Take all suggestions"]


def test_a_suggestion_pressed_late_leaves_what_was_decided_in_another_tab(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    client = someone(journal, "K2")
    page = open_page(PAGE, off=off.id)
    (plan,) = journal.absence_plans.all()
    use_case.decide(journal, plan, client.id, lambda before: replace(before, choice=Choice.HANDED_OVER))
    page.press("As suggested")
    assert journal.absence_decisions.of_plan(plan.id)[client.id].choice is Choice.HANDED_OVER
    assert "in another tab meanwhile" in page.said


def test_somebody_told_beside_what_is_typed_is_no_other_tab(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    client = someone(journal, "K2")
    _, about = open_page(PAGE, off=off.id).press("More").way
    page = open_page(OF_ONE, **about).fill(choice="handed over", wants_and_can="on Mondays")
    for press in ("In session", "Undo", "By phone"):
        page.press(press)
        assert not [note for note in page.notes if "another tab" in note], press
    page.press("Save")
    assert page.errors == []
    decision = journal.absence_decisions.of_plan(plan_id(journal, off))[client.id]
    assert (decision.choice, decision.wants_and_can) == (Choice.HANDED_OVER, "on Mondays")
    assert [one.how for one in decision.told] == [How.BY_PHONE]


def test_a_time_held_stays_though_the_plan_gives_it_other_minutes_by_now(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    client = someone(journal, "K2")
    _, about = open_page(PAGE, off=off.id).press("More").way
    (plan,) = journal.absence_plans.all()
    slot = OpenSlot(day=days_ago(-8), clock=time(17))
    use_case.decide(
        journal, plan, client.id, lambda d: replace(d, choice=Choice.MAKE_UP_BEFORE, slot=slot, make_up=MakeUp.OFFERED)
    )
    use_case.change_plan(journal, plan.id, lambda p: replace(p, open_slots=(replace(slot, minutes=60),)))
    open_page(OF_ONE, **about).fill(make_up="agreed").press("Save")
    kept = journal.absence_decisions.of_plan(plan.id)[client.id]
    assert (kept.slot, kept.make_up) == (slot, MakeUp.AGREED)


def test_without_its_time_off_each_page_says_so(open_page: OpenPage) -> None:
    for name in (PAGE, OF_ALL, OF_ONE):
        page = open_page(name, off="nonsense", id="f" * 32)
        assert any("time off" in told.lower() for told in page.notes)


def plan_id(journal: Journal, off: TimeOff) -> str:
    plan = journal.absence_plans.of_time_off(off.id)
    assert plan is not None
    return plan.id


def test_taken_back_in_two_tabs_says_in_the_second_that_nothing_was_left_to_do(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    someone(journal, "K2")
    open_page(PAGE, off=off.id).press("Write it into the calendar")
    here, there = open_page(PAGE, off=off.id), open_page(PAGE, off=off.id)
    assert "1 session as before" in here.press("Take it back").said
    assert "Nothing is left to take back" in there.press("Take it back").said


def test_saving_what_holds_for_all_keeps_what_is_asked_elsewhere(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    plan = use_case.begin(journal, off, days_ago(0))
    use_case.change_plan(
        journal, plan.id, lambda p: replace(p, emergency_route="116 123", hours_free=3, first_day_back=days_ago(-20))
    )
    open_page(OF_ALL, id=plan.id).fill(most_a_day=6).press("Save")
    kept = journal.absence_plans.get(plan.id)
    assert (kept.most_a_day, kept.emergency_route, kept.hours_free) == (6, "116 123", 3)
    assert kept.first_day_back == days_ago(-20)


def test_days_that_are_over_are_read_and_begin_no_plan(open_page: OpenPage, journal: Journal) -> None:
    past = TimeOff(at=moment(days_ago(20), "00:00"), last=days_ago(15))
    journal.time_off.add(past)
    page = open_page(PAGE, off=past.id)
    assert "These days are over, and nothing was planned for them client by client." in page.said
    assert journal.absence_plans.count() == 0
    client = someone(journal, "K2")
    journal.sessions.add(Session(at=moment(days_ago(18)), client_id=client.id))
    use_case.begin(journal, past, days_ago(25))
    page = open_page(PAGE, off=past.id)
    assert "These days are over: this is to read." in page.said
    assert not {"Take all suggestions", "Write it into the calendar"} & {*page.buttons}
    assert all(row.acts == ["open"] for row in page.rows)


def test_a_make_up_that_lies_in_the_days_since_they_were_moved_is_named(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    client = someone(journal, "K2")
    plan = use_case.begin(journal, off, days_ago(0))
    slot = OpenSlot(day=days_ago(-18), clock=time(17))
    use_case.decide(
        journal,
        plan,
        client.id,
        lambda before: replace(before, choice=Choice.MAKE_UP_AFTER, slot=slot, make_up=MakeUp.AGREED),
    )
    use_case.take(journal, plan.id, days_ago(0), "Europe/Berlin")
    assert "The days were moved" not in open_page(PAGE, off=off.id).said
    journal.time_off.update(replace(off, last=slot.day))
    page = open_page(PAGE, off=off.id)
    assert "The days were moved: a make-up that is planned lies in them now: K2, " in page.said
    assert "17:00." in page.said
    assert "choose another time" in second_line(page, client)


def test_a_flag_raised_since_stands_on_today_and_in_the_row(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    client = someone(journal, "R3")
    plan = use_case.begin(journal, off, days_ago(0))
    use_case.take(journal, plan.id, days_ago(0), "Europe/Berlin")
    assert "something changed" not in open_page("today/today.py").said
    journal.clients.add_fact(ClientFact(client_id=client.id, effective=days_ago(0), risk=True))
    assert "something changed since you planned: what was cancelled stays so" in second_line(
        open_page(PAGE, off=off.id), client
    )
    page = open_page("today/today.py")
    assert "R3: something changed since you planned" in page.said
    name, about = page.press("Look").way
    assert name == "absence-client"
    assert journal.absence_decisions.get(about["id"]).client_id == client.id


def test_a_plan_that_another_tab_threw_away_is_said_in_a_sentence(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    someone(journal, "K2")
    for label in ("Take all suggestions", "Write it into the calendar", "More", "As suggested"):
        page = open_page(PAGE, off=off.id)
        journal.absence_plans.delete(plan_id(journal, off))
        assert "It may have been deleted in another tab." in page.press(label).said
    assert journal.absence_decisions.count() == 0


def test_the_weeks_around_stand_in_a_fold_before_anything_is_taken(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    someone(journal, "K2")
    open_page(PAGE, off=off.id)
    use_case.change_plan(journal, plan_id(journal, off), lambda p: replace(p, hours_free=4))
    page = open_page(PAGE, off=off.id)
    assert not page.at.get("plotly_chart")
    page.at.session_state["weeks"] = True
    page.run()
    assert len(page.at.get("plotly_chart")) == 1
    assert "The week after would be" in page.said or "The week before would be" in page.said
    assert "4 hours kept free on the first days back." in page.said
