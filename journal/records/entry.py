"""What every entry has: an identity, the time it happened, the time it was written."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from journal.errors import FieldError

LONGEST_MINUTES = 24 * 60
"""Minutes. No single entry lasts longer than a day."""

LONGEST_NOTE = 200_000
"""Characters of a long text: about 60 printed pages."""

LONGEST_LINE = 500
"""Characters of a one-line text."""

_ID = re.compile(r"[0-9a-f]{32}")


def new_id() -> str:
    """Return a fresh UUID4 as 32 hex digits."""
    return uuid.uuid4().hex


def now_utc() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)


def local_time(day: date, clock: time, zone: str, *, field_name: str = "start") -> datetime:
    """Return the aware moment that a wall clock in `zone` showed.

    Of a time that comes twice (clocks go back) the first is meant, unless
    `clock` has fold 1. Raises FieldError for a time that the clocks skipped
    that night, or for an unknown zone.
    """
    try:
        zone_info = ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        raise FieldError("zone", "is not a time zone that this computer knows") from None
    moment = datetime.combine(day, clock, tzinfo=zone_info)
    if moment.astimezone(UTC).astimezone(zone_info).replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise FieldError(field_name, f"falls into the hour that the clocks skipped on {day.isoformat()}")
    return moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The part that all entries share.

    `at` is when it happened, aware, in the IANA zone it happened in; the
    entry belongs to the local date of `at`. `written_at` and `edited_at` are
    when it was written and last changed, in UTC.
    """

    id: str = field(default_factory=new_id)
    at: datetime
    written_at: datetime = field(default_factory=now_utc)
    edited_at: datetime | None = None

    def __post_init__(self) -> None:
        identity("id", self.id)
        moment("at", self.at)
        if not isinstance(self.at.tzinfo, ZoneInfo):
            raise FieldError("at", "needs a named time zone")
        moment("written_at", self.written_at)
        moment("edited_at", self.edited_at)

    @property
    def day(self) -> date:
        """The local date the entry belongs to."""
        return self.at.date()

    @property
    def zone(self) -> str:
        """The IANA zone the entry happened in."""
        assert isinstance(self.at.tzinfo, ZoneInfo)
        return self.at.tzinfo.key

    @property
    def as_of(self) -> datetime:
        """When its present wording was written."""
        return self.edited_at or self.written_at


def end_of(at: datetime, minutes: int) -> datetime:
    """Return the moment `minutes` elapsed minutes after `at`, in UTC (clock changes do not count)."""
    return at.astimezone(UTC) + timedelta(minutes=minutes)


def after(start: datetime, minutes: int) -> datetime:
    """Return the moment `minutes` elapsed minutes after `start`, in the zone of `start`."""
    return end_of(start, minutes).astimezone(start.tzinfo)


def minutes_between(start: datetime, end: datetime) -> int:
    """Return the elapsed whole minutes from `start` to `end`; below 0 where `end` lies before it, by a second too.

    Two moments of one zone are not to be subtracted or compared as they are:
    Python then looks at their wall clocks, and an hour comes twice.
    """
    return (end.astimezone(UTC) - start.astimezone(UTC)) // timedelta(minutes=1)


# --- checks, each naming the field and the reason, never the text --------------------------------


def identity(name: str, value: str) -> None:
    """Refuse what is not an id as `new_id` gives one. Raises FieldError."""
    if not _ID.fullmatch(value):
        raise FieldError(name, "is not a UUID of 32 hex digits")


def moment(name: str, value: datetime | None) -> None:
    """Raise FieldError unless `value` is None or an aware time between 1900 and 2200."""
    if value is None:
        return
    if value.tzinfo is None:
        raise FieldError(name, "needs a time zone")
    if not 1900 <= value.year <= 2200:
        raise FieldError(name, "must lie between 1900 and 2200")


def whole(name: str, value: int | None, low: int, high: int) -> None:
    """Raise FieldError unless `value` is None or a whole number from `low` to `high`, both included."""
    if value is None:
        return
    if isinstance(value, bool) or not isinstance(value, int):
        raise FieldError(name, "must be a whole number")
    if not low <= value <= high:
        raise FieldError(name, f"must be between {low} and {high}")


def rating(name: str, value: int | None) -> None:
    """Raise FieldError unless `value` is None or a whole number from 0 to 10."""
    whole(name, value, 0, 10)


def minutes(name: str, value: int | None) -> None:
    """Raise FieldError unless `value` is None or 1 to 1,440 minutes."""
    whole(name, value, 1, LONGEST_MINUTES)


def line(name: str, value: str, *, required: bool = False) -> None:
    """Raise FieldError unless `value` is one line of at most 500 characters."""
    if required and not value.strip():
        raise FieldError(name, "is needed")
    if len(value) > LONGEST_LINE:
        raise FieldError(name, f"can hold {LONGEST_LINE} characters at most")
    if any(c in value for c in "\n\r\0"):
        raise FieldError(name, "must stay on one line")
    encodable(name, value)


def note(name: str, value: str) -> None:
    """Raise FieldError unless `value` is a text of at most 200,000 characters."""
    if len(value) > LONGEST_NOTE:
        raise FieldError(name, f"can hold {LONGEST_NOTE:,} characters at most")
    encodable(name, value)


def encodable(name: str, value: str) -> None:
    """Raise FieldError for half of a surrogate pair, which no file can hold."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise FieldError(name, "holds a broken character; please remove it") from None


def day(name: str, value: date | None) -> None:
    """Raise FieldError unless `value` is None or a date between 1900 and 2200."""
    if value is not None and not 1900 <= value.year <= 2200:
        raise FieldError(name, "must lie between 1900 and 2200")


def dates_in_order(name: str, first: date | None, last: date | None) -> None:
    """Raise FieldError, naming the later field, when it lies before the earlier one."""
    if first is not None and last is not None and last < first:
        raise FieldError(name, "must not lie before the start")
