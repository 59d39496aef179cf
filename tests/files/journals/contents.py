"""What the frozen journals hold: each kind, every field of it that can be told, in the scripts of the world."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from journal.records.agenda import AgendaItem, AgendaState
from journal.records.check_in import CheckIn
from journal.records.client import Client
from journal.records.contact import Channel, Contact, Initiator, Purpose, WithWhom
from journal.records.crisis_line import CrisisLine
from journal.records.downtime import Downtime, DowntimeCategory, Felt, GapOrigin
from journal.records.encounter import Acknowledged, Encounter
from journal.records.on_call import OnCall
from journal.records.own_word import OwnWord
from journal.records.person import Person, Relation
from journal.records.reflection import CameBack, Feeling, Place, Reflection, ReflectionKind, Serve, Valence, Waits
from journal.records.scale import ScaleAnswers
from journal.records.session import Medium, Session, SessionStatus
from journal.records.settings import Computer, OwnHours, Settings
from journal.records.supervision import Action, Supervision, SupervisionFormat, Want
from journal.records.time_off import TimeOff, TimeOffKind
from journal.records.weight_change import WeightChange
from journal.store.journal import Journal

DAY = date(2026, 3, 10)

CODES = (
    "Fam",
    "Gone",
    "Ended",
    "K2",
    "К2",  # the first letter is Cyrillic
    unicodedata.normalize("NFC", "Ä1"),
    unicodedata.normalize("NFD", "ä1"),
    "Ｋ３",  # full width
    "🦊",
    "א7",
    "ßx",
    "SSX",
)
"""Codes that were taken, pairs that look alike among them. They stay and can be edited, whatever is refused later."""

MANY_SCRIPTS = (
    "Straße, naïve café, İstanbul ıĞ, ﬁne, łódź, Ørsted; тоска и Ё; 心配しています。焦り焦り; 걱정이 많다; "
    "שלום עולם; مرحبا بالعالم; नमस्ते; 👩‍👩‍👧 🌿 👍🏽; e\u0301 a\u0308 \u200bzero\u200dwidth \u202emirrored\u202c end"
)
LONG = ("The weir again, and what was said about it on the way out. " * 60 + MANY_SCRIPTS + "\n") * 2

SETTINGS = Settings(zone="Europe/Berlin", computer=Computer.OWN)
SETTINGS_LATER = Settings(
    zone="America/Los_Angeles", idle_minutes=3, computer=Computer.SHARED, open_more=("contact", "session"),
    own_words=(OwnWord(word="zoom", means="video"),),
    crisis_lines=(CrisisLine(name="A line", reach="112", hours="always", region="here", checked_on=DAY, source="own"),),
    prompts_shown=False, morning_answered_on=DAY, period="Custom", period_from=date(2026, 1, 1), period_to=DAY,
    hours_preset="my_board", own_supervision_minutes=120, own_cpd_hours=30.5,
    own_hours=(OwnHours(preset="my_board", name="supervision_a_month", value=2),), word_tone=True,
    shares_kept_days=None,
)  # fmt: skip
WEIGHTS = (
    WeightChange(name="load.intrusiveness_step", value=0.5, changed_at=datetime(2026, 1, 5, tzinfo=UTC)),
    WeightChange(name="load.intrusiveness_step", value=None, changed_at=datetime(2026, 2, 5, tzinfo=UTC)),
)


def at(clock: str = "09:00", day: date = DAY, zone: str = "Europe/Berlin") -> datetime:
    """Return the moment a wall clock showed."""
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=ZoneInfo(zone))


def entries(journal: Journal, client: str, family: Client) -> list[tuple[Any, Any]]:
    """Return two entries of each kind with the table they belong into: one with all its fields, one with few."""
    members = tuple(member.id for member in family.members[:1])
    j, later = journal, date(2026, 4, 1)
    thought = Reflection(
        at=at("22:30"), client_id=client, minutes=20, spontaneous=True, kind=ReflectionKind.DREAM, place=Place.BED,
        feelings=(Feeling.WORRY, Feeling.HOPE), chosen_valence=Valence.MIXED, intensity=8, intrusiveness=4,
        useful=False, draining=True, serve=Serve.UNSURE, text=LONG, waits=Waits.SUPERVISION, waits_until=later,
        to_supervision=True, withheld=True, wished_cancel=True, came_back=CameBack.LIGHTER, came_back_on=later,
    )  # fmt: skip
    person = Person(
        at=at(), name="Supervisor", relation=Relation.CLINICAL_SUPERVISOR, reach="by phone", next_meeting=later,
        note=MANY_SCRIPTS,
    )  # fmt: skip
    meeting = Supervision(
        at=at("11:00"), minutes=90, supervisor="The one of then", person_id=person.id, format=SupervisionFormat.GROUP,
        group_size=4, wants=(Want.DECIDE, Want.BE_HEARD), notes=MANY_SCRIPTS, feedback="said back", helpfulness=7,
        actions=(Action(text="ask 焦り", due=later), Action(text="read", done=True)), counted_minutes=45,
        signed_off_on=later,
    )  # fmt: skip
    return [
        (j.reflections, thought),
        (j.reflections, Reflection(at=at("07:00", later, zone="Asia/Kolkata"), text=MANY_SCRIPTS)),
        (j.people, person),
        (j.people, Person(at=at("10:00"), name="Before", relation=Relation.GROUP, ended_on=DAY)),
        (j.sessions, Session(at=at("09:00"), client_id=client, minutes=55, status=SessionStatus.ATTENDED,
                             medium=Medium.VIDEO, interrupted=True, overran=True, emergency=True,
                             requested_at=at("07:00"), offered_at=at("07:30"), demand=9, note="short note")),
        (j.sessions, Session(at=at("10:00"), client_id=family.id, status=SessionStatus.ATTENDED,
                             members_present=members, note=MANY_SCRIPTS)),
        (j.sessions, Session(at=at("12:00"), client_id=client, status=SessionStatus.NO_SHOW)),
        (j.on_calls, OnCall(at=at("20:00"), minutes=3 * 24 * 60, called_out=True)),
        (j.on_calls, OnCall(at=at("20:00", later), minutes=60)),
        (j.downtimes, Downtime(at=at("13:00"), activity="ran by the weir", category=DowntimeCategory.SELF_CARE,
                               minutes=40, origin=GapOrigin.NO_SHOW, own_choice=True, felt=Felt.BETTER,
                               energy_before=3, energy_after=7, note=MANY_SCRIPTS)),
        (j.downtimes, Downtime(at=at("14:00"), activity="course", ce_credit=1.5,
                               category=DowntimeCategory.CONTINUING_EDUCATION)),
        (j.contacts, Contact(at=at("19:00"), client_id=client, with_whom=WithWhom.SCHOOL, consented_by="both",
                             minutes=15, purpose=Purpose.SUPPORT, initiator=Initiator.OTHER, channel=Channel.EMAIL,
                             after_hours=True, inside=False, response_promised=60, response_actual=90, in_record=True,
                             demand=5, to_supervision=True)),
        (j.contacts, Contact(at=at("19:30"), client_id=client)),
        (j.encounters, Encounter(at=at("16:00"), client_id=client, setting="the baker’s", avoidable=False,
                                 acknowledged=Acknowledged.BOTH, others_present=True, exposed=False, plan_agreed=True,
                                 discomfort=6, discussed_on=later, dual_concern=True, to_supervision=True,
                                 note=MANY_SCRIPTS)),
        (j.encounters, Encounter(at=at("16:30"), client_id=client)),
        (j.supervisions, meeting),
        (j.supervisions, Supervision(at=at("11:00", later), minutes=60)),
        (j.check_ins, CheckIn(at=at("21:00"), heavy=7, energy=2, sleep=4, line=MANY_SCRIPTS)),
        (j.check_ins, CheckIn(at=at("21:00", later), energy=5)),
        (j.scales, ScaleAnswers(at=at("21:30"), scale="proqol", form="5", answers=((1, 4), (2, 1)))),
        (j.scales, ScaleAnswers(at=at("21:30", later), scale="who5", totals=(("total", 52.0),))),
        (j.time_off, TimeOff(at=at("00:00", later), last=date(2026, 4, 9), kind=TimeOffKind.TRAINING, cover="a peer",
                             notice_on=DAY, kept_true=False, note=MANY_SCRIPTS)),
        (j.time_off, TimeOff(at=at("00:00", date(2026, 8, 1)), last=date(2026, 8, 1))),
        (j.agenda, AgendaItem(at=at("22:31"), title="K2: the dream 🌿", client_id=client, source_kind="reflection",
                              source_id=thought.id, want=Want.THINK_TOGETHER, state=AgendaState.DONE,
                              supervision_id=meeting.id, decision=MANY_SCRIPTS, helped=True)),
        (j.agenda, AgendaItem(at=at("22:32"), title="waits")),
    ]  # fmt: skip
