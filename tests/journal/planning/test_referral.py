"""What if I take this referral? The coming weeks without and with one more client."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.measures.breaks import Break
from journal.measures.caseload_intensity import Band
from journal.measures.weights import CaseloadWeights, Weights
from journal.measures.work_frame import WorkFrame
from journal.planning.coming_weeks import coming_weeks
from journal.planning.referral import NewClient, Referral, referral
from journal.records.client import (
    Client,
    ClientFact,
    ClientState,
    EndingKind,
    Frequency,
    Role,
    Severity,
    Slot,
    state_on,
)
from journal.records.contact import Contact
from journal.records.day_sums import DaySums, sum_day
from journal.records.session import Session, SessionStatus
from journal.records.time_off import TimeOff
from journal.records.work_pattern import WorkPattern
from tests.journal.practice import LONG_AGO, at, days_away

TODAY = date(2026, 10, 7)  # a Wednesday
NEXT = date(2026, 10, 12)
THIS = date(2026, 10, 5)
PATTERN = WorkPattern(effective=LONG_AGO, weekly_units=10)
WEEK = timedelta(weeks=1)
WEEKLY = NewClient(frequency=Frequency.WEEKLY, first=NEXT)


class Plan:
    """Clients with rhythms, sessions planned for them, leave, and what was logged before."""

    def __init__(self) -> None:
        self.clients: list[Client] = []
        self.facts: list[ClientFact] = []
        self.sessions: list[Session] = []
        self.time_off: list[TimeOff] = []
        self.history: list[DaySums] = []

    def client(
        self,
        frequency: Frequency | None = Frequency.WEEKLY,
        *slots: tuple[int, str],
        acuity: int = 1,
        role: Role = Role.THERAPY,
        start: date = date(2026, 1, 5),
        ended_on: date | None = None,
        minutes: int | None = 50,
    ) -> Client:
        client = Client(
            at=at(start, "00:00"),
            code=f"K{len(self.clients) + 1}",
            role=role,
            ended_on=ended_on,
            ending=EndingKind.PLANNED if ended_on else None,
        )
        usual = tuple(Slot(weekday=day, clock=time.fromisoformat(clock)) for day, clock in slots)
        self.clients.append(client)
        self.facts.append(
            ClientFact(
                client_id=client.id,
                effective=start,
                frequency=frequency,
                slots=usual,
                acuity=acuity,
                minutes=minutes,
            )
        )
        return client

    def planned(self, client: Client, day: date, clock: str = "10:00", **more: object) -> None:
        self.sessions.append(Session(at=at(day, clock), client_id=client.id, **more))  # type: ignore[arg-type]

    def logged(self, client: Client, day: date, contact_minutes: int = 0) -> None:
        held = Session(
            at=at(day),
            client_id=client.id,
            minutes=50,
            status=SessionStatus.ATTENDED,
            written_at=datetime(2032, 1, 1, tzinfo=UTC),
        )
        contacts = [Contact(at=at(day), client_id=client.id, minutes=contact_minutes)] if contact_minutes else []
        known = (client, ClientState())
        self.history.append(sum_day(day, sessions=[held], contacts=contacts, client_on=lambda _: known))

    def state(self, client_id: str, day: date) -> ClientState:
        return state_on([fact for fact in self.facts if fact.client_id == client_id], day)

    def asked(
        self, new: NewClient = WEEKLY, *, today: date = TODAY, breaks: Sequence[Break] = (), weeks: int = 4
    ) -> Referral:
        frame = WorkFrame(today=today, patterns=[PATTERN], time_off=self.time_off, breaks=breaks)
        coming = coming_weeks(
            frame,
            clients=self.clients,
            state_on=self.state,
            sessions=self.sessions,
            history=self.history,
            zone="Europe/Berlin",
            weeks=weeks,
        )
        return referral(new, frame, coming)


def without(found: Referral) -> list[float]:
    return [round(week.without, 6) for week in found.weeks]


def more(found: Referral) -> list[float]:
    """What the new client adds, in per cent of the plan."""
    return [round(week.with_client - week.without, 6) for week in found.weeks]


def test_usual_weeks_make_the_coming_ones_from_next_monday_on() -> None:
    plan = Plan()
    plan.client(Frequency.WEEKLY, (2, "10:00"))
    plan.client(Frequency.TWICE_WEEKLY, (1, "10:00"), (4, "10:00"), acuity=3)
    found = plan.asked()
    assert [week.monday for week in found.weeks] == [NEXT + n * WEEK for n in range(4)]
    assert without(found) == [34.0] * 4  # 1 + 2 · 1.2 units of 10


def test_an_ordinary_weekly_client_adds_one_unit_a_week() -> None:
    assert more(Plan().asked()) == [10.0] * 4


def test_a_severe_client_twice_a_week_adds_what_the_index_says() -> None:
    new = NewClient(
        frequency=Frequency.TWICE_WEEKLY,
        first=NEXT,
        minutes=60,
        severity=Severity(acuity=3, risk=True, trauma=True),
    )
    assert more(Plan().asked(new)) == [pytest.approx(100 * 2 * 60 / 50 * 1.55 / 10)] * 4


def test_rarer_clients_come_every_second_and_every_fourth_week_from_their_first() -> None:
    first = NEXT + WEEK + timedelta(days=2)
    assert more(Plan().asked(NewClient(frequency=Frequency.FORTNIGHTLY, first=first))) == [0, 10, 0, 10]
    assert more(Plan().asked(NewClient(frequency=Frequency.MONTHLY, first=first), weeks=6)) == [0, 10, 0, 0, 0, 10]


def test_leave_takes_sessions_away_and_the_days_are_named() -> None:
    plan = Plan()
    client = plan.client(Frequency.WEEKLY, (2, "10:00"))
    plan.client(Frequency.WEEKLY, (5, "10:00"))
    plan.planned(client, NEXT + WEEK + timedelta(days=1))
    plan.time_off = [
        days_away(NEXT + WEEK, NEXT + WEEK + timedelta(days=2)),
        days_away(NEXT + 2 * WEEK, NEXT + 3 * WEEK),
    ]
    found = plan.asked(NewClient(frequency=Frequency.TWICE_WEEKLY, first=NEXT))
    assert without(found) == [20.0, 10.0, 0.0, 20.0]
    assert more(found) == [20.0, 20.0, 0.0, 20.0]
    assert [week.days_off for week in found.weeks] == [0, 3, 5, 1]


def test_a_planned_session_stands_for_the_usual_one_and_a_cancelled_one_for_none() -> None:
    plan = Plan()
    client = plan.client(Frequency.WEEKLY, (2, "10:00"))
    plan.planned(client, NEXT + timedelta(days=1), "16:00", minutes=100)
    plan.planned(client, NEXT + WEEK + timedelta(days=1), status=SessionStatus.CANCELLED)
    assert without(plan.asked()) == [20.0, 0.0, 10.0, 10.0]


def test_a_session_moved_within_its_week_counts_once() -> None:
    plan = Plan()
    weekly, twice = plan.client(Frequency.WEEKLY, (2, "10:00")), plan.client(Frequency.TWICE_WEEKLY)
    plan.planned(weekly, NEXT + timedelta(days=3))
    plan.planned(twice, NEXT + WEEK + timedelta(days=3), "12:00")
    found = plan.asked()
    assert without(found) == [30.0] * 4
    assert found.without_slot == (twice.id,)


def test_three_in_a_row_count_as_a_run_and_the_new_client_stands_in_none() -> None:
    plan = Plan()
    for clock in ("09:00", "09:50", "10:40"):
        plan.client(Frequency.WEEKLY, (2, clock))
    assert without(plan.asked()) == [31.0] * 4
    assert more(plan.asked()) == [10.0] * 4


def test_regular_clients_without_an_appointment_count_and_are_named() -> None:
    plan = Plan()
    weekly = plan.client(Frequency.WEEKLY, minutes=None)
    rarely = plan.client(Frequency.AS_NEEDED)
    unknown = plan.client(None)
    found = plan.asked()
    assert without(found) == [10.0] * 4
    assert found.without_slot == (weekly.id,)
    assert found.as_needed == tuple(sorted([rarely.id, unknown.id]))


def test_only_therapy_and_only_while_the_work_goes_on() -> None:
    plan = Plan()
    plan.client(Frequency.WEEKLY, (2, "10:00"), role=Role.COACHING)
    plan.client(Frequency.WEEKLY, (2, "12:00"), ended_on=NEXT + timedelta(days=3))
    assert without(plan.asked()) == [10.0, 0.0, 0.0, 0.0]


def test_contacts_come_from_the_middle_of_the_logged_weeks_and_missing_weeks_are_named() -> None:
    plan = Plan()
    client = plan.client(Frequency.AS_NEEDED)
    for n, minutes in ((1, 25), (2, 50), (3, 100)):
        plan.logged(client, THIS - n * WEEK, minutes)
    assert (plan.asked().contact_units, plan.asked().recent, plan.asked().history) == (None, None, 3)
    plan.logged(client, THIS - 4 * WEEK, 50)
    plan.logged(client, THIS, 600)
    plan.logged(client, THIS - 9 * WEEK, 600)
    plan.time_off = [days_away(NEXT + WEEK, NEXT + WEEK + timedelta(days=6))]
    found = plan.asked()
    assert found.contact_units == pytest.approx(1.0)
    assert without(found) == [10.0, 0.0, 10.0, 10.0]
    assert found.recent == pytest.approx(20.0)  # one session and a contact of one unit, of 10
    assert (found.history, found.unlogged) == (4, tuple(THIS - n * WEEK for n in (8, 7, 6, 5)))


def test_without_any_history_contacts_are_left_out_and_all_eight_weeks_are_named() -> None:
    found = Plan().asked()
    assert (found.contact_units, found.recent, found.history, len(found.unlogged)) == (None, None, 0, 8)


def test_weeks_over_plan_are_counted_and_the_band_it_crosses_into_is_told() -> None:
    plan = Plan()
    for n in range(10):
        plan.client(Frequency.WEEKLY, (1 + n % 5, f"{9 + 3 * (n // 5):02}:00"))
    found = plan.asked(NewClient(frequency=Frequency.FORTNIGHTLY, first=NEXT))
    assert without(found) == [100.0] * 4
    assert (found.over_without, found.over_with) == (0, 2)
    assert (found.weeks[0].band_without, found.weeks[0].band_with) == (Band.WITHIN, Band.ABOVE)
    assert found.weeks[1].band_with is Band.WITHIN


def test_time_since_a_break_grows_over_the_coming_weeks_and_leave_begins_it_anew() -> None:
    plan = Plan()
    plan.client(Frequency.WEEKLY, (2, "10:00"))
    long_ago = Break(NEXT - 10 * WEEK, NEXT - 8 * WEEK)
    coming = Break(NEXT + 2 * WEEK - timedelta(days=2), NEXT + 3 * WEEK - timedelta(days=1))
    plan.time_off = [days_away(NEXT + 2 * WEEK, NEXT + 2 * WEEK + timedelta(days=4))]
    found = plan.asked(breaks=[long_ago, coming])
    assert without(found) == [10.4, 10.6, 0.0, 10.0]


def test_as_needed_cannot_be_planned() -> None:
    with pytest.raises(ValueError, match="as needed"):
        Plan().asked(NewClient(frequency=Frequency.AS_NEEDED, first=NEXT))


def test_changed_weights_change_what_it_adds() -> None:
    new = replace(WEEKLY, severity=Severity(acuity=1, risk=True))
    frame = WorkFrame(today=TODAY, patterns=[PATTERN], weights=Weights(caseload=CaseloadWeights(risk=1.0)))
    coming = coming_weeks(
        frame, clients=[], state_on=Plan().state, sessions=[], history=[], zone="Europe/Berlin", weeks=1
    )
    found = referral(new, frame, coming)
    assert more(found) == [20.0]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(Frequency)),
            st.lists(
                st.tuples(st.integers(1, 7), st.sampled_from(["09:00", "09:50", "14:00"])), max_size=2, unique=True
            ),
            st.integers(0, 4),
        ),
        max_size=6,
    ),
    st.integers(-20, 20),
    st.randoms(use_true_random=False),
)
@settings(max_examples=40, deadline=None)
def test_with_is_never_less_than_without_and_neither_order_nor_whole_month_shifts_change_it(
    rhythms: list[tuple[Frequency, list[tuple[int, str]], int]], months: int, chance: random.Random
) -> None:
    shift = 4 * months * WEEK  # a common multiple of all rhythms

    def plan_from(moved_by: timedelta) -> Plan:
        plan = Plan()
        for frequency, slots, acuity in rhythms:
            plan.client(frequency, *slots, acuity=acuity, start=date(2024, 1, 1) + moved_by)
        return plan

    found = plan_from(timedelta(0)).asked()
    assert all(week.with_client >= week.without for week in found.weeks)
    moved = plan_from(shift)
    chance.shuffle(moved.clients)
    later = moved.asked(replace(WEEKLY, first=NEXT + shift), today=TODAY + shift)
    assert without(later) == without(found)
    assert more(later) == more(found)
