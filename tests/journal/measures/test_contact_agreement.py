"""A contact against what was agreed: inside, outside or none recorded, and never more than can be known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import FieldError
from journal.measures.contact_agreement import Judgement, Reason, Standing, as_agreed, judged, waited, within_hours
from journal.records.boundary_agreement import BoundaryAgreement
from journal.records.contact import PLAIN_PURPOSES, Channel, Contact, Initiator, Purpose, WithWhom
from tests.journal.practice import at

AGREED_ON = date(2026, 3, 2)
TUESDAY = date(2026, 10, 6)
SATURDAY = date(2026, 10, 10)

OFFICE = BoundaryAgreement(
    agreed_on=AGREED_ON,
    channels=("phone", "email"),
    purposes=("check-in",),
    weekdays=(1, 2, 3, 4, 5),
    hours_from=time(8),
    hours_until=time(18),
    response_hours=24,
)


def contact(day: date = TUESDAY, clock: str = "16:00", **told: Any) -> Contact:
    return Contact(at=at(day, clock), client_id="k", **told)


def missed(said: Contact, agreement: BoundaryAgreement = OFFICE) -> tuple[Reason, ...]:
    """Return what puts a contact outside; nothing where it is inside."""
    found = judged(said, agreement)
    assert found.standing is not Standing.NONE_RECORDED
    return found.reasons if found.standing is Standing.OUTSIDE else ()


# --- none recorded -------------------------------------------------------------------------------


def test_without_an_agreement_it_is_none_recorded_whatever_was_said() -> None:
    for inside in (None, True, False):
        assert judged(contact(inside=inside, channel=Channel.LETTER), None) == Judgement(
            standing=Standing.NONE_RECORDED, reasons=(Reason.NO_AGREEMENT,)
        )


@pytest.mark.parametrize(
    ("days", "standing"), [(-1, Standing.NONE_RECORDED), (0, Standing.OUTSIDE), (1, Standing.OUTSIDE)]
)
def test_a_contact_from_before_the_agreement_is_none_recorded(days: int, standing: Standing) -> None:
    found = judged(contact(AGREED_ON + timedelta(days=days), channel=Channel.LETTER), OFFICE)
    assert found.standing is standing
    assert (Reason.BEFORE_AGREEMENT in found.reasons) == (days < 0)


def test_an_agreement_without_a_date_is_taken_to_have_held_all_along() -> None:
    assert judged(contact(date(1990, 1, 1)), replace(OFFICE, agreed_on=None)).standing is not Standing.NONE_RECORDED


@pytest.mark.parametrize("whom", list(WithWhom))
def test_schools_partners_and_colleagues_were_no_party_to_it(whom: WithWhom) -> None:
    found = judged(contact(with_whom=whom, channel=Channel.LETTER), OFFICE)
    bound = whom in (WithWhom.CLIENT, WithWhom.GUARDIAN)
    assert found.standing is (Standing.OUTSIDE if bound else Standing.NONE_RECORDED)
    assert bound or found.reasons == (Reason.OTHER_PARTY,)


def test_an_agreement_that_says_nothing_judges_nothing() -> None:
    found = judged(contact(channel=Channel.LETTER), BoundaryAgreement(agreed_on=AGREED_ON, hours="  "))
    assert found == Judgement(standing=Standing.NONE_RECORDED, reasons=(Reason.NO_TERMS,))


# --- the four points -----------------------------------------------------------------------------


def test_what_keeps_every_point_is_inside_and_says_on_what_that_rests() -> None:
    kept = contact(channel=Channel.PHONE, purpose=Purpose.CHECK_IN, response_actual=60)
    assert judged(kept, OFFICE) == Judgement(
        standing=Standing.INSIDE, reasons=(Reason.CHANNEL, Reason.PURPOSE, Reason.HOURS, Reason.RESPONSE)
    )


def test_what_misses_every_point_names_them_all() -> None:
    out = contact(SATURDAY, "23:00", channel=Channel.MESSAGE, purpose=Purpose.SUPPORT, response_actual=28 * 24 * 60)
    assert missed(out) == (Reason.CHANNEL, Reason.PURPOSE, Reason.HOURS, Reason.RESPONSE)


@pytest.mark.parametrize("channel", [*Channel, None])
def test_a_channel_is_judged_where_channels_were_agreed_and_it_is_known(channel: Channel | None) -> None:
    assert missed(contact(channel=channel)) == (
        () if channel in (None, Channel.PHONE, Channel.EMAIL) else (Reason.CHANNEL,)
    )
    assert missed(contact(channel=channel), replace(OFFICE, channels=())) == ()


@pytest.mark.parametrize("purpose", [*Purpose, None])
def test_appointments_and_reminders_need_not_be_among_the_purposes(purpose: Purpose | None) -> None:
    free = purpose in (None, Purpose.CHECK_IN, Purpose.SCHEDULING, Purpose.REMINDER)
    assert missed(contact(purpose=purpose)) == (() if free else (Reason.PURPOSE,))
    assert missed(contact(purpose=purpose), replace(OFFICE, purposes=())) == ()


@pytest.mark.parametrize(
    ("channel", "purpose", "outside"),
    [
        (Channel.EMAIL, Purpose.SCHEDULING, False),
        (Channel.EMAIL, Purpose.REMINDER, False),
        (Channel.PHONE, Purpose.SCHEDULING, True),
        (Channel.EMAIL, Purpose.CHECK_IN, True),
        (None, Purpose.SCHEDULING, True),
    ],
)
def test_about_an_appointment_one_may_write_at_any_hour_but_not_call(
    channel: Channel | None, purpose: Purpose, outside: bool
) -> None:
    assert missed(contact(SATURDAY, "23:00", channel=channel, purpose=purpose)) == ((Reason.HOURS,) if outside else ())


# --- hours ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "clock", "inside"),
    [
        (TUESDAY, "07:59", False),
        (TUESDAY, "08:00", True),
        (TUESDAY, "18:00", True),
        (TUESDAY, "18:01", False),
        (SATURDAY, "12:00", False),
    ],
)
def test_both_ends_of_the_hours_are_inside(day: date, clock: str, inside: bool) -> None:
    assert within_hours(OFFICE, at(day, clock)) is inside
    assert missed(contact(day, clock)) == (() if inside else (Reason.HOURS,))


def test_a_few_seconds_after_the_last_minute_are_still_inside() -> None:
    assert within_hours(OFFICE, at(TUESDAY, "18:00").replace(second=59)) is True


@pytest.mark.parametrize(
    ("day", "clock", "inside"),
    [
        (date(2026, 10, 9), "21:59", False),
        (date(2026, 10, 9), "22:00", True),
        (SATURDAY, "01:30", True),  # Friday night
        (SATURDAY, "22:30", False),
        (date(2026, 10, 11), "01:30", False),  # Saturday night
        (date(2026, 10, 9), "01:30", False),  # Thursday night
    ],
)
def test_hours_over_midnight_belong_to_the_weekday_they_began_on(day: date, clock: str, inside: bool) -> None:
    friday_night = BoundaryAgreement(weekdays=(5,), hours_from=time(22), hours_until=time(2))
    assert within_hours(friday_night, at(day, clock)) is inside


def test_weekdays_alone_mean_the_whole_day_and_hours_alone_every_day() -> None:
    assert within_hours(BoundaryAgreement(weekdays=(2,)), at(TUESDAY, "23:59")) is True
    assert within_hours(BoundaryAgreement(weekdays=(3,)), at(TUESDAY, "12:00")) is False
    assert within_hours(BoundaryAgreement(hours_from=time(8), hours_until=time(9)), at(SATURDAY, "08:30")) is True
    assert within_hours(BoundaryAgreement(hours="until six"), at(TUESDAY, "23:59")) is None


def test_the_clock_is_the_one_where_it_happened() -> None:
    abroad = Contact(at=at(TUESDAY, "17:00", "America/New_York"), client_id="k")
    assert missed(abroad) == ()


@pytest.mark.parametrize("ticked", [False, True])
def test_by_the_clock_the_tick_after_hours_changes_nothing(ticked: bool) -> None:
    """After my own hours, the evening may still be agreed."""
    assert missed(contact(after_hours=ticked)) == ()
    assert missed(contact(SATURDAY, after_hours=ticked)) == (Reason.HOURS,)


@pytest.mark.parametrize(("words", "outside"), [("workdays, 8 to 18", True), ("", False)])
def test_hours_in_words_are_judged_by_the_tick(words: str, outside: bool) -> None:
    in_words = BoundaryAgreement(channels=("phone",), hours=words)
    assert missed(contact(after_hours=True), in_words) == ((Reason.AFTER_HOURS,) if outside else ())
    assert missed(contact(after_hours=False), in_words) == ()


# --- the promised answer -------------------------------------------------------------------------


@pytest.mark.parametrize(("minutes", "outside"), [(24 * 60, False), (24 * 60 + 1, True), (0, False), (None, False)])
def test_an_answer_is_judged_against_the_hours_that_were_promised(minutes: int | None, outside: bool) -> None:
    assert missed(contact(response_actual=minutes)) == ((Reason.RESPONSE,) if outside else ())
    assert missed(contact(response_actual=minutes), replace(OFFICE, response_hours=None)) == ()


def test_where_the_therapist_began_no_answer_was_promised() -> None:
    assert missed(contact(initiator=Initiator.THERAPIST, response_actual=5000)) == ()


def test_a_weekend_outside_the_agreement_does_not_count_as_waiting() -> None:
    friday = contact(date(2026, 10, 9), "17:00", response_actual=64 * 60)  # answered on Monday at 09:00
    assert waited(friday, OFFICE) == timedelta(hours=16)
    assert missed(friday) == ()
    assert waited(friday, replace(OFFICE, weekdays=())) == timedelta(hours=64)
    assert missed(friday, replace(OFFICE, weekdays=())) == (Reason.RESPONSE,)


def test_waiting_is_elapsed_time_when_the_clocks_change() -> None:
    night = contact(date(2026, 10, 24), "20:00", response_actual=13 * 60)  # the clocks go back at three
    assert waited(night, replace(OFFICE, weekdays=(6, 7))) == timedelta(hours=13)
    assert waited(night, replace(OFFICE, weekdays=(6,))) == timedelta(hours=4)


# --- the own word --------------------------------------------------------------------------------


@pytest.mark.parametrize(("inside", "standing"), [(True, Standing.INSIDE), (False, Standing.OUTSIDE)])
def test_the_own_word_beats_the_agreement_both_ways(inside: bool, standing: Standing) -> None:
    for channel in (Channel.PHONE, Channel.LETTER):
        said = contact(channel=channel, inside=inside)
        assert judged(said, OFFICE) == Judgement(standing=standing, reasons=(Reason.OWN_WORD,))
        assert as_agreed(said, OFFICE) == as_agreed(replace(said, inside=None), OFFICE)


# --- whatever is said ----------------------------------------------------------------------------

CLOCKS = st.times().map(lambda t: t.replace(second=0, microsecond=0))
MOMENTS = st.builds(
    at,
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    CLOCKS.map(lambda t: f"{t:%H:%M}"),
    st.sampled_from(["Europe/Berlin", "America/New_York"]),
)


def some(values: Any) -> Any:
    return st.lists(st.sampled_from(values), unique=True).map(tuple)


@st.composite
def agreements(draw: st.DrawFn) -> BoundaryAgreement:
    first, last = draw(st.tuples(CLOCKS, CLOCKS).filter(lambda pair: pair[0] != pair[1]) | st.just((None, None)))
    return BoundaryAgreement(
        agreed_on=draw(st.none() | st.dates(date(2019, 1, 1), date(2031, 1, 1))),
        channels=draw(some([c.value for c in Channel])),
        purposes=draw(some([p.value for p in Purpose])),
        weekdays=draw(some(range(1, 8))),
        hours=draw(st.sampled_from(["", "workdays"])),
        hours_from=first,
        hours_until=last,
        response_hours=draw(st.none() | st.integers(0, 24 * 28)),
    )


CONTACTS = st.builds(
    Contact,
    at=MOMENTS,
    client_id=st.just("k"),
    with_whom=st.sampled_from(WithWhom),
    minutes=st.none() | st.integers(1, 1440),
    purpose=st.none() | st.sampled_from(Purpose),
    initiator=st.none() | st.sampled_from(Initiator),
    channel=st.none() | st.sampled_from(Channel),
    after_hours=st.booleans(),
    response_actual=st.none() | st.integers(0, 28 * 24 * 60),
)


@given(said=CONTACTS, agreement=agreements())
def test_outside_always_names_a_point_that_was_agreed_and_is_known(said: Contact, agreement: BoundaryAgreement) -> None:
    found = judged(said, agreement)
    agreed_and_known = {
        Reason.CHANNEL: agreement.channels and said.channel is not None,
        Reason.PURPOSE: agreement.purposes and said.purpose is not None,
        Reason.HOURS: agreement.weekdays or agreement.hours_from is not None,
        Reason.AFTER_HOURS: agreement.hours,
        Reason.RESPONSE: agreement.response_hours is not None and said.response_actual is not None,
    }
    if found.standing is Standing.OUTSIDE:
        assert found.reasons
        assert all(agreed_and_known[reason] for reason in found.reasons)
        assert said.purpose not in PLAIN_PURPOSES or Reason.PURPOSE not in found.reasons
    if found.standing is Standing.NONE_RECORDED:
        assert len(found.reasons) == 1


@given(said=CONTACTS, agreement=agreements())
def test_an_agreement_that_allows_more_never_puts_more_outside(said: Contact, agreement: BoundaryAgreement) -> None:
    if judged(said, agreement).standing is Standing.INSIDE:
        wider = replace(
            agreement,
            channels=agreement.channels and tuple(c.value for c in Channel),
            purposes=agreement.purposes and tuple(p.value for p in Purpose),
            response_hours=None if agreement.response_hours is None else 24 * 28,
        )
        assert judged(said, wider).standing is Standing.INSIDE


@given(said=CONTACTS, agreement=agreements())
def test_waiting_is_never_longer_than_the_answer_took(said: Contact, agreement: BoundaryAgreement) -> None:
    took = timedelta(minutes=said.response_actual or 0)
    assert timedelta(0) <= waited(said, agreement) <= took
    assert waited(said, replace(agreement, weekdays=())) == took


# --- the record ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"hours_from": time(8)}, "hours_until"),
        ({"hours_until": time(8)}, "hours_until"),
        ({"hours_from": time(8), "hours_until": time(8)}, "hours_until"),
        ({"weekdays": (0,)}, "weekdays"),
        ({"weekdays": (8,)}, "weekdays"),
        ({"response_hours": -1}, "response_hours"),
        ({"hours": "a\nb"}, "hours"),
        ({"agreed_on": date(1899, 1, 1)}, "agreed_on"),
    ],
)
def test_an_agreement_that_could_not_be_is_refused(told: dict[str, Any], field: str) -> None:
    with pytest.raises(FieldError) as refused:
        BoundaryAgreement(**told)
    assert refused.value.field == field


# --- an agreement that was made anew -------------------------------------------------------------


def test_a_contact_is_held_against_the_agreement_of_its_day() -> None:
    renewed = BoundaryAgreement(agreed_on=TUESDAY, channels=("message",)).in_place_of(OFFICE)
    again = BoundaryAgreement(agreed_on=SATURDAY, channels=("letter",)).in_place_of(renewed)
    days = (AGREED_ON - timedelta(days=1), AGREED_ON, TUESDAY - timedelta(days=1), TUESDAY, SATURDAY)

    def kept_with(channel: Channel) -> list[Standing]:
        return [judged(contact(day, "12:00", channel=channel), again).standing for day in days]

    none, inside, outside = Standing.NONE_RECORDED, Standing.INSIDE, Standing.OUTSIDE
    assert kept_with(Channel.PHONE) == [none, inside, inside, outside, outside]
    assert kept_with(Channel.MESSAGE) == [none, outside, outside, inside, outside]
    assert kept_with(Channel.LETTER) == [none, outside, outside, outside, inside]
    assert again.since == AGREED_ON
    assert [before.agreed_on for before in again.earlier] == [AGREED_ON, TUESDAY]
