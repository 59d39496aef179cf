"""When a client is to hear of an absence: the days, who, and what was said already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.measures.absence_order import Factors
from journal.planning.absence import Row
from journal.planning.absence_notices import Notice, Step, notice_days, open_notices
from journal.records.absence_decision import AbsenceDecision, Choice, How, Told
from journal.records.absence_plan import AbsencePlan
from journal.records.client import Client, EndingKind, Member
from journal.records.time_off import TimeOff, TimeOffKind
from tests.journal.practice import at

FIRST, LAST = date(2026, 11, 2), date(2026, 11, 8)
OFF = TimeOff(at=at(FIRST, "00:00"), last=LAST)
PLAN = AbsencePlan(at=at(date(2026, 9, 1), "00:00"), time_off_id=OFF.id)
FOUR, TWO = FIRST - timedelta(days=28), FIRST - timedelta(days=14)
EARLY, EVE = date(2026, 9, 1), FIRST - timedelta(days=1)
BEFORE = date(2026, 10, 29)
COUPLE = (Member(id="a" * 32, label="A"), Member(id="b" * 32, label="B"))


def client(code: str = "K2", **said: object) -> Client:
    return Client(at=at(date(2026, 1, 5), "00:00"), code=code, **said)  # type: ignore[arg-type]


def row(of: Client, *, loses: bool = True, before: date | None = BEFORE, gated: bool = False) -> Row:
    return Row(
        client_id=of.id, sessions=(), dates=(FIRST,) if loses else (), cancelled=(), before=before, after=None,
        planned=frozenset(), slot_open=None, gated=gated, ask_risk=False, long_gap=False,
        factors=Factors(need=None, phase=None, frequency=None, relationship=None),
    )  # fmt: skip


def decision(of: Client, *told: Told, **said: object) -> AbsenceDecision:
    return AbsenceDecision(at=PLAN.at, plan_id=PLAN.id, client_id=of.id, told=told, **said)  # type: ignore[arg-type]


def the_one(of: Client, made: AbsenceDecision | None = None, today: date = EARLY, **how: object) -> Notice | None:
    decisions = {of.id: made} if made is not None else {}
    off, plan = how.pop("off", OFF), how.pop("plan", PLAN)
    found = open_notices(off, plan, [row(of, **how)], [of], decisions, today)  # type: ignore[arg-type]
    assert len(found) <= 1, "one notice a client is open at a time"
    return found[0] if found else None


def test_spoken_at_four_weeks_again_at_two_and_the_next_date_in_the_last_session() -> None:
    k2 = client()
    told = Told(on=FOUR)
    each = [
        the_one(k2),
        the_one(k2, decision(k2, told)),
        the_one(k2, decision(k2, told, reminded_on=TWO)),
        the_one(k2, decision(k2, told, reminded_on=TWO, next_date=date(2026, 11, 12))),
    ]
    assert [(n.step, n.due) for n in each if n is not None] == [
        (Step.TELL, FOUR), (Step.REMIND, TWO), (Step.NEXT_DATE, BEFORE),
    ]  # fmt: skip
    assert each[-1] is None


def test_told_within_the_last_two_weeks_needs_no_reminder() -> None:
    k2 = client()
    found = the_one(k2, decision(k2, Told(on=EVE)), EVE)
    assert found is not None
    assert found.step is Step.NEXT_DATE


def test_a_next_date_that_lies_in_the_days_away_is_none() -> None:
    k2 = client()
    found = the_one(k2, decision(k2, Told(on=TWO), next_date=LAST))
    assert found is not None
    assert found.step is Step.NEXT_DATE


def test_who_does_not_come_again_after_the_first_day_of_notice_is_told_in_the_session_before_it() -> None:
    k2 = client()
    for before, due in ((FIRST - timedelta(days=35), FIRST - timedelta(days=35)), (FIRST - timedelta(days=60), FOUR)):
        found = the_one(k2, before=before)
        assert found is not None
        assert found.due == due


def test_days_of_ones_own_stand_in_the_place_of_the_usual_ones() -> None:
    own = replace(PLAN, notices_on=(TWO, FOUR, FIRST + timedelta(days=1)))
    assert notice_days(OFF, own) == [FOUR, TWO], "a day of notice within the absence is none"
    three = replace(PLAN, notices_on=(FOUR, TWO, FIRST - timedelta(days=7)))
    k2 = client()
    dues = []
    for reminded in (None, TWO - timedelta(days=2), TWO, FIRST - timedelta(days=7)):
        found = the_one(k2, decision(k2, Told(on=FOUR), reminded_on=reminded), before=None, plan=three)
        dues.append(found.due if found is not None else None)
    assert dues == [TWO, FIRST - timedelta(days=7), FIRST - timedelta(days=7), None]


def test_each_member_is_told_and_told_as_a_whole_all_were() -> None:
    two = client("P1", members=COUPLE)
    one = decision(two, Told(on=FOUR, member_id="a" * 32))
    found = the_one(two, one)
    assert found is not None
    assert (found.step, found.members) == (Step.TELL, ("b" * 32,))
    whole = the_one(two, decision(two, Told(on=FOUR)))
    assert whole is not None
    assert whole.step is Step.REMIND


@pytest.mark.parametrize(
    ("of", "how", "concerned"),
    [
        (client(), {"loses": False}, False),
        (client(), {"loses": False, "gated": True}, True),
        (client(contact_is_treatment=True), {"loses": False}, True),
        (client(ending=EndingKind.PLANNED, ended_on=EARLY), {}, False),
        (client(ending=EndingKind.PLANNED, ended_on=FIRST), {}, True),
        (client(), {"loses": False, "off": replace(OFF, last=FIRST + timedelta(days=300))}, True),
    ],
)
def test_only_whom_it_concerns_and_with_whom_the_work_goes_on(
    of: Client, how: dict[str, object], concerned: bool
) -> None:
    assert (the_one(of, **how) is not None) is concerned  # type: ignore[arg-type]


def test_with_something_decided_it_concerns_them_unless_nothing_is_needed() -> None:
    k2 = client()
    assert the_one(k2, decision(k2, choice=Choice.HANDED_OVER), loses=False) is not None
    assert the_one(k2, decision(k2, choice=Choice.NOTHING_NEEDED), loses=False) is None
    assert the_one(k2, decision(k2, choice=Choice.NOTHING_NEEDED)) is not None, "a session falls out all the same"


@pytest.mark.parametrize("kind", [TimeOffKind.SICK, TimeOffKind.PUBLIC_HOLIDAY])
def test_of_illness_and_public_holidays_nobody_is_told_beforehand(kind: TimeOffKind) -> None:
    assert the_one(client(), off=replace(OFF, kind=kind)) is None


@pytest.mark.parametrize("today", [FIRST, LAST, LAST + timedelta(days=90)])
def test_an_absence_that_has_begun_or_is_over_gives_nothing(today: date) -> None:
    assert the_one(client(), today=today) is None


def test_a_client_who_is_not_there_any_more_has_no_notice() -> None:
    assert open_notices(OFF, PLAN, [row(client())], [], {}, EARLY) == []


def test_told_while_the_absence_had_other_days_is_told_those() -> None:
    k2 = client()
    moved = ((date.min, TWO),)  # other days until then
    for told, step in ((FOUR, Step.TELL), (TWO, Step.NEXT_DATE)):
        found = open_notices(OFF, PLAN, [row(k2)], [k2], {k2.id: decision(k2, Told(on=told))}, EVE, moved)
        assert [one.step for one in found] == [step]


DAYS = st.dates(EARLY, EVE)
CLIENTS = [client(f"K{n}", members=COUPLE if n % 3 == 0 else ()) for n in range(6)]


def ids_of(one: Client) -> list[str | None]:
    return [member.id for member in one.members] or [None]


@given(data=st.data(), today=DAYS)
def test_the_order_does_not_matter_and_who_was_told_need_not_be_told(data: st.DataObject, today: date) -> None:
    decisions = {}
    for one in CLIENTS:
        who = ids_of(one)
        told = tuple(Told(on=data.draw(DAYS), member_id=m) for m in who if data.draw(st.booleans()))
        reminded = data.draw(st.none() | DAYS)
        decisions[one.id] = decision(one, *told, reminded_on=reminded)
    rows = [row(one, before=data.draw(st.none() | DAYS)) for one in CLIENTS]
    plan = replace(PLAN, notices_on=tuple(data.draw(st.lists(DAYS, max_size=3))))
    found = open_notices(OFF, plan, rows, CLIENTS, decisions, today)
    again = open_notices(
        OFF,
        replace(plan, notices_on=(*reversed(plan.notices_on),)),
        data.draw(st.permutations(rows)),
        data.draw(st.permutations(CLIENTS)),
        decisions,
        today,
    )
    assert found == again
    assert [one.due for one in found] == sorted(one.due for one in found)
    to_tell = {one.client_id: one.members for one in found if one.step is Step.TELL}
    for one in CLIENTS:
        told_ids = {t.member_id for t in decisions[one.id].told}
        assert (one.id in to_tell) is (told_ids != {*ids_of(one)})
        assert not {*to_tell.get(one.id, ())} & told_ids


def test_each_member_is_reminded_for_themselves_and_reminded_as_a_whole_all_were() -> None:
    two = client("P1", members=COUPLE)
    first, second = (member.id for member in two.members)
    told = (Told(on=FOUR, member_id=first), Told(on=FOUR, member_id=second))
    again = [Told(on=TWO, how=How.IN_WRITING, member_id=who) for who in (first, second)]
    early = Told(on=FOUR + timedelta(days=3), how=How.IN_WRITING, member_id=first)
    spoken = replace(early, how=How.IN_SESSION)
    whom = []
    cases: list[tuple[tuple[Told, ...], date | None]] = [
        (told, None), ((*told, again[0]), None), ((*told, early), None), ((*told, spoken), None),
        ((*told, *again), None), (told, TWO),
    ]  # fmt: skip
    for heard, whole in cases:
        found = the_one(two, decision(two, *heard, reminded_on=whole), before=None)
        whom.append(found.members if found is not None and found.step is Step.REMIND else None)
    assert whom == [(first, second), (second,), (second,), (first, second), None, None]
    together = the_one(two, decision(two, Told(on=FOUR)), before=None)
    assert together is not None
    assert (together.step, together.members) == (Step.REMIND, ()), "told as a whole, reminded as a whole"
