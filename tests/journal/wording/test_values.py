"""Values in words: every field of every kind has some, and only a rating reads "of 10"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.records import entry
from journal.records.about_supervision import AboutSupervision
from journal.records.absence_decision import AbsenceDecision, Choice, Consent, Reaction, Suggested, Told, Took, When
from journal.records.absence_plan import AbsencePlan, Did, OpenSlot, WrittenSession
from journal.records.absence_texts import OwnText, TextKind
from journal.records.agenda import AgendaItem
from journal.records.boundary_agreement import BoundaryAgreement
from journal.records.check_in import CheckIn
from journal.records.client import Client, ClientFact, EndingKind, Member, Return, Slot
from journal.records.clinical_will import ClinicalWill, Script, WillClient, WillText
from journal.records.contact import Contact
from journal.records.cover import Cover
from journal.records.covering import CallTaken, Covering
from journal.records.cpd import Cpd
from journal.records.downtime import Downtime, DowntimeCategory
from journal.records.encounter import Encounter
from journal.records.entry import Entry
from journal.records.kinds import KINDS
from journal.records.long_leave import LongLeave
from journal.records.on_call import OnCall
from journal.records.opening_balance import BalanceOf, OpeningBalance
from journal.records.person import Person, Relation
from journal.records.placement import Placement
from journal.records.reflection import Reflection
from journal.records.scale import ScaleAnswers
from journal.records.session import Session
from journal.records.supervisee_note import Concern, RiskAdvice, SuperviseeNote
from journal.records.supervision import Action, Supervision
from journal.records.supervision_agreement import Goal, SupervisionAgreement
from journal.records.time_off import TimeOff
from journal.wording import labels, values
from journal.wording.values import in_words
from tests.journal.practice import at

DAY = date(2026, 10, 22)
AT = at(DAY, "14:00")
SOMEBODY = "a" * 32

RECORDS: list[Entry | ClientFact] = [
    Session(at=AT, client_id=SOMEBODY),
    Reflection(at=AT, intensity=1),
    Downtime(at=AT, activity="walk", category=next(iter(DowntimeCategory))),
    CheckIn(at=AT, heavy=1),
    Contact(at=AT, client_id=SOMEBODY),
    Encounter(at=AT, client_id=SOMEBODY),
    Supervision(at=AT, minutes=60),
    OnCall(at=AT, minutes=60),
    ScaleAnswers(at=AT, scale="who5", answers=((1, 3),)),
    TimeOff(at=AT, last=DAY),
    Client(at=AT, code="K2"),
    AgendaItem(at=AT, title="K2"),
    Person(at=AT, name="Dana", relation=next(iter(Relation))),
    AbsencePlan(at=AT, time_off_id=SOMEBODY),
    AbsenceDecision(at=AT, plan_id=SOMEBODY, client_id=SOMEBODY),
    ClinicalWill(at=AT),
    Cover(at=AT, plan_id=SOMEBODY, person_id=SOMEBODY),
    Covering(at=AT, whose="Dana", last=DAY),
    Placement(at=AT, name="The clinic", begins=DAY),
    OpeningBalance(at=AT, preset="bacp_student", what=BalanceOf.CLIENT_HOURS, amount=80, until=DAY),
    Cpd(at=AT, activity="a course"),
    SupervisionAgreement(at=AT, person_id=SOMEBODY, since=DAY),
    AboutSupervision(at=AT, text="Slow"),
    SuperviseeNote(at=AT, person_id=SOMEBODY, text="Calm"),
    ClientFact(client_id=SOMEBODY, effective=DAY, acuity=1),
]
"""One of each kind."""

EXAMPLES: dict[type, Any] = {
    bool: True, int: 3, float: 1.5, str: "words", date: DAY, datetime: AT, time: time(14, 0),
    Action: Action(text="ring the clinic"), Member: Member(label="A"), Slot: Slot(weekday=2, clock=time(10, 0)),
    BoundaryAgreement: BoundaryAgreement(weekdays=(1, 5)),
    OpenSlot: OpenSlot(day=DAY, clock=time(17)), Told: Told(on=DAY), Suggested: Suggested(choice=Choice.WAITS),
    WrittenSession: WrittenSession(session_id=SOMEBODY, client_id=SOMEBODY, as_of=AT, did=Did.MADE),
    OwnText: OwnText(kind=TextKind.REPLY, text="I am away."), LongLeave: LongLeave(),
    WillText: WillText(kind=Script.DEATH, text="I am sorry."), WillClient: WillClient(client_id=SOMEBODY),
    Reaction: Reaction(when=When.TOLD, took=Took.SHRUG), Consent: Consent(person_id=SOMEBODY, given=True, on=DAY),
    Goal: Goal(text="End on time"), Concern: Concern(text="Hours that run over"), RiskAdvice: RiskAdvice(text="Ring"),
    CallTaken: CallTaken(code="R47", on=DAY, minutes=20),
    Return: Return(ending=EndingKind.PLANNED, ended_on=date(2026, 5, 1), back_on=DAY),
}  # fmt: skip


def held_fields() -> Iterator[tuple[Any, str, list[Any]]]:
    """Every field of every kind, with the types it takes."""
    for record in RECORDS:
        hints = get_type_hints(type(record))
        for field in fields(record):
            yield record, field.name, [hints[field.name], *get_args(hints[field.name])]


def example(taken: list[Any]) -> Any:
    """A value that a field holds: the first of its types that is known here, in a tuple where it holds several."""
    for kind in taken:
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return next(iter(kind))
        if kind in EXAMPLES:
            return EXAMPLES[kind]
        if inner := get_args(kind):
            return example([*inner])
    raise AssertionError(taken)


def test_there_is_one_of_each_kind() -> None:
    assert [type(record) for record in RECORDS] == [*(kind.record for kind in KINDS), ClientFact]


@pytest.mark.parametrize("brief", [False, True])
def test_every_field_of_every_kind_has_words(brief: bool) -> None:
    for record, name, taken in held_fields():
        value = example(taken)
        for held in (value, (value, value)):
            words = in_words(name, held, brief=brief)
            assert words, (type(record), name)
            assert not any(sign in words for sign in ("=", "<", "None", "datetime", "\n")), words


@pytest.mark.parametrize("brief", [False, True])
def test_what_holds_nothing_has_no_words(brief: bool) -> None:
    for _, name, _ in held_fields():
        assert [in_words(name, nothing, brief=brief) for nothing in (None, "", ())] == ["", "", ""]


WHOLE = sorted({name for _, name, taken in held_fields() if int in taken})


UNKNOWN = st.text(max_size=12).filter(lambda name: name not in labels.FIELDS)
"""Names of no field: of those that hold no whole number nobody asks for one."""


@given(name=st.sampled_from(WHOLE) | UNKNOWN, value=st.integers(0, 10**7))
def test_no_whole_number_that_is_no_rating_reads_as_one(name: str, value: int) -> None:
    words = in_words(name, value)
    assert (" of " in words) is (labels.top(name) is not None)
    assert words.startswith(str(value)) or name in values.WEEKDAYS or name in values.ENTRIES or not words


def test_ratings_are_of_as_much_as_their_records_take(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: dict[str, tuple[int, int]] = {}
    monkeypatch.setattr(entry, "whole", lambda name, _value, low, high: taken.update({name: (low, high)}))
    for record in RECORDS:
        replace(record)  # which checks each of its fields
    ratings = {name: high for name, (low, high) in taken.items() if (low, high) in ((0, 10), (0, 4))}
    assert ratings == {name: labels.top(name) for name in [*taken, *WHOLE] if labels.top(name) is not None}
    counted = values.MINUTES | values.HOURS | values.PEOPLE | values.SESSIONS | values.MONTHS | values.CALLS
    assert set(WHOLE) - ratings.keys() - counted == set()


@pytest.mark.parametrize(
    ("name", "value", "words", "brief"),
    [
        ("demand", 0, "0 of 10", "0"),
        ("intrusiveness", 3, "3 of 4", "3"),
        ("acuity", 1, "1 of 4", "1"),
        ("minutes", 1, "1 minute", "1"),
        ("minutes", 150, "150 minutes (2.5 hours)", "150"),
        ("response_promised", 90, "90 minutes", "90"),
        ("ce_credit", 1.0, "1 hour", "1.0"),
        ("group_size", 5, "5 people", "5"),
        ("discussed_on", DAY, "Thursday, 22 October", "22/10/2026"),
        ("requested_at", AT, "Thursday, 22 October, 14:00", "22/10/2026 14:00"),
        ("wants", ("advice", "a listener"), "advice, a listener", "advice, a listener"),
        ("helped", False, "no", "no"),
        ("slots", (EXAMPLES[Slot],), "Tuesday 10:00", "Tuesday 10:00"),
        ("agreement", EXAMPLES[BoundaryAgreement], "Monday, Friday", "Monday, Friday"),
        ("client_id", SOMEBODY, "another entry", "another entry"),
    ],
)
def test_a_value_in_words_and_in_brief(name: str, value: Any, words: str, brief: str) -> None:
    assert in_words(name, value) == words
    assert in_words(name, value, brief=True) == brief


def test_who_is_pointed_at_is_told_by_whoever_asks() -> None:
    assert in_words("client_id", SOMEBODY, pointed_at=lambda _: "K2") == "K2"
    assert in_words("note", SOMEBODY, pointed_at=lambda _: "K2") == SOMEBODY
