"""Sentences of the page on published scales. No score is called good or bad."""

from __future__ import annotations

from datetime import date

from journal.wording.dates import count, date_near, number

BRING_NUMBERS = (
    "Answer on a copy of your own, then bring the numbers here. The questions belong to their authors and are not in "
    "this program."
)

NOTHING_YET = "What you fill in will be listed here, with what changed since the time before."

IN_ORDER_HINT = "In the order of the items, a dash for one left out. They fill the rows below."

NOT_A_DIAGNOSIS = (
    "A scale describes how you answered on that day. It is no diagnosis, and your own sense of it comes first."
)

OWN_CHANGE = "Your own change comes first. The thin lines are where the source draws its bands; they are no verdict."

NO_BANDS = "Your own change comes first. No bands are drawn: the source gives none."

NO_REAL_CHANGE = (
    "How large a real change is cannot be told here: its source does not say how the score spreads. You can, below."
)

SIZE = "How large is a real change?"

SIZE_MEANS = (
    "Answered twice with nothing changed, a score differs all the same. How much follows from its standard deviation "
    "among people and its reliability: more than that comes by chance in 1 of 20 (Jacobson and Truax 1991). It says "
    "nothing of why a score moved. Figures of people like you may be other ones: put them in, and they hold."
)

SD = "Standard deviation"

RELIABILITY = "Reliability, 0 to 1"

NORM_SOURCE = "Where they are from"

AS_THE_SOURCE_HAS_IT = "As the source has it"

SOURCE_HOLDS = "What the source tells holds again."

NOTHING_OVER_TIME = "Once a scale is filled in twice, its change over time will be drawn here."

UNKNOWN = "This scale is not one that this version knows. What was kept stays as it is."


def asked(name: str, span: tuple[float, float] | None) -> str:
    """Return the label of an input for a total."""
    return f"{_large(name)}{_between(span)}"


def score_line(name: str, value: float, span: tuple[float, float] | None) -> str:
    """Return for example "Burnout 25 (10 to 50)"; of the only score of a scale, "48 (0 to 100)"."""
    words = "" if name == "score" else f"{_large(name)} "
    return f"{words}{number(value, 2)}{_between(span)}"


def change_line(difference: float, since: date, today: date, *, real: bool | None) -> str:
    """Return how a score changed, for example "12 more than on 3 August, a real change"."""
    day = date_near(since, today)
    if round(difference, 2) == 0:
        return f"the same as on {day}"
    moved = f"{number(abs(difference), 2)} {'more' if difference > 0 else 'less'} than on {day}"
    if real is None:
        return moved
    return f"{moved}, {'a real change' if real else 'which may be chance'}"


def over_time(
    name: str, n: int, first: float, first_on: date, last: float, last_on: date, today: date, *, real: bool | None
) -> str:
    """Return where a score has gone between the first and the last of `n` fillings-in.

    `real` says whether that is more than chance, None: the size of a real
    change is not known. Of one filling-in only the value is said.
    """
    score = "The score" if name == "score" else _large(name)
    if n < 2:
        now = f"{score}: {number(last, 2)} on {date_near(last_on, today)}"
        return f"{now}. From the second filling-in on, there is a line."
    if round(last - first, 2) == 0:
        moved = "the same as"
    else:
        moved = f"{number(abs(last - first), 2)} {'more' if last > first else 'less'} than"
    said = f"{score}: {number(last, 2)} on {date_near(last_on, today)}, {moved} on {date_near(first_on, today)}"
    if real is not None and moved != "the same as":
        said += ", a real change" if real else ", which may be chance"
    return f"{said}. {count(n, 'filling-in', 'fillings-in')}."


def real_marks(
    points: float | None, sd: float | None = None, reliability: float | None = None, source: str = ""
) -> str:
    """Return from how many points on a change has a large mark, and what that rests on; None: it cannot be told.

    Without `sd` and `reliability` the source of the scale names the points itself.
    """
    if points is None:
        return NO_REAL_CHANGE
    said = f"A large mark: {number(points, 1)} points or more away from the time before, which is a real change"
    if sd is None or reliability is None:
        return f"{said}."
    where = source.strip().rstrip(".") or "figures of your own"
    return (
        f"{said}. By a standard deviation of {number(sd, 2)} and a reliability of {number(reliability, 2)} ({where})."
    )


def band_name(words: str, least: float) -> str:
    """Return the short name of a band as a chart shows it: "average, from 23", "50 or under"; "" without words."""
    short = words.split(":")[0].split(" (")[0]
    if not short or any(letter.isdigit() for letter in words.split(":")[0]):
        return words.split(":")[0]
    return short if least <= 0 else f"{short}, from {number(least)}"


def answered(n: int, of: int) -> str:
    """Return how many items are answered."""
    return "All answered." if n == of else f"{n} of {count(of, 'item')} answered."


def answers_taken(taken: tuple[int, ...], low_means: str, high_means: str) -> str:
    """Return the answers an item takes, with the words for both ends where there are some."""
    low, high = taken[0], taken[-1]
    if low_means:
        return f"Answers: {low} {low_means}, {high} {high_means}."
    return f"Answers: {low} to {high}."


def origin(source: str, holder: str) -> str:
    """Return where a scale comes from and whose it is."""
    return f"Source: {source}. Licence: {holder}."


def _large(name: str) -> str:
    return f"{name[:1].upper()}{name[1:].replace('_', ' ')}"


def _between(span: tuple[float, float] | None) -> str:
    return f" ({number(span[0], 1)} to {number(span[1], 1)})" if span else ""
