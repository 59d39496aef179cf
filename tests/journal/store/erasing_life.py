"""A small practice in which one client, K7, stands in everything that a journal keeps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from journal.records.absence_decision import AbsenceDecision, Choice
from journal.records.absence_plan import AbsencePlan
from journal.records.agenda import AgendaItem, from_reflection
from journal.records.check_in import CheckIn
from journal.records.client import Client, ClientFact, Unit
from journal.records.clinical_will import ClinicalWill, WillClient
from journal.records.contact import Contact
from journal.records.cover import Cover
from journal.records.encounter import Encounter
from journal.records.entry import now_utc
from journal.records.person import Person, Relation
from journal.records.share import KeptAnswer, Share, SharingWith
from journal.records.supervision import Supervision
from journal.records.time_off import TimeOff
from journal.store import inbox_files, opening
from journal.store.journal import Journal
from tests.journal.practice import at
from tests.journal.store.journals import DAY, client, reflection, session

CODE = "Kx7q"
WORDS = ("heronsbeak", "quartzlamp", "velvetmoth", "umbragale", "tinderfrost", "ossuary", "palimpsest", "wickerboat",
         "glasswing", "thornapple", "marzipanic", "sealedline", "oldwording", "answerword")  # fmt: skip
"""A word each for a kind of trace of this client alone."""

SHARED_CODE = "R47"


@dataclass(frozen=True)
class Told:
    """The clients: the one to be erased, and one who stays."""

    gone: Client
    stays: Client


def fill(journal: Journal) -> Told:
    """Let a client stand in every kind, every draft, list and pack; and another beside."""
    gone, stays = client(CODE, note=WORDS[0]), client("M1")
    journal.clients.add(gone)
    journal.clients.add(stays)
    for one, who in ((gone, WORDS[1]), (stays, "her sister")):
        fact = ClientFact(client_id=one.id, effective=date(2020, 1, 1), who_answers=who, unit=Unit.INDIVIDUAL)
        journal.clients.add_fact(fact)
    journal.sharing.keep_identifying_words(gone.id, WORDS[2])
    first = session(gone.id, note=WORDS[3])
    journal.sessions.add(first)
    journal.sessions.add(session(gone.id, DAY, "15:00", minutes=None))
    journal.sessions.add(session(stays.id, clock="11:00", note="rain all morning"))
    journal.sessions.update(replace(first, note=WORDS[4] + " now"))
    thought = reflection(f"{WORDS[12]} of the weir", client_id=gone.id)
    journal.reflections.add(thought)
    thought = journal.reflections.update(replace(thought, text="the weir again"))
    journal.agenda.add(from_reflection(thought, CODE, at=thought.at))
    journal.agenda.add(AgendaItem(at=thought.at, title=f"{CODE.lower()} and M1", client_id=stays.id))
    journal.reflections.add(reflection(f"As with {CODE}, so with M1", client_id=stays.id, clock="21:00"))
    journal.contacts.add(Contact(at=at(DAY, "18:00"), client_id=gone.id, consented_by=WORDS[5]))
    journal.encounters.add(Encounter(at=at(DAY, "19:00"), client_id=gone.id, setting=WORDS[6]))
    thrown = reflection(WORDS[7], client_id=gone.id)
    journal.reflections.add(thrown)
    journal.reflections.delete(thrown.id)
    dana = Person(at=at(DAY), name="Dana", relation=Relation.CLINICAL_SUPERVISOR, note=f"asked about {CODE}")
    journal.people.add(dana)
    journal.supervisions.add(
        Supervision(at=at(DAY, "16:00"), minutes=60, notes=f"{CODE}: slow down", person_id=dana.id)
    )
    journal.check_ins.add(CheckIn(at=at(DAY, "21:30"), heavy=5, line=f"all of it about {CODE}"))
    off = TimeOff(at=at(date(2026, 12, 1), "00:00"), last=date(2026, 12, 8))
    journal.time_off.add(off)
    plan = AbsencePlan(at=at(DAY, "00:00"), time_off_id=off.id, note=f"{CODE} first")
    journal.absence_plans.add(plan)
    for one, why in ((gone, WORDS[8]), (stays, "steady")):
        decision = AbsenceDecision(at=at(DAY), plan_id=plan.id, client_id=one.id, choice=Choice.WAITS, why=why)
        journal.absence_decisions.add(decision)
    journal.covers.add(Cover(at=at(DAY), plan_id=plan.id, person_id=dana.id, client_ids=(gone.id,), happened=WORDS[9]))
    journal.covers.add(Cover(at=at(DAY), plan_id=plan.id, person_id=dana.id, client_ids=(gone.id, stays.id)))
    will = ClinicalWill(
        at=at(DAY), clients=(WillClient(client_id=gone.id, hand_over=WORDS[10]), WillClient(client_id=stays.id))
    )
    journal.clinical_wills.add(will)
    journal.clinical_wills.update(replace(will, funeral="plain"))
    journal.drafts.put_fields("d" * 32, "reflection", None, {"client_id": gone.id, "intensity": 3})
    journal.drafts.put_text("d" * 32, "reflection", "text", WORDS[11] + " typed")
    journal.drafts.put_text("e" * 32, "reflection", "text", f"not about {CODE} alone")
    share(journal, dana, gone, thought.id)
    journal.settings.write(replace(journal.settings.read(), names_lie=f"a list, {CODE} is on it"))
    opening.make_inbox_ready(journal)
    inbox_files.leave(journal.folder, f"{CODE} {WORDS[11]} 7 30m")
    inbox_files.leave(journal.folder, "M1 worry 3")
    return Told(gone, stays)


def share(journal: Journal, dana: Person, gone: Client, entry_id: str) -> None:
    """Have shared something of the client, and got an answer."""
    journal.sharing.keep_with(SharingWith(person_id=dana.id, thread="c" * 32))
    journal.sharing.keep_codes(dana.id, {gone.id: SHARED_CODE})
    told = Share(
        id="f" * 32, person_id=dana.id, person_name="Dana", sequence=1, made_at=now_utc(), first=DAY, last=DAY,
        parts=("texts",), hash="f" * 64, items=("text-1",), entries=(("text-1", entry_id),), words="six words",
    )  # fmt: skip
    journal.sharing.add(told, f'{{"text": "{SHARED_CODE} {WORDS[12]}"}}'.encode())
    payload = (
        f'{{"comments": [{{"on": "text-1", "text": "{WORDS[13]}"}}, {{"on": "pack", "text": "thank you"}}], '
        f'"actions": [], "hours": []}}'
    )
    answer = KeptAnswer(share_id=told.id, hash="a" * 64, trust="verified", taken_at=now_utc(), payload=payload)
    journal.sharing.take_in(answer, signed_on=DAY)


def sign(journal: Journal, on: date) -> None:
    """Have a meeting signed for."""
    [meeting] = journal.supervisions.between(date.min, date.max)
    journal.supervisions.update(replace(meeting, signed_off_on=on))


def traces(folder: Path, pages: list[bytes]) -> list[str]:
    """Return which words of the client stand in a file or in a deciphered page."""
    raw = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    words = (CODE, CODE.lower(), *WORDS)
    return [word for word in words if any(word.encode() in part for part in (*raw, *pages))]


NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
