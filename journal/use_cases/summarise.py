"""The summary of a choice, made from measures and records; texts come gone through, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from journal.measures.caseload_intensity import caseload_by_week
from journal.measures.contact_pattern import standings
from journal.measures.weeks import DAY, WEEK
from journal.measures.work_frame import WorkFrame
from journal.planning.work_frame import work_frame
from journal.records.client import Client
from journal.sharing import minimise
from journal.sharing.allowed_parts import Part
from journal.sharing.redaction import Redacted
from journal.sharing.summary import CaseloadOfWeek, ContactOfWeek, LoadOfWeek, Summary, Weeks
from journal.store.journal import Journal
from journal.use_cases.choose_to_share import Choice


def summary_of(
    journal: Journal,
    choice: Choice,
    let_go: Mapping[str, Redacted],
    codes: Mapping[str, str],
    *,
    exact: bool,
    today: date,
) -> Summary:
    """Return the summary. `let_go` holds the reviewed text of each entry that was chosen.

    Raises CannotShare for an entry that stays.
    """
    weeks, parts = choice.weeks, choice.parts
    if Part.HOURS in parts:
        return Summary(weeks=weeks, hours=minimise.hours(choice.hours, weeks))
    reflections = journal.reflections.between(weeks.first, weeks.last + WEEK - DAY)
    sources = {r.id: r for r in journal.reflections.some([i.source_id for i in choice.agenda if i.source_id])}
    return Summary(
        weeks=weeks,
        load=_load(journal, weeks, work_frame(journal, today)) if Part.LOAD in parts else None,
        caseload=_caseload(journal, weeks, work_frame(journal, today)) if Part.CASELOAD in parts else None,
        themes=minimise.themes(reflections, weeks, exact=exact) if Part.THEMES in parts else None,
        still_with_me=(
            minimise.still_with_me(reflections, weeks, codes=codes, exact=exact)
            if Part.STILL_WITH_ME in parts
            else None
        ),
        contact=_contact(journal, weeks, codes, exact=exact, today=today) if Part.CONTACT in parts else None,
        agenda=(
            tuple(
                minimise.on_agenda(item, let_go[item.id], source=sources.get(item.source_id or ""))
                for item in choice.agenda
            )
            if Part.AGENDA in parts
            else None
        ),
        goals=(
            tuple(minimise.goal(one.goal, one.agreement_id, let_go[one.id]) for one in choice.goals)
            if Part.GOALS in parts
            else None
        ),
        texts=(
            tuple(minimise.chosen_text(entry, let_go[entry.id]) for entry in choice.texts)
            if Part.TEXTS in parts
            else None
        ),
        risk=minimise.risk(_at_risk(journal, today), codes) if choice.risk else None,
    )


def _load(journal: Journal, weeks: Weeks, frame: WorkFrame) -> tuple[LoadOfWeek, ...]:
    first, last = weeks.first, weeks.last + WEEK - DAY
    reflections = journal.reflections.between(first, last)
    return minimise.load(journal.day_sums.between(first, last), weeks, reflections=reflections, frame=frame)


def _caseload(journal: Journal, weeks: Weeks, frame: WorkFrame) -> tuple[CaseloadOfWeek, ...]:
    first, last = weeks.first, weeks.last + WEEK - DAY
    measured = caseload_by_week(journal.day_sums.between(first, last), first, last, frame)
    return minimise.caseload(measured, weeks)


def _contact(
    journal: Journal, weeks: Weeks, codes: Mapping[str, str], *, exact: bool, today: date
) -> tuple[ContactOfWeek, ...]:
    def client_of(client_id: str) -> Client:
        return journal.clients.with_state(client_id, today)[0]  # also one in the trash: the contacts were had

    contacts = journal.contacts.between(weeks.first, weeks.last + WEEK - DAY)
    return minimise.contact(contacts, weeks, standings=standings(contacts, client_of), codes=codes, exact=exact)


def _at_risk(journal: Journal, today: date) -> list[str]:
    return [c.id for c in journal.clients.active_on(today) if journal.clients.state_on(c.id, today).risk]
