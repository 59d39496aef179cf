"""A week's usual sessions from each client's rhythm."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.planning.usual_week import UsualWeek, usual_week, with_weeks_of
from journal.records.client import Client, ClientFact, EndingKind, Frequency, Slot, state_on
from journal.records.session import Session, SessionStatus

ZONE = "Europe/Berlin"
MONDAY = date(2026, 10, 5)
TUESDAY, THURSDAY = 2, 4


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), tzinfo=ZoneInfo(ZONE))


class Practice:
    """Clients with rhythms, and the week they make."""

    def __init__(self) -> None:
        self.clients: list[Client] = []
        self.facts: list[ClientFact] = []

    def client(
        self,
        frequency: Frequency | None,
        *slots: tuple[int, str],
        since: date = MONDAY,
        minutes: int | None = 50,
        start: date = date(2026, 1, 5),
        ended_on: date | None = None,
    ) -> Client:
        ending = EndingKind.PLANNED if ended_on else None
        code = f"K{len(self.clients) + 1}"
        client = Client(at=midnight(start), code=code, ended_on=ended_on, ending=ending)
        self.clients.append(client)
        self.rhythm(client, frequency, *slots, since=since, minutes=minutes)
        return client

    def rhythm(
        self,
        client: Client,
        frequency: Frequency | None,
        *slots: tuple[int, str],
        since: date,
        minutes: int | None = 50,
    ) -> None:
        usual = tuple(Slot(weekday=weekday, clock=time.fromisoformat(clock)) for weekday, clock in slots)
        self.facts.append(
            ClientFact(client_id=client.id, effective=since, frequency=frequency, slots=usual, minutes=minutes)
        )

    def week(
        self, monday: date, *, sessions: Sequence[Session] = (), days_off: Collection[date] = (), zone: str = ZONE
    ) -> UsualWeek:
        return usual_week(
            monday,
            self.clients,
            state_on=lambda client_id, day: state_on([f for f in self.facts if f.client_id == client_id], day),
            sessions=sessions,
            days_off=days_off,
            zone=zone,
        )

    def starts(self, monday: date, **given: object) -> list[str]:
        return [f"{p.at:%a %H:%M}" for p in self.week(monday, **given).proposals]  # type: ignore[arg-type]  # as week


@pytest.fixture
def practice() -> Practice:
    return Practice()


def weeks_with_a_session(practice: Practice, weeks: int) -> list[int]:
    return [n for n in range(weeks) if practice.week(MONDAY + timedelta(weeks=n)).proposals]


def test_a_weekly_client_comes_every_week_at_the_usual_time(practice: Practice) -> None:
    client = practice.client(Frequency.WEEKLY, (TUESDAY, "10:00"), minutes=45)

    (proposal,) = practice.week(MONDAY).proposals

    assert (proposal.client_id, proposal.minutes) == (client.id, 45)
    assert proposal.at == datetime(2026, 10, 6, 10, tzinfo=ZoneInfo(ZONE))
    assert weeks_with_a_session(practice, 4) == [0, 1, 2, 3]


def test_twice_weekly_means_both_appointments_in_order_of_time(practice: Practice) -> None:
    practice.client(Frequency.TWICE_WEEKLY, (THURSDAY, "09:00"), (TUESDAY, "10:00"))

    assert practice.starts(MONDAY) == ["Tue 10:00", "Thu 09:00"]


def test_fortnightly_is_counted_from_the_day_the_appointment_holds_from(practice: Practice) -> None:
    practice.client(Frequency.FORTNIGHTLY, (TUESDAY, "10:00"), since=MONDAY)

    assert weeks_with_a_session(practice, 6) == [0, 2, 4]


def test_fortnightly_agreed_on_a_wednesday_for_tuesdays_begins_the_tuesday_after(practice: Practice) -> None:
    practice.client(Frequency.FORTNIGHTLY, (TUESDAY, "10:00"), since=MONDAY + timedelta(days=2))

    assert weeks_with_a_session(practice, 6) == [1, 3, 5]


def test_two_fortnightly_appointments_fall_into_the_same_weeks(practice: Practice) -> None:
    practice.client(Frequency.FORTNIGHTLY, (TUESDAY, "10:00"), (THURSDAY, "10:00"), since=MONDAY + timedelta(days=2))

    assert [practice.starts(MONDAY + timedelta(weeks=n)) for n in (1, 2, 3)] == [[], ["Tue 10:00", "Thu 10:00"], []]


def test_monthly_is_every_fourth_week(practice: Practice) -> None:
    practice.client(Frequency.MONTHLY, (TUESDAY, "10:00"), since=MONDAY)

    assert weeks_with_a_session(practice, 10) == [0, 4, 8]


def test_fortnights_go_on_across_the_turn_of_a_year_with_53_weeks(practice: Practice) -> None:
    practice.client(Frequency.FORTNIGHTLY, (TUESDAY, "10:00"), since=date(2026, 12, 14))

    assert [bool(practice.starts(date(2026, 12, 14) + timedelta(weeks=n))) for n in range(5)] == [
        True, False, True, False, True,
    ]  # fmt: skip


def test_as_needed_is_never_proposed_and_never_missed(practice: Practice) -> None:
    practice.client(Frequency.AS_NEEDED, (TUESDAY, "10:00"))
    practice.client(Frequency.AS_NEEDED)

    assert practice.week(MONDAY) == UsualWeek()


def test_an_appointment_without_a_frequency_is_weekly(practice: Practice) -> None:
    practice.client(None, (TUESDAY, "10:00"))

    assert weeks_with_a_session(practice, 3) == [0, 1, 2]


def test_a_regular_client_without_an_appointment_is_named(practice: Practice) -> None:
    client = practice.client(Frequency.WEEKLY)

    assert practice.week(MONDAY) == UsualWeek(without_slot=(client.id,))


def test_nothing_is_proposed_in_time_off(practice: Practice) -> None:
    practice.client(Frequency.TWICE_WEEKLY, (TUESDAY, "10:00"), (THURSDAY, "10:00"))

    assert practice.starts(MONDAY, days_off={date(2026, 10, 6)}) == ["Thu 10:00"]


def test_the_last_day_is_proposed_and_the_day_after_is_not(practice: Practice) -> None:
    practice.client(
        Frequency.TWICE_WEEKLY, (TUESDAY, "10:00"), (3, "10:00"), ended_on=date(2026, 10, 6), start=date(2026, 10, 6)
    )

    assert practice.starts(MONDAY) == ["Tue 10:00"]
    assert practice.week(MONDAY + timedelta(weeks=1)) == UsualWeek()


@pytest.mark.parametrize("status", [SessionStatus.PLANNED, SessionStatus.CANCELLED])
def test_a_client_with_a_session_that_day_is_not_proposed_again(practice: Practice, status: SessionStatus) -> None:
    client = practice.client(Frequency.TWICE_WEEKLY, (TUESDAY, "10:00"), (THURSDAY, "10:00"))
    other = practice.client(Frequency.WEEKLY, (TUESDAY, "12:00"))
    moved = Session(client_id=client.id, at=datetime(2026, 10, 6, 17, tzinfo=ZoneInfo(ZONE)), status=status)

    week = practice.week(MONDAY, sessions=[moved])

    assert [(p.client_id, p.day.isoweekday()) for p in week.proposals] == [(other.id, 2), (client.id, 4)]


def test_a_rhythm_that_changes_in_midweek_holds_from_its_day(practice: Practice) -> None:
    client = practice.client(Frequency.TWICE_WEEKLY, (TUESDAY, "10:00"), (THURSDAY, "10:00"))
    practice.rhythm(client, Frequency.WEEKLY, (THURSDAY, "15:00"), since=date(2026, 10, 7), minutes=80)

    week = practice.week(MONDAY)

    assert [(f"{p.at:%a %H:%M}", p.minutes) for p in week.proposals] == [("Tue 10:00", 50), ("Thu 15:00", 80)]


def session(client: Client, day: int, clock: str = "17:00", **more: object) -> Session:
    """Return a session on the nth day of the week of `MONDAY`."""
    at = datetime.combine(MONDAY + timedelta(days=day - 1), time.fromisoformat(clock), tzinfo=ZoneInfo(ZONE))
    return Session(client_id=client.id, at=at, **more)  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize(
    ("slots", "there", "left"),
    [
        ([TUESDAY], [(3, {})], []),
        ([TUESDAY], [(3, {"status": SessionStatus.CANCELLED})], []),
        ([TUESDAY], [(3, {"emergency": True})], ["Tue 10:00"]),
        ([TUESDAY, THURSDAY], [(5, {})], ["Tue 10:00"]),
        ([TUESDAY, THURSDAY], [(1, {})], ["Thu 10:00"]),
        ([TUESDAY, THURSDAY], [(TUESDAY, {}), (TUESDAY, {})], []),
        ([TUESDAY, THURSDAY], [(TUESDAY, {"status": SessionStatus.CANCELLED}), (5, {})], ["Thu 10:00"]),
        ([TUESDAY, THURSDAY], [(1, {}), (3, {}), (5, {})], []),
    ],
)
def test_a_session_moved_within_its_week_is_not_proposed_again_on_its_old_day(
    practice: Practice, slots: list[int], there: list[tuple[int, dict[str, object]]], left: list[str]
) -> None:
    frequency = Frequency.TWICE_WEEKLY if len(slots) > 1 else Frequency.WEEKLY
    client = practice.client(frequency, *((slot, "10:00") for slot in slots))
    assert practice.starts(MONDAY, sessions=[session(client, day, **more) for day, more in there]) == left  # type: ignore[arg-type]  # as given


def test_a_session_moved_from_a_day_off_leaves_the_other_day_as_it_is(practice: Practice) -> None:
    client = practice.client(Frequency.TWICE_WEEKLY, (TUESDAY, "10:00"), (THURSDAY, "10:00"))
    moved = session(client, 3, "18:00")
    assert practice.starts(MONDAY, sessions=[moved], days_off={date(2026, 10, 6)}) == ["Thu 10:00"]


@pytest.mark.parametrize(
    ("before", "after", "proposed"),
    [(TUESDAY, THURSDAY, ["Thu 11:00"]), (THURSDAY, TUESDAY, ["Thu 10:00"]), (TUESDAY, TUESDAY, ["Tue 10:00"])],
)
def test_a_usual_day_that_changes_in_midweek_gives_one_session(
    practice: Practice, before: int, after: int, proposed: list[str]
) -> None:
    client = practice.client(Frequency.WEEKLY, (before, "10:00"))
    practice.rhythm(client, Frequency.WEEKLY, (after, "11:00"), since=date(2026, 10, 7))
    weekday = f"{MONDAY + timedelta(days=after - 1):%a}"

    assert practice.starts(MONDAY) == proposed
    assert practice.starts(MONDAY, sessions=[session(client, before)]) == []
    assert practice.starts(MONDAY + timedelta(weeks=1)) == [f"{weekday} 11:00"]


@given(old=st.integers(1, 7), new=st.integers(1, 7), since=st.integers(0, 13))
def test_each_week_of_a_weekly_client_has_one_session_whenever_the_day_changes(old: int, new: int, since: int) -> None:
    practice = Practice()
    client = practice.client(Frequency.WEEKLY, (old, "10:00"), since=MONDAY - timedelta(weeks=4))
    practice.rhythm(client, Frequency.WEEKLY, (new, "11:00"), since=MONDAY + timedelta(days=since))
    assert [len(practice.starts(MONDAY + timedelta(weeks=n))) for n in range(4)] == [1, 1, 1, 1]


@given(old=st.integers(1, 7), new=st.integers(1, 7), changes=st.integers(0, 27), weeks=st.sampled_from([2, 4]))
def test_new_appointments_that_keep_their_weeks_fall_into_the_same_ones(
    old: int, new: int, changes: int, weeks: int
) -> None:
    practice = Practice()
    frequency = Frequency.FORTNIGHTLY if weeks == 2 else Frequency.MONTHLY
    client = practice.client(frequency, (old, "10:00"), since=MONDAY)
    before = state_on(practice.facts, MONDAY)
    slots = with_weeks_of(before, (Slot(weekday=new, clock=time(11)),))
    since = MONDAY + timedelta(days=changes)
    practice.facts.append(ClientFact(client_id=client.id, effective=since, slots=slots))
    assert weeks_with_a_session(practice, 12) == list(range(0, 12, weeks))
    assert len([p for n in range(12) for p in practice.week(MONDAY + timedelta(weeks=n)).proposals]) == 12 // weeks


@given(
    days=st.lists(st.integers(1, 7), min_size=1, max_size=2, unique=True), moved=st.lists(st.integers(1, 7), min_size=2)
)
def test_wherever_in_its_week_a_planned_session_is_moved_none_is_proposed_again(
    days: list[int], moved: list[int]
) -> None:
    practice = Practice()
    practice.client(Frequency.TWICE_WEEKLY, *((day, "10:00") for day in days))
    planned = [p.session() for p in practice.week(MONDAY).proposals]
    there = [
        replace(s, at=s.at + timedelta(days=day - s.day.isoweekday())) for s, day in zip(planned, moved, strict=False)
    ]
    assert practice.week(MONDAY, sessions=there) == UsualWeek()


def test_nothing_is_proposed_between_two_episodes_of_work(practice: Practice) -> None:
    client = practice.client(Frequency.WEEKLY, (TUESDAY, "10:00"), ended_on=date(2026, 10, 14))
    practice.clients = [client.taken_up(date(2026, 10, 28))]
    weeks = [practice.starts(MONDAY + timedelta(weeks=n)) for n in range(5)]
    assert weeks == [["Tue 10:00"], ["Tue 10:00"], [], [], ["Tue 10:00"]]


def test_a_session_logged_abroad_stands_for_the_usual_one_of_its_day_at_home(practice: Practice) -> None:
    practice.client(Frequency.WEEKLY, (1, "09:00"))
    evening_before = datetime(2026, 10, 4, 21, tzinfo=ZoneInfo("America/Denver"))  # Monday, 05:00
    held = Session(client_id=practice.clients[0].id, at=evening_before, status=SessionStatus.ATTENDED)
    assert practice.starts(MONDAY, sessions=[held]) == []
    assert practice.starts(MONDAY - timedelta(days=7), sessions=[held]) == ["Mon 09:00"]


def test_an_hour_that_the_clocks_skip_is_named_and_the_rest_is_proposed(practice: Practice) -> None:
    client = practice.client(Frequency.TWICE_WEEKLY, (7, "02:30"), (7, "10:00"))

    week = practice.week(date(2026, 3, 23))

    assert [f"{p.at:%a %H:%M}" for p in week.proposals] == ["Sun 10:00"]
    assert [(s.client_id, s.day, s.clock) for s in week.skipped] == [(client.id, date(2026, 3, 29), time(2, 30))]


def test_a_proposal_becomes_a_planned_session_that_asks_for_nothing_more(practice: Practice) -> None:
    client = practice.client(Frequency.WEEKLY, (TUESDAY, "10:00"), minutes=None)

    session = practice.week(MONDAY).proposals[0].session()

    assert (session.client_id, session.minutes, session.status) == (client.id, None, SessionStatus.PLANNED)


def test_a_week_begins_on_a_monday(practice: Practice) -> None:
    with pytest.raises(ValueError, match="Monday"):
        practice.week(date(2026, 10, 6))


@given(
    frequency=st.sampled_from([Frequency.WEEKLY, Frequency.FORTNIGHTLY, Frequency.MONTHLY]),
    weekday=st.integers(1, 7),
    since=st.integers(0, 27),
)
def test_usual_sessions_of_one_appointment_lie_a_whole_rhythm_apart(
    frequency: Frequency, weekday: int, since: int
) -> None:
    practice = Practice()
    practice.client(frequency, (weekday, "10:00"), since=MONDAY + timedelta(days=since))
    days = [p.day for n in range(4, 20) for p in practice.week(MONDAY + timedelta(weeks=n)).proposals]

    apart = {Frequency.WEEKLY: 7, Frequency.FORTNIGHTLY: 14, Frequency.MONTHLY: 28}[frequency]
    assert {(b - a).days for a, b in pairwise(days)} == {apart}
    assert {day.isoweekday() for day in days} == {weekday}
    assert all((day - (MONDAY + timedelta(days=since))).days % apart < 7 for day in days)


def test_what_was_planned_once_is_not_proposed_twice(practice: Practice) -> None:
    practice.client(Frequency.TWICE_WEEKLY, (TUESDAY, "10:00"), (THURSDAY, "10:00"))
    planned = [p.session() for p in practice.week(MONDAY).proposals]

    assert practice.week(MONDAY, sessions=planned) == UsualWeek()
