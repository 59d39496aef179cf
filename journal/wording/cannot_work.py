"""Sentences for a day on which one cannot work, and what is said to whom: no reason, no therapy, no name in them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from journal.wording.dates import clock, count, day_in_words, day_near, duration

TITLE = "I cannot work today"
OPEN = "Off sick: who was told"
WHO = "Who is to be told"
CALM = "Start at the top. Nobody is told anything by this journal: you copy a text, or you call."
NOBODY = "Nobody is expected in these days, as far as the journal knows."
NOBODY_TODAY = (
    "Nobody is expected today any more, as far as the journal knows. If tomorrow falls out too, say so above."
)
NOT_ILL = "Nothing is kept as sick for today."
TOMORROW_TOO = "Tomorrow too"
AFTER_ALL = "I can work after all"
CANCEL = "Cancel them in the calendar"
TAKE_BACK = "Take it back"
ON_THE_WAY = "may be on the way"
BEGAN = "has begun: they may be waiting"
CANCELLED = "cancelled in the calendar"
PLANNED_AGAIN = "planned again by hand"
NOT_PLANNED = "as usual, not planned in the calendar"
GATED = "not to be left waiting: call first, or cover"
ASK_RISK = "risk was not asked lately: call first"
RISK_ASKED = "risk was asked in the last two weeks"
WORDS_FOR = "What to say"
ALSO_THERE = "Also in these days"

WAYS = {"can wait": "Can wait", "call first": "Call first", "covered": "Cover"}
"""How somebody is told → the word of its button."""

ALSO_TOMORROW = "You are kept as sick until today. Also tomorrow?"
LONG = (
    "You have been ill for a week. While I am away has room for each client, cover and a longer pause. Coming back can "
    "go in steps: at first those who cannot wait, with time between them, then half of the week, then the rest."
)
WHILE_AWAY = "While I am away"


CALLS = "Somebody calls for me"
CALLS_INTRO = (
    "A list for one person who calls for you: codes, times and what to say, and nothing else. Agree on it with them "
    "before you need it."
)
CALLS_LATER = "On a day when you cannot work, their list is made here."
NOT_AGREED = "It was not agreed with them yet. Who sees a code and a list of names knows who comes to you."
SHOW_LIST = "Make the list"
SECOND_YES = "Yes, it is for them alone"
RULES = (
    "Say no more than what stands here, and not why. Speak to the person alone. If somebody else answers, say only "
    "that you will call again; if nobody does, leave no message. Whoever is not well, or asks for more, is told: "
    "{route}. Tell me whom you reached. Destroy this list afterwards."
)
FOR_HELPER = {
    "can wait": "Your appointment {when} has to be cancelled. You will get a message about the next one.",
    "call first": "Your appointment {when} has to be cancelled. You will be called. When can you be reached?",
    "covered": "Your appointment {when} has to be cancelled. Somebody stands in: would you like to hear from them?",
}


ALL_TOLD = "Everyone who is expected was told: there is nobody to call."


def ask_again(calls: int, who: str) -> str:
    """Return what is asked before the list is shown."""
    return f"It names {count(calls, 'appointment')} by code and time. Is it for {who} alone?"


def agreed(on: date, today: date) -> str:
    """Return when it was agreed that somebody calls."""
    return f"Agreed with them on {day_near(on, today)}."


def list_for(who: str, names_lie: str, calls: Sequence[tuple[str, datetime, str]], today: date, route: str) -> str:
    """Return the list for one who calls: a line for each of `calls`, a code, a time and one of `WAYS`."""
    lines = [f"For {who}", f"The names for the codes: {names_lie}", RULES.format(route=route or "I call back")]
    for code, at, way in calls:
        day = "today" if at.date() == today else f"on {day_in_words(at.date())}"
        lines += ["", f"{code}, {day}, {clock(at)}", f"“{FOR_HELPER[way].format(when=day)}”"]
    return "\n".join(lines)


def kept(first: date, last: date, today: date) -> str:
    """Return which days are kept as sick."""
    begun = "" if first == today else f" from {day_in_words(first)}"
    until = "today" if last == today else f"until {day_in_words(last)}"
    return f"Kept as sick{begun}, {until}. It is in your time off, and in nothing that you share."


def text(kind: str, day: date, today: date, route: str) -> str:
    """Return what is said in one of `WAYS`, for an appointment on `day`; `route`: what to do when it cannot wait."""
    when = "today" if day == today else f"on {day_in_words(day)}"
    said = {
        "can wait": f"I have to cancel our appointment {when}. I am sorry that it is so late. I will write to "
        "you about the next one as soon as I can.",
        "call first": f"I have to cancel our appointment {when}, and did not want only to write. I will try to "
        "call you. Please tell me when I can reach you.",
        "covered": f"I have to cancel our appointment {when}. Somebody stands in for me. Please tell me if you "
        "would like to hear from them.",
    }[kind]
    return f"{said} {'If it cannot wait: ' + route if route else ''}".strip()


def colleague(day: date, today: date) -> str:
    """Return what is said to somebody one meets for the work on `day`."""
    when = "today" if day == today else f"on {day_in_words(day)}"
    return f"I have to cancel our meeting {when}. I am sorry. I will write to you about another time."


def when(at: datetime, now: datetime, *, soon: bool) -> str:
    """Return when an appointment is, by the clock; `soon`: somebody may be on the way."""
    if not soon:
        return clock(at)
    minutes = int((at - now).total_seconds() // 60)
    if minutes < 0:
        return f"{clock(at)}, {BEGAN}"
    return f"{clock(at)}, in {duration(minutes)}: {ON_THE_WAY}"


def consent(agreed: Collection[bool | None]) -> str:
    """Return who agreed to cover, of those who were asked; None: not asked."""
    if agreed and all(agreed):
        return "agreed to cover"
    if any(one is False for one in agreed):
        return "did not agree to cover"
    return "not asked about cover"


def told(on: Sequence[date], today: date) -> str:
    """Return on which day somebody was told last; "" where nobody was."""
    if not on:
        return ""
    return "told today" if max(on) == today else f"told on {day_in_words(max(on))}"


def reach(by: str | None, message: bool | None, named: bool | None, who_answers: str) -> str:
    """Return how somebody may be reached; what is not known reads "speak to them only"."""
    if by is None and message is None:
        return "how to reach them is not known: speak to them only"
    parts = [f"by {by}" if by and by != "in session only" else (by or "")]
    parts.append("a message may be left" if message else "leave no message, speak to them only")
    if message and not named:
        parts.append("not naming the work")
    if who_answers:
        parts.append(f"may answer: {who_answers}")
    return ", ".join(part for part in parts if part)


def cancelled(written: int, to_choose: Sequence[str], by_hand: Sequence[str] = ()) -> str:
    """Return what cancelling came to, in codes: who is still to be chosen for, who was planned again by hand."""
    parts = [f"{count(written, 'session')} cancelled by you" if written else "Nothing new to cancel"]
    if to_choose:
        parts.append(f"first choose call first or cover: {', '.join(to_choose)}")
    if by_hand:
        parts.append(f"{PLANNED_AGAIN}, and left: {', '.join(by_hand)}")
    return "; ".join(parts)


def at_work(left: Sequence[str], told: Sequence[str]) -> str:
    """Return what is said when one works after all; both are codes."""
    return with_rest("Not kept as sick any more, and the sessions are as before", left, told)


def with_rest(said: str, left: Sequence[str], told: Sequence[str]) -> str:
    """Return what was done, with what was left as changed by hand, and who is to be told again; both are codes."""
    parts = [said]
    if left:
        parts.append(f"changed by hand since, and left: {', '.join(left)}")
    if told:
        parts.append(f"tell again: {', '.join(told)}")
    return "; ".join(parts)


def hours_free(hours: int) -> str:
    """Return that hours kept free after a leave are there for an emergency."""
    return f"{count(hours, 'hour')} kept free after your leave: one can be booked for an emergency the same day."
