"""Contact between sessions, week by week, against what was agreed."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.measures.contact_agreement import Standing
from journal.measures.contact_pattern import (
    ClientContacts,
    contact_pattern,
    open_encounters,
    standings,
)
from journal.measures.weights import LoadWeights
from journal.records.client import BoundaryAgreement, Client, EndingKind
from journal.records.contact import Channel, Contact, Initiator
from journal.records.encounter import Encounter
from tests.journal.practice import LONG_AGO, at

TODAY = date(2026, 10, 30)  # a Friday
THIS_MONDAY = date(2026, 10, 26)
FIRST = TODAY - timedelta(days=27)
AGREEMENT = BoundaryAgreement(channels=(Channel.EMAIL,), response_hours=24)


def client_since(day: date = LONG_AGO, **more: object) -> Client:
    return Client(at=at(day, "00:00"), code="K2", **more)  # type: ignore[arg-type]


def contact(client: Client, days_ago: int = 0, **more: object) -> Contact:
    return Contact(at=at(TODAY - timedelta(days=days_ago), "12:00"), client_id=client.id, **more)  # type: ignore[arg-type]


def pattern(
    contacts: list[Contact],
    *clients: Client,
    today: date = TODAY,
    first: date | None = None,
    began: date | None = LONG_AGO,
    weights: LoadWeights | None = None,
) -> list[ClientContacts]:
    """Something was logged on every day of the last four weeks, or from `first` or `began` on."""
    known = {client.id: client for client in clients}
    return contact_pattern(
        contacts,
        first or today - timedelta(days=27),
        today,
        today=today,
        client_of=known.__getitem__,
        standings=standings(contacts, known.__getitem__),
        began=began,
        days=[
            today - timedelta(days=n)
            for n in range((today - (first or today - timedelta(days=27))).days + 1)
            if began and today - timedelta(days=n) >= began
        ],
        weights=weights,
    )


def test_four_weeks_by_hand() -> None:
    client = client_since(agreement=AGREEMENT)
    (found,) = pattern(
        [
            contact(client, 1, minutes=10, channel=Channel.EMAIL, response_actual=60, in_record=True),
            contact(client, 2, minutes=20, channel=Channel.PHONE, after_hours=True, in_record=False),
            contact(client, 9, channel=Channel.EMAIL, response_actual=180, response_promised=120),
            contact(client, 27, minutes=5, channel=Channel.EMAIL, in_record=True),
            contact(client, 28, minutes=50),
        ],
        client,
    )
    assert (found.contacts, found.minutes, found.without_minutes) == (4, 40, 1)
    assert (found.per_week, found.minutes_per_week) == (1.0, 10.0)
    assert (found.judged, found.outside) == (4, 1)
    assert found.after_hours == 1
    assert found.answered == 2
    # A middle and a share of fewer than five are none.
    assert (found.response, found.promised, found.in_record) == (None, None, None)


def test_a_middle_and_a_share_wait_for_five() -> None:
    client = client_since(agreement=AGREEMENT)
    told = [
        contact(client, n, response_actual=60 * (n + 1), in_record=n > 1, response_promised=120 if n else None)
        for n in range(5)
    ]
    (found,) = pattern(told, client)
    assert (found.response, found.promised, found.in_record) == (180.0, 120.0, 0.6)
    (found,) = pattern(told[1:], client)
    assert (found.response, found.promised, found.in_record) == (None, None, None)


def test_blank_minutes_are_those_of_the_weights() -> None:
    client = client_since()
    told = [contact(client, 1), contact(client, 8, minutes=20)]
    assert pattern(told, client)[0].minutes == 25
    found = pattern(told, client, weights=LoadWeights(default_contact_minutes=12))[0]
    assert (found.minutes, sum(week.minutes for week in found.weeks)) == (32, 32)


def test_without_an_agreement_nothing_is_outside() -> None:
    client = client_since()
    (found,) = pattern([contact(client, inside=False, channel=Channel.PHONE)], client)
    assert (found.judged, found.outside) == (0, 0)


def test_what_was_not_told_is_unknown() -> None:
    client = client_since(agreement=AGREEMENT)
    (found,) = pattern([contact(client)], client)
    assert (found.response, found.promised, found.in_record) == (None, None, None)


def test_an_answer_to_what_the_therapist_began_is_not_the_therapists_answer() -> None:
    client = client_since(agreement=AGREEMENT)
    (found,) = pattern([contact(client, initiator=Initiator.THERAPIST, response_actual=600)], client)
    assert found.response is None


def test_how_much_a_week_waits_for_four_logged_weeks_of_the_work() -> None:
    client = client_since(TODAY - timedelta(days=27))
    assert pattern([contact(client, 3), contact(client, 4)], client)[0].per_week == 0.5
    new = client_since(TODAY - timedelta(days=20))
    assert pattern([contact(new)], new)[0].per_week is None
    assert pattern([contact(client)], client, began=TODAY - timedelta(days=20))[0].per_week is None


def test_between_two_episodes_of_work_no_week_counts() -> None:
    ended = client_since(ended_on=TODAY - timedelta(days=21), ending=EndingKind.PLANNED)
    (found,) = pattern([contact(ended, 3), contact(ended, 24)], ended.taken_up(TODAY - timedelta(days=6)))
    assert found.per_week is None  # of the four weeks the work was under way in two
    (whole,) = pattern([contact(ended, 3), contact(ended, 24)], ended.taken_up(TODAY - timedelta(days=20)))
    assert whole.per_week == 0.5


def test_weeks_say_whether_the_work_was_under_way_on_all_of_them() -> None:
    client = client_since(
        date(2026, 10, 7), ended_on=date(2026, 10, 24), ending=EndingKind.PLANNED, agreement=AGREEMENT
    )
    (found,) = pattern([contact(client, 20, channel=Channel.PHONE, minutes=4), contact(client, 10)], client)
    assert [week.monday for week in found.weeks] == [THIS_MONDAY - timedelta(weeks=n) for n in (4, 3, 2, 1, 0)]
    assert [week.whole for week in found.weeks] == [False, False, True, False, False]
    assert [(week.contacts, week.minutes, week.outside) for week in found.weeks[1:4]] == [
        (1, 4, 1),
        (0, 0, 0),
        (1, 5, 0),
    ]


def rising(client: Client) -> list[Contact]:
    """One contact more each week, over the eight finished weeks; the current one has twenty."""
    contacts = [contact(client, 0) for _ in range(20)]
    for n in range(8):
        monday = THIS_MONDAY - timedelta(weeks=8 - n)
        contacts += [Contact(at=at(monday), client_id=client.id) for _ in range(n + 1)]
    return contacts


def test_the_trend_is_that_of_the_eight_finished_weeks() -> None:
    client = client_since()
    found = pattern(rising(client), client)[0].trend
    assert found is not None
    assert (found.slope, found.low, found.high) == (1.0, 1.0, 1.0)
    assert pattern([contact(client)], client)[0].trend is None


def test_seven_contacts_are_too_few_for_a_trend() -> None:
    client = client_since()
    last = [contact(client, 6) for _ in range(7)]  # all in the last finished week
    assert pattern(last, client)[0].trend is None
    some = [contact(client, 7 * n + 6) for n in range(4) for _ in range(4 - n)]  # 4, 3, 2, 1
    assert pattern(some, client)[0].trend is not None
    assert pattern(some[3:], client)[0].trend is None


def test_what_chance_brings_is_no_trend() -> None:
    client = client_since()
    counts = [2, 1, 3, 1, 2, 4, 2, 3]
    told = [contact(client, 7 * (7 - n) + 6) for n, count in enumerate(counts) for _ in range(count)]
    assert pattern(told, client)[0].trend is None


def test_more_clients_are_more_chances_for_a_trend() -> None:
    """p = .033 for itself: said alone, and not among five (Holm)."""
    clients = [client_since() for _ in range(5)]

    def told(client: Client, counts: list[int]) -> list[Contact]:
        return [contact(client, 7 * (7 - n) + 6) for n, count in enumerate(counts) for _ in range(count)]

    rises, steady = [0, 2, 0, 1, 2, 3, 2, 3], [1, 2, 1, 1, 2, 1, 2, 1]
    alone = pattern(told(clients[0], rises), clients[0])
    assert alone[0].trend is not None
    among = [c for client in clients for c in told(client, rises if client is clients[0] else steady)]
    assert {c.trend for c in pattern(among, *clients)} == {None}


def test_there_is_no_trend_before_eight_full_weeks_since_the_first_entry() -> None:
    client = client_since()
    on_the_monday = THIS_MONDAY - timedelta(weeks=8)
    assert pattern(rising(client), client, began=on_the_monday)[0].trend is not None
    assert pattern(rising(client), client, began=on_the_monday + timedelta(days=1))[0].trend is None
    assert pattern(rising(client), client, began=None)[0].trend is None


def test_there_is_no_trend_before_eight_weeks_of_work() -> None:
    client = client_since(THIS_MONDAY - timedelta(weeks=8) + timedelta(days=1))
    assert pattern(rising(client), client)[0].trend is None
    on_the_monday = client_since(THIS_MONDAY - timedelta(weeks=8))
    assert pattern(rising(on_the_monday), on_the_monday)[0].trend is not None


def test_those_with_most_contacts_come_first_and_others_are_left_out() -> None:
    one, two, three = client_since(), client_since(), client_since()
    found = pattern([contact(one), contact(two), contact(two), contact(three, 40)], one, two, three)
    assert [c.client_id for c in found] == [two.id, one.id]


def test_encounters_stay_open_until_they_were_talked_about() -> None:
    def met(days_ago: int, **more: object) -> Encounter:
        return Encounter(at=at(TODAY - timedelta(days=days_ago)), client_id="k2", **more)  # type: ignore[arg-type]

    open_ones = [met(2), met(9)]
    assert open_encounters([*open_ones, met(5, discussed_on=TODAY)]) == open_ones[::-1]


@given(
    st.lists(st.tuples(st.integers(-5, 80), st.none() | st.integers(1, 60), st.booleans()), max_size=20),
    st.randoms(use_true_random=False),
    st.integers(-50, 50),
)
@settings(max_examples=50, deadline=None)
def test_neither_order_nor_dates_change_it(
    told: list[tuple[int, int | None, bool]], chance: random.Random, weeks: int
) -> None:
    client = client_since(agreement=AGREEMENT)
    contacts = [contact(client, n, minutes=minutes, after_hours=late) for n, minutes, late in told]
    found = pattern(contacts, client)
    shift = timedelta(weeks=weeks)
    moved = [replace(c, at=at(c.day + shift, "12:00")) for c in contacts]
    chance.shuffle(moved)
    after = pattern(moved, client, today=TODAY + shift)
    assert [replace(c, weeks=()) for c in after] == [replace(c, weeks=()) for c in found]
    for one in found:
        assert one.contacts == sum(0 <= n <= 27 for n, _, _ in told)
        assert all(b.monday - a.monday == timedelta(weeks=1) for a, b in pairwise(one.weeks))


def test_the_standing_of_each_contact_is_told_by_its_id() -> None:
    client = client_since(agreement=AGREEMENT)
    phone, mail = contact(client, channel=Channel.PHONE), contact(client, channel=Channel.EMAIL)
    found = standings([phone, mail], {client.id: client}.__getitem__)
    assert found == {phone.id: Standing.OUTSIDE, mail.id: Standing.INSIDE}
