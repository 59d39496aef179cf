"""Sentences of the year in review: what was there, without a score and without praise."""

from __future__ import annotations

from collections.abc import Sequence

from journal.wording.dates import count, duration

TITLE = "Year in review"
ABOUT = (
    "One page to keep: your weeks, what stayed, what helped, what was given back, and words of your own that you "
    "choose. No client is named by this page; look through your own words before it leaves."
)
WEEKS = "The weeks"
STAYED = "What stayed"
HELPED = "What helped"
ENERGY = "Energy in your own points from 0 to 10: how many more after than before."
GIVEN = "What was given back"
WORDS = "In my own words"
CHOOSE = "Words of your own (none goes along unless you choose it)"
NO_WORDS = "Nothing was written in this year that could be chosen."
NOTHING_YET = "Once a year has something in it, a page of it can be kept here."
NOT_SEALED = "The file is not sealed: it is a page to keep or to print. It is on no disk until you save it."
EMPTY = "Nothing was logged in this year yet. There is no page to make of it."
FOOT = "Made with Between Sessions, from what was logged. What was not logged is not here."
MISSING = "In the PDF, a sign that its font does not have stands as an empty box; Latin, Greek and Cyrillic are there."


def title(year: int) -> str:
    """Return the heading of the page."""
    return f"My year {year}"


def weeks(sessions: int, with_sessions: int, fullest: int, away: int) -> str:
    """Return the picture in words: sessions in all, weeks with any, the most in one, weeks with days away."""
    if not sessions:
        return "No session was logged as held."
    told = f"{count(sessions, 'session')} in {count(with_sessions, 'week')}, {fullest} in the fullest of them."
    return f"{told} Days away in {count(away, 'week')}." if away else told


LEGEND = "A bar is a week, as high as it held sessions. Below it, a mark for a week with days away."


def stayed(thoughts: int, feelings: Sequence[tuple[str, int]], came_back: int, lighter: int) -> list[str]:
    """Return what stayed between sessions."""
    if not thoughts:
        return []
    said = [f"{count(thoughts, 'thought')} of clients between sessions."]
    if feelings:
        said.append("Most often: " + ", ".join(f"{name} ({n})" for name, n in feelings) + ".")
    if came_back:
        said.append(f"{count(came_back, 'thought')} came back after being set down; {lighter} lighter, or done.")
    return said


def given(own_time: int, rest: int, supervision: int, education: int) -> list[str]:
    """Return what was given back; times in minutes."""
    said = [
        (own_time, f"{duration(own_time)} for yourself between clients."),
        (rest, f"{count(rest, 'day')} of holiday."),
        (supervision, f"{duration(supervision)} of supervision."),
        (education, f"{duration(education)} of learning."),
    ]
    return [sentence for n, sentence in said if n]
