"""Every kind of entry, declared once: what it is called, where it is written, what is searched, how it reads in a line.

A new kind is a record, a migration, a page, the words of its fields, and a declaration here. CONTRIBUTING.md shows the
way. A name, a table and an address are in files and bookmarks, and never change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal

from journal.errors import FieldError
from journal.presets.scales import BY_NAME as SCALES
from journal.records.about_supervision import AboutSupervision
from journal.records.absence_decision import AbsenceDecision
from journal.records.absence_plan import AbsencePlan
from journal.records.agenda import AgendaItem
from journal.records.check_in import CheckIn
from journal.records.client import Client
from journal.records.clinical_will import ClinicalWill
from journal.records.contact import Contact, WithWhom
from journal.records.cover import Cover
from journal.records.covering import Covering
from journal.records.cpd import Cpd, CpdStatus
from journal.records.downtime import Downtime
from journal.records.encounter import Encounter
from journal.records.entry import Entry
from journal.records.on_call import OnCall
from journal.records.opening_balance import OpeningBalance
from journal.records.person import Person
from journal.records.placement import Placement
from journal.records.reflection import Reflection
from journal.records.scale import ScaleAnswers
from journal.records.session import Session
from journal.records.supervisee_note import SuperviseeNote
from journal.records.supervision import Supervision
from journal.records.supervision_agreement import SupervisionAgreement
from journal.records.time_off import TimeOff
from journal.wording import dates, labels, placements
from journal.wording.contact import PARTIES
from journal.wording.scales import score_line
from journal.wording.values import in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a line says that the entry alone does not know: the code of a client's id, the scores of a filled scale.

    `scores_of` raises FieldError for answers it does not know.
    """

    code_of: Callable[[str | None], str]
    scores_of: Callable[[ScaleAnswers], Mapping[str, float]]


Colour = Literal["demand", "recovery", "text", "quiet"]
"""What asks of one, what gives back, one's own word, what stands around it: a colour by its name in `charts.style`."""

Line = Callable[[Any, Around], Sequence[object]]
"""Entry → the parts of its line; None and "" are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of entry.

    `name` is what files hold, `title` stands in the menu, `called` on a
    button ("A session"), `page` is an address. `searched` are the fields by
    whose words it is found; `text` is the one with its own words, `rating`
    the one that a bare number fills. Of a kind that a capture line can be,
    `one` is what it is in a sentence ("a session"), `captured_as` what its
    chip says where that is not `title`. `counted`: day sums rest on it. `logged`:
    it is something that was done or happened, not what is planned around it.
    `quick`: rating and text are changed where it is listed. `icon` and `colour`
    mark it wherever it stands among others. `apart`: nothing that is counted, shared or looked through for a share
    knows of it.
    """

    name: str
    table: str
    record: type[Entry]
    title: str
    called: str
    page: str
    icon: str
    line: Line
    colour: Colour = "quiet"
    searched: tuple[str, ...] = ()
    text: str = ""
    rating: str = ""
    one: str = ""
    captured_as: str = ""
    counted: bool = False
    logged: bool = True
    at_an_hour: bool = True
    quick: bool = False
    apart: bool = False

    @property
    def chip(self) -> str:
        """Return what a captured line of this kind is called."""
        return self.captured_as or self.title

    @property
    def of_a_client(self) -> bool:
        """Whether an entry belongs to a client; a reflection may also be of no one in particular."""
        return self._has("client_id")

    @property
    def timed(self) -> bool:
        """Whether an entry takes minutes."""
        return self._has("minutes")

    def _has(self, field: str) -> bool:
        return any(known.name == field for known in fields(self.record))

    @property
    def changed_where_listed(self) -> tuple[str, ...]:
        """Return the fields that are changed in a list; the rest is changed on its page."""
        return tuple(name for name in (self.rating, self.text) if name) if self.quick else ()


def _session(session: Session, around: Around) -> list[object]:
    asked = _rated("asked", "demand", session)
    emergency = "emergency" if session.emergency else None
    return [around.code_of(session.client_id), labels.choice(session.status), emergency, _minutes(session), asked]


def _reflection(reflection: Reflection, around: Around) -> list[object]:
    strong = in_words("intensity", reflection.intensity)
    return ["A thought", around.code_of(reflection.client_id), ", ".join(reflection.feelings), strong]


def _downtime(downtime: Downtime, _around: Around) -> list[object]:
    return [labels.choice(downtime.activity), _minutes(downtime), downtime.felt]


def _check_in(check_in: CheckIn, _around: Around) -> list[object]:
    return ["Evening", _rated("heavy:", "heavy", check_in) or "answered"]


def _contact(contact: Contact, around: Around) -> list[object]:
    whom = None if contact.with_whom is WithWhom.CLIENT else f"with {PARTIES[contact.with_whom]}"
    return ["Contact", around.code_of(contact.client_id), whom, contact.purpose, _minutes(contact)]


def _encounter(encounter: Encounter, around: Around) -> list[object]:
    strong = _rated("discomfort", "discomfort", encounter)
    return ["Encounter", around.code_of(encounter.client_id), encounter.setting, strong]


def _supervision(supervision: Supervision, _around: Around) -> list[object]:
    return ["Supervision", supervision.supervisor, labels.choice(supervision.format), _minutes(supervision)]


def _on_call(on_call: OnCall, _around: Around) -> list[object]:
    return ["On call", dates.duration(on_call.minutes), "called out" if on_call.called_out else None]


def _scale(filled: ScaleAnswers, around: Around) -> list[object]:
    title = SCALES[filled.scale].title if filled.scale in SCALES else filled.scale
    try:
        return ["Scale", title, *(score_line(name, value, None) for name, value in around.scores_of(filled).items())]
    except FieldError:  # of another version, or from another journal
        return ["Scale", title, "not scored"]


def _time_off(off: TimeOff, _around: Around) -> list[object]:
    return ["Time off", labels.choice(off.kind), dates.span_in_words(off.first, off.last)]


def _client(client: Client, _around: Around) -> list[object]:
    return ["Client", client.code, f"ended: {client.ending}" if client.ending else "the work began"]


def _agenda(item: AgendaItem, _around: Around) -> list[object]:
    return ["For supervision", item.title, item.state]


def _cpd(cpd: Cpd, _around: Around) -> list[object]:
    status = labels.choice(cpd.status) if cpd.status is not CpdStatus.DONE else None
    several = dates.span_in_words(cpd.day, cpd.last) if cpd.last not in (None, cpd.day) else None
    credit = f"{dates.number(cpd.credit, 2)} {cpd.credit_unit}" if cpd.credit is not None else None
    return ["CPD", status, cpd.activity, several, credit]


def _supervision_agreement(agreement: SupervisionAgreement, _around: Around) -> list[object]:
    goals = dates.count(len(agreement.goals), "goal") if agreement.goals else None
    return ["Agreement on supervision", f"since {dates.date_in_words(agreement.since)}", goals]


def _about_supervision(thought: AboutSupervision, _around: Around) -> list[object]:
    return ["About supervision itself", labels.choice(thought.then_what) if thought.then_what else None]


def _supervisee_note(note: SuperviseeNote, _around: Around) -> list[object]:
    concerns = dates.count(len(note.not_raised), "concern") if note.not_raised else None
    return ["Of a supervisee", f"{concerns} not raised yet" if concerns else None]


def _person(person: Person, _around: Around) -> list[object]:
    return ["Person", person.name, person.relation]


def _absence_plan(plan: AbsencePlan, _around: Around) -> list[object]:
    taken = dates.count(len(plan.written), "session") if plan.written else None
    return ["Plan of an absence", f"{taken} written" if taken else "not taken yet"]


def _absence_decision(decision: AbsenceDecision, around: Around) -> list[object]:
    return [
        "While I am away",
        around.code_of(decision.client_id),
        labels.choice(decision.choice) if decision.choice else None,
    ]


def _clinical_will(will: ClinicalWill, _around: Around) -> list[object]:
    return ["If I cannot", f"written on {dates.date_in_words(will.day)}"]


def _cover(cover: Cover, _around: Around) -> list[object]:
    agreed = f"agreed {dates.day_in_words(cover.agreed_on)}" if cover.agreed_on else None
    return ["Cover", agreed, "sheet given" if cover.sheet_on else None]


def _covering(covering: Covering, _around: Around) -> list[object]:
    calls = dates.count(len(covering.calls_taken), "call") if covering.calls_taken else None
    return ["I cover for", covering.whose, calls]


def _placement(placement: Placement, _around: Around) -> list[object]:
    return ["Placement", placement.name, placements.days(placement.begins, placement.ends)]


def _opening_balance(balance: OpeningBalance, _around: Around) -> list[object]:
    return ["Opening balance", placements.balance(balance.amount, balance.what, balance.until)]


def _rated(word: str, name: str, entry: Entry) -> str:
    rating = in_words(name, getattr(entry, name))
    return f"{word} {rating}" if rating else ""


def _minutes(entry: Any) -> str | None:
    return dates.count(entry.minutes, "minute") if entry.minutes else None


SESSION = Kind(
    name="session",
    table="sessions",
    record=Session,
    title="Session",
    called="A session",
    one="a session",
    page="session",
    icon=":material/chair:",
    line=_session,
    colour="demand",
    searched=("note",),
    text="note",
    rating="demand",
    counted=True,
    quick=True,
)
REFLECTION = Kind(
    name="reflection",
    table="reflections",
    record=Reflection,
    title="A thought",
    called="A thought",
    one="a thought of a client",
    page="reflection",
    icon=":material/psychology_alt:",
    line=_reflection,
    colour="text",
    searched=("text",),
    text="text",
    rating="intensity",
    counted=True,
    quick=True,
)
DOWNTIME = Kind(
    name="downtime",
    table="downtimes",
    record=Downtime,
    title="Downtime",
    called="Downtime",
    one="downtime",
    page="downtime",
    icon=":material/coffee:",
    line=_downtime,
    colour="recovery",
    searched=("activity", "note"),
    text="note",
    counted=True,
    quick=True,
)
CHECK_IN = Kind(
    name="check-in",
    table="check_ins",
    record=CheckIn,
    title="Evening",
    called="The evening",
    one="an evening",
    page="check-in",
    icon=":material/bedtime:",
    line=_check_in,
    colour="text",
    searched=("line",),
    text="line",
    rating="heavy",
    counted=True,
    quick=True,
)
CONTACT = Kind(
    name="contact",
    table="contacts",
    record=Contact,
    title="Contact",
    called="Contact",
    one="a contact",
    page="contact",
    icon=":material/call:",
    line=_contact,
    colour="demand",
    rating="demand",
    counted=True,
)
ENCOUNTER = Kind(
    name="encounter",
    table="encounters",
    record=Encounter,
    title="Encounter",
    called="Encounter",
    one="an encounter",
    captured_as="Met outside",
    page="encounter",
    icon=":material/directions_walk:",
    line=_encounter,
    colour="demand",
    searched=("setting", "note"),
    text="note",
    rating="discomfort",
    counted=True,
    quick=True,
)
SUPERVISION = Kind(
    name="supervision",
    table="supervisions",
    record=Supervision,
    title="Supervision",
    called="Supervision",
    one="supervision",
    page="supervision",
    icon=":material/groups:",
    line=_supervision,
    searched=("notes", "feedback", "actions"),
    counted=True,
    text="notes",
    rating="helpfulness",
    quick=True,
)
ON_CALL = Kind(
    name="on-call",
    table="on_calls",
    record=OnCall,
    title="On call",
    called="On call",
    one="an on-call window",
    page="on-call",
    icon=":material/notifications:",
    line=_on_call,
    colour="demand",
    counted=True,
)
SCALE = Kind(
    name="scale",
    table="scales",
    record=ScaleAnswers,
    title="Scales",
    called="A scale",
    page="scale",
    icon=":material/straighten:",
    line=_scale,
    colour="text",
)
TIME_OFF = Kind(
    name="time off",
    table="time_off",
    record=TimeOff,
    title="Time off",
    called="Time off",
    page="time-off",
    icon=":material/beach_access:",
    line=_time_off,
    colour="recovery",
    searched=("note",),
    text="note",
    at_an_hour=False,
    quick=True,
)
CLIENT = Kind(
    name="client",
    table="clients",
    record=Client,
    title="Clients",
    called="A client",
    page="clients",
    icon=":material/folder_shared:",
    line=_client,
    searched=("code", "approach", "secrets", "note"),
    text="note",
    at_an_hour=False,
)
AGENDA = Kind(
    name="agenda",
    table="agenda",
    record=AgendaItem,
    title="Agenda",
    called="Agenda",
    page="agenda",
    icon=":material/checklist:",
    line=_agenda,
    searched=("title", "decision"),
    text="decision",
    logged=False,
    at_an_hour=False,
)
ABSENCE_PLAN = Kind(
    name="absence plan",
    table="absence_plans",
    record=AbsencePlan,
    title="Absence",
    called="The plan of an absence",
    page="absence-plan",
    icon=":material/luggage:",
    line=_absence_plan,
    colour="recovery",
    searched=("note",),
    text="note",
    logged=False,
    at_an_hour=False,
)
ABSENCE_DECISION = Kind(
    name="absence decision",
    table="absence_decisions",
    record=AbsenceDecision,
    title="Decision",
    called="A decision for an absence",
    page="absence-client",
    icon=":material/alt_route:",
    line=_absence_decision,
    searched=("why", "resource"),
    text="why",
    logged=False,
    at_an_hour=False,
)
CLINICAL_WILL = Kind(
    name="clinical will",
    table="clinical_wills",
    record=ClinicalWill,
    title="If I cannot",
    called="A clinical will",
    page="clinical-will",
    icon=":material/history_edu:",
    line=_clinical_will,
    searched=("may_do", "funeral", "supervisees", "waiting_list", "recent_clients"),
    text="may_do",
    logged=False,
    at_an_hour=False,
)
COVER = Kind(
    name="cover",
    table="covers",
    record=Cover,
    title="Cover",
    called="Cover in an absence",
    page="absence-cover",
    icon=":material/support_agent:",
    line=_cover,
    searched=("happened", "skills"),
    text="happened",
    logged=False,
    at_an_hour=False,
)
COVERING = Kind(
    name="covering",
    table="coverings",
    record=Covering,
    title="I cover for",
    called="Cover for somebody",
    page="covering",
    icon=":material/phone_in_talk:",
    line=_covering,
    searched=("whose", "happened"),
    text="happened",
    logged=False,
    at_an_hour=False,
)
CPD = Kind(
    name="cpd",
    table="cpd",
    record=Cpd,
    title="CPD",
    called="CPD",
    page="cpd",
    icon=":material/school:",
    line=_cpd,
    searched=("activity", "plan", "did", "learnt", "changed_practice", "changed_clients"),
    text="learnt",
    at_an_hour=False,
)
PERSON = Kind(
    name="person",
    table="people",
    record=Person,
    title="People",
    called="A person",
    page="people",
    icon=":material/diversity_1:",
    line=_person,
    searched=("name", "note"),
    text="note",
    logged=False,
    at_an_hour=False,
)
PLACEMENT = Kind(
    name="placement",
    table="placements",
    record=Placement,
    title="Placements",
    called="A placement",
    page="placements",
    icon=":material/domain:",
    line=_placement,
    searched=("name", "client_group", "note"),
    text="note",
    logged=False,
    at_an_hour=False,
)
OPENING_BALANCE = Kind(
    name="opening balance",
    table="opening_balances",
    record=OpeningBalance,
    title="Hours before this journal",
    called="An opening balance",
    page="hours-before",
    icon=":material/history:",
    line=_opening_balance,
    searched=("note",),
    text="note",
    logged=False,
    at_an_hour=False,
)

SUPERVISION_AGREEMENT = Kind(
    name="supervision agreement",
    table="supervision_agreements",
    record=SupervisionAgreement,
    title="Agreements",
    called="An agreement on supervision",
    page="supervision-agreement",
    icon=":material/contract:",
    line=_supervision_agreement,
    searched=("listed", "note"),
    text="note",
    logged=False,
    at_an_hour=False,
)
ABOUT_SUPERVISION = Kind(
    name="about supervision",
    table="about_supervision",
    record=AboutSupervision,
    title="About supervision itself",
    called="About supervision itself",
    page="about-supervision",
    icon=":material/lock_person:",
    line=_about_supervision,
    searched=("text", "unsaid"),
    text="text",
    logged=False,
    at_an_hour=False,
    apart=True,
)
SUPERVISEE_NOTE = Kind(
    name="supervisee note",
    table="supervisee_notes",
    record=SuperviseeNote,
    title="Supervisees",
    called="A note on a supervisee",
    page="supervisees",
    icon=":material/supervisor_account:",
    line=_supervisee_note,
    searched=("text", "listed", "stirred"),
    text="text",
    logged=False,
    at_an_hour=False,
    apart=True,
)

KINDS = (
    SESSION, REFLECTION, DOWNTIME, CHECK_IN, CONTACT, ENCOUNTER, SUPERVISION, ON_CALL, SCALE, TIME_OFF, CLIENT, AGENDA,
    PERSON, ABSENCE_PLAN, ABSENCE_DECISION, CLINICAL_WILL, COVER, COVERING, PLACEMENT, OPENING_BALANCE, CPD,
    SUPERVISION_AGREEMENT, ABOUT_SUPERVISION, SUPERVISEE_NOTE,
)  # fmt: skip
"""Every kind, in the order in which they are offered."""

BY_NAME = {kind.name: kind for kind in KINDS}
BY_RECORD = {kind.record: kind for kind in KINDS}


def called(name: str) -> str:
    """Return what a kind is called in a choice of kinds; of one that is not known, its name."""
    kind = BY_NAME.get(name)
    return kind.called if kind is not None else labels.choice(name)


def in_a_line(entry: Entry, around: Around) -> list[str]:
    """Return what kind of entry it is and what stands out in it, part by part."""
    return [str(part) for part in BY_RECORD[type(entry)].line(entry, around) if part not in (None, "")]


def words_of(entry: Entry) -> str:
    """Return the entry's own words, whole; empty where there are none."""
    text = BY_RECORD[type(entry)].text
    return str(getattr(entry, text)) if text else ""
