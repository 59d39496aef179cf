"""A fictional therapist's life as records: pure, seeded, every one of them valid.

seasons ─▶ caseload ─▶ sessions ─▶ reflections, downtime ─▶ evenings
                   └─▶ contacts, encounters    supervision ─▶ agenda
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from journal.demo import (
    absences,
    appointments,
    clinical_will,
    own_time,
    placements,
    reaching_out,
    standing,
    supervising,
    supervision,
    thoughts,
)
from journal.demo import cpd as learning
from journal.demo.caseload import caseload
from journal.demo.chance import Chance
from journal.demo.seasons import Seasons, years_before
from journal.records.about_supervision import AboutSupervision
from journal.records.absence_decision import AbsenceDecision
from journal.records.absence_plan import AbsencePlan
from journal.records.agenda import AgendaItem
from journal.records.check_in import CheckIn
from journal.records.client import Client, ClientFact
from journal.records.clinical_will import ClinicalWill
from journal.records.contact import Contact
from journal.records.cover import Cover
from journal.records.covering import Covering
from journal.records.cpd import Cpd
from journal.records.downtime import Downtime
from journal.records.encounter import Encounter
from journal.records.evidence import Evidence
from journal.records.on_call import OnCall
from journal.records.opening_balance import OpeningBalance
from journal.records.person import Person
from journal.records.placement import Placement
from journal.records.reflection import Reflection, Valence
from journal.records.scale import ScaleAnswers
from journal.records.session import DEFAULT_MINUTES, Session, SessionStatus
from journal.records.settings import Settings
from journal.records.supervisee_note import SuperviseeNote
from journal.records.supervision import Supervision
from journal.records.supervision_agreement import SupervisionAgreement
from journal.records.time_off import TimeOff
from journal.records.work_pattern import WorkPattern

LONGEST = 60
"""Years of the longest life."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """Everything the fictional therapist kept, each kind in order of time."""

    settings: Settings
    patterns: tuple[WorkPattern, ...]
    clients: tuple[Client, ...]
    facts: tuple[ClientFact, ...]
    sessions: tuple[Session, ...]
    on_calls: tuple[OnCall, ...]
    downtimes: tuple[Downtime, ...]
    reflections: tuple[Reflection, ...]
    contacts: tuple[Contact, ...]
    encounters: tuple[Encounter, ...]
    supervisions: tuple[Supervision, ...]
    check_ins: tuple[CheckIn, ...]
    scales: tuple[ScaleAnswers, ...]
    time_off: tuple[TimeOff, ...]
    agenda: tuple[AgendaItem, ...]
    people: tuple[Person, ...]
    absence_plans: tuple[AbsencePlan, ...]
    absence_decisions: tuple[AbsenceDecision, ...]
    covers: tuple[Cover, ...]
    coverings: tuple[Covering, ...]
    clinical_wills: tuple[ClinicalWill, ...]
    placements: tuple[Placement, ...]
    opening_balances: tuple[OpeningBalance, ...]
    cpd: tuple[Cpd, ...]
    evidence: tuple[Evidence, ...]
    supervision_agreements: tuple[SupervisionAgreement, ...]
    about_supervision: tuple[AboutSupervision, ...]
    supervisee_notes: tuple[SuperviseeNote, ...]


def life(years: int, seed: int, today: date) -> Life:
    """Return the life of the `years` (1 to 60) before `today`; the same arguments give the same records, ids included.

    Sessions are planned until nineteen days after `today`, the next leave
    until four months after. On `today` itself nothing is settled yet.
    Raises ValueError for another number of years.
    """
    if not 1 <= years <= LONGEST:
        raise ValueError(f"years must be between 1 and {LONGEST}")

    def chance(subject: str) -> Chance:
        return Chance(seed, f"{today.isoformat()} {years} {subject}")

    seasons = Seasons(years_before(today, years), today, chance("seasons"))
    clients = caseload(seasons, chance("caseload"))
    sessions = appointments.sessions(clients.tenures, seasons, chance("sessions"))
    held: dict[date, list[Session]] = {}
    came: dict[str, set[date]] = {}
    for session in sessions:
        held.setdefault(session.day, []).append(session)
        if session.status is SessionStatus.ATTENDED:
            came.setdefault(session.client_id, set()).add(session.day)
    reflections = thoughts.reflections(clients, came, seasons, chance("reflections"))
    encounters = reaching_out.encounters(clients, seasons, chance("encounters"))
    meetings = supervision.supervisions(seasons, chance("supervision"))
    people = supervision.people(seasons, meetings, chance("people"))
    meetings = [supervision.of_whom(meeting, people) for meeting in meetings]
    away = standing.time_off(seasons, chance("time off"))
    plans, decisions, covers = absences.absences(away, clients.tenures, people, seasons, chance("absences"))
    places = placements.placements(seasons, people, chance("placements"))
    placed = placements.facts(clients.tenures, places[-1], seasons, chance("whose hours"))
    downtimes = own_time.downtimes(held, seasons, chance("downtime"))
    noor = supervising.supervisee(seasons, chance("supervisee"))
    learnt = learning.cpd(downtimes, seasons, chance("cpd"))
    return Life(
        settings=standing.settings(),
        patterns=tuple(standing.patterns(seasons, chance("patterns"))),
        clients=tuple(tenure.client for tenure in clients.tenures),
        facts=(*(fact for tenure in clients.tenures for fact in tenure.facts), *placed),
        sessions=tuple(sessions),
        on_calls=tuple(standing.on_calls(seasons, chance("on call"))),
        downtimes=tuple(downtimes),
        reflections=tuple(reflections),
        contacts=tuple(reaching_out.contacts(clients, seasons, chance("contacts"))),
        encounters=tuple(encounters),
        supervisions=tuple(meetings),
        check_ins=tuple(own_time.check_ins(_felt(sessions, reflections), seasons, chance("evenings"))),
        scales=tuple(standing.scales(seasons, chance("scales"))),
        time_off=tuple(away),
        agenda=tuple(supervision.agenda(reflections, encounters, meetings, chance("agenda"))),
        people=(*people, noor),
        absence_plans=tuple(plans),
        absence_decisions=tuple(decisions),
        covers=tuple(covers),
        coverings=tuple(absences.coverings(seasons, chance("covering"))),
        clinical_wills=(clinical_will.will(clients.tenures, people, seasons, chance("clinical will")),),
        placements=tuple(places),
        opening_balances=tuple(placements.opening_balances(seasons, chance("before the journal"))),
        cpd=tuple(learnt),
        evidence=tuple(learning.evidence(learnt, chance("evidence"))),
        supervision_agreements=tuple(supervising.agreements(seasons, people, chance("agreement"))),
        about_supervision=tuple(supervising.about(seasons, people, chance("about supervision"))),
        supervisee_notes=tuple(supervising.notes(seasons, noor, chance("supervisee notes"))),
    )


def _felt(sessions: Iterable[Session], reflections: Iterable[Reflection]) -> dict[date, float]:
    """Return roughly what each day asked, unrated hours included; the measures know better."""
    felt: dict[date, float] = {}
    for session in sessions:
        if session.status is SessionStatus.ATTENDED:
            demand = 4 if session.demand is None else session.demand
            felt[session.day] = felt.get(session.day, 0) + demand * (session.minutes or DEFAULT_MINUTES) / 50
    for thought in reflections:
        if thought.valence is Valence.NEGATIVE:
            asked = 0.5 * (thought.intensity or 4) * math.sqrt((thought.minutes or 5) / 30)
            felt[thought.day] = felt.get(thought.day, 0) + asked
    return felt
