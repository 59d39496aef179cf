"""An open journal: its file, and a table for each kind of entry."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from sqlite_utils import Database

from journal.records.entry import Entry
from journal.records.kinds import KINDS
from journal.store import rescue
from journal.store.bring_in import BroughtIns
from journal.store.choices import KeptSettings, WeightChanges, WorkPatterns
from journal.store.clients import Clients
from journal.store.day_sums import KeptDaySums
from journal.store.drafts import Drafts
from journal.store.entries import Entries
from journal.store.evidence import KeptEvidence
from journal.store.kinds import (
    AbsenceDecisions,
    AbsencePlans,
    CheckIns,
    ClinicalWills,
    Contacts,
    Coverings,
    Covers,
    Cpds,
    Downtimes,
    Encounters,
    OnCalls,
    People,
    Reflections,
    Scales,
    Sessions,
    TimesOff,
)
from journal.store.open_file import OpenFile
from journal.store.placements import OpeningBalances, Placements
from journal.store.reviewing import Reviewing
from journal.store.sharing import Sharing
from journal.store.sheets import Sheets
from journal.store.supervisees import AboutSupervisions, SuperviseeNotes, SupervisionAgreements
from journal.store.supervision import Agenda, Supervisions

R = TypeVar("R", bound=Entry)


class Journal(OpenFile):
    """One therapist's journal, unlocked: an open file, and what is in it.

    Each table is given the file and, of the others, those alone that it asks.
    `kinds` are those a therapist logs, in the order they are listed; `tables`
    are all whose entries can be changed, deleted and put back: the kinds, the
    agenda and the people.
    """

    def __init__(self, journal_id: str, folder: Path, db: Database, data_key: bytes, *, is_demo: bool = False) -> None:
        super().__init__(journal_id, folder, db, data_key, rescue.copy, is_demo=is_demo)
        self.settings = KeptSettings(self)
        self.patterns = WorkPatterns(self)
        self.weights = WeightChanges(self)

        self.day_sums = KeptDaySums(self)
        self.clients = Clients(self, self.day_sums)
        self.sessions = Sessions(self, self.day_sums, self.clients)
        self.on_calls = OnCalls(self, self.day_sums)
        self.downtimes = Downtimes(self, self.day_sums)
        self.reflections = Reflections(self, self.day_sums)
        self.contacts = Contacts(self, self.day_sums)
        self.encounters = Encounters(self, self.day_sums)
        self.agenda = Agenda(self)
        self.supervisions = Supervisions(self, self.day_sums, self.agenda)
        self.check_ins = CheckIns(self, self.day_sums)
        self.scales = Scales(self)
        self.time_off = TimesOff(self)
        self.people = People(self)
        self.absence_plans = AbsencePlans(self)
        self.absence_decisions = AbsenceDecisions(self)
        self.clinical_wills = ClinicalWills(self)
        self.covers = Covers(self)
        self.coverings = Coverings(self)
        self.placements = Placements(self)
        self.opening_balances = OpeningBalances(self)
        self.cpd = Cpds(self)
        self.evidence = KeptEvidence(self, self.settings)
        self.supervision_agreements = SupervisionAgreements(self)
        self.about_supervision = AboutSupervisions(self)
        self.supervisee_notes = SuperviseeNotes(self)
        own: tuple[Entries[Any], ...] = (
            self.clients, self.sessions, self.on_calls, self.downtimes, self.reflections, self.contacts,
            self.encounters, self.supervisions, self.check_ins, self.scales, self.time_off, self.agenda, self.people,
            self.absence_plans, self.absence_decisions, self.clinical_wills, self.covers, self.coverings,
            self.placements, self.opening_balances,
            self.cpd, self.supervision_agreements, self.about_supervision, self.supervisee_notes,
        )  # fmt: skip
        placed = {table.of for table in own}
        if unsummed := [kind.name for kind in KINDS if kind.counted and kind not in placed]:
            raise TypeError(f"Day sums rest on {unsummed}, which need a table of their own in journal/store/kinds.py.")
        self.tables = (*own, *(Entries[Any](self, kind) for kind in KINDS if kind not in placed))
        self.kinds = tuple(table for table in self.tables if table.of.logged)
        self.day_sums.rest_on(self.kinds, self.clients.with_state)

        self.reviewing = Reviewing(self, self.settings)
        self.drafts = Drafts(self, self.tables, self.reviewing)
        self.brought_in = BroughtIns(self)
        self.sheets = Sheets(self, self.settings)
        self.sharing = Sharing(self, self.settings, self.supervisions, self.agenda, self.tables)

    def table_of(self, record: type[R]) -> Entries[R]:
        """Return the table of a kind of record; the kinds with queries of their own have a name here besides."""
        return next(table for table in self.tables if table.record is record)
