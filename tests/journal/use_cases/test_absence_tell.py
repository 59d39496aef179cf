"""Telling clients of an absence: what is due, kept in one step, taken back whole; and the texts of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from journal.errors import CannotWrite, DaysMoved, EntryChanged, EntryNotFound
from journal.planning.absence_notices import Step
from journal.records.absence_decision import AbsenceDecision, Choice, How, Told
from journal.records.absence_plan import Approach
from journal.records.absence_texts import TextKind
from journal.records.client import Client, ClientFact, EndingKind, Frequency, Member, Phase, Slot
from journal.records.cover import Cover
from journal.records.crisis_line import CrisisLine
from journal.records.person import Person, Relation
from journal.records.time_off import TimeOff, TimeOffKind
from journal.store.journal import Journal
from journal.store.kinds import AbsenceDecisions
from journal.use_cases import absence, absence_tell, changing
from tests.journal.practice import ZONE, at
from tests.journal.store import journals

TODAY = date(2026, 10, 20)  # a Tuesday
FIRST, LAST = date(2026, 11, 2), date(2026, 11, 8)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with closing(journals.make(tmp_path / "journal")) as journal:
        yield journal


@pytest.fixture
def off(journal: Journal) -> TimeOff:
    return away(journal, FIRST, LAST, cover="Dana, mornings")


def away(journal: Journal, first: date, last: date, **said: Any) -> TimeOff:
    off = TimeOff(at=at(first, "00:00"), last=last, **said)
    journal.time_off.add(off)
    return off


def someone(journal: Journal, code: str, **said: Any) -> Client:
    """Add a client who comes on Tuesdays."""
    client = Client(at=at(date(2026, 1, 5), "00:00"), code=code, **said)
    journal.clients.add(client)
    journal.clients.add_fact(
        ClientFact(
            client_id=client.id,
            effective=date(2026, 1, 5),
            need=2,
            phase=Phase.WORKING,
            risk=False,
            frequency=Frequency.WEEKLY,
            slots=(Slot(weekday=2, clock=time(10)),),
        )
    )
    return client


def open_steps(journal: Journal, today: date = TODAY) -> dict[str, Step]:
    return {n.client_id: n.step for one in absence_tell.due(journal, today, ZONE) for n in one.due(today)}


def tell(journal: Journal, off: TimeOff, client: Client, on: date = TODAY, **said: Any) -> Any:
    return absence_tell.tell(journal, off, client.id, Told(on=on, **said), TODAY)


def decision_of(journal: Journal, off: TimeOff, client: Client) -> AbsenceDecision:
    plan = journal.absence_plans.of_time_off(off.id)
    assert plan is not None
    return journal.absence_decisions.of_plan(plan.id)[client.id]


def test_looking_begins_nothing_and_telling_begins_plan_and_decision_in_one_step(
    journal: Journal, off: TimeOff, monkeypatch: pytest.MonkeyPatch
) -> None:
    k2 = someone(journal, "K2")
    assert open_steps(journal) == {k2.id: Step.TELL}
    assert journal.absence_plans.count() == 0

    def full(*_: object) -> None:
        raise CannotWrite

    with monkeypatch.context() as patched:
        patched.setattr(AbsenceDecisions, "add", full)
        with pytest.raises(CannotWrite):
            tell(journal, off, k2)
    assert journal.absence_plans.count() == 0
    kept = tell(journal, off, k2, how=How.BY_PHONE)
    assert decision_of(journal, off, k2).told == (Told(on=TODAY, how=How.BY_PHONE),)
    assert decision_of(journal, off, k2).choice is None, "told is not decided"
    assert open_steps(journal, FIRST - timedelta(days=1)) == {k2.id: Step.NEXT_DATE}
    absence.untold(journal, kept)
    assert open_steps(journal) == {k2.id: Step.TELL}


def test_an_absence_further_off_than_six_weeks_is_not_even_looked_at(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    someone(journal, "K2")
    away(journal, TODAY + timedelta(days=43), TODAY + timedelta(days=50))
    away(journal, TODAY - timedelta(days=2), TODAY + timedelta(days=2))
    away(journal, TODAY + timedelta(days=9), TODAY + timedelta(days=9), kind=TimeOffKind.PUBLIC_HOLIDAY)

    def computed(*_: object) -> None:
        raise AssertionError("rows were computed")

    monkeypatch.setattr(absence_tell, "rows", computed)
    assert absence_tell.due(journal, TODAY, ZONE) == []


def test_beginning_tomorrow_each_client_has_one_thing_open(journal: Journal) -> None:
    k2, m1 = someone(journal, "K2"), someone(journal, "M1")
    tomorrow = TODAY + timedelta(days=1)
    off = away(journal, tomorrow, tomorrow + timedelta(days=6))
    (one,) = absence_tell.due(journal, TODAY, ZONE)
    assert [(n.client_id, n.step) for n in one.due(TODAY)] == [(k2.id, Step.TELL), (m1.id, Step.TELL)]
    tell(journal, off, k2)
    assert open_steps(journal) == {k2.id: Step.NEXT_DATE, m1.id: Step.TELL}, "told now, nobody is reminded of it"


def test_moved_after_it_was_told_it_is_told_again(
    journal: Journal, off: TimeOff, monkeypatch: pytest.MonkeyPatch
) -> None:
    k2 = someone(journal, "K2")
    monkeypatch.setattr("journal.store.entries.now_utc", lambda: at(TODAY - timedelta(days=4), "12:00"))
    tell(journal, off, k2, on=TODAY - timedelta(days=10))
    eve = FIRST - timedelta(days=1)
    assert open_steps(journal, eve) == {k2.id: Step.REMIND}
    moved = journal.time_off.update(replace(off, at=at(FIRST + timedelta(days=1), "00:00")))
    assert open_steps(journal, FIRST) == {k2.id: Step.TELL}
    journal.time_off.update(replace(moved, at=off.at))
    assert open_steps(journal, eve) == {k2.id: Step.REMIND}, "told of the days as they are again"
    journal.time_off.update(replace(off, note="by train"))
    assert open_steps(journal, eve) == {k2.id: Step.REMIND}


def test_who_ended_or_lies_in_the_trash_is_not_told(journal: Journal, off: TimeOff) -> None:
    ended, gone, there = someone(journal, "E1"), someone(journal, "G1"), someone(journal, "K2")
    journal.clients.update(replace(ended, ending=EndingKind.PLANNED, ended_on=TODAY - timedelta(days=1)))
    tell(journal, off, gone)
    journal.clients.delete(gone.id)
    assert open_steps(journal) == {there.id: Step.TELL}


def test_of_a_year_away_everybody_is_told_and_nothing_breaks(journal: Journal) -> None:
    k2 = someone(journal, "K2")
    rare = Client(at=at(date(2026, 1, 5), "00:00"), code="R1")
    journal.clients.add(rare)
    off = away(journal, FIRST, FIRST + timedelta(days=365))
    assert open_steps(journal) == {k2.id: Step.TELL, rare.id: Step.TELL}
    assert absence_tell.look(journal, off, TODAY, ZONE).notices


def test_for_one_client_the_same_is_open_as_for_all(journal: Journal, off: TimeOff) -> None:
    clients = [someone(journal, code) for code in ("K2", "M1")]
    tell(journal, off, clients[0], on=FIRST - timedelta(days=28))
    every = absence_tell.look(journal, off, TODAY, ZONE).notices
    each = [n for c in clients for n in absence_tell.look(journal, off, TODAY, ZONE, c.id).notices]
    assert sorted(each, key=lambda n: n.client_id) == sorted(every, key=lambda n: n.client_id)
    assert absence_tell.look(journal, off, TODAY, ZONE, "f" * 32).notices == []


def test_without_clients_there_is_nothing_to_tell(journal: Journal, off: TimeOff) -> None:
    assert absence_tell.due(journal, TODAY, ZONE) == []


def test_what_was_noted_last_is_taken_out_first(journal: Journal, off: TimeOff) -> None:
    k2 = someone(journal, "K2")
    tell(journal, off, k2)
    absence_tell.note(
        journal, off, k2.id, TODAY, lambda d: replace(d, reminded_on=TODAY, next_date=LAST + timedelta(days=2))
    )
    left = []
    for _ in range(4):
        now = absence_tell.note(journal, off, k2.id, TODAY, absence_tell.without_last).now
        left.append((len(now.told), now.reminded_on is not None, now.next_date is not None))
    assert left == [(1, True, False), (1, False, False), (0, False, False), (0, False, False)]


# --- all of a year -------------------------------------------------------------------------------


def test_told_of_all_in_one_step_and_taken_back_whole(
    journal: Journal, off: TimeOff, monkeypatch: pytest.MonkeyPatch
) -> None:
    k2 = someone(journal, "K2")
    later = away(journal, date(2026, 12, 21), date(2027, 1, 3), kind=TimeOffKind.FAMILY)
    away(journal, date(2026, 12, 7), date(2026, 12, 7), kind=TimeOffKind.SICK)
    away(journal, TODAY + timedelta(days=370), TODAY + timedelta(days=380))
    offs = absence_tell.coming(journal, TODAY)
    assert offs == [off, later]
    plan = absence.begin(journal, off, TODAY)
    absence.decide(journal, plan, k2.id, lambda d: replace(d, choice=Choice.HANDED_OVER))
    one = Told(on=TODAY, how=How.IN_WRITING)
    decided = absence_tell.told_of_all(journal, offs, k2, one, TODAY)
    assert [decision_of(journal, each, k2).told for each in offs] == [(one,), (one,)]
    assert absence_tell.told_of_all(journal, offs, k2, one, TODAY) == [], "twice is once"
    absence.put_back(journal, decided)
    assert decision_of(journal, off, k2).told == ()
    assert decision_of(journal, off, k2).choice is Choice.HANDED_OVER
    with pytest.raises(KeyError):
        decision_of(journal, later, k2)

    calls = []

    def full_at_the_second(table: AbsenceDecisions, record: AbsenceDecision, **_: object) -> None:
        calls.append(record)
        raise CannotWrite

    monkeypatch.setattr(AbsenceDecisions, "add", full_at_the_second)
    with pytest.raises(CannotWrite):
        absence_tell.told_of_all(journal, offs, k2, one, TODAY)
    assert len(calls) == 1
    assert decision_of(journal, off, k2).told == (), "all or nothing"


def test_told_of_all_is_told_per_member_and_only_while_the_work_goes_on(journal: Journal, off: TimeOff) -> None:
    two = someone(journal, "P1", members=(Member(label="A"), Member(label="B")))
    later = away(journal, date(2026, 12, 21), date(2027, 1, 3))
    ending = journal.clients.update(replace(two, ending=EndingKind.PLANNED, ended_on=date(2026, 12, 1)))
    one = Told(on=TODAY, member_id=two.members[0].id)
    absence_tell.told_of_all(journal, [off, later], ending, one, TODAY)
    assert decision_of(journal, off, two).told == (one,)
    assert journal.absence_plans.of_time_off(later.id) is None
    assert open_steps(journal) == {two.id: Step.TELL}, "the other one was not told"


# --- texts ---------------------------------------------------------------------------------------


def shown(journal: Journal, off: TimeOff, kind: TextKind = TextKind.REPLY) -> absence_tell.Text:
    plan = absence.begin(journal, off, TODAY)
    return absence_tell.text_of(plan, kind, absence_tell.filled_with(journal, off, plan, ZONE))


def write(journal: Journal, off: TimeOff, text: str, kind: TextKind = TextKind.REPLY) -> None:
    plan = absence.begin(journal, off, TODAY)
    own = absence_tell.as_changed(kind, text, absence_tell.filled_with(journal, off, plan, ZONE))
    absence.change_plan(journal, plan.id, lambda p: replace(p, texts=(own,) if own is not None else ()))


def test_texts_take_cover_and_whom_to_turn_to_from_what_the_journal_holds(journal: Journal, off: TimeOff) -> None:
    assert "Covering for me: Dana, mornings." in shown(journal, off).text
    assert "TelefonSeelsorge" in shown(journal, off).text, "the lines of the place where one is"
    settings = journal.settings.read()
    journal.settings.write(replace(settings, crisis_lines=(CrisisLine(name="Night line", reach="030 1"),)))
    assert "If it cannot wait: Night line 030 1." in shown(journal, off).text
    plan = absence.begin(journal, off, TODAY)
    absence.change_plan(journal, plan.id, lambda p: replace(p, emergency_route="The clinic, 030 2"))
    assert "If it cannot wait: The clinic, 030 2." in shown(journal, off).text
    assert "Night line" not in shown(journal, off).text


def test_the_first_day_back_is_the_day_after_unless_it_is_said_and_lies_after_the_days(
    journal: Journal, off: TimeOff
) -> None:
    plan = absence.begin(journal, off, TODAY)
    for said, back in (
        (None, "Monday, 9 November"),
        (date(2026, 11, 11), "Wednesday, 11 November"),
        (LAST, "Monday, 9"),
    ):
        absence.change_plan(journal, plan.id, lambda p, said=said: replace(p, first_day_back=said))  # type: ignore[misc]
        assert f"back on {back}" in shown(journal, off).text


def test_a_text_of_ones_own_goes_along_with_the_dates_of_the_next_absence(journal: Journal, off: TimeOff) -> None:
    write(journal, off, shown(journal, off).text.replace("Thank you for your message.", "Hello,"))
    later = away(journal, date(2026, 12, 21), date(2027, 1, 3))
    text = shown(journal, later)
    assert text.own
    assert text.text.startswith("Hello,")
    assert "from 21 December 2026 to 3 January 2027" in text.text
    assert "November" not in text.text
    assert not text.stale


def test_dates_in_ones_own_words_are_said_to_be_stale_after_the_days_were_moved(journal: Journal, off: TimeOff) -> None:
    write(journal, off, "I am not there until 8.11.")
    assert not shown(journal, off).stale
    moved = journal.time_off.update(replace(off, last=LAST + timedelta(days=7)))
    assert shown(journal, moved).stale
    plan = absence.begin(journal, moved, TODAY)
    absence_tell.fits(journal, plan.id, TextKind.REPLY, moved)
    assert not shown(journal, moved).stale


def test_ours_is_not_kept_and_what_is_ours_again_comes_back_with_undo(journal: Journal, off: TimeOff) -> None:
    ours = shown(journal, off).text
    for same in (ours, f"\n{ours} ", "", "  "):
        write(journal, off, same)
        assert not shown(journal, off).own
    write(journal, off, "Hello.")
    plan = absence.begin(journal, off, TODAY)
    changed = absence_tell.back_to_ours(journal, plan.id, TextKind.REPLY, TODAY)
    assert shown(journal, off).text == ours
    changing.take_back(journal.absence_plans, changed)
    assert shown(journal, off).text == "Hello."
    with pytest.raises(EntryChanged):
        changing.take_back(journal.absence_plans, changed)


def test_the_first_agreement_says_the_rule_of_the_newest_plan(journal: Journal, off: TimeOff) -> None:
    assert absence_tell.newest_plan(journal) is None
    of = absence_tell.filled_without_days(journal, None, TODAY, ZONE)
    assert "fall out: ________" in absence_tell.text_of(None, TextKind.AGREEMENT, of).text
    plan = absence.begin(journal, off, TODAY)
    absence.change_plan(journal, plan.id, lambda p: replace(p, make_ups=Approach.NEVER, fee_rule="Nothing is charged."))
    newest = absence_tell.newest_plan(journal)
    of = absence_tell.filled_without_days(journal, newest, TODAY, ZONE)
    text = absence_tell.text_of(newest, TextKind.AGREEMENT, of).text
    assert "they are not made up." in text
    assert "Nothing is charged." in text
    assert "20 October 2027" in text, "looked at again after a year"


def test_the_texts_name_who_agreed_to_cover_and_until_then_what_was_written(journal: Journal, off: TimeOff) -> None:
    plan = absence.begin(journal, off, TODAY)
    assert absence_tell.filled_with(journal, off, plan, ZONE).cover == "Dana, mornings"
    people = [Person(at=at(TODAY), name=name, relation=Relation.COLLEAGUE) for name in ("Robin", "Kim")]
    covers = [Cover(at=plan.at, plan_id=plan.id, person_id=person.id) for person in people]
    for person, cover in zip(people, covers, strict=True):
        journal.people.add(person)
        journal.covers.add(cover)
    assert absence_tell.filled_with(journal, off, plan, ZONE).cover == "Dana, mornings"
    journal.covers.update(replace(covers[0], agreed_on=TODAY))
    filled = absence_tell.filled_with(journal, off, plan, ZONE)
    assert filled.cover == "Robin"
    assert "Covering for me: Robin." in absence_tell.text_of(plan, TextKind.REPLY, filled).text
    journal.people.delete(people[0].id)
    assert absence_tell.filled_with(journal, off, plan, ZONE).cover == "Dana, mornings"


def test_the_next_absence_begins_with_the_words_of_the_plan_begun_last_that_day(journal: Journal) -> None:
    offs = [away(journal, FIRST + timedelta(days=40 * n), LAST + timedelta(days=40 * n)) for n in range(3)]
    absence.begin(journal, offs[0], TODAY)
    second = absence.begin(journal, offs[1], TODAY)
    assert absence_tell.newest_plan(journal) == second
    absence.change_plan(journal, second.id, lambda plan: replace(plan, fee_rule="Nothing is charged."))
    assert absence.begin(journal, offs[2], TODAY).fee_rule == "Nothing is charged."


def test_told_of_days_that_another_tab_moved_or_deleted_is_not_noted_of_the_days_as_they_are_now(
    journal: Journal, off: TimeOff
) -> None:
    client = someone(journal, "K2")
    journal.time_off.update(replace(off, last=LAST + timedelta(days=2)))
    one = Told(on=TODAY)
    with pytest.raises(DaysMoved):
        absence_tell.tell(journal, off, client.id, one, TODAY)
    with pytest.raises(DaysMoved):
        absence_tell.told_of_all(journal, [off], client, one, TODAY)
    journal.time_off.delete(off.id)
    with pytest.raises(EntryNotFound):
        absence_tell.told_of_all(journal, [off], client, one, TODAY)
    assert (journal.absence_plans.count(), journal.absence_decisions.count()) == (0, 0)
