"""The fictional life holds what the demo promises: what a therapist should be able to see in it."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from statistics import correlation, mean

from journal.demo.life import Life
from journal.measures.contact_agreement import AGREED_WITH, Standing, judged
from journal.planning.clinical_will import due
from journal.records.absence_decision import Choice, When
from journal.records.client import ClientFact, EndingKind, Role, Unit, state_on
from journal.records.cpd import CpdStatus
from journal.records.placement_of import placement_of, placement_of_supervision
from journal.records.reflection import ReflectionKind
from journal.records.session import SessionStatus
from journal.records.time_off import TimeOffKind
from tests.journal.demo.lived import KINDS, TODAY, client_id


def test_what_was_learnt_is_told_with_time_that_counts_once_evidence_and_a_plan(two_years: Life) -> None:
    assert {one.category for one in two_years.cpd} >= {"formal", "self-directed", "professional", "work-based"}
    taken = [downtime_id for one in two_years.cpd for downtime_id in one.downtime_ids]
    assert taken
    assert len(taken) == len(set(taken))
    assert {*taken} <= {one.id for one in two_years.downtimes}
    assert [one.until > TODAY for one in two_years.cpd if one.status is CpdStatus.PLANNED] == [True]
    assert [one.held for one in two_years.evidence][:2] == [True, False]


def test_supervision_is_every_second_week(two_years: Life) -> None:
    days = [s.day for s in two_years.supervisions]
    gaps = Counter((b - a).days for a, b in pairwise(days))
    assert gaps.most_common(1)[0][0] == 14
    assert all(gap % 14 == 0 for gap in gaps)
    assert TODAY - days[-1] < timedelta(days=21)


def test_the_heavy_autumn_is_heavier_than_the_same_weeks_a_year_before(two_years: Life) -> None:
    def rated(year: int) -> list[int]:
        return [
            s.demand
            for s in two_years.sessions
            if s.demand is not None and date(year, 9, 21) <= s.day <= date(year, 11, 8)
        ]

    def emergencies(year: int) -> int:
        return sum(s.emergency for s in two_years.sessions if date(year, 9, 21) <= s.day <= date(year, 11, 8))

    assert mean(rated(2026)) > mean(rated(2025)) + 0.7
    assert emergencies(2026) >= 2 * emergencies(2025)
    assert emergencies(2026) >= 8


def test_two_clients_stay_in_mind(two_years: Life) -> None:
    last_year = [r for r in two_years.reflections if r.day > TODAY - timedelta(days=365) and r.client_id]
    often = Counter(r.client_id for r in last_year).most_common(3)
    theirs = {client_id(two_years, "K2"), client_id(two_years, "M1")}
    assert {who for who, _ in often[:2]} == theirs
    assert often[1][1] > 2.5 * often[2][1]
    clinging = [r.intrusiveness for r in last_year if r.client_id in theirs and r.intrusiveness is not None]
    others = [r.intrusiveness for r in last_year if r.client_id not in theirs and r.intrusiveness is not None]
    assert mean(clinging) > mean(others) + 1
    assert sum(r.kind is ReflectionKind.DREAM for r in last_year if r.client_id in theirs) >= 5


def test_one_client_misses_four_sessions_in_a_row_and_comes_back(two_years: Life) -> None:
    theirs = [s for s in two_years.sessions if s.client_id == client_id(two_years, "R3") and s.day < TODAY]
    marks = "".join("x" if s.status is SessionStatus.NO_SHOW else "." for s in theirs if not s.emergency)
    assert "xxxx" in marks
    assert not marks.endswith("x")


def test_some_days_are_partly_rated_and_most_are_rated(two_years: Life) -> None:
    days: dict[date, list[bool]] = {}
    for s in two_years.sessions:
        if s.status is SessionStatus.ATTENDED:
            days.setdefault(s.day, []).append(s.demand is not None)
    shares = [mean(rated) for rated in days.values()]
    assert 10 <= sum(0 < share < 0.8 for share in shares) <= 80
    assert mean(share >= 0.8 for share in shares) > 0.8


def test_a_fortnight_of_the_last_year_has_no_entries_and_is_no_leave(two_years: Life) -> None:
    told = {e.day for name in KINDS for e in getattr(two_years, name)}
    off = {day for leave in two_years.time_off if leave.kind is not TimeOffKind.PUBLIC_HOLIDAY for day in leave.days()}
    last_year = [TODAY - timedelta(days=n) for n in range(1, 366)]
    silent = [day for day in last_year if all(day - timedelta(days=n) not in told | off for n in range(14))]
    assert silent


def test_the_dbt_client_writes_often_and_inside_the_agreement(two_years: Life) -> None:
    client = next(c for c in two_years.clients if c.code == "B4")
    assert client.approach == "DBT"
    assert client.contact_is_treatment
    assert client.agreement is not None
    assert "phone" in client.agreement.channels
    theirs = [c for c in two_years.contacts if c.client_id == client.id]
    assert len(theirs) >= 80
    standings = [judged(c, client.agreement).standing for c in theirs if c.with_whom in AGREED_WITH]
    assert mean(standing is Standing.INSIDE for standing in standings) > 0.85


def test_a_couple_and_a_group_have_members_and_not_all_come_each_time(two_years: Life) -> None:
    for unit, size in ((Unit.COUPLE, 2), (Unit.GROUP, 6)):
        facts = [f for f in two_years.facts if f.unit is unit]
        clients = [c for c in two_years.clients if c.id in {f.client_id for f in facts}]
        assert clients
        assert all(len(c.members) == size for c in clients)
        theirs = [s for s in two_years.sessions if s.client_id in {c.id for c in clients}]
        assert any(s.members_present for s in theirs)
        assert any(not s.members_present for s in theirs)
        assert any(f.member_id for f in two_years.facts if f.client_id in {c.id for c in clients})


def test_some_work_ended_and_one_client_is_coached(two_years: Life) -> None:
    endings = Counter(c.ending for c in two_years.clients if c.ended_on)
    assert endings[EndingKind.PLANNED] >= 5
    assert endings[EndingKind.STOPPED] >= 1
    assert [c.code for c in two_years.clients if c.role is Role.COACHING] == ["L5"]


def test_acuity_changes_with_dates_and_demand_follows_it(two_years: Life) -> None:
    facts: dict[str, list[object]] = {}
    for f in two_years.facts:
        if f.acuity is not None and f.member_id is None:
            facts.setdefault(f.client_id, []).append(f.acuity)
    assert sum(len(set(told)) > 1 for told in facts.values()) >= 15
    of = {c.id: [f for f in two_years.facts if f.client_id == c.id] for c in two_years.clients}
    rated = [(s.demand, state_on(of[s.client_id], s.day).acuity) for s in two_years.sessions if s.demand is not None]
    assert 0.2 < correlation([d for d, _ in rated], [a for _, a in rated]) < 0.95


def test_the_evening_answer_follows_the_load_and_is_not_equal_to_it(two_years: Life) -> None:
    load: dict[date, float] = {}
    for s in two_years.sessions:
        if s.demand is not None:
            load[s.day] = load.get(s.day, 0) + s.demand * (s.minutes or 50) / 50
    pairs = [(c.heavy, load.get(c.day, 0.0)) for c in two_years.check_ins if c.heavy is not None]
    assert 0.5 < correlation([h for h, _ in pairs], [d for _, d in pairs]) < 0.97


def test_energy_is_higher_after_leave_than_long_after_it(two_years: Life) -> None:
    ends = [leave.last for leave in two_years.time_off if (leave.last - leave.first).days >= 10]
    soon = [c.energy for c in two_years.check_ins for e in ends if c.energy is not None and 1 <= (c.day - e).days <= 10]
    later = [
        c.energy for c in two_years.check_ins for e in ends if c.energy is not None and 45 <= (c.day - e).days <= 60
    ]
    assert mean(soon) > mean(later)


def test_short_breaks_mostly_give_energy_back(two_years: Life) -> None:
    changes = [d.measured_change for d in two_years.downtimes if d.measured_change is not None]
    assert len(changes) > 300
    assert 0.5 < mean(changes) < 2.5
    assert min(changes) < 0


def test_time_off_has_public_holidays_summer_winter_and_something_ahead(two_years: Life) -> None:
    days = {day: leave.kind for leave in two_years.time_off for day in leave.days()}
    assert days[date(2025, 5, 1)] is TimeOffKind.PUBLIC_HOLIDAY
    assert days[date(2025, 8, 1)] is TimeOffKind.HOLIDAY
    assert days[date(2025, 12, 27)] is TimeOffKind.HOLIDAY
    assert any(leave.first > TODAY for leave in two_years.time_off)


def test_the_last_three_absences_are_looked_back_on_and_gated_clients_agreed_to_the_cover(two_years: Life) -> None:
    over = {off.id: off for off in two_years.time_off if off.last < TODAY}
    past = {plan.id: over[plan.time_off_id] for plan in two_years.absence_plans if plan.time_off_id in over}
    assert len(past) == 3
    back = [one for one in two_years.absence_decisions if one.plan_id in past]
    assert all(one.returned is not None for one in back)
    assert len({reaction.took for one in back for reaction in one.reactions}) >= 3
    assert {reaction.when for one in back for reaction in one.reactions} == {*When}
    ended = {client.id: client.ended_on for client in two_years.clients}
    for one in back:
        last = ended[one.client_id]
        assert one.returned or (last is not None and last <= past[one.plan_id].last + timedelta(days=8))
    people = {person.id for person in two_years.people}
    covered = [one for one in two_years.absence_decisions if one.choice is Choice.COVER]
    assert [one for one in covered if one.consents]
    assert all(consent.person_id in people and consent.on < TODAY for one in covered for consent in one.consents)
    assert not [one for one in two_years.absence_decisions if one.consents and one.choice is not Choice.COVER]


def test_a_colleague_covers_and_the_sheet_of_what_is_over_was_destroyed(two_years: Life) -> None:
    last, ahead = two_years.covers
    plans = {plan.id: plan.time_off_id for plan in two_years.absence_plans}
    days = {off.id: off for off in two_years.time_off}
    then, coming = days[plans[last.plan_id]], days[plans[ahead.plan_id]]
    assert then.last < TODAY < coming.first
    assert last.sheet_on is not None
    assert last.destroyed_on is not None
    assert last.sheet_on < then.first <= then.last < last.destroyed_on < TODAY
    assert all(cover.agreed_on and cover.agreed_on < TODAY and cover.hours and cover.reach for cover in (last, ahead))
    assert ahead.destroyed_on is None
    assert {cover.person_id for cover in (last, ahead)} <= {person.id for person in two_years.people}


def test_one_covered_for_a_colleague_while_at_work_oneself(two_years: Life) -> None:
    (covering,) = two_years.coverings
    assert covering.destroyed_on is not None
    assert covering.last < covering.destroyed_on < TODAY
    assert covering.calls_taken
    assert not [off for off in two_years.time_off if off.first <= covering.last and covering.first <= off.last]


def test_one_in_seven_is_seen_at_a_service_and_most_are_of_no_placement(two_years: Life) -> None:
    own, service = two_years.placements
    known = {own.id: own, service.id: service}
    facts: dict[str, list[ClientFact]] = {}
    for fact in two_years.facts:
        facts.setdefault(fact.client_id, []).append(fact)
    held = [s for s in two_years.sessions if s.status is SessionStatus.ATTENDED]
    of = Counter(placement_of(s, state_on(facts[s.client_id], s.day), known) for s in held)
    assert set(of) == {None, service.id}
    assert 0.03 < of[service.id] / len(held) < 0.4
    assert service.entered_later
    assert all(placement_of_supervision(s, known) in (None, service.id) for s in two_years.supervisions)
    assert {one.until for one in two_years.opening_balances} == {own.begins - timedelta(days=1)}


def test_rare_words_are_rare(two_years: Life) -> None:
    with_heron = [r for r in two_years.reflections if "heron" in r.text]
    assert 2 <= len(with_heron) <= 8


def test_notes_hardly_ever_repeat(two_years: Life) -> None:
    assert len({r.text for r in two_years.reflections}) == len(two_years.reflections)
    starts = Counter(r.text[:120] for r in two_years.reflections)
    assert starts.most_common(1)[0][1] <= 12


def test_published_scales_are_answered_quarterly(two_years: Life) -> None:
    names = Counter(s.scale for s in two_years.scales)
    assert names["proqol5"] == names["who5"]
    assert 7 <= names["who5"] <= 9
    assert all(len(s.answers) == 5 for s in two_years.scales if s.scale == "who5")
    assert all(len(s.totals) == 3 for s in two_years.scales if s.scale == "proqol5")


def test_a_clinical_will_of_eight_months_ago_is_due_with_its_list_of_clients(two_years: Life) -> None:
    [will] = two_years.clinical_wills
    people = {person.id: person for person in two_years.people}
    assert will.executor_id in people
    assert will.reserve_id in people
    assert timedelta(days=230) < TODAY - will.day < timedelta(days=260)
    stands = due(will, two_years.clients, TODAY)
    assert stands.whole
    assert stands.came
    assert stands.gone
    began = {client.id: client.day for client in two_years.clients}
    assert will.clients
    assert all(began[one.client_id] <= will.day for one in will.clients)
