"""Sentences about the personal baseline, and the only one that claims anything."""

from __future__ import annotations

from journal.wording.dates import count, number

LIMITS = {"dots": "", "trial": "Your usual, from few days", "claim": "Your usual"}
"""Value of measures' Stage → what the band is called; "" where none is drawn."""

SMOOTHED = "The days taken together"
"""Name of the dotted line. It says nothing in words."""

_WORDS = {1: "one", 2: "two", 3: "three", 4: "four"}

_OWN_RATING = "Your own rating, where you gave one, is drawn under By day."


def claim(weeks: int, logged: int, workdays: int) -> str:
    """Return the one claim; `logged` of the `workdays` of those `weeks`."""
    return (
        f"Higher than your usual for {_WORDS[weeks]} weeks ({logged} of {count(workdays, 'workday')} logged). It "
        "describes your log, not your health."
    )


def no_claim(missing: str | None, have: int, need: int, weeks: int) -> str:
    """Return why nothing is claimed: `missing` is the value of measures' Missing, `have` of `need` of it are there.

    `weeks` is how many in a row a claim takes.
    """
    in_a_row = _WORDS[weeks]
    said = {
        None: f"No claim: your last {in_a_row} finished weeks were not all higher than your usual.",
        "workdays": f"{_few_workdays(have)} {_OWN_RATING}",
        "days": f"No claim yet: {have} of {count(need, 'day')}.",
        "weeks": f"No claim yet: logged days in {have} of {count(need, 'week')}.",
        "share": f"No claim: in the weeks you log, {have} % of the workdays can be compared; under {need} % this rule "
        f"would miss too much. {_OWN_RATING}",
        "after": f"No claim yet: your usual is known, and the next {in_a_row} finished weeks can be held against it.",
        "thin": f"Too few rated days in one of the last {in_a_row} weeks to say anything: {have} of {need}.",
    }
    return said[missing]


def _few_workdays(planned: int) -> str:
    if not planned:
        return "No workday is set, so there is nothing to compare."
    them = "workday a week is" if planned == 1 else "workdays a week are"
    return (
        f"{_WORDS.get(planned, str(planned)).capitalize()} {them} too few for this rule to tell a change from chance."
    )


def like_yours(weeks: int, workdays: int, share: float, by_chance: float, noticed: float, in_a_year: float) -> str:
    """Return how the rule fares in journals with so many workdays a week, a `share` of them compared; shares are 0–1.

    `weeks` is how many in a row a claim takes. `by_chance` is of stretches
    of 20 workdays, `noticed` of lasting rises by 65 %, `in_a_year` of years.
    """
    return (
        f"A notice of {_WORDS[weeks]} higher weeks comes by chance, too: in simulated journals like yours "
        f"({count(workdays, 'workday')} a week, {_in_ten(share)} in 10 logged) in about 1 of {number(1 / by_chance)} "
        f"stretches of 20 steady workdays, and in about {_in_ten(in_a_year)} of 10 steady years. It misses about "
        f"{_in_ten(1 - noticed)} in 10 lasting rises of two-thirds, and nearly all while heavy days stay unrated: no "
        "notice does not mean that all is well."
    )


def against_four(week: float | None, difference: float | None, *, so_far: bool = False) -> str:
    """Return a week beside the same weekdays of the four before it, in points a day; "" where that is not known."""
    if week is None or difference is None:
        return ""
    by = round(difference)
    much = "as much as" if not by else f"{abs(by)} {'more' if by > 0 else 'less'} than"
    when = "This week so far" if so_far else "The week"
    return f"{when}: {number(week)} points a logged workday, {much} on the same weekdays of the four weeks before."


def _in_ten(share: float) -> str:
    return number(10 * share)
