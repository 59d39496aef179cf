"""A long leave: a form of its own, nothing suggested, each client decided singly, and a farewell that is still open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal.records.absence_decision import Choice
from journal.records.absence_plan import AbsencePlan, Approach, OpenSlot
from journal.records.long_leave import LongChoice, LongLeave
from journal.records.session import SessionStatus
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from journal.use_cases import absence as use_case
from tests.pages.ahead.test_absence import someone
from tests.pages.conftest import ZONE, OpenPage, days_ago, moment, today

PAGE, WHO, OF_ONE, OF_ALL = (
    "ahead/long_leave.py", "ahead/absence.py", "ahead/absence_client.py", "ahead/absence_plan.py",
)  # fmt: skip

FIRST = days_ago(-10)


def add(journal: Journal, days: int) -> TimeOff:
    off = TimeOff(at=moment(FIRST, "00:00"), last=days_ago(-10 - days + 1))
    journal.time_off.add(off)
    return off


@pytest.fixture
def off(journal: Journal) -> TimeOff:
    return add(journal, 22)


@pytest.fixture
def plan(journal: Journal, off: TimeOff) -> AbsencePlan:
    return use_case.begin(journal, off, today())


def test_over_three_weeks_the_steps_lead_to_a_form_of_its_own(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    assert open_page(WHO, off=off.id).press("Long leave").way == ("long-leave", {"off": off.id})
    short = add(journal, 21)
    page = open_page(WHO, off=short.id)
    assert "Long leave" not in page.buttons
    assert page.press("The return is not known").way == ("long-leave", {"off": short.id})


def test_what_is_known_of_it_is_kept_and_the_rest_stays_blank(
    open_page: OpenPage, journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    page = open_page(PAGE, off=off.id)
    journal.drafts.put_text(page.draft, "absence plan", "who_is_hit", "who lost a child", entry_id=plan.id)
    page.fill(
        leave_earliest=days_ago(-8), leave_likely=FIRST, return_likely=days_ago(-200), notice_months=3,
        last_referral_on=days_ago(-2), slots_held_until=days_ago(-100),
    )  # fmt: skip
    page.press("Save")
    assert page.errors == []
    assert journal.absence_plans.get(plan.id).long == LongLeave(
        leave_earliest=days_ago(-8), leave_likely=FIRST, return_likely=days_ago(-200), notice_months=3,
        last_referral_on=days_ago(-2), slots_held_until=days_ago(-100), who_is_hit="who lost a child",
    )  # fmt: skip
    assert open_page(PAGE, off=off.id).value("notice_months") == 3


def test_dates_that_do_not_fit_are_named_and_nothing_is_lost(
    open_page: OpenPage, journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    page = open_page(PAGE, off=off.id).fill(return_likely=days_ago(-300), return_latest=days_ago(-200)).press("Save")
    assert page.errors[0].startswith("Back, likely: lies outside the earliest and the latest")
    assert page.value("return_latest") == days_ago(-200)
    assert journal.absence_plans.get(plan.id).long is None


def test_one_press_chooses_and_a_lost_ending_asks_for_a_farewell(
    open_page: OpenPage, journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    client = someone(journal, "K2")
    page = open_page(PAGE, off=off.id).press("Transfer")
    assert journal.absence_decisions.of_plan(plan.id)[client.id].long_choice is LongChoice.TRANSFER
    assert "a date for the farewell is still open" in page.said
    page.press("Undo")
    assert journal.absence_decisions.of_plan(plan.id) == {}
    page.press("They choose")
    assert "a day on which it is looked at again is still open" in page.said


@pytest.mark.parametrize(
    ("choice", "days", "wrong"),
    [
        ("transfer", -12, "A new farewell: lies in the days away"),
        ("end before", -60, "A new farewell: lies after the days away"),
        ("transfer", -60, ""),
        ("end before", -8, ""),
        ("end before", None, ""),
    ],
)
def test_only_an_impossible_farewell_is_refused(
    open_page: OpenPage, journal: Journal, off: TimeOff, plan: AbsencePlan, choice: str, days: int | None, wrong: str
) -> None:
    client = someone(journal, "K2")
    _, about = open_page(PAGE, off=off.id).press("More").way
    page = open_page(OF_ONE, **about)
    assert "nothing is suggested" in page.said
    page.fill(long_choice=choice, farewell_on=days_ago(days) if days is not None else None).press("Save")
    if wrong:
        assert page.errors[0].startswith(wrong)
        assert page.errors[0].endswith("Nothing you typed was lost.")
    else:
        assert page.errors == []
        assert page.way == ("long-leave", {"off": off.id})
        assert str(journal.absence_decisions.of_plan(plan.id)[client.id].long_choice) == choice


def test_nothing_is_suggested_and_nobody_waits_by_themselves(
    open_page: OpenPage, journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    paused, transferred, left = (someone(journal, code, need=4) for code in ("K2", "M1", "R3"))
    slot = OpenSlot(day=days_ago(-8), clock=moment(FIRST, "17:00").time())
    use_case.change_plan(journal, plan.id, lambda p: replace(p, make_ups=Approach.FLEXIBLE, open_slots=(slot,)))
    use_case.decide(journal, plan, paused.id, lambda d: replace(d, long_choice=LongChoice.PAUSE))
    use_case.decide(journal, plan, transferred.id, lambda d: replace(d, long_choice=LongChoice.TRANSFER))
    page = open_page(WHO, off=off.id)
    assert "Suggested" not in page.said
    assert "Take all suggestions" not in page.buttons
    assert "Long leave: not decided yet" in page.said
    taken = use_case.take(journal, plan.id, today(), ZONE)
    assert {str(why) for why in taken.open.values()} == {"undecided", "no farewell"}
    status = {s.client_id: s.status for s in journal.sessions.latest(5)}
    assert status[paused.id] is SessionStatus.CANCELLED_BY_ME
    assert status[transferred.id] is status[left.id] is SessionStatus.PLANNED


def test_a_return_that_is_not_known_makes_a_short_absence_a_long_leave_until_it_is_taken_away(
    open_page: OpenPage, journal: Journal
) -> None:
    client, short = someone(journal, "K2"), add(journal, 7)
    page = open_page(PAGE, off=short.id).fill(leave_likely=FIRST).press("Save")
    plan = journal.absence_plans.of_time_off(short.id)
    assert plan is not None
    assert plan.long == LongLeave(leave_likely=FIRST)
    page = open_page(WHO, off=short.id)
    assert "Long leave" in page.buttons
    assert "Long leave: not decided yet" in next(row.found for row in page.rows if row.id == client.id)
    page = open_page(PAGE, off=short.id).press("It is no long leave")
    assert "Suggested" in open_page(WHO, off=short.id).said
    page.press("Undo")
    assert "Suggested" not in open_page(WHO, off=short.id).said


def test_what_was_typed_under_what_holds_for_all_is_not_lost_by_saving_here(
    open_page: OpenPage, journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    open_page(OF_ALL, id=plan.id).fill(most_a_day=6)
    page = open_page(PAGE, off=off.id).fill(notice_months=2).press("Save")
    assert page.errors == []
    (left,) = [draft for draft in journal.drafts.all() if draft.entry_id == plan.id]
    assert left.fields["most_a_day"] == 6
    of_all = open_page(OF_ALL, id=plan.id, draft=left.id)
    assert of_all.value("most_a_day") == 6
    open_page(PAGE, off=off.id, draft=left.id).fill(notice_months=4)
    of_all.run().press("Save")
    assert journal.absence_plans.get(plan.id).most_a_day == 6
    assert [d.fields["notice_months"] for d in journal.drafts.all() if d.entry_id == plan.id] == [4]


def test_words_typed_on_one_page_of_a_plan_in_this_tab_are_not_lost_by_saving_another(
    open_page: OpenPage, journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    def typed(draft: str, tab: str, name: str, words: str) -> None:
        journal.drafts.put_text(draft, "absence plan", name, words, entry_id=plan.id, tab=tab)

    def kept() -> list[dict[str, str]]:
        return [dict(draft.texts) for draft in journal.drafts.all() if draft.entry_id == plan.id]

    page = open_page(PAGE, off=off.id)
    typed(page.draft, page.at.session_state["tab"], "own_reply", "In my own words")
    page.fill(notice_months=2).press("Save")
    assert kept() == [{"own_reply": "In my own words"}]
    page = open_page(OF_ALL, id=plan.id)
    typed(page.draft, page.at.session_state["tab"], "who_is_hit", "who lost a child")
    page.fill(most_a_day=6).press("Save")
    assert {"who_is_hit": "who lost a child"} in kept()


def test_a_choice_by_hand_stands_over_what_the_long_leave_says(
    open_page: OpenPage, journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    client = someone(journal, "K2", risk=True)
    use_case.decide(journal, plan, client.id, lambda d: replace(d, long_choice=LongChoice.PAUSE))
    assert "cannot simply wait" in open_page(WHO, off=off.id).said
    use_case.decide(journal, plan, client.id, lambda d: replace(d, choice=Choice.COVER))
    assert "cannot simply wait" not in open_page(WHO, off=off.id).said
