"""What was brought in from other programs' files: the source, its rules, each import, and what was decided by hand.

No title, name or cell of a file stands in any of them. What is to be known again is a mark: a hash under a key that
lies in the journal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from journal.errors import FieldError
from journal.records import entry
from journal.records.entry import Entry, new_id, now_utc
from journal.records.settings import DateOrder


class Meaning(StrEnum):
    """What an appointment or a word in its title means."""

    CLIENT = "client"
    SUPERVISION = "supervision"
    TIME_OFF = "time off"
    ON_CALL = "on call"
    CANCELLED = "cancelled"
    NO_SHOW = "no-show"
    IGNORE = "ignore"


class RowsAre(StrEnum):
    """What the lines of a table are."""

    SESSION = "session"
    CONTACT = "contact"
    SUPERVISION = "supervision"
    DOWNTIME = "downtime"


class Holds(StrEnum):
    """What a column of a table holds."""

    DAY = "day"
    CLOCK = "time"
    END = "end"
    MINUTES = "minutes"
    CLIENT = "client"
    STATUS = "status"
    ACTIVITY = "activity"
    CREDIT = "credit"
    SUPERVISOR = "supervisor"
    NUMBER = "number"
    NOTHING = "nothing"


class Same(StrEnum):
    """Whether an appointment is the session that the client has on that day already."""

    SAME = "the same"
    ANOTHER = "another"


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleRule:
    """Always: the words behind `mark` mean this. `whole`: they are all of a title, else they stand in it."""

    mark: str
    meaning: Meaning
    client_id: str | None = None
    whole: bool = True
    since: datetime = field(default_factory=now_utc)

    def __post_init__(self) -> None:
        if (self.meaning is Meaning.CLIENT) != (self.client_id is not None):
            raise FieldError("client_id", "belongs to a rule that means a client, and to no other")


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnRule:
    """The column whose name is behind `mark` holds this."""

    mark: str
    holds: Holds


@dataclass(frozen=True, slots=True, kw_only=True)
class MoodRule:
    """The mood behind `mark` is so heavy, 0–10; None: it is not taken."""

    mark: str
    heavy: int | None

    def __post_init__(self) -> None:
        entry.rating("heavy", self.heavy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How a source is understood; the therapist's own.

    `usual_slot`: weekday and time of a client's usual appointment mean the
    client. `before_start`: also on days before the work with them began.
    `codes`: a client's code in a title means them. `rows_are`, `date_order`
    and `lengths_in_hours` (of bare numbers) None: as the table itself tells,
    else it is asked.
    """

    usual_slot: bool = True
    before_start: bool = False
    codes: bool = True
    titles: tuple[TitleRule, ...] = ()
    columns: tuple[ColumnRule, ...] = ()
    rows_are: RowsAre | None = None
    date_order: DateOrder | None = None
    lengths_in_hours: bool | None = None
    moods: tuple[MoodRule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where files come from again and again. `format` is what kind of file it is, `name` the therapist's own word."""

    id: str = field(default_factory=new_id)
    format: str
    name: str = ""
    rules: Rules = Rules()
    written_at: datetime = field(default_factory=now_utc)

    def __post_init__(self) -> None:
        entry.line("name", self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided of one row, known again by the mark of its identity."""

    meaning: Meaning | None = None
    client_id: str | None = None
    same: Same | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One taking of files: when, and how many rows became what."""

    id: str = field(default_factory=new_id)
    at: datetime = field(default_factory=now_utc)
    formats: tuple[str, ...] = ()
    new: int = 0
    changed: int = 0
    joined: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtIn:
    """A row that is in the journal: which entry it became or joined.

    `as_of` is that of the entry's wording as it was brought in, `said` a mark
    of what the row said then. Of a joined entry nothing is ever changed.
    """

    identity: str
    source_id: str
    import_id: str
    kind: str
    entry_id: str
    as_of: str
    said: str
    joined: bool = False


def worded_at(kept: Entry) -> str:
    """Return when an entry's present wording was written, as BroughtIn holds it."""
    return kept.as_of.astimezone(UTC).isoformat(timespec="microseconds")
