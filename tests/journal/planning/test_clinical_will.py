"""A clinical will over time: which one holds, what is due, whom its list names, and what looks like a secret."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.planning.clinical_will import composed, due, in_force, looks_like_a_secret, months_after, open_clients
from journal.records.client import Client, EndingKind
from journal.records.clinical_will import ClinicalWill, WillClient
from tests.journal.practice import at

TODAY = date(2026, 11, 30)
DAY = timedelta(days=1)


def will(written: date = TODAY, **told: Any) -> ClinicalWill:
    return ClinicalWill(at=at(written, "00:00"), **{"clients_looked_at_on": TODAY, **told})


def client(code: str, ended_on: date | None = None, begun: date = date(2026, 1, 5)) -> Client:
    ending = EndingKind.PLANNED if ended_on is not None else None
    return Client(at=at(begun, "00:00"), code=code, ending=ending, ended_on=ended_on)


def listed(*clients: Client) -> tuple[WillClient, ...]:
    return tuple(WillClient(client_id=one.id) for one in clients)


def test_the_one_that_nothing_took_the_place_of_holds_and_the_one_before_where_that_is_gone() -> None:
    first = will(date(2025, 3, 1))
    second = will(date(2026, 3, 1), replaces_id=first.id)
    assert in_force([second, first]) == second
    assert in_force([first]) == first
    assert in_force([]) is None
    # Two tabs each wrote one in the place of the same.
    third = will(date(2026, 4, 1), replaces_id=first.id)
    assert in_force([third, first, second]) == third


def test_the_whole_is_due_six_months_after_it_was_written_or_looked_at() -> None:
    assert not due(will(date(2026, 6, 1)), [], TODAY).whole
    assert due(will(date(2026, 5, 30)), [], TODAY).whole
    looked_at = will(date(2024, 1, 1), looked_at_on=TODAY - DAY)
    assert not due(looked_at, [], TODAY).anything
    assert due(looked_at, [], TODAY).whole_from == date(2027, 5, 29)


def test_of_a_day_that_lies_ahead_nothing_is_known_and_it_is_due() -> None:
    assert due(will(TODAY + DAY), [], TODAY).whole
    assert due(will(looked_at_on=TODAY + 400 * DAY), [], TODAY).whole
    assert due(will(clients=listed(k2 := client("K2")), clients_looked_at_on=TODAY + DAY), [k2], TODAY).clients


def test_the_list_is_due_after_a_start_an_ending_and_each_month() -> None:
    k2, m1 = client("K2"), client("M1")
    assert not due(will(clients=listed(k2, m1)), [m1, k2], TODAY).anything
    assert due(will(clients=listed(k2)), [k2, m1], TODAY).came == (m1.id,)
    ended = client("E1", ended_on=TODAY)
    assert due(will(clients=listed(k2, ended)), [k2, ended], TODAY).gone == (ended.id,)
    erased = due(will(clients=listed(k2, m1)), [k2], TODAY)
    assert (erased.gone, erased.clients) == ((m1.id,), True)
    month_ago = will(clients=listed(k2), clients_looked_at_on=date(2026, 10, 30))
    assert due(month_ago, [k2], TODAY).clients
    assert not due(month_ago, [k2], TODAY - DAY).clients


def test_without_any_client_the_list_is_never_due() -> None:
    assert not due(will(clients_looked_at_on=date(2020, 1, 1)), [], TODAY).clients


def test_months_end_where_they_end() -> None:
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_after(date(2027, 8, 31), 6) == date(2028, 2, 29)
    assert months_after(date(2026, 11, 30), 1) == date(2026, 12, 30)
    assert months_after(date(2026, 3, 31), -1) == date(2026, 2, 28)


def test_who_begins_later_is_in_the_list_already() -> None:
    assert open_clients([later := client("N7", begun=TODAY + 9 * DAY)], TODAY) == [later]


codes = st.text(st.characters(categories=["Lu", "Nd"]), min_size=1, max_size=4)
endings = st.none() | st.dates(date(2026, 1, 6), date(2027, 12, 31))
practices = st.lists(st.builds(client, codes, endings), max_size=8)


@given(practices, st.randoms(use_true_random=False), st.sets(st.integers(0, 7)))
def test_the_order_of_clients_does_not_matter_and_who_ended_is_never_in_a_list_just_looked_at(
    practice: list[Client], chance: Any, first: set[int]
) -> None:
    kept = [WillClient(client_id=one.id, call_first=n in first, hand_over=str(n)) for n, one in enumerate(practice)]
    clients = composed(kept, practice, TODAY)
    shuffled = [*practice]
    chance.shuffle(shuffled)
    assert composed(kept[::-1], shuffled, TODAY) == clients
    ended = {one.id for one in practice if one.ended_on is not None and one.ended_on <= TODAY}
    assert {one.client_id for one in clients} == {one.id for one in practice} - ended
    assert {*clients} <= {*kept}  # what was said of those who stay goes along
    just_looked_at = due(will(clients=clients), shuffled, TODAY)
    assert (just_looked_at.came, just_looked_at.gone, just_looked_at.clients) == ((), (), False)
    assert due(will(clients=tuple(kept)), shuffled, TODAY).gone == tuple(
        one.client_id for one in kept if one.client_id in ended
    )


@pytest.mark.parametrize(
    "line",
    [
        "password: heron", "Passwort = Reiher", "the PIN is 4711", "PIN 4711", "pin:0815",
        "7K2QX-9PLMN-44TRA-B7C2D-00XYZ", "Tr0ub4dor$3x", "quiet heron over slow water",
    ],
)  # fmt: skip
def test_a_line_that_looks_like_a_secret_is_noticed(line: str) -> None:
    assert looks_like_a_secret(line)


@pytest.mark.parametrize(
    "line",
    [
        "", "In the locked cabinet, left side", "Dana has the key",
        "The password manager of the practice; Robin has it",
        "0049 30 1234567", "+49 (0)30 123-45-67", "robin22@practice.example", "https://portal.example/login?id=44",
        "Policy no. PR-2231-44-88", "LPCC12345X", "Room B12, 3rd floor", "next to the pinboard",
        "in the blue folder on the shelf behind the desk", "DE89 3704 0044 0532 0130 00", "the-green-book-lies-here",
    ],
)  # fmt: skip
def test_a_place_does_not_look_like_one(line: str) -> None:
    assert not looks_like_a_secret(line)
