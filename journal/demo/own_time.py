"""The hours between clients, and the question in the evening."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from journal.demo.chance import DAY, Chance, at, written
from journal.demo.phrases import Phrases
from journal.demo.seasons import Seasons
from journal.presets.downtime import ACTIVITIES, SUPERVISION, Activity
from journal.records.check_in import CheckIn
from journal.records.downtime import ASKED_FOR_ENERGY, Downtime, DowntimeCategory, Felt, GapOrigin
from journal.records.session import DEFAULT_MINUTES, Session, SessionStatus

_OFTEN = {
    "notes": 16, "files": 5, "billing": 3, "scheduling": 5, "calls and messages": 7, "letter or report": 4,
    "preparing a session": 6, "reading": 5, "course": 1, "walk": 11, "exercise": 3, "meal": 8,
    "breathing or meditation": 4, "own therapy": 0.4, "talk with a colleague": 5, "meeting": 1.2, "research": 0.7,
    "association work": 0.5, "rest": 7, "tea or coffee": 9, "fresh air": 5,
}  # fmt: skip
"""How often each is done beside the others; one of the preset that is not named here, as often as 1."""
_AT_WORK = tuple((a, _OFTEN.get(a.name, 1)) for a in ACTIVITIES if a.category != SUPERVISION)
_AT_HOME = tuple(
    (a, w) for a, w in _AT_WORK if a.category == "self-care" or a.name in ("rest", "reading", "notes", "fresh air")
)

_RESTORES = {"walk": 2.0, "exercise": 2.4, "meal": 1.2, "breathing or meditation": 1.5, "rest": 1.0, "fresh air": 1.1}
"""Energy points that an activity gives back as a rule."""

_NOTES = Phrases(
    "Did me good.", "Not long enough.", "{weather}.", "Without the telephone.", "The inbox is at peace.",
    "My {body} {was}, less so afterwards.", "Slower than planned.", "With the door closed.",
    "I should do this more often.",
    "Finished what had waited since Monday.",
)  # fmt: skip

_LINES = Phrases(
    "A long row of hours, and I am still here.", "Good enough.", "Tired in a clean way.",
    "Not mine to solve, all of it.",
    "I was present more often than not.", "{weather}, and that was the best of it.", "My {body} {was} all day.",
    "What helped was {small}.", "Tomorrow starts later.", "I said no once today.", "Learned {learned}.",
    "Lighter than yesterday.",
)  # fmt: skip

_FROM, _TO = 7 * 60 + 40, 18 * 60 + 55
"""Minutes after midnight between which the house is open."""

Gap = tuple[int, int, GapOrigin | None]


def downtimes(held: Mapping[date, Sequence[Session]], seasons: Seasons, chance: Chance) -> list[Downtime]:
    """Return all downtime in order of time: about three a day, in the gaps between that day's sessions."""
    found: list[Downtime] = []
    day = seasons.first
    while day < seasons.today:
        if day not in seasons.silent:
            works = seasons.works(day)
            count = min(7, max(0, round(chance.near(4.35, 1.1)))) if works else chance.times(0.95)
            gaps: list[Gap] = _gaps(held.get(day, ()), chance) if works else [(9 * 60, 21 * 60, None)]
            for _ in range(count):
                activity = chance.weighted(_AT_WORK if works else _AT_HOME)
                if (start := _take(gaps, activity.minutes, chance)) is not None:
                    found.append(_downtime(activity, day, start, seasons, chance))
        day += DAY
    walk = next(a for a in ACTIVITIES if a.name == "walk")
    found.append(_downtime(walk, seasons.today, (6 * 60 + 40, None), seasons, chance))
    return sorted(found, key=lambda d: (d.at, d.id))


def _gaps(sessions: Sequence[Session], chance: Chance) -> list[Gap]:
    """Return the free stretches of a day; a session that was missed or cancelled late left one."""
    gaps: list[Gap] = []
    free_from = _FROM
    for session in sorted(sessions, key=lambda s: s.at):
        start = session.at.hour * 60 + session.at.minute
        end = start + (session.minutes or DEFAULT_MINUTES)
        if start - free_from >= 5:
            gaps.append((free_from, start, GapOrigin.PLANNED if chance.happens(0.4) else None))
        if session.status is SessionStatus.NO_SHOW:
            gaps.append((start + 15, end, GapOrigin.NO_SHOW))
        elif session.status is SessionStatus.CANCELLED_LATE:
            gaps.append((start, end, GapOrigin.CANCELLATION))
        free_from = max(free_from, end)
    if _TO - free_from >= 5:
        gaps.append((free_from, _TO, None))
    return gaps


def _take(gaps: list[Gap], minutes: int, chance: Chance) -> tuple[int, GapOrigin | None] | None:
    """Take the time for an activity out of a gap that is long enough, or of the longest."""
    if not gaps:
        return None
    wide = [n for n, (start, end, _) in enumerate(gaps) if end - start >= minutes]
    n = chance.one(wide) if wide else max(range(len(gaps)), key=lambda n: gaps[n][1] - gaps[n][0])
    start, end, origin = gaps.pop(n)
    start = min(start + chance.whole(0, 3), end - 1)
    if end - start - minutes >= 10:
        later = chance.whole(0, max(0, min(60, end - start - minutes - 10)))
        start += later
        gaps.append((start + minutes, end, origin))
    return start, origin


def _downtime(
    activity: Activity, day: date, taken: tuple[int, GapOrigin | None], seasons: Seasons, chance: Chance
) -> Downtime:
    start, origin = taken
    moment = at(day, start)
    category = DowntimeCategory(activity.category)
    minutes = None if chance.happens(0.04) else max(3, round(activity.minutes * chance.near(1, 0.2)))
    felt: Felt | None = None
    before: int | None = None
    after: int | None = None
    if category in ASKED_FOR_ENERGY:
        gives = _RESTORES.get(activity.name, 0.8) - 0.5 * seasons.heavy(day)
        asked = chance.share()
        if asked < 0.6:
            rested = 1.2 - min(1.2, seasons.days_since_leave(day) / 40)
            before = chance.rating(4.6 + rested - 1.1 * seasons.heavy(day) - 0.4 * seasons.dark(day), 1.3)
            after = min(10, max(0, round(before + chance.near(gives, 1.1))))
        elif asked < 0.85:
            change = chance.near(gives, 1.2)
            felt = Felt.BETTER if change > 0.6 else Felt.WORSE if change < -0.6 else Felt.SAME
    chosen = category is not DowntimeCategory.ADMINISTRATION or chance.happens(0.4)
    learns = category is DowntimeCategory.CONTINUING_EDUCATION and minutes is not None and minutes >= 45
    return Downtime(
        id=chance.id(),
        at=moment,
        written_at=written(chance, moment + timedelta(minutes=minutes or activity.minutes), seasons.today),
        activity=activity.name,
        category=category,
        minutes=minutes,
        origin=origin,
        own_choice=None if chance.happens(0.4) else chosen,
        felt=felt,
        energy_before=before,
        energy_after=after,
        note=_NOTES.say(chance) if chance.happens(0.12) else "",
        ce_credit=round((minutes or 0) / 60 * 4) / 4 if learns else None,
    )


def check_ins(load: Mapping[date, float], seasons: Seasons, chance: Chance) -> list[CheckIn]:
    """Return the evenings, most of them; `load` is roughly what each day asked, in points of demand.

    The answer follows the load, and does not equal it: mood, sleep and the
    season have their say.
    """
    found: list[CheckIn] = []
    mood = 0.0
    day = seasons.first
    while day < seasons.today:
        mood = 0.7 * mood + chance.near(0, 0.6)
        often = 0.88 if seasons.works(day) else 0.3 if day in seasons.off else 0.6
        if day not in seasons.silent and chance.happens(often):
            found.append(_check_in(day, load.get(day, 0.0), mood, seasons, chance))
        day += DAY
    return found


def _check_in(day: date, load: float, mood: float, seasons: Seasons, chance: Chance) -> CheckIn:
    rested = 1.6 - min(1.6, seasons.days_since_leave(day) / 25)
    tired = 1.3 * seasons.heavy(day) + 0.6 * seasons.dark(day)
    moment = at(day, chance.whole(20 * 60 + 40, 22 * 60 + 20))
    return CheckIn(
        id=chance.id(),
        at=moment,
        written_at=written(chance, moment, seasons.today),
        heavy=chance.rating(0.8 + 0.145 * load + mood + 0.5 * seasons.heavy(day), 1.1),
        energy=None if chance.happens(0.1) else chance.rating(6.2 + rested - tired - 0.05 * load - 0.5 * mood, 1.1),
        sleep=None if chance.happens(0.15) else chance.rating(6.8 + 0.5 * rested - tired - 0.6 * mood, 1.4),
        line=_LINES.say(chance) if chance.happens(0.3) else "",
    )
