"""Both indices worked out from the entries, one by one, as measures.md says it: no day sums, no measures.

Slow and plain on purpose. Where the program adds up days first and weighs
afterwards, this weighs each entry where it stands.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, timedelta
from math import sqrt
from typing import Any

from journal.records.client import Client, ClientFact
from journal.records.session import Session
from journal.store.journal import Journal

DAY = timedelta(days=1)
EVER = (date(1900, 1, 1), date(2200, 1, 1))
PLAIN = ("scheduling", "reminder or confirmation")
POSITIVE = {"tenderness", "pride", "hope", "gratitude"}


class ByHand:
    """A journal's entries, and what follows from them."""

    def __init__(self, journal: Journal) -> None:
        self.clients: dict[str, Client] = {c.id: c for c in journal.clients.all()}
        self.facts: dict[str, list[ClientFact]] = {c: journal.clients.facts(c) for c in self.clients}
        self.sessions = journal.sessions.between(*EVER)
        self.contacts = journal.contacts.between(*EVER)
        self.reflections = journal.reflections.between(*EVER)
        self.encounters = journal.encounters.between(*EVER)
        self.downtimes = journal.downtimes.between(*EVER)
        self.supervisions = journal.supervisions.between(*EVER)
        self.check_ins = journal.check_ins.between(*EVER)
        self.on_calls = journal.on_calls.between(*EVER)
        self.time_off = journal.time_off.between(*EVER)
        self.patterns = journal.patterns.all()
        self.together: dict[str, list[Session]] = {}
        for gone in {s.client_id for s in self.sessions} - set(self.clients):
            self.clients[gone] = journal.clients.with_state(gone, date.max)[0]
            self.facts[gone] = journal.clients.facts(gone)
        self.attended = self._once([s for s in self.sessions if s.status.value == "attended"])
        self.missed = [s for s in self.sessions if s.status.value in ("no-show", "cancelled late")]
        self.breaks = self._breaks()

    def _once(self, attended: list[Session]) -> list[Session]:
        """Each hour once: members of a group who were logged singly, at one time and of one length, as their first."""
        alike: dict[Any, list[Session]] = {}
        for s in attended:
            client = self.clients[s.client_id]
            hour = (s.at.astimezone(UTC), self.minutes(s), client.role, s.emergency)
            alike.setdefault((client.id if client.members else None, *hour), []).append(s)
        found = []
        for (whole, *_), own in alike.items():
            members = {s.client_id for s in own if self.fact(s.client_id, "unit", s.day) == "group"}
            if len(own) > 1 and (whole or len(members) > 1):
                rated = [s.demand for s in own if s.demand is not None]
                self.together[own[0].id] = own
                found.append(replace(own[0], demand=max(rated, default=None)))
            else:
                found += own
        return sorted(found, key=lambda s: s.at.astimezone(UTC))

    # --- dated facts -------------------------------------------------------------------------

    def fact(self, client_id: str, name: str, day: date, member: str | None = None) -> Any:
        """The latest effective on or before the day; before the first, the first; same date, the later written."""
        told = [f for f in self.facts[client_id] if f.member_id == member and getattr(f, name) is not None]
        if not told:
            return None
        past = [f for f in told if f.effective <= day]
        date_in_force = max(f.effective for f in past) if past else min(f.effective for f in told)
        return getattr(max((f for f in told if f.effective == date_in_force), key=lambda f: f.written_at), name)

    def person(self, client_id: str, day: date, member: str | None = None) -> float:
        """1 + 0.10·(acuity − 1) + 0.20·risk + 0.15·trauma."""
        acuity = self.fact(client_id, "acuity", day, member)
        risk = self.fact(client_id, "risk", day, member)
        trauma = self.fact(client_id, "trauma", day, member)
        return 1 + 0.10 * ((1 if acuity is None else acuity) - 1) + 0.20 * bool(risk) + 0.15 * bool(trauma)

    def m(self, client_id: str, day: date, present: tuple[str, ...] = ()) -> float:
        """The highest member's, + 0.05 for each further member who attended."""
        members = [m.id for m in self.clients[client_id].members if not present or m.id in present]
        if not members:
            return self.person(client_id, day)
        with_own = {f.member_id for f in self.facts[client_id]}
        each = [self.person(client_id, day, m if m in with_own else None) for m in members]
        return max(each) + 0.05 * (len(each) - 1)

    def m_of(self, s: Session) -> float:
        """M of a session, of all who came to it, however it was logged."""
        together = self.together.get(s.id, [s])
        if self.clients[s.client_id].members:
            present = [one.members_present for one in together]
            return self.m(s.client_id, s.day, () if () in present else tuple({m for some in present for m in some}))
        each = [self.m(client_id, s.day) for client_id in {one.client_id for one in together}]
        return max(each) + 0.05 * (len(each) - 1)

    def risky(self, client_id: str, day: date) -> bool:
        members = [m.id for m in self.clients[client_id].members]
        return any(self.fact(client_id, "risk", day, member) for member in (None, *members))

    def minutes(self, session: Any) -> int:
        return int(session.minutes or self.fact(session.client_id, "minutes", session.day) or 50)

    # --- caseload intensity ------------------------------------------------------------------

    def _on_call_days(self) -> set[date]:
        """Return every day of which at least a minute lies in a window."""
        return {
            (window.at.astimezone(UTC) + minute * timedelta(minutes=1)).astimezone(window.at.tzinfo).date()
            for window in self.on_calls
            for minute in (*range(0, window.minutes, 30), window.minutes - 1)
        }

    def _breaks(self) -> list[tuple[date, date]]:
        off = {day for leave in self.time_off for day in leave.days()}
        worked = {e.day for kind in (self.attended, self.contacts) for e in kind} | self._on_call_days()
        found: list[tuple[date, date]] = []
        run: list[date] = []
        day, end = min(off) - 14 * DAY, max(off) + 14 * DAY
        while day <= end:
            free = day not in worked and (day in off or day.isoweekday() not in self.planned(day).workdays)
            if free:
                run.append(day)
            elif run:
                if len(run) >= 5 and any(d in off for d in run):
                    found.append((run[0], run[-1]))
                run = []
            day += DAY
        return found

    def planned(self, day: date) -> Any:
        past = [p for p in self.patterns if p.effective <= day]
        return (
            max(past, key=lambda p: (p.effective, p.written_at))
            if past
            else min(self.patterns, key=lambda p: p.effective)
        )

    def week(self, monday: date) -> dict[str, Any]:
        """One week, as the report gives it."""

        def mine(entries: Any) -> Any:
            return [e for e in entries if monday <= e.day < monday + 7 * DAY]

        def therapy(entries: Any) -> Any:
            return [e for e in mine(entries) if self.clients[e.client_id].role.value == "therapy"]

        sessions = sum(
            self.minutes(s) / 50 * self.m_of(s) * (1.25 if s.emergency else 1) for s in therapy(self.attended)
        )
        no_shows = sum(0.25 + 0.25 * self.risky(s.client_id, s.day) for s in therapy(self.missed))
        contacts = 0.0
        for c in therapy(self.contacts):
            plain = c.purpose is not None and c.purpose.value in PLAIN
            contacts += (c.minutes or 5) / 50 * (1 if plain else self.m(c.client_id, c.day))
        runs = sum(self.runs([s for s in therapy(self.attended) if s.day == monday + n * DAY]) for n in range(7))
        begun = [b for b in self.breaks if b[0] <= monday]
        f = 1.0
        if begun:
            w = max(0, (monday - max(last for _, last in begun)).days // 7)
            f = 1 + min(0.20, 0.02 * max(0, w - 6))
        c = self.planned(monday).weekly_units
        every = (
            self.contacts, self.reflections, self.encounters, self.downtimes, self.supervisions, self.check_ins,
        )  # fmt: skip
        on_call = {monday + n * DAY for n in range(7)} & self._on_call_days()
        logged = on_call or mine(self.attended) or therapy(self.missed) or any(mine(kind) for kind in every)
        parts = {"sessions": sessions, "no_shows": no_shows, "contacts": contacts, "runs": runs}
        year, number, _ = monday.isocalendar()
        return {
            "week": f"{year}-W{number:02d}",
            "cii": 100 * sum(parts.values()) * f / c if logged else None,
            "parts": parts if logged else dict.fromkeys(parts),
            "f": f,
            "c": c,
        }

    def runs(self, sessions: list[Any]) -> float:
        """Gap = start − latest end so far; under 10 min continues the run; the k-th: 0.10·(k − 2), at most 0.30."""
        bonus, k, latest_end = 0.0, 0, None
        for s in sorted(sessions, key=lambda s: s.at.astimezone(UTC)):
            start = s.at.astimezone(UTC)
            k = k + 1 if latest_end is not None and start - latest_end < timedelta(minutes=10) else 1
            end = start + timedelta(minutes=self.minutes(s))
            latest_end = end if latest_end is None else max(latest_end, end)
            if k >= 3:
                bonus += min(0.30, 0.10 * (k - 2))
        return bonus

    # --- emotional load ----------------------------------------------------------------------

    def day(self, day: date) -> dict[str, Any]:
        """One day, as the report gives it."""

        def mine(entries: Any) -> Any:
            return [e for e in entries if e.day == day]

        attended = mine(self.attended)
        rated = [s for s in attended if s.demand is not None]
        checked = any(c.heavy is not None for c in mine(self.check_ins))
        known = attended or mine(self.contacts) or mine(self.reflections) or mine(self.encounters) or checked
        demand_parts = {
            "sessions": 10 * sum(s.demand / 10 * self.minutes(s) / 50 for s in rated),
            "reflections": 10 * 0.5 * sum(self.reflection(r) for r in mine(self.reflections)),
            "contacts": 10 * sum(self.contact(c) for c in mine(self.contacts)),
            "encounters": 10 * 0.5 * sum((e.discomfort or 0) / 10 for e in mine(self.encounters)),
        }
        demand = sum(demand_parts.values()) if known else None
        recovery_parts = {
            "downtime": 10 * sum(self.regained(d) for d in mine(self.downtimes)),
            "supervision": 10
            * 0.5
            * sum((s.helpfulness or 0) / 10 * sqrt(s.minutes / 60) for s in mine(self.supervisions)),
        }
        recovery: float | None = None
        if mine(self.downtimes) or mine(self.supervisions):
            recovery = sum(recovery_parts.values())
            recovery = recovery if demand is None else min(recovery, demand / 2)
        if not known:
            state = "missing"
        elif attended:
            share = sum(map(self.minutes, rated)) / sum(map(self.minutes, attended))
            state = "logged" if share >= 0.8 else "partial"
        else:
            state = "logged" if checked else "partial"
        return {
            "date": day.isoformat(),
            "state": state,
            "demand": demand,
            "recovery": recovery,
            "parts": {
                **(demand_parts if demand is not None else dict.fromkeys(demand_parts)),
                **(recovery_parts if recovery is not None else dict.fromkeys(recovery_parts)),
            },
            "unrated": len(attended) - len(rated),
        }

    def reflection(self, r: Any) -> float:
        """Intensity/10 · √(minutes/30) · (1 + 0.25·intrusiveness) · v."""
        if r.intensity is None:
            return 0.0
        feelings = {f.value for f in r.feelings}
        if r.chosen_valence is not None:
            valence = r.chosen_valence.value
        elif not feelings:
            valence = "neutral"
        elif feelings <= POSITIVE:
            valence = "positive"
        else:
            valence = "mixed" if feelings & POSITIVE else "negative"
        v = {"negative": 1, "mixed": 0.6, "neutral": 0.3, "positive": 0}[valence]
        return float(r.intensity / 10 * sqrt((r.minutes or 5) / 30) * (1 + 0.25 * (r.intrusiveness or 0)) * v)

    def contact(self, c: Any) -> float:
        """Demand/10 · √(max(minutes, 5)/50) · (1.25 if after hours)."""
        return float((c.demand or 0) / 10 * sqrt(max(c.minutes or 5, 5) / 50) * (1.25 if c.after_hours else 1))

    def regained(self, d: Any) -> float:
        """Max(0, after − before)/10 · √(minutes/15); better stands for +2; without minutes nothing is scored."""
        if d.minutes is None:
            return 0.0
        if d.energy_before is not None and d.energy_after is not None:
            change = d.energy_after - d.energy_before
        else:
            change = {"better": 2, "same": 0, "worse": -2}[d.felt.value] if d.felt else 0
        return float(max(0, change) / 10 * sqrt(d.minutes / 15))

    # --- all of it -----------------------------------------------------------------------------

    def report(self, first: date | None = None, last: date | None = None) -> dict[str, Any]:
        """Return what `python -m journal report --json` should say."""
        kinds = (
            self.attended, self.contacts, self.reflections, self.encounters, self.downtimes, self.supervisions,
            self.check_ins, self.on_calls,
        )  # fmt: skip
        days = [e.day for kind in kinds for e in kind]
        first, last = first or min(days), last or max(days)
        monday = first - DAY * first.weekday()
        weeks = [self.week(monday + n * 7 * DAY) for n in range((last - monday).days // 7 + 1)]
        return {"weeks": weeks, "days": [self.day(first + n * DAY) for n in range((last - first).days + 1)]}
