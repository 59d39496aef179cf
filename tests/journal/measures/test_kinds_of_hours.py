"""What each hour was; the worked examples of the docstring, and that no minute is lost or made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.measures.kinds_of_hours import (
    besides_of,
    by_day,
    by_kind,
    of_downtime,
    of_session,
    of_sessions,
    of_supervision,
)
from journal.presets.hours import BY_KEY, MY_BOARD
from journal.presets.kinds_of_hours import WITH_CLIENTS, Besides, HourKind
from journal.records.client import Client, ClientState, Role, Unit, state_on
from journal.records.downtime import Downtime, DowntimeCategory
from journal.records.session import CountsAs, Medium, Session, SessionStatus
from journal.records.supervision import Supervision, SupervisionFormat
from tests.journal.practice import LONG_AGO, Practice, at

DAY = date(2026, 3, 3)
WRITTEN = at(date(2026, 10, 1))
K2 = Client(at=at(LONG_AGO), code="K2")


def each(*values: object) -> tuple[object, ...]:
    """Return the values side by side; fractions equal the whole numbers they are."""
    return values


def held(client_id: str = "k2", clock: str = "10:00", day: date = DAY, **more: object) -> Session:
    known = {"status": SessionStatus.ATTENDED, "written_at": WRITTEN, "minutes": 50, **more}
    return Session(at=at(day, clock), client_id=client_id, **known)  # type: ignore[arg-type]  # as given


@pytest.mark.parametrize("unit", Unit)
def test_an_hour_is_of_the_kind_of_who_comes(unit: Unit) -> None:
    hour = of_session(held(), K2, ClientState(unit=unit))
    assert hour is not None
    assert each(hour.kind.value, hour.minutes, hour.besides) == (unit.value, 50, frozenset())


def test_a_child_is_told_apart_and_a_family_stays_one() -> None:
    kinds = [of_session(held(), K2, ClientState(unit=unit, child=True)) for unit in (Unit.INDIVIDUAL, Unit.FAMILY)]
    assert [hour.kind for hour in kinds if hour] == [HourKind.CHILD, HourKind.FAMILY]


@pytest.mark.parametrize(
    ("medium", "far"), [(Medium.VIDEO, True), (Medium.PHONE, True), (Medium.ROOM, False), (Medium.HOME, False)]
)
def test_by_video_and_by_phone_is_telehealth(medium: Medium, far: bool) -> None:
    hour = of_session(held(medium=medium), K2, ClientState())
    assert hour is not None
    assert (Besides.TELEHEALTH in hour.besides) is far


def test_what_an_hour_was_besides_is_part_of_it_and_not_more() -> None:
    hours = [
        of_session(held(counts_as=tuple(CountsAs), medium=Medium.VIDEO), K2, ClientState()),
        of_session(held(), K2, ClientState()),
    ]
    known = [hour for hour in hours if hour is not None]
    assert by_kind(known) == {HourKind.INDIVIDUAL: 100}
    assert besides_of(known) == {Besides.TELEHEALTH: 50, Besides.ASSESSMENT: 50, Besides.OBSERVED: 50}


def test_hours_of_another_role_and_hours_not_held_are_no_hours_with_clients() -> None:
    for role in set(Role) - {Role.THERAPY}:
        assert of_session(held(), replace(K2, role=role), ClientState()) is None
    for status in set(SessionStatus) - {SessionStatus.ATTENDED}:
        assert of_session(held(status=status), K2, ClientState()) is None


def test_minutes_nobody_typed_are_the_usual_ones_and_say_so() -> None:
    bare = held(minutes=None)
    usual = of_session(bare, K2, ClientState(minutes=45))
    default = of_session(bare, K2, ClientState(), default_minutes=55)
    assert usual is not None
    assert default is not None
    assert [each(hour.minutes, hour.usual) for hour in (usual, default)] == [(45, True), (55, True)]


def test_a_group_logged_singly_is_one_hour() -> None:
    practice = Practice()
    members = [practice.client(unit=Unit.GROUP) for _ in range(3)]
    sessions = [held(member, "17:00", minutes=90) for member in members]
    sessions[1] = replace(sessions[1], counts_as=(CountsAs.OBSERVED,))

    def client_on(client_id: str, day: date) -> tuple[Client, ClientState]:
        client, facts = practice.clients[client_id]
        return client, state_on(facts, day)

    [hour] = of_sessions([*sessions, held(members[0], "17:00", status=SessionStatus.NO_SHOW)], client_on)
    assert each(hour.kind, hour.minutes, hour.besides) == (HourKind.GROUP, 90, {Besides.OBSERVED})


def test_the_minutes_of_a_group_are_those_that_one_of_them_was_given() -> None:
    practice = Practice()
    members = [practice.client(unit=Unit.GROUP) for _ in range(2)]
    sessions = [
        held(member, "17:00", minutes=minutes, id=f"{n}" * 32)
        for n, (member, minutes) in enumerate(zip(members, (None, 50), strict=True))
    ]

    def client_on(client_id: str, day: date) -> tuple[Client, ClientState]:
        client, facts = practice.clients[client_id]
        return client, state_on(facts, day)

    [hour] = of_sessions(sessions, client_on, default_minutes=55)
    assert each(hour.minutes, hour.usual) == (50, False)


@pytest.mark.parametrize(
    ("format", "size", "kind"),
    [
        (SupervisionFormat.INDIVIDUAL, None, HourKind.SUPERVISION_INDIVIDUAL),
        (SupervisionFormat.CONSULTATION, None, HourKind.SUPERVISION_INDIVIDUAL),
        (SupervisionFormat.GROUP, 2, HourKind.SUPERVISION_TRIADIC),
        (SupervisionFormat.GROUP, 3, HourKind.SUPERVISION_GROUP),
        (SupervisionFormat.GROUP, None, HourKind.SUPERVISION_GROUP),
        (SupervisionFormat.PEER, 2, HourKind.SUPERVISION_PEERS),
    ],
)
def test_a_meeting_is_alone_for_two_or_in_a_group(format: SupervisionFormat, size: int | None, kind: HourKind) -> None:
    hour = of_supervision(Supervision(at=at(DAY), minutes=60, format=format, group_size=size), MY_BOARD)
    assert hour is not None
    assert each(hour.kind, hour.minutes) == (kind, 60)


def test_a_meeting_has_the_minutes_that_its_board_lets_count() -> None:
    shared = Supervision(at=at(DAY), minutes=60, format=SupervisionFormat.GROUP, group_size=7)
    hour = of_supervision(shared, BY_KEY["bacp_student"])
    assert hour is not None
    assert hour.minutes == Fraction(60, 7)
    among_peers = replace(shared, format=SupervisionFormat.PEER)
    assert of_supervision(among_peers, BY_KEY["bacp_student"]) is None
    assert of_supervision(replace(shared, group_size=None), BY_KEY["bacp_student"]) is None


def test_what_counts_as_indirect_is_said_by_the_preset() -> None:
    california = BY_KEY["california_amft"]
    for category in set(DowntimeCategory) - {DowntimeCategory.SUPERVISION}:
        spent = Downtime(at=at(DAY), activity="letters", category=category, minutes=40)
        counted = of_downtime(spent, MY_BOARD), of_downtime(spent, california)
        assert [hour is not None for hour in counted] == [
            category is DowntimeCategory.ADMINISTRATION,
            category in (DowntimeCategory.ADMINISTRATION, DowntimeCategory.CONTINUING_EDUCATION),
        ]
    assert of_downtime(Downtime(at=at(DAY), activity="x", category=DowntimeCategory.ADMINISTRATION), MY_BOARD) is None


Told = tuple[int, int, str, int | None, SessionStatus]


@given(
    told=st.lists(
        st.tuples(
            st.integers(0, 5), st.integers(0, 2), st.sampled_from(["09:00", "10:00", "17:00"]),
            st.sampled_from([None, 50, 60, 90]), st.sampled_from(list(SessionStatus)),
        ),
        max_size=25,
    )
)  # fmt: skip
def test_the_minutes_of_a_day_are_those_of_its_day_sums(
    told: list[tuple[int, int, str, int | None, SessionStatus]],
) -> None:
    """Two ways lead to hours with clients, by day and by session; a board must not find a difference."""
    practice = Practice()
    clients = [
        practice.client(), practice.client(minutes=60), practice.client(role=Role.COACHING),
        practice.client(unit=Unit.GROUP), practice.client(unit=Unit.GROUP, minutes=90),
        practice.client(unit=Unit.GROUP),
    ]  # fmt: skip
    days = [DAY + timedelta(days=n) for n in range(3)]
    sessions = [held(clients[c], clock, days[d], minutes=m, status=s) for c, d, clock, m, s in told]
    practice.log(*sessions)

    def client_on(client_id: str, day: date) -> tuple[Client, ClientState]:
        client, facts = practice.clients[client_id]
        return client, state_on(facts, day)

    hours = of_sessions(sessions, client_on, default_minutes=55)
    for day in days:
        sums = practice.on(day)
        each = [m for table in (sums.regular, sums.emergency) for m in table.values()]
        assert by_day(hours).get(day, 0) == sum(m.told + 55 * m.blank for m in each)
    assert sum(by_kind(hours).values()) == sum(by_day(hours).values())
    assert set(by_kind(hours)) <= set(WITH_CLIENTS)
