"""Nine questions to one's own work: each a sentence and a small picture, from what the dashboards behind them rest on.

No client is named here, and no words of the therapist's own stand here: others may see the screen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar

from journal.charts import small
from journal.charts.hours import MOST_MONTHS
from journal.charts.recovery import drawable
from journal.charts.small import Picture
from journal.measures.asks_most import LOOKED_AT_DAYS, asks_most
from journal.measures.baseline import Stage
from journal.measures.caseload_intensity import CaseloadWeek, caseload_by_week
from journal.measures.claim_trials import WEEKS
from journal.measures.contact_agreement import Standing
from journal.measures.contact_pattern import standings
from journal.measures.emotional_load import USUAL_DAYS, DayLoad, load_by_day, own_rating
from journal.measures.enough import RECOVERY, SHARE, WEEKLY
from journal.measures.hours_asked import own_numbers, preset_of
from journal.measures.hours_between import hours_between
from journal.measures.recovery import LedgerRow, ledger
from journal.measures.the_claim import REACHES_BACK, verdict, weeks_against_usual
from journal.measures.weeks import DAY, WEEK, each_day, monday_of
from journal.measures.work_frame import WorkFrame
from journal.planning.hours_told import hours_told
from journal.planning.work_frame import coming_weeks_of, work_frame
from journal.presets.downtime import CATEGORY_OF
from journal.presets.hours import What
from journal.records.contact import Purpose
from journal.records.entry import Entry
from journal.records.reflection import Reflection, Valence
from journal.store.journal import Journal
from journal.wording import asks_most as effort_wording
from journal.wording import baseline as claim_wording
from journal.wording import caseload_intensity as caseload_wording
from journal.wording import contact_pattern as contact_wording
from journal.wording import hours as hours_wording
from journal.wording import hours_between as between_wording
from journal.wording import nine_questions as wording
from journal.wording import recovery as recovery_wording
from journal.wording.labels import choice

WEEKS_AHEAD = 4
RECOVERY_DAYS = 365
MOST_ROWS = 3
"""Rows of a small picture."""

_IN_HOURS = frozenset({
    What.SUPERVISION, What.INDIVIDUAL, What.EDUCATION, What.CLIENT_HOURS, What.EXPERIENCE,
})  # fmt: skip


class Dated(Protocol):
    """What lies on a local day."""

    @property
    def day(self) -> date: ...


D = TypeVar("D", bound=Dated)


class Readable(Protocol[D]):
    """A table that is read by days."""

    def between(self, first: date, last: date) -> list[D]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is said to a question (a name of wording's QUESTIONS), and its picture; None where there is none to draw.

    `looks_at` says which days it is about where these are not the period's; "" otherwise.
    """

    name: str
    sentence: str
    picture: Picture | None
    looks_at: str = ""


def nine_questions(journal: Journal, first: date, last: date, *, today: date, here: str) -> list[Answer]:
    """Return the answers in the order of the questions, for the days from `first` to `last`.

    They read single entries: a year at most is meant. `here` is the browser's IANA zone.
    """
    asked = _Asked(journal, first, min(last, today), today, here)
    answers: dict[str, Callable[[], Answer]] = {
        "full": asked.full,
        "changed": asked.changed,
        "effort": asked.effort,
        "mind": asked.mind,
        "good": asked.good,
        "back": asked.back,
        "between": asked.between,
        "agreed": asked.agreed,
        "hours": asked.hours,
    }
    return [answers[name]() for name in wording.QUESTIONS]


class _Asked:
    """A journal, and the period from `first` to `last`, which is not after today."""

    def __init__(self, journal: Journal, first: date, last: date, today: date, here: str) -> None:
        self.journal, self.today, self.here = journal, today, here
        self.began = journal.day_sums.first_day()
        self.first, self.last = min(last, max(first, self.began or first)), last
        self.frame: WorkFrame = work_frame(journal, today)
        self.mondays = list(each_day(monday_of(self.first), self.last))[:: WEEK.days]
        self.monday = monday_of(today)
        self._read: dict[object, tuple[date, date, list[Any]]] = {}
        begin = min(self.monday, self.mondays[0]) - max(USUAL_DAYS * DAY, REACHES_BACK)
        self._of(journal.day_sums, begin, self.monday + 6 * DAY)
        self._of(journal.contacts, self.first, self.last)
        self.reflections = self._of(journal.reflections, self.first, self.last)

    def full(self) -> Answer:
        """How the weeks stand against the plan, the coming ones too, and the own rating before that."""
        if self.began is None:
            return Answer(name="full", sentence=caseload_wording.shows(0, 0, {}, cii=None), picture=None)
        weeks = self._caseload(self.mondays[0], self.last)
        (now,) = self._caseload(self.monday, self.monday)
        coming = coming_weeks_of(self.journal, self.frame, self.here, WEEKS_AHEAD).weeks
        ahead = [week.cii for week in coming] if self.last >= self.monday else []
        before = self.monday - USUAL_DAYS * DAY
        said = own_rating(self._days(before, self.today), self.monday)
        known = [round(cii, 9) for cii in ahead if cii is not None]
        sentence = caseload_wording.headline(said.week, said.usual, now.cii, so_far=True)
        return Answer(
            name="full",
            sentence=f"{sentence} {wording.above_plan(sum(cii > 100 for cii in known), len(known))}".strip(),
            picture=small.week_bars(
                [week.cii for week in weeks if week.finished],
                coming=[*(week.cii for week in weeks if not week.finished), *ahead],
                plan=100,
                words=wording.PLAN,
            ),
        )

    def changed(self) -> Answer:
        """The one claim, or why there is none; the weeks on the band of what is usual."""
        days = self._days(min(self.monday, self.mondays[0]) - REACHES_BACK, self.today)
        ruled = verdict(days, self.frame)
        if ruled.claim is not None:
            sentence = claim_wording.claim(WEEKS, ruled.claim.logged, ruled.claim.workdays)
        else:
            missing = ruled.missing.value if ruled.missing else None
            sentence = claim_wording.no_claim(missing, ruled.have, ruled.need, WEEKS)
        weeks = weeks_against_usual(days, self.first, self.last, self.frame) if self.began else []
        holds = [week.limits if week.baseline.stage is Stage.CLAIM else None for week in weeks]
        return Answer(
            name="changed",
            sentence=sentence,
            picture=small.weeks_on_band(
                [week.typical for week in weeks],
                [(limits[0], limits[2]) if limits else None for limits in holds],
                open_from=next((n for n, week in enumerate(weeks) if not week.finished), None),
            ),
        )

    def effort(self) -> Answer:
        """How much of the demand lay with those who stand out, without saying who they are."""
        first = self.today - (LOOKED_AT_DAYS - 1) * DAY
        found = asks_most(
            today=self.today,
            sessions=self._of(self.journal.sessions, first, self.today),
            reflections=self._of(self.journal.reflections, first, self.today),
            contacts=self._of(self.journal.contacts, first, self.today),
            encounters=self._of(self.journal.encounters, first, self.today),
            with_state=self.journal.clients.with_state,
            weights=self.frame.weights.load,
        )
        sentence = effort_wording.asks_most(
            [wording.CLIENTS[len(found.stands_out)]] if found.stands_out else [],
            found.named_share_of_demand,
            found.named_share_of_hours,
            clients=len(found.clients),
            missing=found.missing.value if found.missing else None,
            have=found.have,
            need=found.need,
        )
        shares = [(c.share_of_demand, c.share_of_hours) for c in found.clients]
        rows = [(demand, hours) for demand, hours in shares if demand is not None and hours is not None]
        return Answer(
            name="effort",
            sentence=sentence,
            picture=small.pairs(rows[:MOST_ROWS]),
            looks_at=wording.looks_at(LOOKED_AT_DAYS) if found.clients else "",
        )

    def mind(self) -> Answer:
        """How many thoughts were written down, week by week, and where most of them came."""
        places = Counter(r.place.value for r in self.reflections if r.place is not None)
        top = [*places.most_common(2), ("", 0)]
        told = SHARE.met(places.total()) and top[0][1] > top[1][1]
        return Answer(
            name="mind",
            sentence=wording.thoughts(len(self.reflections), top[0][0] if told else None),
            picture=small.week_bars(self._by_week(self.reflections)),
        )

    def good(self) -> Answer:
        """How many thoughts were good ones, and how much of what went to supervision helped."""
        good: list[Reflection] = [r for r in self.reflections if r.valence is Valence.POSITIVE]
        helped = sum(item.helped is True for item in self.journal.agenda.between(self.first, self.last))
        return Answer(
            name="good",
            sentence=wording.good(len(good), helped),
            picture=small.dots_by_week(self._by_week(good)),
        )

    def back(self) -> Answer:
        """After what energy was higher; own words for an activity stand on its dashboard alone."""
        first = self.today - (RECOVERY_DAYS - 1) * DAY
        categories, activities = ledger(
            self._of(self.journal.downtimes, first, self.today), weights=self.frame.weights.load
        )
        named = [row for row in activities if row.activity in CATEGORY_OF]
        rows = drawable(named) or drawable(categories)
        thin = [row for row in named or categories if row.change.known]
        if rows:
            sentence = _after(next((row for row in rows if row.change.speaks), rows[0]))
        elif thin:
            most = max(thin, key=lambda row: row.change.known)
            sentence = recovery_wording.so_far(most.change.known, RECOVERY.fewest, _name(most))
        else:
            sentence = wording.waits_for_energy(RECOVERY.fewest)
        return Answer(
            name="back",
            sentence=sentence,
            picture=small.intervals(
                [
                    (choice(_name(row)), row.change.low or 0.0, row.change.median or 0.0, row.change.high or 0.0,
                     row.change.speaks)
                    for row in rows[:MOST_ROWS]
                ]
            ),
            looks_at=wording.looks_at(RECOVERY_DAYS) if rows or thin else "",
        )  # fmt: skip

    def between(self) -> Answer:
        """Where the time without clients went."""
        found = hours_between(
            self.first,
            self.last,
            sums=self._of(self.journal.day_sums, self.first, self.last),
            downtimes=self._of(self.journal.downtimes, self.first, self.last),
            supervisions=self._of(self.journal.supervisions, self.first, self.last),
            contacts=self._of(self.journal.contacts, self.first, self.last),
            weights=self.frame.weights.load,
        )
        minutes = {cell.category: found.of_category(cell.category) for cell in found.cells}
        most = sorted(minutes, key=lambda category: (-minutes[category], category.value))[:MOST_ROWS]
        return Answer(
            name="between",
            sentence=between_wording.shows(
                found.between_minutes,
                found.share,
                found.minutes_a_week,
                found.logged_weeks,
                fewest=WEEKLY.fewest,
                with_clients=found.client_minutes > 0,
            ),
            picture=small.named_bars([(choice(category), minutes[category]) for category in most]),
        )

    def agreed(self) -> Answer:
        """How the contacts stand against what was agreed."""
        contacts = self._of(self.journal.contacts, self.first, self.last)
        where = standings(contacts, lambda client_id: self.journal.clients.with_state(client_id, self.today)[0])
        held = Counter(where.values())
        outside = held[Standing.OUTSIDE]
        judged = held[Standing.INSIDE] + outside
        crisis = sum(where[c.id] is Standing.OUTSIDE and c.purpose is Purpose.SUPPORT for c in contacts)
        if not contacts:
            return Answer(name="agreed", sentence=contact_wording.NOTHING, picture=None)
        return Answer(
            name="agreed",
            sentence=wording.contacts(len(contacts), judged, outside, crisis),
            picture=small.part_of(
                judged, judged - outside, outside, words=wording.inside(judged - outside), rest=wording.outside(outside)
            ),
        )

    def hours(self) -> Answer:
        """How far supervision has come of what the board asks."""
        kept = self.journal.settings.read()
        preset = preset_of(kept.hours_preset, own_numbers(kept, kept.hours_preset))
        told = hours_told(self.journal, preset, self.today)
        found = sorted(told.standings, key=lambda one: one.asked.what not in (What.SUPERVISION, What.INDIVIDUAL))
        period = hours_wording.period(told.first, told.last, rolling=preset.rolling, years=preset.years)
        if not found:
            sentence = hours_wording.supervision(
                told.counted, told.signed, told.meetings, told.unsigned_meetings, name=preset.supervision_is
            )
            return Answer(
                name="hours",
                sentence=sentence,
                picture=small.week_bars([float(month.counted) for month in told.months[-MOST_MONTHS:]]),
                looks_at=period if told.meetings else "",
            )
        one = found[0]
        name = preset.supervision_is if one.asked.what in (What.SUPERVISION, What.INDIVIDUAL) else ""
        unit = "h" if one.asked.what in _IN_HOURS else ""
        return Answer(
            name="hours",
            sentence=hours_wording.standing(
                one.asked.what,
                one.have,
                one.asked.least,
                each_year=one.asked.each_year,
                name=name,
                opening=one.opening,
            ),
            picture=small.part_of(
                one.asked.least,
                float(one.have),
                words=wording.come_to(float(one.have), unit),
                rest=wording.come_to(one.asked.least, unit),
            ),
            looks_at=period,
        )

    def _of(self, entries: Readable[D], first: date, last: date) -> list[D]:
        """Return what there is of the days; where a longer stretch of it was read before, it is not read again."""
        known = self._read.get(entries)
        if known is None or first < known[0] or known[1] < last:
            known = self._read[entries] = first, last, entries.between(first, last)
        return [one for one in known[2] if first <= one.day <= last]

    def _caseload(self, first: date, last: date) -> list[CaseloadWeek]:
        first, last = monday_of(first), monday_of(last) + 6 * DAY
        return caseload_by_week(self._of(self.journal.day_sums, first, last), first, last, self.frame)

    def _days(self, first: date, last: date) -> list[DayLoad]:
        return list(load_by_day(self._of(self.journal.day_sums, first, last), first, last, self.frame.weights.load))

    def _by_week(self, entries: Iterable[Entry]) -> list[int]:
        """Return how many entries each week of the period has."""
        found = Counter(monday_of(entry.day) for entry in entries)
        return [found[monday] for monday in self.mondays]


def _after(row: LedgerRow) -> str:
    """Return what energy was like after something, and what is to be said after any such sentence."""
    low, high = row.change.low or 0.0, row.change.high or 0.0
    said = recovery_wording.after(row.change.known, _name(row), low, high)
    return f"{said} {recovery_wording.by_itself([_name(row)], higher=low > 0)}" if row.change.speaks else said


def _name(row: LedgerRow) -> str:
    return row.activity or row.category.value
