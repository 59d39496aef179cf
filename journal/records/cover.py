"""Who covers while the therapist is away: one person for one absence, and what became of the sheet they were given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal.records import entry
from journal.records.entry import Entry


class SheetItem(StrEnum):
    """What a covering person may be told of a client. By these words a consent names it."""

    MAY_CALL = "who may call"
    HELPS = "what helps"
    NOT_TO_DO = "what not to do"
    RISK = "risk"
    CHECK_IN = "check-in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover(Entry):
    """One covering person and one plan. `at` is the local midnight of the day on which the plan was begun.

    `client_ids` are those it is for, none: all for whom cover is decided. `hours` and `reach` say when and how
    they are there, `skills` what they can that is asked for. `names_at` is where the list of names for the codes
    lies, handed over on `names_on`. `sheet_id` is the sheet they were given last, as the ledger has it.
    `destroy_by` None: fourteen days after the first day back. `keep_until_handed_back`: something happened, so
    it is kept until it is in the record, and destroyed then. `calls`, `minutes` and `happened` are what came
    while away.
    """

    plan_id: str
    person_id: str
    agreed_on: date | None = None
    client_ids: tuple[str, ...] = ()
    hours: str = ""
    reach: str = ""
    skills: str = ""
    names_at: str = ""
    names_on: date | None = None
    sheet_id: str | None = None
    sheet_on: date | None = None
    destroy_by: date | None = None
    destroyed_on: date | None = None
    keep_until_handed_back: bool = False
    calls: int | None = None
    minutes: int | None = None
    happened: str = ""

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        for name in ("agreed_on", "names_on", "sheet_on", "destroy_by", "destroyed_on"):
            entry.day(name, getattr(self, name))
        for name in ("hours", "reach", "skills", "names_at"):
            entry.line(name, getattr(self, name))
        entry.whole("calls", self.calls, 0, 1_000)
        entry.whole("minutes", self.minutes, 0, 100_000)
        entry.note("happened", self.happened)
