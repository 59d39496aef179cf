"""What was agreed with a client about contact between sessions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time

from journal.errors import FieldError
from journal.records import entry


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundaryAgreement:
    """What was agreed about contact between sessions, from `agreed_on` on (None: not known since when).

    What is left empty was not agreed on. `weekdays` are ISO weekdays, none
    meaning every day; `hours_from` to `hours_until` is the local clock, both
    ends included, and may reach over midnight. `hours` says in words what
    clocks cannot. `response_hours` is how soon an answer was promised.
    `earlier` are those it took the place of, oldest first: each held until
    the next was made.
    """

    agreed_on: date | None = None
    channels: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    hours: str = ""
    weekdays: tuple[int, ...] = ()
    hours_from: time | None = None
    hours_until: time | None = None
    response_hours: int | None = None
    earlier: tuple[BoundaryAgreement, ...] = ()

    def __post_init__(self) -> None:
        entry.day("agreed_on", self.agreed_on)
        for channel in self.channels:
            entry.line("channels", channel, required=True)
        for purpose in self.purposes:
            entry.line("purposes", purpose, required=True)
        entry.line("hours", self.hours)
        for weekday in self.weekdays:
            entry.whole("weekdays", weekday, 1, 7)
        if (self.hours_from is None) != (self.hours_until is None):
            raise FieldError("hours_until", "and the hour it begins belong together: give both or neither")
        if self.hours_from is not None and self.hours_from == self.hours_until:
            raise FieldError("hours_until", "must differ from the hour it begins; for the whole day leave both empty")
        entry.whole("response_hours", self.response_hours, 0, 24 * 28)
        if any(before.earlier for before in self.earlier):
            raise FieldError("earlier", "agreements cannot hold further ones")

    @property
    def has_clock(self) -> bool:
        """Whether it says by the clock or the calendar when contact may be: then a time can be held against it."""
        return bool(self.weekdays) or self.hours_from is not None

    @property
    def has_terms(self) -> bool:
        """Whether it says anything beyond its date."""
        said = self.channels, self.purposes, self.hours.strip(), self.has_clock
        return any(said) or self.response_hours is not None

    @property
    def since(self) -> date | None:
        """The day from which anything was agreed; None where that is not known."""
        days = [agreed.agreed_on for agreed in (*self.earlier, self)]
        known = [day for day in days if day is not None]
        return min(known) if len(known) == len(days) else None

    def on(self, day: date) -> BoundaryAgreement | None:
        """Return what held on `day`: this, or an earlier one; None before the first. One without a date always held."""
        for agreed in (self, *reversed(self.earlier)):
            if agreed.agreed_on is None or agreed.agreed_on <= day:
                return agreed
        return None

    def in_place_of(self, before: BoundaryAgreement) -> BoundaryAgreement:
        """Return this agreement as the one that follows `before`, which held until then."""
        return replace(self, earlier=(*before.earlier, replace(before, earlier=())))
