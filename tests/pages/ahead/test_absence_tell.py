"""Telling clients of an absence on the pages: who is due, one tap each, the words, and the lines elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from journal.records.absence_decision import AbsenceDecision, How, Told
from journal.records.absence_texts import TextKind
from journal.records.client import Client, ClientFact, EndingKind, Frequency, Member, Phase, ReachBy
from journal.records.session import Session
from journal.records.time_off import TimeOff, TimeOffKind
from journal.store.journal import Journal
from journal.use_cases import absence, absence_tell
from journal.wording import absence_texts as wording
from journal.wording import clients as client_words
from journal.wording import dates
from tests.pages.conftest import OpenPage, Page, days_ago, moment, today

PAGE, OF_ALL, YEAR, AGREEMENT, TODAY, SESSION, TIMELINE = (
    "ahead/absence_tell.py", "ahead/absence_plan.py", "ahead/year_notice.py", "ahead/first_agreement.py",
    "today/today.py", "log/session.py", "clients/timeline.py",
)  # fmt: skip


def away(journal: Journal, first: date, last: date, **said: Any) -> TimeOff:
    off = TimeOff(at=moment(first, "00:00"), last=last, **said)
    journal.time_off.add(off)
    return off


@pytest.fixture
def off(journal: Journal) -> TimeOff:
    """Return a week off in ten days: all notices but the last are due."""
    return away(journal, days_ago(-10), days_ago(-16))


def someone(journal: Journal, code: str, **said: Any) -> Client:
    """Return a client with a session before, one in the days away, and one after."""
    client = Client(at=moment(days_ago(100), "00:00"), code=code, **said)
    journal.clients.add(client)
    told = {"need": 2, "phase": Phase.WORKING, "frequency": Frequency.WEEKLY, "risk": False}
    journal.clients.add_fact(ClientFact(client_id=client.id, effective=days_ago(1), **told))  # type: ignore[arg-type]
    for ahead in (5, 12, 19):
        journal.sessions.add(Session(at=moment(days_ago(-ahead)), client_id=client.id))
    return client


def couple(journal: Journal, code: str = "P1") -> Client:
    return someone(journal, code, members=(Member(label="A"), Member(label="B")), secrets="none between us")


def decision_of(journal: Journal, off: TimeOff, client: Client) -> AbsenceDecision:
    plan = journal.absence_plans.of_time_off(off.id)
    assert plan is not None
    return journal.absence_decisions.of_plan(plan.id)[client.id]


def span(off: TimeOff) -> str:
    return dates.span_near(off.first, off.last, today())


def text_of(page: Page) -> str:
    return str(page.given("text.")["text"])


def row_of(page: Page, row_id: str) -> Any:
    return next(row for row in page.rows if row.id == row_id)


def send(page: Page, row_id: str, act: str) -> Page:
    return page.send(row_of(page, row_id).of, "press", {"do": act, "id": row_id})


# --- the list ------------------------------------------------------------------------------------


def test_one_row_a_client_told_with_one_tap_and_taken_back(open_page: OpenPage, journal: Journal, off: TimeOff) -> None:
    k2, m1 = someone(journal, "K2"), someone(journal, "M1")
    page = open_page(PAGE, off=off.id)
    assert [(row.heading, row.first) for row in page.rows] == [("Due", "K2  ·  to tell"), ("", "M1  ·  to tell")]
    assert client_words.SPEAK_ONLY in row_of(page, k2.id).found
    send(page, k2.id, "by phone")
    assert decision_of(journal, off, k2).told == (Told(on=today(), how=How.BY_PHONE),)
    assert "told" in row_of(page, k2.id).found
    page.press("Undo")
    assert decision_of(journal, off, k2).told == ()
    assert [row.id for row in page.rows] == [k2.id, m1.id]
    assert not [button for button in page.buttons if "all" in button.lower()], "telling is per person"


def test_told_then_the_next_date_and_nothing_is_left(open_page: OpenPage, journal: Journal, off: TimeOff) -> None:
    k2 = someone(journal, "K2")
    page = send(open_page(PAGE, off=off.id), k2.id, "in session")
    row = row_of(page, k2.id)
    assert (row.heading, row.first) == (
        "Later",
        f"K2  ·  to tell the next date: {dates.short_date(days_ago(-19))}  ·  from {dates.short_date(days_ago(-5))}",
    )
    send(page, k2.id, "next")
    assert decision_of(journal, off, k2).next_date == days_ago(-19)
    assert row_of(page, k2.id).heading == "Told"
    send(page, k2.id, "not")
    assert decision_of(journal, off, k2).next_date is None


def test_reminded_in_writing_with_one_tap(open_page: OpenPage, journal: Journal, off: TimeOff) -> None:
    k2 = someone(journal, "K2")
    absence_tell.tell(journal, off, k2.id, Told(on=days_ago(20)), today())
    page = send(open_page(PAGE, off=off.id), k2.id, "remind")
    assert decision_of(journal, off, k2).reminded_on == today()
    assert "to remind" not in page.said


def test_each_member_is_told_for_themselves(open_page: OpenPage, journal: Journal, off: TimeOff) -> None:
    two = couple(journal)
    a, b = two.members
    page = open_page(PAGE, off=off.id)
    assert [row.first for row in page.rows] == ["P1, A  ·  to tell", "P1, B  ·  to tell"]
    assert wording.ONE_BY_ONE in page.said
    assert "none between us" in page.said
    send(page, f"{two.id}.{b.id}", "in session")
    assert [one.member_id for one in decision_of(journal, off, two).told] == [b.id]
    assert [row.first for row in page.rows] == ["P1, A  ·  to tell"]
    assert "B told" in page.rows[0].found
    assert a.id


def test_each_member_is_reminded_for_themselves(open_page: OpenPage, journal: Journal, off: TimeOff) -> None:
    two = couple(journal)
    a, b = two.members
    for one in (a, b):
        absence_tell.tell(journal, off, two.id, Told(on=days_ago(20), member_id=one.id), today())
    page = open_page(PAGE, off=off.id)
    assert [row.first for row in page.rows] == ["P1, A  ·  to remind in writing", "P1, B  ·  to remind in writing"]
    send(page, f"{two.id}.{a.id}", "remind")
    assert [row.first for row in page.rows if row.heading == "Due"] == ["P1, B  ·  to remind in writing"]
    kept = decision_of(journal, off, two)
    assert kept.told[-1] == Told(on=today(), how=How.IN_WRITING, member_id=a.id)
    page.press("Undo")
    assert len(decision_of(journal, off, two).told) == 2


def test_words_that_are_saved_reach_a_later_absence_begun_before(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    later = away(journal, days_ago(-60), days_ago(-66))
    plans = [absence.begin(journal, one, today()) for one in (off, later)]
    open_page(OF_ALL, id=plans[0].id).fill(fee_rule="Half.").press("Save")
    assert [journal.absence_plans.get(plan.id).fee_rule for plan in plans] == ["Half.", "Half."]


def test_how_they_may_be_reached_stands_beside_them(open_page: OpenPage, journal: Journal, off: TimeOff) -> None:
    k2 = someone(journal, "K2")
    journal.clients.add_fact(
        ClientFact(client_id=k2.id, effective=days_ago(1), reach_by=ReachBy.PHONE, leave_message=False)
    )
    assert "by phone, leave no message" in row_of(open_page(PAGE, off=off.id), k2.id).found


def test_told_before_the_days_were_moved_is_told_of_other_days(
    open_page: OpenPage, journal: Journal, off: TimeOff, monkeypatch: pytest.MonkeyPatch
) -> None:
    k2 = someone(journal, "K2")
    absence_tell.tell(journal, off, k2.id, Told(on=days_ago(3)), today())
    journal.time_off.update(replace(off, last=days_ago(-17)))
    row = row_of(open_page(PAGE, off=off.id), k2.id)
    assert row.first == "K2  ·  to tell"
    assert "of other days" in row.found


@pytest.mark.parametrize("kind", [TimeOffKind.SICK, TimeOffKind.PUBLIC_HOLIDAY])
def test_of_illness_no_notice_is_asked(open_page: OpenPage, journal: Journal, kind: TimeOffKind) -> None:
    someone(journal, "K2")
    ill = away(journal, days_ago(-10), days_ago(-16), kind=kind)
    page = open_page(PAGE, off=ill.id)
    assert wording.NOTHING_TO_TELL in page.said
    assert "Due" not in [row.heading for row in page.rows]
    assert "Tell" not in open_page(TODAY).said


def test_without_clients_it_says_so(open_page: OpenPage, off: TimeOff) -> None:
    assert wording.NO_CLIENTS in open_page(PAGE, off=off.id).said
    assert not [button for button in open_page(TODAY).buttons if button.startswith("Tell ")]


def test_a_press_on_a_row_of_nobody_does_nothing(open_page: OpenPage, journal: Journal, off: TimeOff) -> None:
    someone(journal, "K2")
    page = open_page(PAGE, off=off.id)
    page.send(page.rows[0].of, "press", {"do": "in session", "id": "f" * 32})
    assert journal.absence_decisions.count() == 0


def test_without_its_time_off_the_page_leads_to_them(open_page: OpenPage) -> None:
    page = open_page(PAGE, off="nonsense")
    assert page.press("Time off").way == ("time-off", {})


# --- elsewhere -----------------------------------------------------------------------------------


def test_today_has_one_line_for_an_absence_that_opens_the_page(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    for code in ("K2", "M1", "N4", "R3"):
        someone(journal, code)
    page = open_page(TODAY)
    line = f"Tell K2 and 3 others about {span(off)}"
    assert [button for button in page.buttons if button.startswith("Tell ")] == [line]
    assert page.press(line).way == ("absence-tell", {"off": off.id})


def test_today_says_nothing_of_it_while_one_is_away_or_it_lies_far_ahead(open_page: OpenPage, journal: Journal) -> None:
    someone(journal, "K2")
    away(journal, days_ago(-45), days_ago(-50))
    assert "Tell " not in " ".join(open_page(TODAY).buttons)
    away(journal, days_ago(-10), days_ago(-16))
    assert "Tell K2" in " ".join(open_page(TODAY).buttons)
    away(journal, days_ago(1), days_ago(-1))
    assert "Tell " not in " ".join(open_page(TODAY).buttons)


def test_tomorrow_gives_one_line_and_not_three(open_page: OpenPage, journal: Journal) -> None:
    someone(journal, "K2")
    off = away(journal, days_ago(-1), days_ago(-6))
    assert [b for b in open_page(TODAY).buttons if b.startswith("Tell ")] == [f"Tell K2 about {span(off)}"]


def test_in_a_session_its_client_is_told_beside_what_is_typed(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    k2, other = someone(journal, "K2"), someone(journal, "E1", ending=EndingKind.PLANNED, ended_on=days_ago(2))
    page = open_page(SESSION)
    assert "Tell K2" not in page.said
    page.fill(client_id=k2.id, demand=4, minutes=55)
    assert f"Tell K2 about {span(off)}" in page.said
    page.press("In session")
    assert decision_of(journal, off, k2).told == (Told(on=today()),)
    assert "Tell K2 about" not in page.said
    assert (page.value("client_id"), page.value("demand"), page.value("minutes")) == (k2.id, 4, 55)
    page.press("Undo")
    assert decision_of(journal, off, k2).told == ()
    assert page.value("demand") == 4
    page.fill(client_id=other.id)
    assert "Tell E1" not in page.said


def test_in_a_session_of_a_couple_each_is_told(open_page: OpenPage, journal: Journal, off: TimeOff) -> None:
    two = couple(journal)
    page = open_page(SESSION).fill(client_id=two.id).press("In writing", 1)
    assert [(one.member_id, one.how) for one in decision_of(journal, off, two).told] == [
        (two.members[1].id, How.IN_WRITING)
    ]
    assert "Tell P1, A about" in page.said
    assert "Tell P1, B about" not in page.said


def test_in_the_last_session_the_next_date_is_told(open_page: OpenPage, journal: Journal, off: TimeOff) -> None:
    k2 = someone(journal, "K2")
    absence_tell.tell(journal, off, k2.id, Told(on=today()), today())
    (last,) = journal.sessions.of_client(k2.id, days_ago(-5), days_ago(-5))
    page = open_page(SESSION, id=last.id)
    assert f"Tell K2 the next date: {dates.short_date(days_ago(-19))}" in page.said
    page.press("Told")
    assert decision_of(journal, off, k2).next_date == days_ago(-19)


def test_the_line_of_a_client_has_what_is_due_and_what_was_told(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    two = couple(journal)
    page = open_page(TIMELINE, client=two.id).press("In session")
    assert f"A: Told about {span(off)}, in session" in page.said
    assert f"Tell P1, B about {span(off)}" in page.said
    journal.time_off.delete(off.id)
    assert "Told about" not in open_page(TIMELINE, client=two.id).said
    journal.clients.delete(two.id)
    assert "Tell P1" not in open_page(TIMELINE, client=two.id).said


# --- days and texts ------------------------------------------------------------------------------


def test_what_holds_for_all_keeps_days_of_notice_lines_and_words(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    someone(journal, "K2")
    page = open_page(PAGE, off=off.id).press("Change the words")
    name, about = page.way
    assert (name, about["to"], about["text"]) == ("absence-plan", "absence-tell", "reply")
    page = open_page(OF_ALL, **about)
    page.fill(fee_rule="Nothing is charged.", emergency_route="The clinic, 030 2", explained="days away", hours_free=3)
    page.press("Save")
    assert page.errors == []
    assert page.way == ("absence-tell", {"off": off.id})
    (plan,) = journal.absence_plans.all()
    assert (plan.fee_rule, plan.emergency_route, plan.explained, plan.hours_free) == (
        "Nothing is charged.", "The clinic, 030 2", "days away", 3,
    )  # fmt: skip
    assert plan.notices_on == (), "the usual days stay the usual ones, also where the days away are moved"
    assert plan.texts == (), "a text that was not changed stays ours"
    assert "The clinic, 030 2" in text_of(open_page(PAGE, off=off.id))


def test_what_holds_for_all_leaves_what_it_does_not_ask(open_page: OpenPage, journal: Journal, off: TimeOff) -> None:
    plan = absence.begin(journal, off, today())
    absence.change_plan(journal, plan.id, lambda p: replace(p, came="a calm week", looked_back_on=today()))
    open_page(OF_ALL, id=plan.id).fill(most_a_day=6).press("Save")
    (kept,) = journal.absence_plans.all()
    assert (kept.came, kept.looked_back_on, kept.most_a_day) == ("a calm week", today(), 6)


def test_words_of_ones_own_are_kept_shown_and_given_back(open_page: OpenPage, journal: Journal, off: TimeOff) -> None:
    plan = absence.begin(journal, off, today())
    page = open_page(OF_ALL, id=plan.id)
    ours = page.given("own_reply.editor")["text"]
    changed = ours.replace("Thank you for your message.", "Hello,")
    journal.drafts.put_text(page.draft, "absence plan", "own_reply", changed, entry_id=plan.id)
    open_page(OF_ALL, id=plan.id).press("Save")
    (kept,) = journal.absence_plans.all()
    assert [own.kind for own in kept.texts] == [TextKind.REPLY]
    page = open_page(PAGE, off=off.id)
    assert text_of(page) == changed
    page.press(wording.BACK_TO_OURS)
    assert text_of(page) == ours
    page.press("Undo")
    assert text_of(page) == changed
    assert wording.STALE not in page.said


def test_a_text_that_was_not_touched_stays_ours_though_what_fills_it_changed_meanwhile(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    plan = absence.begin(journal, off, today())
    page = open_page(OF_ALL, id=plan.id)
    journal.time_off.update(replace(off, last=days_ago(-18)))
    page.press("Save")
    assert page.errors == []
    (kept,) = journal.absence_plans.all()
    assert kept.texts == ()


def test_words_typed_before_the_days_were_moved_and_kept_after_are_looked_at(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    plan = absence.begin(journal, off, today())
    page = open_page(OF_ALL, id=plan.id)
    changed = page.given("own_reply.editor")["text"].replace("Thank you for your message.", "Hello,")
    untouched = page.given("own_voicemail.editor")["text"]
    for field, text in (("own_reply", changed), ("own_voicemail", untouched)):
        journal.drafts.put_text(page.draft, "absence plan", field, text, entry_id=plan.id)
    journal.time_off.update(replace(off, last=days_ago(-18)))
    assert open_page(OF_ALL, id=plan.id).press("Save").errors == []
    (kept,) = journal.absence_plans.all()
    assert [own.kind for own in kept.texts] == [TextKind.REPLY]
    page = open_page(PAGE, off=off.id)
    assert text_of(page) == changed
    assert wording.STALE in page.said
    assert wording.STALE not in page.press("They are right").said


def test_dates_written_by_hand_are_looked_at_after_the_days_were_moved(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    plan = absence.begin(journal, off, today())
    of = absence_tell.filled_with(journal, off, plan, "Europe/Berlin")
    own = absence_tell.as_changed(TextKind.REPLY, "I am back on 1.3.", of)
    assert own is not None
    absence.change_plan(journal, plan.id, lambda p: replace(p, texts=(own,)))
    assert wording.STALE not in open_page(PAGE, off=off.id).said
    journal.time_off.update(replace(off, last=days_ago(-17)))
    page = open_page(PAGE, off=off.id)
    assert wording.STALE in page.said
    assert wording.STALE not in page.press("They are right").said


@pytest.mark.parametrize("name", [*wording.OF_AN_ABSENCE])
def test_each_text_can_be_copied_and_printed(open_page: OpenPage, journal: Journal, off: TimeOff, name: str) -> None:
    page = open_page(PAGE, off=off.id).tap("absence_tell.text", name)
    copied, printed = page.given(f"text.{name}.copy"), page.given(f"text.{name}.print")
    assert copied["text"] in page.said
    assert (copied["about"], printed["title"]) == (wording.TITLES[name], wording.TITLES[name])
    assert printed["sections"] == [["", copied["text"].splitlines()]]


def test_a_code_with_signs_of_markdown_is_shown_on_today_as_it_was_typed(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    someone(journal, "*K2*:red[x]")
    (label,) = [one for one in open_page(TODAY).buttons if one.startswith("Tell ")]
    assert r"\*K2\*\:red\[x\]" in label


# --- the year and the first agreement ------------------------------------------------------------


def test_the_years_days_away_are_told_with_one_tap_a_person(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    k2, two = someone(journal, "K2"), couple(journal)
    later = away(journal, days_ago(-100), days_ago(-110), kind=TimeOffKind.FAMILY, note="a wedding")
    page = open_page(YEAR)
    text = text_of(page)
    assert dates.span_in_words(later.first, later.last) in text
    assert not {"wedding", "family", "holiday"} & {*text.lower().split()}
    assert [row.first for row in page.rows] == ["K2", "P1, A", "P1, B"]
    send(page, k2.id, "in writing")
    assert "Noted for 2 times off" in page.said
    one = Told(on=today(), how=How.IN_WRITING)
    assert [decision_of(journal, each, k2).told for each in (off, later)] == [(one,), (one,)]
    assert "told of all" in row_of(page, k2.id).found
    page.press("Undo")
    assert "not told yet" in row_of(page, k2.id).found
    send(page, f"{two.id}.{two.members[0].id}", "in session")
    assert "told of all" in row_of(page, f"{two.id}.{two.members[0].id}").found
    assert "not told yet" in row_of(page, f"{two.id}.{two.members[1].id}").found


def test_with_no_time_off_ahead_the_year_says_so(open_page: OpenPage, journal: Journal) -> None:
    someone(journal, "K2")
    away(journal, days_ago(30), days_ago(25))
    assert wording.NO_COMING in open_page(YEAR).notes


def test_the_page_for_the_first_agreement_begins_open_and_takes_the_rules_of_the_plan(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    page = open_page(AGREEMENT)
    assert wording.NO_PLAN in page.said
    assert "Change the words" not in page.buttons
    plan = absence.begin(journal, off, today())
    absence.change_plan(journal, plan.id, lambda p: replace(p, fee_rule="Nothing is charged."))
    page = open_page(AGREEMENT)
    assert "Nothing is charged." in text_of(page)
    name, about = page.press("Change the words").way
    assert (name, about["to"]) == ("absence-plan", "first-agreement")
    page = open_page(OF_ALL, **about).press("Save")
    assert page.way == ("first-agreement", {})
