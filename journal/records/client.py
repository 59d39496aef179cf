"""A client, always a code and never a name, and the dated facts about one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime, time
from enum import StrEnum

from journal.errors import FieldError
from journal.records import entry
from journal.records.boundary_agreement import BoundaryAgreement as BoundaryAgreement
from journal.records.entry import Entry, new_id, now_utc

COLOURS = ("green", "amber", "plum", "violet", "rust", "teal", "mauve", "pine")
"""Names of the eight colours a client may be kept with; charts/style.py has the hues, and which are given."""

DEFAULT_ACUITY = 1
"""Acuity of a client about whom nothing was recorded: the unit of the caseload index."""

RISK_ASKED_AGAIN_AFTER = 90
"""Days after which a risk flag is asked about again."""


class Unit(StrEnum):
    INDIVIDUAL = "individual"
    COUPLE = "couple"
    FAMILY = "family"
    GROUP = "group"


class Role(StrEnum):
    """What the work with this client is; each kept apart in every total."""

    THERAPY = "therapy"
    COACHING = "coaching"
    LEGAL = "legal"
    TEACHING = "teaching"


class EndingKind(StrEnum):
    PLANNED = "planned"
    STOPPED = "stopped"
    TRANSFERRED = "transferred"
    DIED = "died"


class Frequency(StrEnum):
    TWICE_WEEKLY = "twice weekly"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    AS_NEEDED = "as needed"


class Phase(StrEnum):
    """Where the work stands."""

    BEGINNING = "beginning"
    WORKING = "working"
    STEADY = "steady"
    ENDING = "ending"


class ReachBy(StrEnum):
    """How a client wants to be reached between sessions."""

    PHONE = "phone"
    TEXT = "text"
    EMAIL = "e-mail"
    POST = "post"
    IN_SESSION = "in session only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A usual appointment: ISO weekday (1 = Monday … 7 = Sunday) and wall clock time where the practice is.

    `counted_from` lies in the week from which a fortnight or month is
    counted; None: the week of the first appointment since it holds.
    """

    weekday: int
    clock: time
    counted_from: date | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        entry.whole("weekday", self.weekday, 1, 7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person of a couple, family or group: a short label, never a name."""

    id: str = field(default_factory=new_id)
    label: str

    def __post_init__(self) -> None:
        entry.line("member", self.label, required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """An ending after which the work was taken up again, on a later day."""

    ending: EndingKind
    ended_on: date
    back_on: date

    def __post_init__(self) -> None:
        if self.ending is EndingKind.DIED:
            raise FieldError("back_on", "cannot follow a death")
        if self.back_on <= self.ended_on:
            raise FieldError("back_on", "must lie after the day it ended")


@dataclass(frozen=True, slots=True, kw_only=True)
class Client(Entry):
    """Someone, or several, one works with. `at` is the local midnight of the start.

    `role` is kept apart in every total. `secrets` says what was agreed about
    secrets between members. After an ending, plans and nudges fall silent;
    `returns` are the endings before the present episode of work, oldest first.
    """

    code: str
    colour: str = COLOURS[2]
    members: tuple[Member, ...] = ()
    secrets: str = ""
    ending: EndingKind | None = None
    ended_on: date | None = None
    approach: str = ""
    contact_is_treatment: bool = False
    role: Role = Role.THERAPY
    agreement: BoundaryAgreement | None = None
    consent_to_cover: bool | None = None
    note: str = ""
    returns: tuple[Return, ...] = ()

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        entry.line("code", self.code, required=True)
        if len(self.code) > 12 or " " in self.code:
            raise FieldError("code", "must be short (12 characters at most) and without spaces: a code, not a name")
        if self.colour not in COLOURS:
            raise FieldError("colour", "is not one of the eight colours")
        entry.line("secrets", self.secrets)
        entry.line("approach", self.approach)
        entry.note("note", self.note)
        if (self.ending is None) != (self.ended_on is None):
            raise FieldError("ended_on", "and the way it ended belong together: give both or neither")
        for first, last in self.episodes:
            entry.dates_in_order("ended_on", first, last)

    @property
    def episodes(self) -> tuple[tuple[date, date | None], ...]:
        """The first and last days of each episode of work, oldest first; the last is None while it goes on."""
        if not self.returns:
            return ((self.day, self.ended_on),)
        begun = (self.day, *(one.back_on for one in self.returns))
        return tuple(zip(begun, (*(one.ended_on for one in self.returns), self.ended_on), strict=True))

    def active_on(self, day: date) -> bool:
        """Say whether the work with this client was under way on `day`, both ends of an episode included."""
        if not self.returns:  # most of them, asked of every day of a year
            return self.day <= day and (self.ended_on is None or day <= self.ended_on)
        return any(first <= day and (last is None or day <= last) for first, last in self.episodes)

    def begun_on(self, day: date) -> date:
        """Return the first day of the episode of `day`, or of the last one before; of none before, of the first."""
        return max((first for first, _ in self.episodes if first <= day), default=self.day)

    def taken_up(self, day: date) -> Client:
        """Return the client with whom the work that ended is taken up again on `day`. Raises FieldError."""
        if self.ending is None or self.ended_on is None:
            raise FieldError("back_on", "needs an ending before it")
        ended = Return(ending=self.ending, ended_on=self.ended_on, back_on=day)
        return replace(self, returns=(*self.returns, ended), ending=None, ended_on=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientFact:
    """Dated facts: what is not None holds from `effective` on, the rest goes on as before.

    With `member_id` it speaks of one member (acuity, risk, trauma only).
    `leave_message` is whether one may leave a message, `name_therapy` whether
    it may name the therapy, `who_answers` who else may answer. `child`: not of
    age. `placement_id` is where the hours with them are worked, NO_PLACEMENT
    (empty): nowhere any more.
    """

    id: str = field(default_factory=new_id)
    client_id: str
    member_id: str | None = None
    effective: date
    written_at: datetime = field(default_factory=now_utc)
    unit: Unit | None = None
    acuity: int | None = None
    risk: bool | None = None
    trauma: bool | None = None
    phase: Phase | None = None
    need: int | None = None
    break_sensitivity: int | None = None
    frequency: Frequency | None = None
    minutes: int | None = None
    slots: tuple[Slot, ...] | None = None
    reach_by: ReachBy | None = None
    leave_message: bool | None = None
    name_therapy: bool | None = None
    who_answers: str | None = None
    child: bool | None = None
    placement_id: str | None = None

    def __post_init__(self) -> None:
        entry.line("who_answers", self.who_answers or "")
        entry.moment("written_at", self.written_at)
        entry.whole("acuity", self.acuity, 0, 4)
        entry.whole("need", self.need, 0, 4)
        entry.whole("break_sensitivity", self.break_sensitivity, 0, 4)
        entry.minutes("minutes", self.minutes)
        if not 1900 <= self.effective.year <= 2200:
            raise FieldError("effective", "must lie between 1900 and 2200")


REACH = ("reach_by", "leave_message", "name_therapy", "who_answers")
"""The facts of how a client may be reached; unknown: they are spoken to, and nobody else is."""

FACTS = (
    "unit", "acuity", "risk", "trauma", "phase", "need", "break_sensitivity", "frequency", "minutes", "slots", *REACH,
    "child", "placement_id",
)  # fmt: skip
"""The facts that are dated."""

NEVER_BEFORE = frozenset({"placement_id"})
"""Facts that are not taken to have been so before they were first said: hours would change whose they are."""

assert set(FACTS) <= {f.name for f in fields(ClientFact)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Severity:
    """What the caseload index reads of a person on a day: acuity 0–4 and two flags."""

    acuity: int = DEFAULT_ACUITY
    risk: bool = False
    trauma: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientState:
    """The facts as they were on one day.

    `assumed` names the facts whose first record is later than the day, or
    that were never recorded (then they hold their default). `members` maps
    member id to severity, for those members with facts of their own.
    """

    unit: Unit = Unit.INDIVIDUAL
    acuity: int = DEFAULT_ACUITY
    risk: bool = False
    trauma: bool = False
    phase: Phase | None = None
    need: int | None = None
    break_sensitivity: int | None = None
    frequency: Frequency | None = None
    minutes: int | None = None
    reach_by: ReachBy | None = None
    leave_message: bool | None = None
    name_therapy: bool | None = None
    who_answers: str | None = None
    child: bool = False
    placement_id: str | None = None
    slots: tuple[Slot, ...] = ()
    slots_since: date | None = None
    members: tuple[tuple[str, Severity], ...] = ()
    assumed: frozenset[str] = frozenset()

    @property
    def severity(self) -> Severity:
        """The client's own acuity and flags."""
        return Severity(acuity=self.acuity, risk=self.risk, trauma=self.trauma)


def _latest(facts: Sequence[ClientFact], name: str, day: date) -> tuple[ClientFact | None, bool]:
    """Return the fact in force for `name` on `day`, and whether it is assumed."""
    result = sorted((f for f in facts if getattr(f, name) is not None), key=lambda f: (f.effective, f.written_at, f.id))
    before = [f for f in result if f.effective <= day]
    if before:
        return before[-1], False
    if not result:
        return None, True
    first = result[0].effective
    return [f for f in result if f.effective == first][-1], True


def _severity(facts: Sequence[ClientFact], day: date) -> Severity:
    known = {}
    for name in ("acuity", "risk", "trauma"):
        fact, _ = _latest(facts, name, day)
        if fact is not None:
            known[name] = getattr(fact, name)
    return Severity(**known)


def state_on(facts: Iterable[ClientFact], day: date) -> ClientState:
    """Return the facts about one client as they were on `day`.

    The latest value effective on or before the day; before the first, the
    first, marked assumed (of NEVER_BEFORE, none); of the same date the later written. Never
    recorded: the default, marked assumed. The order of `facts` is free.
    """
    every = list(facts)
    own = [f for f in every if f.member_id is None]
    values: dict[str, object] = {}
    assumed = set()
    for name in FACTS:
        fact, is_assumed = _latest(own, name, day)
        if is_assumed:
            assumed.add(name)
        if fact is not None and not (is_assumed and name in NEVER_BEFORE):
            values[name] = getattr(fact, name)
            if name == "slots":
                values["slots_since"] = fact.effective
    members = sorted({f.member_id for f in every if f.member_id is not None})
    severities = tuple((m, _severity([f for f in every if f.member_id == m], day)) for m in members)
    return ClientState(**values, members=severities, assumed=frozenset(assumed))  # type: ignore[arg-type]  # by name
