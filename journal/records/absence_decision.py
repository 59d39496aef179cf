"""What was decided for one client and one absence: what becomes of the sessions, who was told, who may cover."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal.errors import FieldError
from journal.records import entry
from journal.records.absence_plan import OpenSlot
from journal.records.entry import Entry
from journal.records.long_leave import LongChoice


class Choice(StrEnum):
    """What happens with a client's sessions. The last three are a group's."""

    UNDECIDED = "undecided"
    WAITS = "waits"
    MAKE_UP_BEFORE = "make-up before"
    MAKE_UP_AFTER = "make-up after"
    LONGER_BEFORE = "longer session before"
    LONGER_AFTER = "longer session after"
    COVER = "cover"
    NO_COVER = "no cover"
    HANDED_OVER = "handed over"
    RESOURCE = "resource"
    NOTHING_NEEDED = "nothing needed"
    PAUSED = "paused"
    CO_LEADER = "co-leader"
    SUBSTITUTE = "substitute"


MAKE_UPS = frozenset({Choice.MAKE_UP_BEFORE, Choice.MAKE_UP_AFTER})
LONGER = frozenset({Choice.LONGER_BEFORE, Choice.LONGER_AFTER})
NOT_ENOUGH = frozenset({Choice.WAITS, Choice.PAUSED, Choice.RESOURCE, Choice.NOTHING_NEEDED})
"""What a gated client can never have alone."""
LED = frozenset({Choice.CO_LEADER, Choice.SUBSTITUTE})
"""The group meets all the same, with somebody else."""
OF_A_GROUP = LED | {Choice.PAUSED}
NOT_OF_A_GROUP = frozenset({Choice.WAITS, Choice.HANDED_OVER})
"""What has a word of its own where the client is a group."""
SINGLY = LED | {Choice.UNDECIDED, Choice.COVER, Choice.NO_COVER, Choice.HANDED_OVER}
"""What is decided client by client, never for all at one press."""


class MakeUp(StrEnum):
    """How far a make-up has come; it is a planned session only once it is agreed."""

    HELD = "held"
    OFFERED = "offered"
    AGREED = "agreed"
    DECLINED = "declined"


class Relationship(StrEnum):
    LONG_AND_CLOSE = "long and close"
    FORMING = "forming"
    OTHER = "other"


class How(StrEnum):
    """How somebody was told."""

    IN_SESSION = "in session"
    IN_WRITING = "in writing"
    BY_PHONE = "by phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """That one person was told. `member_id` None: the client as a whole.

    `of` is the one day of which they were told, where it is an illness; None: all of the days.
    """

    member_id: str | None = None
    on: date
    how: How = How.IN_SESSION
    of: date | None = None

    def __post_init__(self) -> None:
        entry.day("told", self.on)
        entry.day("of", self.of)


class When(StrEnum):
    """When somebody took it in some way."""

    TOLD = "when told"
    BACK = "on return"


class Took(StrEnum):
    """How somebody took the absence, in a word."""

    RELIEF = "relief"
    ANGER = "anger"
    FEAR = "fear"
    SHRUG = "shrug"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """How one person took it. `member_id` None: the client as a whole; `own` is a word of one's own."""

    member_id: str | None = None
    when: When
    took: Took
    own: str = ""

    def __post_init__(self) -> None:
        entry.line("own", self.own)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """That one person agreed, or did not, that another is told of them: this person, these items.

    `member_id` None: the client as a whole; `given_by` says who spoke, a
    guardian perhaps. `knows_already`: they know this colleague. After `withdrawn_on` it holds no more.
    """

    person_id: str
    member_id: str | None = None
    given: bool
    on: date
    given_by: str = ""
    items: str = ""
    knows_already: bool | None = None
    withdrawn_on: date | None = None

    def __post_init__(self) -> None:
        entry.day("on", self.on)
        entry.day("withdrawn_on", self.withdrawn_on)
        entry.line("given_by", self.given_by)
        entry.line("items", self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """What was suggested, and the factors it rested on, 0 to 4: no number is kept of a relationship."""

    choice: Choice
    need: int | None = None
    phase: int | None = None
    frequency: int | None = None
    gap_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceDecision(Entry):
    """One client in one plan. `at` is the local midnight of the day on which the plan was begun.

    `choice` None: nothing was decided yet, and the client waits; one who is
    gated is undecided.
    `slot` is the time of a make-up, `longer_by` minutes more of the session
    next to the gap; `led_by` is who leads a group meanwhile. `made_id` is the session that an agreed make-up became.
    `wants_and_can` is what the client said of it; `check_in_by` is who asks
    after them meanwhile. The last five stand in for cover that was declined or
    could not be had. `suggested` is what was suggested when it was decided.

    `reminded_on` is when they were told again. `without_consent` is why they
    stand on a cover sheet though nobody agreed: an emergency, decided and
    noted down. `may_call`, `helps` and `not_to_do` are what a covering person
    would read, as far as somebody agreed. `kept`, `returned` and `resource_helped` are known afterwards.
    The last three belong to a long leave.
    """

    plan_id: str
    client_id: str
    choice: Choice | None = None
    check_in_by: str = ""
    check_in_on: date | None = None
    call_first: bool = False
    slot: OpenSlot | None = None
    make_up: MakeUp | None = None
    made_id: str | None = None
    longer_by: int | None = None
    resource: str = ""
    led_by: str = ""
    relationship: Relationship | None = None
    wants_and_can: str = ""
    why: str = ""
    suggested: Suggested | None = None
    told: tuple[Told, ...] = ()
    next_date: date | None = None
    risk_asked_on: date | None = None
    declined_cover: bool | None = None
    safety_plan_on: date | None = None
    calls_at_night: str = ""
    others_know: str = ""
    asked_whom: str = ""
    reminded_on: date | None = None
    reactions: tuple[Reaction, ...] = ()
    consents: tuple[Consent, ...] = ()
    without_consent: str = ""
    may_call: str = ""
    helps: str = ""
    not_to_do: str = ""
    kept: bool | None = None
    returned: bool | None = None
    resource_helped: bool | None = None
    long_choice: LongChoice | None = None
    review_on: date | None = None
    farewell_on: date | None = None

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        for name in (
            "resource",
            "led_by",
            "wants_and_can",
            "check_in_by",
            "calls_at_night",
            "others_know",
            "asked_whom",
            "may_call",
            "helps",
            "not_to_do",
        ):
            entry.line(name, getattr(self, name))
        entry.note("why", self.why)
        entry.note("without_consent", self.without_consent)
        entry.minutes("longer_by", self.longer_by)
        for name in (
            "next_date",
            "risk_asked_on",
            "check_in_on",
            "safety_plan_on",
            "reminded_on",
            "review_on",
            "farewell_on",
        ):
            entry.day(name, getattr(self, name))
        if self.make_up is not None and self.choice not in MAKE_UPS:
            raise FieldError("make_up", "belongs to a make-up session")
        if self.choice is Choice.RESOURCE and not self.resource.strip():
            raise FieldError("resource", "needs a name: without one the client waits")

    @property
    def holds_without_cover(self) -> bool:
        """Whether what stands in for cover is answered: a safety plan looked over, whom they call, whom one asked."""
        return bool(self.safety_plan_on and self.calls_at_night.strip() and self.asked_whom.strip())
