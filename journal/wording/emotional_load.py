"""Sentences about emotional load, made from numbers."""

from __future__ import annotations

from datetime import date

from journal.wording.dates import count, number, span_in_words

CAUTION = (
    "Breaks are logged when one is tired, and low energy tends to rise by itself (regression to the mean): how much of "
    "a rise is the break's is not known."
)
"""Printed wherever recovery is shown."""

WHAT_IS = (
    "What a day asked of you, in points: each session, thought, contact and encounter as heavy as you rated it, so "
    "that a session of 50 minutes rated 10 is 10 points. What gave something back is drawn beside it, "
    "and your own rating of the day stands above both."
)

NET, STAYED = "Net: what was asked, less what came back", "Good thoughts that stayed"

ASKED, GAVE_BACK, OWN_RATING = "asked", "gave back", "your rating"

SERIES = {
    "Demand": ASKED,
    "Demand, weekly mean": ASKED,
    "Recovery": GAVE_BACK,
    "Recovery, weekly mean": GAVE_BACK,
    "Energy spent": "spent",
    "What also stayed": "also stayed",
    "Net": "net",
}
"""Name of a series → what stands beside it."""

POINTS = "One session of 50 minutes that you rated 10 gives 10 points."


def partial(share: float) -> str:
    """Return what a hollow dot is; below this `share` of its minutes rated, 0–1, a day counts in no mean."""
    under = f"under {number(100 * share)} % of the attended minutes"
    return f"Hollow dots are days on which {under} are rated: they count in no mean."


def headline(rating: float | None, usual: float | None) -> str:
    """Return the week in one line: the own rating, 0–10, and nothing else."""
    if rating is None:
        return "You have not rated this week yet."
    return f"You rated this week {number(rating, 1)}{'' if usual is None else f' (usual {number(usual, 1)})'}."


def shows(
    first: date,
    last: date,
    *,
    logged: int,
    partial: int,
    demand: float | None,
    recovery: float | None,
    typical: bool,
) -> str:
    """Return what the chart shows; `demand` and `recovery` are medians of the weekly means, in points a day.

    `typical` says that there are enough weeks to call one typical.
    """
    span = span_in_words(first, last)
    if not logged and not partial:
        return (
            f"Nothing is logged from {span}, and that is not the same as nothing happening. "
            "Rate a session or answer the evening question, and the first day appears here."
        )
    if not logged or demand is None:
        return (
            f"From {span}: {count(partial, 'day')} partly rated, no logged workday yet. "
            "Each dot is what is known of a day so far, at the least."
        )
    if not typical:
        return f"From {span}: {count(logged, 'logged workday')}, too few to call anything typical. Each dot is a day."
    gave = "" if recovery is None else f", with {number(recovery)} of recovery"
    return f"From {span}, in a typical week, a logged workday asked {number(demand)} points of you{gave}."


def rests_on(logged: int, workdays: int) -> str:
    """Return how many workdays the means rest on."""
    if not workdays:
        return "There was no workday in this time, so there is no mean."
    return f"Rests on {logged} of {count(workdays, 'workday')}."


def thinned(weeks: int) -> str:
    """Return the note below a chart in which each point is the mean of `weeks` weeks; "" where it is of none."""
    if not weeks:
        return ""
    return "Each point is the mean of one week." if weeks == 1 else f"Each point is the mean of {weeks} weeks."


def day_so_far(demand: float | None, recovery: float | None, unrated: int) -> str:
    """Return today's load in a sentence, for a day that is still going on."""
    if demand is None:
        said = "Nothing is logged today yet."
    else:
        said = f"Today asked {number(demand)} {'point' if number(demand) == '1' else 'points'} of you so far"
        said += f", with {number(recovery)} of recovery." if recovery else "."
    if unrated:
        said += f" {count(unrated, 'session is', 'sessions are')} not rated yet."
    return said
