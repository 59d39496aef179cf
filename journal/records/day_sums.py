"""Sums per day that hold no weight, so that a changed weight costs nothing.

    entries of one day ──sum_day──▶ DaySums ──(measures, with weights)──▶ indices

Whatever a weight of measures/weights.py multiplies stays apart here: minutes
by severity, reflections by valence and intrusiveness, contacts by after
hours, and every blank that a default will fill is counted, not filled.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, timedelta

import msgspec

from journal.records.check_in import CheckIn
from journal.records.client import Client, ClientState, Role, Severity
from journal.records.contact import PLAIN_PURPOSES, Contact
from journal.records.downtime import Downtime, Felt
from journal.records.encounter import Encounter
from journal.records.entry import end_of
from journal.records.held_together import held_together
from journal.records.on_call import OnCall
from journal.records.reflection import Reflection
from journal.records.session import DEFAULT_MINUTES, Session, SessionStatus
from journal.records.supervision import Supervision

RUN_GAP_MINUTES = 10
"""Minutes. A shorter gap between two sessions continues the run."""

CONTACT_FLOOR_MINUTES = 5
"""Minutes. A shorter contact weighs as one of this length in emotional load."""

PLAIN = "plain"
"""Profile of a contact that counts without the client multiplier."""

Profile = str
"""Who was in the room: a code per person present, sorted and joined by '+'.

A code is acuity 0–4, then 'r' with a risk flag, then 't' with a trauma flag:
'2t', '3rt', a couple '1+2t'.
"""


class Minutes(msgspec.Struct, array_like=True, gc=False):
    """Minutes told or usual, and the number of entries that have none.

    For `blank` ones a default stands in later.
    """

    told: int = 0
    blank: int = 0


class Weighed(msgspec.Struct, array_like=True, gc=False):
    """A sum over entries with minutes, and the same over those without."""

    told: float = 0.0
    blank: float = 0.0


class DaySums(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What one local day adds up to. All roles unless it says therapy.

    Sessions are attended ones; members of a group who were logged singly are
    one (`held_together`), rated as the highest of them. Ratings are 0–10 and
    enter unscaled. No dataclass but a Struct: forty years of days are read
    nine times quicker.
    """

    day: date
    # sessions, all roles
    sessions: int = 0
    unrated: int = 0
    usual_minutes: int = 0  # sessions whose minutes came from the client's rhythm
    attended: Minutes = msgspec.field(default_factory=Minutes)
    rated: Minutes = msgspec.field(default_factory=Minutes)
    demand_minutes: Minutes = msgspec.field(default_factory=Minutes)  # Σ demand·minutes; blank: Σ demand
    # sessions, therapy only
    regular: dict[Profile, Minutes] = msgspec.field(default_factory=dict)
    emergency: dict[Profile, Minutes] = msgspec.field(default_factory=dict)
    therapy_sessions: int = 0
    together: int = 0  # how many more were logged, of which several are one
    trauma_sessions: int = 0
    no_shows: int = 0
    no_shows_risk: int = 0
    cancelled_late: int = 0
    cancelled_late_risk: int = 0
    runs: dict[str, int] = msgspec.field(default_factory=dict)  # position in a run, from "3" on → sessions there
    longest_run: int = 0
    # contacts; therapy only where by profile
    contacts: int = 0
    contact_minutes: dict[Profile, Minutes] = msgspec.field(default_factory=dict)
    contact_load: Weighed = msgspec.field(default_factory=Weighed)  # Σ demand·√max(minutes, 5); blank: Σ demand
    contact_load_after_hours: Weighed = msgspec.field(default_factory=Weighed)
    # reflections: "negative 3" = valence and intrusiveness → Σ intensity·√minutes; blank: Σ intensity
    reflections: int = 0
    unrated_reflections: int = 0
    reflected: dict[str, Weighed] = msgspec.field(default_factory=dict)
    blank_minutes: int = 0  # contacts and reflections without minutes
    # encounters
    encounters: int = 0
    discomfort: int = 0
    # downtime: Σ change·√minutes measured; Σ√minutes for better and worse
    downtimes: int = 0
    unscored_downtimes: int = 0
    energy_gained: float = 0.0
    energy_spent: float = 0.0
    better: float = 0.0
    worse: float = 0.0
    # supervision
    supervisions: int = 0
    supervision_minutes: int = 0
    helped: float = 0.0  # Σ helpfulness·√minutes
    # the therapist's own word
    checked_in: bool = False  # with any answer; the day is a known one only where `heavy` was answered
    heavy: int | None = None
    # on call
    on_call: int = 0

    @property
    def work_contact(self) -> bool:
        """Whether clients reached into this day: a session, a contact, or an on-call window."""
        return bool(self.sessions or self.contacts or self.on_call)

    def to_dict(self) -> dict[str, object]:
        """Return the sums as JSON can hold them, empty ones left out."""
        result = ((name, getattr(self, name)) for name in _EMPTY)
        return {name: _bare(value) for name, value in result if value != _EMPTY[name]}

    @staticmethod
    def from_json(day: str, result: str) -> DaySums:
        """Return what `to_dict` gave, from JSON; `day` is an ISO date. Unknown names raise msgspec.ValidationError."""
        if result == "{}":
            return DaySums(day=date.fromisoformat(day))
        return _DECODER.decode(f'{{"day":"{day}",{result[1:]}')


OF_KIND: Mapping[str, tuple[str, ...]] = {
    "sessions": (
        "sessions", "unrated", "usual_minutes", "attended", "rated", "demand_minutes", "regular", "emergency",
        "therapy_sessions", "together", "trauma_sessions", "no_shows", "no_shows_risk", "cancelled_late",
        "cancelled_late_risk", "runs", "longest_run",
    ),
    "contacts": ("contacts", "contact_minutes", "contact_load", "contact_load_after_hours", "blank_minutes"),
    "reflections": ("reflections", "unrated_reflections", "reflected", "blank_minutes"),
    "encounters": ("encounters", "discomfort"),
    "downtimes": ("downtimes", "unscored_downtimes", "energy_gained", "energy_spent", "better", "worse"),
    "supervisions": ("supervisions", "supervision_minutes", "helped"),
    "check_ins": ("checked_in", "heavy"),
    "on_calls": ("on_call",),
}  # fmt: skip
"""Kind of entry, as `sum_day` names it → the sums that rest on it; a sum may rest on two kinds."""


def read_again_for(kind: str) -> set[str]:
    """Return the kinds whose entries are read when one of `kind` changed: itself, and those it shares a sum with."""
    changed = set(OF_KIND[kind])
    return {other for other, sums in OF_KIND.items() if changed & {*sums}}


def put_in(sums: DaySums, part: DaySums, kind: str) -> None:
    """Put the sums that rest on `kind` into the sums of the same day."""
    for name in OF_KIND[kind]:
        setattr(sums, name, getattr(part, name))


_DECODER = msgspec.json.Decoder(DaySums)

_EMPTY: Mapping[str, object] = {
    name: getattr(DaySums(day=date.min), name) for name in DaySums.__struct_fields__ if name != "day"
}


def _bare(value: object) -> object:
    if isinstance(value, Minutes | Weighed):
        return [value.told, value.blank]
    if isinstance(value, dict):
        return {k: _bare(v) for k, v in value.items()}
    return value


def code_of(severity: Severity) -> str:
    """Return a person's part of a profile, for example '3rt'."""
    return f"{severity.acuity}{'r' if severity.risk else ''}{'t' if severity.trauma else ''}"


def severity_of(code: str) -> Severity:
    """Return what `code_of` wrote."""
    return Severity(acuity=int(code[0]), risk="r" in code, trauma="t" in code)


def profile_of(client: Client, state: ClientState, present: Sequence[str] = ()) -> Profile:
    """Return the profile of those who came: the given member ids, or all members.

    A member without facts of their own has the client's. A client without
    members is one person.
    """
    if not client.members:
        return code_of(state.severity)
    own = dict(state.members)
    here = [m.id for m in client.members if not present or m.id in present] or [client.members[0].id]
    return "+".join(sorted(code_of(own.get(m, state.severity)) for m in here))


def has_risk(client: Client, state: ClientState) -> bool:
    """Say whether the client, or any one member, carries a risk flag."""
    here = {m.id for m in client.members}
    return state.risk or any(s.risk for m, s in state.members if m in here)


def sum_day(
    day: date,
    *,
    sessions: Iterable[Session] = (),
    reflections: Iterable[Reflection] = (),
    downtimes: Iterable[Downtime] = (),
    contacts: Iterable[Contact] = (),
    encounters: Iterable[Encounter] = (),
    supervisions: Iterable[Supervision] = (),
    check_ins: Iterable[CheckIn] = (),
    on_calls: Iterable[OnCall] = (),
    client_on: Callable[[str], tuple[Client, ClientState]],
) -> DaySums:
    """Add up the entries of one local day, and the on-call windows that reach into it.

    `client_on` gives a client and the facts about them on that day. Entries
    are taken in order of id, so that the same entries give the same floats
    to the last digit whatever order they come in. No entries: all zero.
    """
    sums = DaySums(day=day)
    _add_sessions(sums, sorted(sessions, key=lambda s: s.id), client_on)
    _add_contacts(sums, sorted(contacts, key=lambda c: c.id), client_on)
    _add_reflections(sums, sorted(reflections, key=lambda r: r.id))
    _add_recovery(sums, sorted(downtimes, key=lambda d: d.id), sorted(supervisions, key=lambda s: s.id))
    for encounter in encounters:
        sums.encounters += 1
        sums.discomfort += encounter.discomfort or 0
    said = sorted(check_ins, key=lambda c: (c.written_at, c.id))
    sums.checked_in = bool(said)
    sums.heavy = next((c.heavy for c in reversed(said) if c.heavy is not None), None)
    sums.on_call = sum(1 for _ in on_calls)
    return sums


def _add_sessions(
    sums: DaySums, sessions: Sequence[Session], client_on: Callable[[str], tuple[Client, ClientState]]
) -> None:
    therapy: list[tuple[Session, int | None]] = []
    attended = [session for session in sessions if session.status is SessionStatus.ATTENDED]
    for session in sessions:
        client, state = client_on(session.client_id)
        if session.status is not SessionStatus.ATTENDED and client.role is Role.THERAPY:
            _add_missed(sums, session, has_risk(client, state))
    for together in held_together(attended, lambda session: client_on(session.client_id)):
        session = together[0]
        client = client_on(session.client_id)[0]
        told = (one.minutes or client_on(one.client_id)[1].minutes for one in together)
        minutes = next((length for length in told if length is not None), None)
        sums.sessions += 1
        sums.usual_minutes += minutes is not None and any(one.minutes is None for one in together)
        _add_minutes(sums.attended, minutes)
        demand = max((one.demand for one in together if one.demand is not None), default=None)
        if demand is None:
            sums.unrated += 1
        else:
            _add_minutes(sums.rated, minutes)
            if minutes is None:
                sums.demand_minutes.blank += demand
            else:
                sums.demand_minutes.told += demand * minutes
        if client.role is Role.THERAPY:
            therapy.append((session, minutes))
            profile = _profile(together, client_on)
            sums.therapy_sessions += 1
            sums.together += len(together) - 1
            sums.trauma_sessions += "t" in profile
            table = sums.emergency if session.emergency else sums.regular
            _add_minutes(table.setdefault(profile, Minutes()), minutes)
    _add_runs(sums, therapy)


def _profile(together: Sequence[Session], client_on: Callable[[str], tuple[Client, ClientState]]) -> Profile:
    """Return the profile of all who came to one session, however it was logged; each client and member once."""
    present: dict[str, list[tuple[str, ...]]] = {}
    for one in together:
        present.setdefault(one.client_id, []).append(one.members_present)
    profiles = [
        profile_of(*client_on(client_id), () if () in told else [member for one in told for member in one])
        for client_id, told in present.items()
    ]
    return "+".join(sorted(code for profile in profiles for code in profile.split("+")))


def _add_minutes(into: Minutes, minutes: int | None) -> None:
    if minutes is None:
        into.blank += 1
    else:
        into.told += minutes


def _add_missed(sums: DaySums, session: Session, risk: bool) -> None:
    if session.status is SessionStatus.NO_SHOW:
        sums.no_shows += 1
        sums.no_shows_risk += risk
    elif session.status is SessionStatus.CANCELLED_LATE:
        sums.cancelled_late += 1
        sums.cancelled_late_risk += risk


def _add_runs(sums: DaySums, attended: Sequence[tuple[Session, int | None]]) -> None:
    position = 0
    latest_end = None
    for session, minutes in sorted(attended, key=lambda pair: (pair[0].at.astimezone(UTC), pair[0].id)):
        start = session.at.astimezone(UTC)
        if latest_end is None or start - latest_end >= timedelta(minutes=RUN_GAP_MINUTES):
            position = 0
        position += 1
        end = end_of(session.at, minutes or DEFAULT_MINUTES)
        latest_end = end if latest_end is None else max(latest_end, end)
        sums.longest_run = max(sums.longest_run, position)
        if position >= 3:
            sums.runs[str(position)] = sums.runs.get(str(position), 0) + 1


def _add_contacts(
    sums: DaySums, contacts: Sequence[Contact], client_on: Callable[[str], tuple[Client, ClientState]]
) -> None:
    result: dict[bool, list[float]] = {False: [], True: []}
    blank: dict[bool, int] = {False: 0, True: 0}
    for contact in contacts:
        client, state = client_on(contact.client_id)
        sums.contacts += 1
        sums.blank_minutes += contact.minutes is None
        if client.role is Role.THERAPY:
            plain = contact.purpose in PLAIN_PURPOSES
            profile = PLAIN if plain else profile_of(client, state)
            _add_minutes(sums.contact_minutes.setdefault(profile, Minutes()), contact.minutes)
        if contact.demand is None:
            continue
        if contact.minutes is None:
            blank[contact.after_hours] += contact.demand
        else:
            result[contact.after_hours].append(contact.demand * math.sqrt(max(contact.minutes, CONTACT_FLOOR_MINUTES)))
    sums.contact_load = Weighed(math.fsum(result[False]), float(blank[False]))
    sums.contact_load_after_hours = Weighed(math.fsum(result[True]), float(blank[True]))


def _add_reflections(sums: DaySums, reflections: Sequence[Reflection]) -> None:
    result: dict[str, list[float]] = {}
    blank: dict[str, int] = {}
    for reflection in reflections:
        sums.reflections += 1
        sums.blank_minutes += reflection.minutes is None
        if reflection.intensity is None:
            sums.unrated_reflections += 1
            continue
        key = f"{reflection.valence.value} {reflection.intrusiveness or 0}"
        if reflection.minutes is None:
            blank[key] = blank.get(key, 0) + reflection.intensity
        else:
            result.setdefault(key, []).append(reflection.intensity * math.sqrt(reflection.minutes))
    sums.reflected = {
        key: Weighed(math.fsum(result.get(key, [])), float(blank.get(key, 0))) for key in sorted({*result, *blank})
    }


def _add_recovery(sums: DaySums, downtimes: Sequence[Downtime], supervisions: Sequence[Supervision]) -> None:
    gained: list[float] = []
    spent: list[float] = []
    felt: dict[Felt, list[float]] = {Felt.BETTER: [], Felt.SAME: [], Felt.WORSE: []}
    for downtime in downtimes:
        sums.downtimes += 1
        change = downtime.measured_change
        if downtime.minutes is None:
            sums.unscored_downtimes += 1
        elif change is not None:
            (gained if change > 0 else spent).append(abs(change) * math.sqrt(downtime.minutes))
        elif downtime.felt is not None:
            felt[downtime.felt].append(math.sqrt(downtime.minutes))
    sums.energy_gained = math.fsum(gained)
    sums.energy_spent = math.fsum(spent)
    sums.better = math.fsum(felt[Felt.BETTER])
    sums.worse = math.fsum(felt[Felt.WORSE])
    sums.supervisions = len(supervisions)
    sums.supervision_minutes = sum(s.minutes for s in supervisions)
    sums.helped = math.fsum((s.helpfulness or 0) * math.sqrt(s.minutes) for s in supervisions)
