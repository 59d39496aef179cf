"""Sentences about caseload intensity, made from numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journal.wording.dates import MONTHS, count, day_in_words, month_in_words, number

BANDS = {
    "lighter": "lighter than planned",
    "within": "within plan",
    "above": "above plan",
    "well above": "well above plan",
}
"""Value of measures' Band → words. Planning bands, not health thresholds."""

PARTS = {"sessions": "Sessions", "no_shows": "No-shows", "contacts": "Contacts", "runs": "Back to back"}
"""Part of the sum → name."""

TURNOVER = (
    "Only months that lie whole after your first entry. Therapists write that beginnings and endings ask something of "
    "their own; this only counts them."
)

ACTIVE = "Each client counts once a week: everyone with whom the work was under way, or who had a session in it."

WHAT_IS = (
    "A week's work in per cent of what you planned: sessions weighed by how heavy the work is, with no-shows, contacts "
    "and hours without a break between. 100 is your own plan, no limit and no measure of health."
)

YOUR_PLAN = "your plan"

SINCE_BEGIN = "since the first entry"
"""Of the week in which the journal began: only a part of it is there."""

PLAN = "100 is what you planned. These are planning bands, not health thresholds."


def headline(
    rating: float | None, usual: float | None, cii: float | None, *, week: str = "this week", so_far: bool = False
) -> str:
    """Return a week in one line, own rating first; only what there are numbers for.

    `rating` and `usual` are 0–10, `cii` is per cent of the plan; `so_far`
    says that the week is not finished.
    """
    if rating is None:
        said = f"You have not rated {week}{' yet' if so_far else ''}."
    else:
        beside = "" if usual is None else f" (usual {number(usual, 1)})"
        said = f"You rated {week} {number(rating, 1)}{beside}."
    if cii is None:
        return f"{said} No work is logged in it{' yet' if so_far else ''}."
    return f"{said} Planned work{' so far' if so_far else ''}: {number(cii)} of 100."


def shows(
    weeks: int, logged: int, bands: dict[str, int], *, cii: float | None, away: int = 0, begun: bool = False
) -> str:
    """Return what the chart shows.

    `weeks` finished ones, `logged` of them with entries, `bands` how many in
    each band (keys of BANDS), `cii` the only one or the median of the logged ones,
    None where there are too few to call it typical. `away`
    weeks more had no workday and are none of these. `begun` says that some
    finished week of the journal is logged, here or elsewhere.
    """
    if begun and not logged:
        return "No finished week of this time is logged."
    if not logged:
        return "No finished week is logged yet. Settle your first sessions, and the week stands here on Monday."
    said = [f"{bands[band]} {words}" for band, words in BANDS.items() if bands.get(band)]
    rests = f"Of {count(weeks, 'finished week')}, {logged} {'is' if logged == 1 else 'are'} logged"
    middle = "" if cii is None else f"; typically {number(cii)} of 100" if logged > 1 else f" at {number(cii)} of 100"
    off = f" {away} more {'was' if away == 1 else 'were'} time off." if away else ""
    return f"{rests}{middle}: {', '.join(said)}.{off}"


def coming(weeks: Sequence[float | None], recent: float | None, without_rhythm: Sequence[str]) -> str:
    """Return the coming weeks, in per cent of the plan, and beside them what the last weeks really came to.

    None: nothing comes in that week. `without_rhythm` are the codes of
    clients who come as needed, or of whom no rhythm is recorded: they are in
    none of these weeks.
    """
    missing = f"Without {', '.join(without_rhythm)}: as needed, or no rhythm is recorded." if without_rhythm else ""
    if all(cii is None for cii in weeks):
        return f"Nothing is planned for the coming weeks. {missing}".strip()
    result = ", ".join("nothing" if cii is None else number(cii) for cii in weeks)
    beside = f", where your last weeks came to {number(recent)} after missed sessions" if recent is not None else ""
    return f"The pale bars are the coming weeks if everyone comes as usual: {result}{beside}. {missing}".strip()


def rests_on(logged: int, workdays: int) -> str:
    """Return on how many workdays anything was logged: the others count as nothing done."""
    if not workdays:
        return "There was no workday in this time."
    return f"Rests on {logged} of {count(workdays, 'workday')}; a day without entries adds nothing."


def since_break(weeks: int | None, f: float) -> str:
    """Return how long the last break is past, and what follows in the index; `f` 1.0–1.2."""
    if weeks is None:
        return "No break of five days or more is recorded, so time since a break is left out."
    past = "You are in a break, or just back" if weeks == 0 else f"{count(weeks, 'week')} since the last break"
    more = round((f - 1) * 100)
    return f"{past}: the sum counts {more} % more." if more else f"{past}: this adds nothing."


def thinned(weeks: int) -> str:
    """Return the note below a chart in which each bar is the mean of `weeks` weeks; "" where it is one week."""
    return f"Each bar is the mean of {weeks} weeks." if weeks > 1 else ""


def week_of(monday: date, *, finished: bool) -> str:
    """Return the opening of a sentence about one week."""
    return f"{'The last finished week' if finished else 'This week so far'}, from {day_in_words(monday)}: "


def headcount(seen: int, active: int) -> str:
    """Return how many clients were seen of those one works with, `seen` at most `active`; "" with none."""
    return f"{seen} of {count(active, 'client')} seen" if active else ""


def beside(headcount: str, sessions: int, hours: float, no_show_rate: float | None, longest_run: int) -> str:
    """Return what stands beside a week's index and is never mixed in; the rate 0–1."""
    said = [*([headcount] if headcount else []), f"{count(sessions, 'therapy session')}, {number(hours, 1)} hours"]
    if no_show_rate is not None:
        said.append(f"{number(no_show_rate * 100)} % no-shows and late cancellations")
    if longest_run > 1:
        said.append(f"longest run without ten minutes between: {longest_run}")
    return "; ".join(said) + "."


def other_role(role: str, weeks: int, sessions: int, minutes: int, usual: int) -> str:
    """Return one role's own total, which is no part of the index; `usual` sessions had no minutes of their own."""
    span = "this week" if weeks == 1 else f"these {weeks} weeks"
    assumed = f", {count(usual, 'session')} taken at the usual length" if usual else ""
    counted = f"{count(sessions, 'session')}, {count(minutes, 'minute')}{assumed}"
    return f"{role[:1].upper()}{role[1:]}, {span}: {counted}. Not part of the figures above."


def turnover(months: Sequence[date], began: int, ended: int, under_way: int) -> str:
    """Return how many clients began and ended in the whole `months` (their first days, oldest first)."""
    first, last = months[0], months[-1]
    span = month_in_words(last)
    if first != last:
        span = f"{month_in_words(first) if first.year != last.year else MONTHS[first.month - 1]} to {span}"
    there = f"{under_way} {'was' if under_way == 1 else 'were'} under way at the end"
    return f"{span}: {_clients(began)} began, {ended or 'none'} ended; {there}."


def trauma_share(flagged: int, sessions: int, share: float | None, recorded: int, clients: int, left_out: int) -> str:
    """Return the share of eight weeks, 0–1, with its denominators; "" where it is recorded of nobody who came."""
    if not sessions:
        return ""
    part = f"{flagged} of {count(sessions, 'session')}"
    part += f" ({number(100 * share)} %)" if share is not None else ""
    out = f"; {count(left_out, 'session')} with the others left out" if left_out else ""
    return (
        f"The last eight weeks: {part} with clients whose work is about trauma, recorded for {recorded} of "
        f"{count(clients, 'client')}{out}."
    )


def _clients(n: int) -> str:
    return count(n, "client") if n else "no client"
