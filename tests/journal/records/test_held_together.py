"""Members of a group who were logged singly are one hour: of the day's sums, of the run, and one group unit."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.measures.caseload_intensity import caseload_by_week
from journal.measures.work_frame import WorkFrame
from journal.records.client import Client, ClientFact, Member, Role, Unit
from journal.records.day_sums import DaySums, Minutes
from journal.records.session import Session, SessionStatus
from journal.records.work_pattern import WorkPattern
from tests.journal.practice import LONG_AGO, Practice, at

DAY = date(2026, 10, 5)
WRITTEN = datetime(2027, 6, 1, tzinfo=UTC)
FRAME = WorkFrame(today=date(2027, 1, 1), patterns=[WorkPattern(effective=LONG_AGO)])


def held(client: str, clock: str = "17:00", zone: str = "Europe/Berlin", **told: object) -> Session:
    given = {"minutes": 90, "status": SessionStatus.ATTENDED, "written_at": WRITTEN, **told}
    return Session(at=at(DAY, clock, zone), client_id=client, **given)  # type: ignore[arg-type]


def group(practice: Practice, n: int = 8, **told: object) -> list[str]:
    return [practice.client(unit=Unit.GROUP, **told) for _ in range(n)]  # type: ignore[arg-type]


def test_eight_members_logged_singly_are_one_session_of_hours_run_and_caseload() -> None:
    practice = Practice()
    eight = [practice.client(acuity=3, risk=True, unit=Unit.GROUP), *group(practice, 7)]
    before, after = practice.client(), practice.client()
    practice.log(*(held(who, demand=n) for n, who in enumerate(eight)))
    practice.log(held(before, "16:00", minutes=55), held(after, "18:35", minutes=50))
    sums = practice.on(DAY)

    assert (sums.sessions, sums.therapy_sessions) == (3, 3)
    assert sums.attended == Minutes(90 + 55 + 50)
    assert (sums.longest_run, sums.runs) == (3, {"3": 1})
    assert (sums.rated, sums.demand_minutes, sums.unrated) == (Minutes(90), Minutes(7 * 90), 2)
    assert sums.regular == {"1": Minutes(105), "+".join(["1"] * 7 + ["3r"]): Minutes(90)}
    (week,) = caseload_by_week([sums], DAY, DAY, FRAME)
    m = Fraction(140, 100) + 7 * Fraction(5, 100)  # the highest member's, and 0.05 for each further
    assert week.parts["sessions"] == pytest.approx(float(Fraction(90, 50) * m + Fraction(105, 50)), abs=1e-12)
    assert week.hours == 195 / 60


def test_one_of_eight_who_did_not_come_is_one_of_eight_missed() -> None:
    practice = Practice()
    came, missed = group(practice, 7), group(practice, 1)
    practice.log(*(held(who) for who in came), held(missed[0], status=SessionStatus.NO_SHOW))
    (week,) = caseload_by_week([practice.on(DAY)], DAY, DAY, FRAME)
    assert week.therapy_sessions == 1
    assert week.no_show_rate == pytest.approx(1 / 8)
    assert week.trauma_share is None


@pytest.mark.parametrize(
    ("told", "sessions"),
    [
        ({}, 1),
        ({"clock": "17:01"}, 2),
        ({"minutes": 50}, 2),
        ({"minutes": None}, 2),  # without minutes it is one of 50
        ({"emergency": True}, 2),
        ({"clock": "11:00", "zone": "America/New_York"}, 1),  # the same moment, logged abroad
        ({"status": SessionStatus.NO_SHOW}, 1),
    ],
)
def test_they_begin_in_the_same_minute_and_last_as_long(told: dict[str, object], sessions: int) -> None:
    practice = Practice()
    one, other = group(practice, 2)
    practice.log(held(one), held(other, **told))  # type: ignore[arg-type]
    assert practice.on(DAY).sessions == sessions


def test_two_who_come_in_a_group_make_it_one_and_with_fewer_they_stay_apart() -> None:
    practice = Practice()
    single, other = practice.client(), practice.client()
    one, two = group(practice, 2)
    practice.log(held(single), held(other))
    assert practice.on(DAY).sessions == 2  # a start that nobody typed may be the same by chance
    practice.log(held(one), held(one))
    assert practice.on(DAY).sessions == 4
    practice.log(held(two))
    assert practice.on(DAY).sessions == 1


def test_the_members_of_one_client_logged_each_by_themselves_are_one_session() -> None:
    practice = Practice()
    members = tuple(Member(label=label) for label in "abcd")
    client = Client(at=at(LONG_AGO, "00:00"), code="GR", members=members)
    severe = ClientFact(client_id=client.id, member_id=members[1].id, effective=DAY, acuity=4)
    practice.clients[client.id] = (client, [ClientFact(client_id=client.id, effective=DAY, unit=Unit.GROUP), severe])
    practice.log(*(held(client.id, members_present=(member.id,)) for member in members[:3]))
    assert practice.on(DAY).regular == {"1+1+4": Minutes(90)}
    practice.log(held(client.id, members_present=(members[0].id,)))  # one of them twice
    assert practice.on(DAY).regular == {"1+1+4": Minutes(90)}
    practice.log(held(client.id))  # nobody named: all of them
    assert practice.on(DAY).regular == {"1+1+1+4": Minutes(90)}
    practice.log(held(client.id, "19:00", members_present=(members[0].id,)))
    assert practice.on(DAY).sessions == 2


def test_two_groups_that_are_clients_with_members_stay_two() -> None:
    practice = Practice()
    for code in ("A", "B"):
        client = Client(at=at(LONG_AGO, "00:00"), code=code, members=(Member(label="a"), Member(label="b")))
        practice.clients[client.id] = (client, [ClientFact(client_id=client.id, effective=DAY, unit=Unit.GROUP)])
        practice.log(held(client.id))
    assert practice.on(DAY).sessions == 2


def test_of_other_roles_a_group_is_one_too_and_never_one_with_the_therapy() -> None:
    practice = Practice()
    practice.log(*(held(who) for who in group(practice, 3) + group(practice, 3, role=Role.TEACHING)))
    sums = practice.on(DAY)
    assert (sums.sessions, sums.therapy_sessions, sums.attended) == (2, 1, Minutes(180))


@given(
    st.lists(
        st.tuples(
            st.integers(0, 7),
            st.sampled_from(["09:00", "10:00", "10:55"]),
            st.sampled_from([None, 50, 90]),
            st.none() | st.integers(0, 10),
        ),
        max_size=14,
    )
)
def test_a_days_hours_are_what_counting_each_hour_once_gives(
    told: list[tuple[int, str, int | None, int | None]],
) -> None:
    practice = Practice()
    who = [
        *group(practice, 3),
        practice.client(unit=Unit.GROUP, minutes=90),
        *(practice.client(minutes=50) for _ in range(2)),
        *(practice.client() for _ in range(2)),
    ]
    usual = {client: 90 if n == 3 else 50 if n in (4, 5) else None for n, client in enumerate(who)}
    practice.log(*(held(who[n], clock, minutes=minutes, demand=demand) for n, clock, minutes, demand in told))
    sums: DaySums = practice.on(DAY)

    hours: Counter[tuple[str, int]] = Counter()
    grouped: dict[tuple[str, int], set[int]] = {}
    for n, clock, minutes, _ in told:
        hours[clock, minutes or usual[who[n]] or 50] += 1
        if n < 4:
            grouped.setdefault((clock, minutes or usual[who[n]] or 50), set()).add(n)
    each = [hour for hour, n in hours.items() for _ in range(1 if len(grouped.get(hour, ())) >= 2 else n)]
    assert sums.sessions == len(each)
    assert sums.attended.told + 50 * sums.attended.blank == sum(minutes for _, minutes in each)
    tables = sums.regular.values()
    assert Minutes(sum(m.told for m in tables), sum(m.blank for m in tables)) == sums.attended
